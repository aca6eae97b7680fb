"""The story cut at the places where a numbered mark stands, for the forms that show story and rows together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.model import BlockRole, Report
from onrecord.worksheet.rows import Row, row_span


class Piece(NamedTuple):
    """Words of a paragraph, and the numbers of the claims that end behind them."""

    words: str
    numbers: tuple[int, ...]


class Paragraph(NamedTuple):
    """A paragraph of the story with its role, in pieces."""

    role: BlockRole
    pieces: tuple[Piece, ...]


def paragraphs(report: Report, rows: Sequence[Row]) -> Iterator[Paragraph]:
    """The story's paragraphs in order; furniture is left out."""
    ends: dict[int, list[int]] = {}
    for row in rows:
        ends.setdefault(row_span(row).end, []).append(int(row.known["No."]))
    stops = sorted(ends)
    for block in report.article.blocks:
        if block.role is BlockRole.FURNITURE:
            continue
        start, pieces = block.span.start, []
        for stop in stops:
            if block.span.start < stop <= block.span.end:
                pieces.append(Piece(report.article.text[start:stop], tuple(ends[stop])))
                start = stop
        if start < block.span.end:
            pieces.append(Piece(report.article.text[start : block.span.end], ()))
        yield Paragraph(block.role, tuple(pieces))
