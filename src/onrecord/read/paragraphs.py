"""Paragraphs of a plain text: by blank lines, by single line ends, or by neither where lines are hard-wrapped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Span

_LINE = re.compile("[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_LINE_END = re.compile("\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]")
_BLANK = re.compile("[\\s\u200b\u2060\ufeff\x1a]*")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_STARTS_LOWER = re.compile(r"[\"'“‘(]?[a-z]")
_HEAD_LINE = re.compile(r"(?:By|BY|Updated|Published|Posted|Photo|Caption|Reporting)\b|\(Reporting|https?://")
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 40
_RAGGED = 6


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without the white space (and zero-width space, byte order mark) around it; may be empty."""
    left = _BLANK.match(text, start, end)
    start = left.end() if left else start
    while end > start and _BLANK.fullmatch(text, end - 1, end):
        end -= 1
    return Span(start, end)


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    gap: int
    """Line ends between this line and the one before; two and more make a blank line."""
    indented: bool


def split_paragraphs(text: str) -> list[Span]:
    """Where the paragraphs stand, in order, without the white space around them.

    A blank line always ends a paragraph. A single line end does so too, unless the file is hard-wrapped (lines of 40
    to 120 characters broken in mid-sentence where the next word would not have fitted).
    """
    lines = _lines(text)
    width = _wrap_width(text, lines)
    paragraphs: list[Span] = []
    previous: _Line | None = None
    for line in lines:
        if previous is not None and line.gap == 1 and width and _continues(text, previous, line, width):
            paragraphs[-1] = Span(paragraphs[-1].start, line.span.end)
        else:
            paragraphs.append(line.span)
        previous = line
    return paragraphs


def _lines(text: str) -> list[_Line]:
    """The lines that hold more than white space."""
    lines: list[_Line] = []
    end = 0
    for match in _LINE.finditer(text):
        span = trimmed(text, match.start(), match.end())
        if span.start == span.end:
            continue
        gap = len(_LINE_END.findall(text, end, span.start))
        lines.append(_Line(span, gap, span.start - match.start() >= 2 or text[match.start()] == "\t"))
        end = span.end
    return lines


def _wrap_width(text: str, lines: list[_Line]) -> int:
    """The width a file's lines are hard-wrapped at, or 0 where they are not."""
    broken = [(a, b) for a, b in pairwise(lines) if b.gap == 1]
    if not broken:
        return 0
    lengths = [a.span.end - a.span.start for a, _ in broken]
    fitting = [length for length in lengths if length <= _WIDEST_WRAP]
    if len(fitting) < 0.9 * len(lengths):
        return 0
    width = max(fitting)
    if width < _NARROWEST_WRAP:
        return 0
    full = [(a, b) for a, b in broken if _is_full(text, a, b, width)]
    mid_sentence = [1 for a, _ in full if not _SENTENCE_END.search(text, max(a.span.end - 4, 0), a.span.end)]
    flowing = any(_STARTS_LOWER.match(text, b.span.start) for _, b in full)
    enough = len(full) >= 0.5 * len(broken) and len(mid_sentence) >= 0.5 * len(full)
    return width if enough and flowing else 0


def _is_full(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted into this line."""
    start, end = following.span
    space = text.find(" ", start, end)
    first_word = (space if space >= 0 else end) - start
    return (line.span.end - line.span.start) + 1 + first_word > width - _RAGGED


def _continues(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Whether the next line of a hard-wrapped file goes on with this one's paragraph."""
    if following.indented and not line.indented:
        return False
    if _HEAD_LINE.match(text, following.span.start):
        return False
    length = line.span.end - line.span.start
    if length > _WIDEST_WRAP:
        return False
    if _is_full(text, line, following, width):
        return True
    ends = _SENTENCE_END.search(text, max(line.span.end - 4, 0), line.span.end)
    return not ends and bool(_STARTS_LOWER.match(text, following.span.start))
