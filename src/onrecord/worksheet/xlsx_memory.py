"""What a workbook remembers: what the program had written, and what people have put beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl.comments import Comment
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from onrecord.worksheet.columns import KEY, MACHINE, WORDS
from onrecord.worksheet.read_xlsx import MEMORY
from onrecord.worksheet.rows import Row
from onrecord.worksheet.update import digest
from onrecord.worksheet.xlsx_cells import fresh, put, tidy

Comments = Mapping[tuple[str, str], Comment]
"""Remarks pinned to cells, by key of the row and heading of the column."""


def comments_of(sheet: Worksheet) -> Comments:
    """The remarks that people have pinned to the cells of a table of claims."""
    headings = {number: str(value).strip() for number, value in _first_row(sheet) if value is not None}
    key_column = next((number for number, name in headings.items() if name == KEY), None)
    found = {}
    for row in sheet.iter_rows(min_row=2):
        cells: tuple[Any, ...] = row
        key = str(cells[key_column - 1].value or "") if key_column else ""
        for cell in cells:
            if cell.comment is not None and cell.column in headings:
                found[key, headings[cell.column]] = Comment(cell.comment.text, cell.comment.author or "")
    return found


def _first_row(sheet: Worksheet) -> Iterable[tuple[int, object]]:
    return enumerate(next(sheet.iter_rows(max_row=1, values_only=True), ()), start=1)


def remember(book: Workbook, rows: Iterable[Row], derived: Sequence[str], typed: Mapping[str, int]) -> None:
    """Write marks of all that the program has written to a hidden sheet, so that the next update sees what a person
    has changed. ``derived`` are the sheets made from the rows, ``typed`` the number of the column there that is the
    person's.
    """
    sheet: Any = fresh(book, MEMORY, len(book.sheetnames))
    sheet.sheet_state = "veryHidden"
    for place, name in enumerate(("key", "digests", "words"), start=1):
        put(sheet.cell(1, place), name)
    put(sheet.cell(1, 4), json.dumps({name: mark(book[name], typed.get(name)) for name in derived}))
    for number, row in enumerate(rows, start=2):
        written = {name: digest(tidy(row.known.get(name))) for name in MACHINE if name != KEY}
        put(sheet.cell(number, 1), row.key)
        put(sheet.cell(number, 2), json.dumps(written))
        put(sheet.cell(number, 3), str(row.known.get(WORDS, "")))


def marks(book: Workbook) -> Mapping[str, str]:
    """The marks of the derived sheets as they were written; empty where the workbook has forgotten them."""
    if MEMORY not in book.sheetnames:
        return {}
    try:
        found = json.loads(str(book[MEMORY].cell(1, 4).value))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def mark(sheet: Worksheet, typed: int | None) -> str:
    """A mark of all that stands in a sheet, but for the person's own column."""
    found: list[tuple[str, str, str]] = []
    for row in sheet.iter_rows():
        cells: tuple[Any, ...] = row
        for cell in cells:
            if (cell.value not in (None, "") or cell.comment) and not (cell.column == typed and cell.row > 1):
                found.append((cell.coordinate, str(cell.value), cell.comment.text if cell.comment else ""))
    return digest(found)
