"""The sentences of a story with their figures, and each as a template in which a mark stands for every figure.

A template lets a pattern ask for "from A to B" whatever the figures look like: ``slot("cm", "a")`` matches the mark of
a count or a sum of money and gives its number under the name ``a``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import regex

from onrecord.analyse.figures.dates import dates, day_of
from onrecord.analyse.figures.figure import Figure
from onrecord.analyse.figures.numbers import figures, shares
from onrecord.analyse.figures.spelled import may_count
from onrecord.model import SPOKEN_ROLES, Article, Block, BlockRole, Span

_OPEN, _CLOSE = "\ue000", "\ue001"
_SPACES = str.maketrans(dict.fromkeys("\n\r\t\u00a0\u2009\u202f", " "))
_LONGEST = 1200
"""Characters of a sentence beyond which it is a table or a list, not prose."""

WORD = r"[\p{L}\d][\p{L}\d’'&.-]*"
FILL = rf"(?:[ ](?:{WORD}|{_OPEN}[yd]\d+{_CLOSE}))"
"""One word, year or date between two figures."""


def slot(kinds: str, name: str) -> str:
    """A pattern for the mark of one figure of these kinds, its number under a name."""
    return rf"{_OPEN}[{kinds}](?P<{name}>\d+){_CLOSE}"


def mark(kinds: str) -> str:
    """A pattern for the mark of one figure of these kinds, whatever its number."""
    return rf"{_OPEN}[{kinds}]\d+{_CLOSE}"


@dataclass(frozen=True)
class Line:
    """One sentence: where it stands, its figures, and its template."""

    span: Span
    role: BlockRole
    text: str
    figures: tuple[Figure, ...]

    @cached_property
    def _built(self) -> tuple[str, tuple[int, ...]]:
        """The template, and for each of its characters (and its end) the offset in the story."""
        pieces: list[str] = []
        offsets: list[int] = []
        end = self.span.start
        for number, figure in enumerate(self.figures):
            mark_of = f"{_OPEN}{figure.kind}{number}{_CLOSE}"
            pieces += [self.text[end - self.span.start : figure.span.start - self.span.start], mark_of]
            offsets += [*range(end, figure.span.start), *[figure.span.start] * len(mark_of)]
            end = figure.span.end
        pieces.append(self.text[end - self.span.start :])
        offsets += range(end, self.span.end + 1)
        return "".join(pieces), tuple(offsets)

    @property
    def template(self) -> str:
        """The words of the sentence with marks for its figures."""
        return self._built[0]

    def place(self, start: int, end: int) -> Span:
        """Where a stretch of the template stands in the story; a mark stands for the whole figure."""
        offsets = self._built[1]
        last = next((f for f in self.figures if end and f.span.start == offsets[end - 1]), None)
        return Span(offsets[start], last.span.end if last is not None else offsets[end - 1] + 1)

    def find(self, pattern: regex.Pattern[str]) -> Iterator[regex.Match[str]]:
        """Matches of a pattern over the template."""
        return pattern.finditer(self.template)

    def at(self, match: regex.Match[str], name: str) -> Figure | None:
        """The figure that a pattern found under a name."""
        number = match.groupdict().get(name)
        return self.figures[int(number)] if number is not None else None

    def has(self, *kinds: str) -> bool:
        """Whether the sentence has a figure of each of these kinds; a string of letters asks for any of them."""
        return all(any(f.kind in some for f in self.figures) for some in kinds)


@dataclass(frozen=True)
class Page:
    """A story as the checks see it: its text, sentences with figures, and the day it was published."""

    article: Article
    lines: tuple[Line, ...]
    published: date | None
    names: tuple[Span, ...] = field(default=())

    @property
    def text(self) -> str:
        """The text of the story."""
        return self.article.text

    @cached_property
    def prose(self) -> tuple[Block, ...]:
        """The blocks that hold the story's own words."""
        return tuple(b for b in self.article.blocks if b.role in SPOKEN_ROLES)


def read_page(article: Article, sentences: Sequence[Span], names: Sequence[Span] = ()) -> Page:
    """The sentences of an article with their figures."""
    text = article.text.translate(_SPACES)
    starts = [s.start for s in sentences]
    lines: list[Line] = []
    for block in article.blocks:
        if block.role not in SPOKEN_ROLES:
            continue
        first = bisect_left(starts, block.span.start)
        last = bisect_left(starts, block.span.end)
        for span in _whole(text, sentences[first:last]):
            lines.append(_line(text, span, block.role))
    return Page(article, tuple(lines), _published(article), tuple(names))


def _whole(text: str, sentences: Sequence[Span]) -> Iterator[Span]:
    """Sentences, joined again where they were cut behind "No.", "Feb." or inside a figure."""
    joined: list[Span] = []
    for span in sentences:
        last = joined[-1] if joined else None
        begins = text[span.start : span.start + 1]
        if last is not None and (
            (begins.islower() or begins.isdigit())
            and text[last.end - 1] not in '!?"”'
            and span.end - last.start < _LONGEST
        ):
            joined[-1] = Span(last.start, span.end)
        else:
            joined.append(span)
    yield from joined


def _line(text: str, span: Span, role: BlockRole) -> Line:
    words = span.of(text)
    if _OPEN in words or _CLOSE in words or span.end - span.start > _LONGEST:
        return Line(span, role, words, ())
    digits = any(c.isdigit() for c in words)
    if not digits and not may_count(words):
        return Line(span, role, words, ())
    days = list(dates(text, span.start, span.end)) if digits else []
    numbers = figures(text, span.start, span.end, [d.span for d in days])
    return Line(span, role, words, tuple(shares(text, sorted([*days, *numbers], key=lambda f: f.span))))


def _published(article: Article) -> date | None:
    """The day of publication from the file, or from a dateline or byline with a year."""
    if article.published:
        return _day(article.published)
    for block in article.blocks:
        if block.role in (BlockRole.DATELINE, BlockRole.BYLINE):
            found = _day(article.words(block.span))
            if found is not None:
                return found
    return None


def _day(words: str) -> date | None:
    """The one day that some words give with its year, or None."""
    try:
        return date.fromisoformat(words.strip()[:10])
    except ValueError:
        days = [day for figure in dates(words, 0, len(words)) if (day := day_of(figure)) is not None]
        return days[0] if days else None
