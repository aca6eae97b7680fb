"""A draft: what the reader of one format makes of a file, before the story's parts are told apart."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import BlockRole, OriginPiece, Span
from onrecord.read.allowances import Mark


@dataclass(frozen=True, slots=True)
class Hint:
    """What the format itself says about a stretch of text, such as a heading style or a figure caption."""

    span: Span
    role: BlockRole


@dataclass(frozen=True, slots=True)
class Draft:
    """One story as its format gives it. All spans are code points of ``text``.

    ``paragraphs`` is None where they are to be found by blank lines and line ends. ``origin`` may be empty where the
    text is the file itself. Dates are kept as they were written. ``marks`` are the allowances in the file; where they
    were taken out of its text to make the draft's, ``whole`` is the file's.
    """

    text: str
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    encoding: str | None = None
    paragraphs: tuple[Span, ...] | None = None
    hints: tuple[Hint, ...] = ()
    origin: tuple[OriginPiece, ...] = ()
    notes: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    whole: str | None = None


def stitch(parts: list[tuple[str, BlockRole | None]]) -> tuple[str, tuple[Span, ...], tuple[Hint, ...]]:
    """Joins paragraphs by blank lines; gives the text, where each paragraph stands in it, and a hint for each role."""
    spans: list[Span] = []
    hints: list[Hint] = []
    start = 0
    for words, role in parts:
        span = Span(start, start + len(words))
        spans.append(span)
        if role is not None:
            hints.append(Hint(span, role))
        start = span.end + 2
    return "\n\n".join(words for words, _ in parts), tuple(spans), tuple(hints)
