"""Sourced statements: the sentences that the reporter could not have written without a source.

A statement is made of whole sentences of the story's body (headline, standfirst and subheadings only repeat it):

1. those with the words of an attribution and what it attributes;
2. the rest of a quotation that begins or ends there, also where it runs on over paragraphs;
3. the sentences that follow in the same paragraph and are nothing but quotation, with no other source in them.

What the same source says in neighbouring sentences of one paragraph is one statement. A sentence that two sources
share stands in a statement of each.

No statement is made of words that only say that somebody gave no answer; of what one source tells of another's words
(the first is the reporter's source); and of a document where a person or body tells what it says.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from onrecord.model import Attribution, BlockRole, Quotation, Report, Source, SourceKind, Span
from onrecord.report.no_answer import gives_no_answer
from onrecord.report.source_types import source_type

REPEATING = frozenset({BlockRole.HEADLINE, BlockRole.STANDFIRST, BlockRole.SUBHEAD})
"""Parts of a story that say again what its body says."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Neighbouring sentences that one source stands behind."""

    source: Source
    sentences: tuple[Span, ...]

    def words(self, report: Report) -> str:
        """The sentences as they stand in the story, on one line."""
        return " ".join(" ".join(report.article.words(sentence).split()) for sentence in self.sentences)


def sourced_statements(report: Report) -> list[Statement]:
    """All sourced statements in text order; where several begin with one sentence, as their sources stand in it."""
    return _Story(report).statements()


