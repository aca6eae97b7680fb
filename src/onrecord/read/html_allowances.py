"""Allowances in the comments of an HTML page: which words of the story each of them stands at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, islice

from onrecord.model import OriginPiece, Span
from onrecord.read.allowances import COMMENTS, Mark
from onrecord.read.limits import limits

_BLOCK_TAG = re.compile(
    r"</?(?:p|div|section|article|main|body|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|table|tr|td|th|figure|figcaption|pre|hr"
    r"|header|footer|aside|address)\b",
    re.IGNORECASE,
)


def html_marks(source: str, origin: Sequence[OriginPiece], text: str) -> tuple[Mark, ...]:
    """The allowances of a page; ``origin`` says where the story's ``text`` stands in the ``source``.

    A comment inside a paragraph's element, at its end or its beginning belongs to it; one between elements has a line
    of its own.
    """
    found = list(islice(COMMENTS.finditer(source), limits().allowances + 1))
    if not found:
        return ()
    lines = [0, *accumulate(len(line) + 1 for line in source.split("\n"))]
    pieces = sorted(
        (lines[piece.place.line - 1] + (piece.place.column or 1) - 1, piece.span)
        for piece in origin
        if piece.place.line is not None and piece.span.end > piece.span.start
    )
    return tuple(_mark(source, match, pieces, text) for match in found)


def _mark(source: str, match: re.Match[str], pieces: Sequence[tuple[int, Span]], text: str) -> Mark:
    before = [(start, span) for start, span in pieces if start < match.start()]
    after = [(start, span) for start, span in pieces if start >= match.end()]
    if before:
        start, span = before[-1]
        # An entity is one character of the text and several of the source: what is left of it is no tag
        if not _BLOCK_TAG.search(source, min(start + span.end - span.start, match.start()), match.start()):
            return Mark(match.group(), Span(span.end, span.end))
    if after:
        start, span = after[0]
        alone = _BLOCK_TAG.search(source, match.end(), start) is not None
        return Mark(match.group(), Span(span.start, span.start), alone)
    return Mark(match.group(), Span(len(text), len(text)), alone=True)
