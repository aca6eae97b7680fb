"""quote-orphan: a quotation that nobody says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from pydantic import BaseModel, ConfigDict, Field

from onrecord.judge.rule import Hit, rule
from onrecord.judge.spoken import MARKS, is_sentence
from onrecord.judge.words import any_of
from onrecord.model import Analysis, Block, Quotation, SourceKind, Span

_NO_SPEAKER = (SourceKind.HIDDEN, SourceKind.REPORTER)
"""Whom a quotation in the next paragraph cannot come from: "It is said", "the Echo has learned"."""
_SPEAKER_LINE = re.compile(r"(?:[A-Z][\w .’'-]{0,40}:|[QA][.:])\s|.*[-–—―]\s*[A-Z][\w .,’'-]{2,60}$", re.DOTALL)


_CREDIT = re.compile(r"\s*[\[(]|,?\s*by [A-Z]")
"""What stands behind a quotation that is a headline, a title or an extract with its origin."""
_SHORT = 3
"""Up to how many words a paragraph is a stage direction in a dialogue ("Pause.")."""


class Settings(BaseModel):
    """``words``: from how many words on a quoted sentence needs a speaker."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: int = Field(default=5, ge=2)


@rule("quote-orphan", level="warning", settings=Settings)
def quote_orphan(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """A quotation of a sentence or more has no speaker that can be found.

    Left alone: titles, signs, slogans and single quoted words; quotations that a colon leads up to, that a credit in
    brackets follows, or that follow on a speaker in the paragraph or directly before it; later parts of a quotation
    that runs over paragraphs; passages set up like an interview; captions, headlines and pull quotes repeated from the
    story.

    Why: readers should never have to guess whose words they are reading.
    Flagged: The council met on Friday and voted for the new road. // ==“We were never told about any of it.”== // The
        road will cost 4 million.
    Fine: The council met on Friday. // “We were never told about any of it,” said Bo Lind, who lives opposite.
    """
    body = story.article.body()
    threads = {q.thread for q in story.quotations if _is_content(story, q.span)}
    begun = {q.thread for q in story.quotations if not q.closed}
    people = [s for s in story.sources if s.kind not in _NO_SPEAKER]
    known = {b.span.start for s in people for m in s.mentions if (b := story.article.block_at(m.start))}
    for index, block in enumerate(body):
        for quotation in _quotations_in(story, block):
            if quotation.thread in threads | begun or not is_sentence(story.words(quotation.span), settings.words):
                continue
            if _recoverable(story, body, index, quotation, known) or _repeated(story, quotation.span):
                continue
            yield Hit(
                quotation.span,
                None,
                "No speaker can be found for this quotation. Who said it?",
                looked_for=("a speaker in this sentence, this paragraph or the one before",),
            )


def _is_content(story: Analysis, span: Span) -> bool:
    """Whether any of the quotation is put to somebody, or at least to nobody by an attribution."""
    return any(content.overlaps(span) for a in story.attributions_at(span.start) for content in a.content)


def _quotations_in(story: Analysis, block: Block) -> Iterator[Quotation]:
    first = bisect_left(story.quotations, block.span.start, key=lambda q: q.span.start)
    for quotation in islice(story.quotations, first, None):
        if quotation.span.start >= block.span.end:
            return
        if quotation.level == 0 and block.span.contains(quotation.span) and quotation.closed:
            yield quotation


def _recoverable(story: Analysis, body: tuple[Block, ...], index: int, quotation: Quotation, known: set[int]) -> bool:
    """Whether an attribution, a speech verb or a known speaker stands where a reader would look for one."""
    block = body[index]
    before = Span(block.span.start, quotation.span.start)
    if _speaks_in(story, block) or _SPEAKER_LINE.match(story.words(block.span)):
        return True
    around = story.words(before)[-120:] + " " + story.words(Span(quotation.span.end, block.span.end))[:120]
    if any_of("speech_near").search(around) or any_of("not_speech").search(around):
        return True
    if story.words(before).rstrip().endswith((":", "—", "–")) or _CREDIT.match(story.article.text, quotation.span.end):
        return True
    while index > 1 and len(story.words(body[index - 1].span).split()) <= _SHORT:
        index -= 1
    previous = body[index - 1] if index else None
    if previous is None:
        return False
    text = story.words(previous.span)
    at_start = not story.words(before).strip()
    if at_start and (_speaks_in(story, previous, besides=_NO_SPEAKER) or text.rstrip().endswith((":", ",", "—", "–"))):
        return True
    return any_of("speech_near").search(text[-160:]) is not None or previous.span.start in known


def _speaks_in(story: Analysis, block: Block, besides: tuple[SourceKind, ...] = (SourceKind.HIDDEN,)) -> bool:
    """Whether anything in the block is put to a source that the text gives, of other kinds than those."""
    sources = [story.source(a.source_id) for a in story.attributions_at(block.span.start)]
    return any(source is not None and source.kind not in besides for source in sources)


def _repeated(story: Analysis, span: Span) -> bool:
    """Whether the same words stand elsewhere in the story, as pull quotes and displayed quotes do."""
    inner = story.words(span).strip(MARKS + " .,!?")
    return story.article.text.count(inner) > 1