class _Story:
    """A report seen sentence by sentence."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._sources = {source.id: source for source in report.sources}
        self._sentences = list(_body_sentences(report))
        self._paragraphs = [self._paragraph(sentence) for sentence in self._sentences]
        self._attributions = self._told_to_the_reporter()

    def statements(self) -> list[Statement]:
        """The sentences of each source, cut into runs."""
        found: list[tuple[int, int, Statement]] = []
        for source_id, attributions in self._by_source().items():
            ties: set[int] = set()
            sentences: set[int] = set()
            for attribution in attributions:
                whole = self._whole(attribution)
                sentences |= whole
                ties |= {second for first, second in pairwise(sorted(whole)) if second == first + 1}
            for run in self._runs(sorted(sentences), ties):
                spans = tuple(self._sentences[index] for index in run)
                place = self._first_word(attributions, spans)
                found.append((run[0], place, Statement(self._sources[source_id], spans)))
        return [statement for *_, statement in sorted(found, key=lambda one: one[:2])]

    def _by_source(self) -> dict[str, list[Attribution]]:
        found: dict[str, list[Attribution]] = {}
        for attribution in self._attributions:
            if attribution.source_id is not None:
                found.setdefault(attribution.source_id, []).append(attribution)
        return found

    def _runs(self, sentences: Sequence[int], ties: set[int]) -> Iterator[list[int]]:
        """Neighbouring sentences of one paragraph, or tied over paragraphs by one attribution or quotation."""
        run: list[int] = []
        for index in sentences:
            follows = bool(run) and index == run[-1] + 1
            if run and not (follows and (index in ties or self._paragraphs[index] == self._paragraphs[run[-1]])):
                yield run
                run = []
            run.append(index)
        if run:
            yield run

    def _first_word(self, attributions: Iterable[Attribution], sentences: Sequence[Span]) -> int:
        """Where the source of a statement is first named in it, or the statement's end."""
        whole = Span(sentences[0].start, sentences[-1].end)
        return min((s.start for a in attributions for s in a.source if whole.contains(s)), default=whole.end)

    def _whole(self, attribution: Attribution) -> set[int]:
        """The sentences of an attribution, with what plainly continues them."""
        own = self._own(attribution)
        for quotation in self._quotations_of(attribution):
            own |= set(self._touched(quotation.span))
        for index in sorted(own):
            while self._continues(index + 1, index, attribution.source_id) and index + 1 not in own:
                index += 1
                own.add(index)
        return own

    def _own(self, attribution: Attribution) -> set[int]:
        """The sentences with the cue and the content, and that of the source where it stands beside them."""
        own = {index for span in (*attribution.cue, *attribution.content) for index in self._touched(span)}
        named = {index for span in attribution.source for index in self._touched(span)}
        return own | {index for index in named if not own or own & {index - 1, index + 1}}

    def _quotations_of(self, attribution: Attribution) -> Iterator[Quotation]:
        """Quotations with words of the content, and those that carry them on in the next paragraphs."""
        threads = {
            quotation.thread
            for span in attribution.content
            for index in self._touched(span)
            for quotation in self._quoted.get(index, ())
            if quotation.span.overlaps(span)
        }
        return (quotation for thread in threads for quotation in self._threads[thread])

    def _continues(self, index: int, before: int, source_id: str | None) -> bool:
        """Whether the sentence only quotes on, in the paragraph of the one before, with no other source in it."""
        if index >= len(self._sentences) or self._paragraphs[index] != self._paragraphs[before]:
            return False
        if self._speakers.get(index, set()) - {source_id}:
            return False
        return self._is_quotation(index)

    def _is_quotation(self, index: int) -> bool:
        """Whether every word of the sentence stands between quotation marks."""
        text, sentence = self._report.article.text, self._sentences[index]
        quoted = [quotation.span for quotation in self._quoted.get(index, ())]
        outside = (at for at in range(sentence.start, sentence.end) if not any(s.start <= at < s.end for s in quoted))
        return bool(quoted) and not any(text[at].isalnum() for at in outside)

    def _touched(self, span: Span) -> range:
        """The sentences that hold a letter or digit of the span."""
        text = self._report.article.text
        start, end = span
        while start < end and not text[start].isalnum():
            start += 1
        while end > start and not text[end - 1].isalnum():
            end -= 1
        if start == end:
            return range(0)
        first = bisect_right(self._sentences, start, key=lambda sentence: sentence.end)
        return range(first, bisect_left(self._sentences, end, key=lambda sentence: sentence.start))

    def _paragraph(self, sentence: Span) -> int:
        """Where the paragraph of a sentence begins; its line where the story has no blocks."""
        block = self._report.article.block_at(sentence.start)
        return block.span.start if block else self._report.article.text.rfind("\n", 0, sentence.start) + 1

    def _told_to_the_reporter(self) -> list[Attribution]:
        """The attributions that make statements, as the module says."""
        speaking = []
        for attribution in self._report.attributions:
            source = self._sources.get(attribution.source_id or "")
            if source and source_type(self._report, source) and not gives_no_answer(self._report, attribution):
                speaking.append(attribution)
        by_sentence: dict[int, list[Attribution]] = {}
        for attribution in speaking:
            for index in self._own(attribution):
                by_sentence.setdefault(index, []).append(attribution)
        return [
            attribution
            for attribution in speaking
            if not any(
                self._tells(other, attribution)
                for index in self._own(attribution)
                for other in by_sentence[index]
                if other is not attribution
            )
        ]

    def _tells(self, teller: Attribution, told: Attribution) -> bool:
        """Whether the reporter has one attribution from the source of another."""
        if teller.source_id == told.source_id:
            return False
        marks = (*told.source, *told.cue)
        if marks and all(any(content.contains(mark) for content in teller.content) for mark in marks):
            return True
        if not self._is_document(told) or self._is_document(teller):
            return False
        return any(mine.overlaps(theirs) for mine in teller.content for theirs in told.content)

    def _is_document(self, attribution: Attribution) -> bool:
        return self._sources[attribution.source_id or ""].kind is SourceKind.DOCUMENT

    @cached_property
    def _outermost(self) -> list[Quotation]:
        """The quotations that stand in no other.

        Without those that were opened and never closed, and do not run on: where they end is a guess.
        """
        found = [quotation for quotation in self._report.quotations if quotation.level == 0]
        parts = Counter(quotation.thread for quotation in found)
        return [quotation for quotation in found if quotation.closed or parts[quotation.thread] > 1]

    @cached_property
    def _threads(self) -> dict[int, list[Quotation]]:
        """The parts of each quotation, which may run on over paragraphs."""
        found: dict[int, list[Quotation]] = {}
        for quotation in self._outermost:
            found.setdefault(quotation.thread, []).append(quotation)
        return found

    @cached_property
    def _quoted(self) -> dict[int, list[Quotation]]:
        """The quotations with a word in each sentence."""
        found: dict[int, list[Quotation]] = {}
        for quotation in self._outermost:
            for index in self._touched(quotation.span):
                found.setdefault(index, []).append(quotation)
        return found

    @cached_property
    def _speakers(self) -> dict[int, set[str | None]]:
        """Who is given as the source of something in each sentence, None for attributions without a source."""
        found: dict[int, set[str | None]] = {}
        for attribution in self._report.attributions:
            for index in self._own(attribution):
                found.setdefault(index, set()).add(attribution.source_id)
        return found


def _body_sentences(report: Report) -> Iterator[Span]:
    """The sentences of the story outside headline, standfirst and subheadings; its lines where none are known."""
    sentences = report.sentences or tuple(_lines(report.article.text))
    return (s for s in sentences if report.article.role_at(s.start) not in REPEATING)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield Span(start, start + len(line.rstrip()))
        start += len(line)
