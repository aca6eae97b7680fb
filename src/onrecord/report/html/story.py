"""The story as the page shows it: paragraphs, cut into segments at every edge of marked words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from onrecord.model import LEVEL_ORDER, Article, Block, BlockRole, Span
from onrecord.report.html.marks import Mark, Role


@dataclass
class Segment:
    """A stretch of text with the same marks throughout.

    ``begins`` are the marks whose first words these are, ``ends`` those whose last words these are.
    """

    span: Span
    text: str
    marks: tuple[Mark, ...] = ()
    begins: list[Mark] = field(default_factory=list)
    ends: list[Mark] = field(default_factory=list)

    @property
    def plain(self) -> bool:
        """Whether there is nothing to say of these words."""
        return not (self.marks or self.begins or self.ends)

    @property
    def classes(self) -> str:
        """How the words look: the innermost content and source, every other role, the gravest finding."""
        found = []
        for role in (Role.CONTENT, Role.SOURCE):
            own = [mark for mark in self.marks if mark.role is role]
            if own:
                inner = min(own, key=_length)
                found += [str(role), f"{role}-{inner.group}"]
                found += [f"{role}-begins"] * (inner in self.begins) + [f"{role}-ends"] * (inner in self.ends)
        roles = {mark.role for mark in self.marks}
        found += [str(role) for role in (Role.CUE, Role.GRANT, Role.REASON, Role.BASIS) if role in roles]
        levels = [mark.level for mark in self.marks if mark.level is not None]
        if levels:
            found += ["finding", f"level-{max(levels, key=LEVEL_ORDER.index)}"]
        return " ".join(found)

    @property
    def letters(self) -> str:
        """The letters of the sources that the words are of, for the filter."""
        return " ".join(dict.fromkeys(mark.letter for mark in self.marks if mark.letter))

    @property
    def numbers(self) -> str:
        """The numbers of the findings on the words, for the filter."""
        return " ".join(str(mark.finding.number) for mark in self.marks if mark.finding)

    @property
    def anchors(self) -> str:
        """All ids that lead to the words, so that a whole stretch can be shown where a link leads to its beginning."""
        return " ".join(mark.anchor for mark in self.marks if mark.anchor)

    @property
    def ids(self) -> list[str]:
        """The ids that belong here: those of marks that begin."""
        return [mark.anchor for mark in self.begins if mark.anchor]

    @property
    def labels(self) -> list[Mark]:
        """The marks that are named before their first word."""
        shown = {Role.SOURCE, Role.CUE, Role.CONTENT, Role.GRANT, Role.REASON, Role.BASIS}
        return [mark for mark in self.begins if mark.role in shown]

    @property
    def flags(self) -> list[Mark]:
        """The findings whose number is put behind these words."""
        return [mark for mark in self.ends if mark.finding]


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the story; ``role`` is that of its first part that is no dateline."""

    role: BlockRole
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Story:
    """The paragraphs of a story."""

    paragraphs: tuple[Paragraph, ...]

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The ids that links may lead to."""
        return frozenset(i for paragraph in self.paragraphs for segment in paragraph.segments for i in segment.ids)


def story(article: Article, marks: Iterable[Mark]) -> Story:
    """The story with its marks.

    Words of a mark that stand between the paragraphs are not shown; a mark without any words to show is put on the
    words nearest before it.
    """
    parts = list(_paragraphs(article))
    marks = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))
    cut = [_segments(article.text, span, marks_here) for span, marks_here in _share_out(parts, marks)]
    _tie([segment for segments in cut for segment in segments], marks)
    return Story(
        tuple(Paragraph(role, tuple(segments)) for (_, role), segments in zip(parts, cut, strict=True) if segments)
    )


def _paragraphs(article: Article) -> Iterator[tuple[Span, BlockRole]]:
    """Blocks that share a line as one paragraph, and what stands between blocks and has a letter or digit in it."""
    end = 0
    run: list[Block] = []
    shown = (b for b in article.blocks if b.role is not BlockRole.FURNITURE or _says_something(article.words(b.span)))
    for block in shown:
        if run and "\n" in article.text[end : block.span.start]:
            yield _joined(run)
            run = []
        if not run:
            yield from _lines(article.text, Span(end, block.span.start))
        run.append(block)
        end = max(end, block.span.end)
    if run:
        yield _joined(run)
    yield from _lines(article.text, Span(end, len(article.text)))


def _joined(run: Sequence[Block]) -> tuple[Span, BlockRole]:
    role = next((block.role for block in run if block.role is not BlockRole.DATELINE), BlockRole.DATELINE)
    return Span(run[0].span.start, max(block.span.end for block in run)), role


def _lines(text: str, span: Span) -> Iterator[tuple[Span, BlockRole]]:
    """The lines of a stretch that say something."""
    start = span.start
    for line in text[span.start : span.end].split("\n"):
        if _says_something(line):
            lead = len(line) - len(line.lstrip())
            yield Span(start + lead, start + len(line.rstrip())), BlockRole.BODY
        start += len(line) + 1


def _says_something(text: str) -> bool:
    """Whether there is a letter or digit in the text."""
    return any(character.isalnum() for character in text)


def _share_out(parts: Sequence[tuple[Span, BlockRole]], marks: Sequence[Mark]) -> Iterator[tuple[Span, list[Mark]]]:
    """Each paragraph with the marks that have words in it."""
    spans = [span for span, _ in parts]
    own: list[list[Mark]] = [[] for _ in spans]
    for mark in marks:
        first = bisect_right(spans, mark.span.start, key=lambda span: span.end)
        last = bisect_left(spans, mark.span.end, key=lambda span: span.start)
        for index in range(first, last):
            own[index].append(mark)
    return zip(spans, own, strict=True)


def _segments(text: str, span: Span, marks: Sequence[Mark]) -> list[Segment]:
    """The paragraph cut at every edge of a mark."""
    edges = {span.start, span.end}
    for mark in marks:
        edges |= {max(span.start, mark.span.start), min(span.end, mark.span.end)}
    cuts = sorted(edges)
    active: list[Mark] = []
    waiting = list(reversed(marks))
    segments = []
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark.span.end > start]
        while waiting and waiting[-1].span.start <= start:
            mark = waiting.pop()
            if mark.span.end > start:
                active.append(mark)
        segments.append(Segment(Span(start, end), text[start:end], tuple(active)))
    return segments


def _tie(segments: Sequence[Segment], marks: Sequence[Mark]) -> None:
    """Note where each mark begins and ends; one without words of its own goes to the words nearest before it."""
    if not segments:
        return
    for mark in marks:
        first = bisect_right(segments, mark.span.start, key=lambda segment: segment.span.end)
        last = bisect_left(segments, mark.span.end, key=lambda segment: segment.span.start) - 1
        if first > last:
            first = last = min(max(last, 0), len(segments) - 1)
        segments[first].begins.append(mark)
        segments[last].ends.append(mark)


def _length(mark: Mark) -> int:
    return mark.span.end - mark.span.start
