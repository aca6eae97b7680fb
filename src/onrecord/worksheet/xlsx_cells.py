"""Cells, headings and lists of the workbook: what may stand in them, and how they look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from onrecord.report.clean import clean_character
from onrecord.report.page import Page
from onrecord.report.xlsx import put as put_words
from onrecord.report.xlsx import to_print
from onrecord.worksheet.read_xlsx import Formula

LONGEST = 32_000
"""Characters that a cell may hold; Excel's own limit is a little higher."""

_LINE, _MOST_LINES = 14.0, 10
"""Points of a line, and how many lines of a long cell are shown."""

HEAD = PatternFill("solid", start_color="FF1F3A4D")
MACHINE = PatternFill("solid", start_color="FFF4F7F9")
TOP = Alignment(vertical="top", wrap_text=True)


def tidy(value: object) -> object:
    """The value as a cell can hold it.

    Control characters cannot stand in XML, and what turns the direction of writing must not stand in a sheet.
    """
    if not isinstance(value, str) or isinstance(value, Formula):
        return value
    value = "".join(c if c == "\n" else clean_character(c, Page()) for c in value)
    return value if len(value) <= LONGEST else value[:LONGEST] + " … (cut)"


def put(cell: Any, value: object) -> None:
    """Write a value. Only what a person has typed as a formula is one; all other words are words."""
    if isinstance(value, Formula):
        cell.value = str(value)
    else:
        put_words(cell, tidy(value))


def head(sheet: Worksheet, headings: Sequence[str], widths: Sequence[int]) -> None:
    """The first row: headings that stay in sight, column widths in characters, set to print on landscape pages."""
    for place, name in enumerate(headings, start=1):
        cell: Any = sheet.cell(1, place)
        put(cell, name)
        cell.font, cell.fill, cell.alignment = Font(bold=True, color="FFFFFFFF"), HEAD, TOP
        sheet.column_dimensions[get_column_letter(place)].width = widths[place - 1] if place <= len(widths) else 20
    to_print(sheet)


def lines(sheet: Worksheet, headings: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[object]]) -> None:
    """A whole list under its headings, with a filter."""
    head(sheet, headings, widths)
    for number, row in enumerate(rows, start=2):
        for place, value in enumerate(row, start=1):
            cell: Any = sheet.cell(number, place)
            put(cell, value)
            cell.alignment = TOP
        heighten(sheet, number, row, widths)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{max(2, sheet.max_row)}"


def heighten(sheet: Worksheet, number: int, values: Sequence[object], widths: Sequence[int]) -> None:
    """Give a row the height that its longest cell needs; not all office programs find it themselves."""
    needed = 1
    for place, value in enumerate(values):
        width = widths[place] if place < len(widths) else 20
        written = sum(1 + len(line) // max(1, width) for line in str(value if value is not None else "").split("\n"))
        needed = max(needed, written)
    sheet.row_dimensions[number].height = _LINE * min(needed, _MOST_LINES)


def fresh(book: Any, name: str, place: int) -> Worksheet:
    """A new sheet of that name at that place, in the stead of one that has it."""
    if name in book.sheetnames:
        book.remove(book[name])
    made: Worksheet = book.create_sheet(name, place)
    return made
