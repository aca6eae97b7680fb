"""Tables as CSV that any spreadsheet opens, and that act on none."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from onrecord.model import Place
from onrecord.report.clean import one_line
from onrecord.report.page import Page

Cell = str | int | float | None
"""What a cell holds; None for nothing."""

Row = tuple[Cell, ...]
"""The cells of a row."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula; the wide forms are those of East Asian keyboards."""


def csv_table(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """The table as RFC 4180 has it: a row of headings, lines ended by CR LF, cells quoted where they must be."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def cell(value: Cell) -> str | int | float:
    """What stands in a cell: numbers as they are, nothing for None, words on one line and never as a formula.

    Control characters are replaced as in every other report; an apostrophe before a formula sign makes it plain text.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    words = one_line(value, Page())
    return f"'{words}" if words.startswith(FORMULA_SIGNS) else words


def place_cells(place: Place | None) -> tuple[int | None, int | None]:
    """Line and paragraph, both from 1: the line in a text or a page, the paragraph in a word-processor file."""
    if place is None:
        return None, None
    return place.line, None if place.paragraph is None else place.paragraph + 1
