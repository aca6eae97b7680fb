"""The report as a workbook: findings, sources, attributions, claims and the story, a sheet each."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from onrecord.model import Report
from onrecord.report import attributions_csv, claims_csv, findings_csv, sources_csv
from onrecord.report.clean import one_line
from onrecord.report.page import Page
from onrecord.report.paragraphs import paragraphs
from onrecord.report.registry import reporter
from onrecord.report.spreadsheet import Cell, Row, place_cells
from onrecord.report.summary import standing

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST = 32_767
"""What a cell can hold, in UTF-16 code units."""

_CUT = " … [cut: a cell holds no more]"
_WHEN = datetime(2000, 1, 1)
"""Stands in every file as the time of writing, so that the same report gives the same bytes."""

_NARROWEST, _WIDEST = 9, 48
"""Widths of columns, in characters."""

_LINE, _TALLEST = 15, 405
"""Height of a line and of the tallest row, in points."""

_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Opens what a spreadsheet takes for the code of a sign: it would show _x0041_ as A."""

_STORY = ("Text", "Part", "Findings", "Line", "Paragraph")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its name."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Row]


@reporter("xlsx", suffix="xlsx", binary=True)
def xlsx(report: Report, page: Page) -> bytes:
    """A workbook with sheets for findings, sources, attributions, claims and the story, for a spreadsheet.

    The columns are those of the CSV formats. Words are always text, never a formula or a link.
    """
    from openpyxl import Workbook  # a fraction of a second that the other formats do without
    from openpyxl.writer.excel import ExcelWriter

    from onrecord.report.word.package import Package

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = one_line(report.article.title, Page())[:255]
    book.properties.creator, book.properties.created, book.properties.modified = "onrecord", _WHEN, _WHEN
    for sheet in _sheets(report):
        _fill(book.create_sheet(sheet.name), sheet)
    out = BytesIO()
    ExcelWriter(book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)).save()  # book.save() would stamp today's date
    return Package(out.getvalue()).to_bytes(same_time=True)


def text(value: str) -> str:
    """What stands in a cell: the words on one line, cut where a cell cannot hold them."""
    words = _ESCAPE.sub("_x005F_", one_line(value, Page()))
    units = words.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return words
    return units[: 2 * (LONGEST - len(_CUT))].decode("utf-16-le", errors="ignore") + _CUT


def _sheets(report: Report) -> Iterator[Sheet]:
    yield Sheet("Findings", findings_csv.COLUMNS, findings_csv.finding_rows(report))
    yield Sheet("Sources", sources_csv.COLUMNS, sources_csv.source_rows(report))
    yield Sheet("Attributions", attributions_csv.COLUMNS, attributions_csv.attribution_rows(report))
    yield Sheet("Claims", claims_csv.COLUMNS, claims_csv.claim_rows(report))
    yield Sheet("Story", _STORY, _story(report))


def _story(report: Report) -> Iterator[Row]:
    """The paragraphs of the story with what was found in each."""
    found = standing(report)
    for paragraph in paragraphs(report.article):
        remarks = [f"{one.level.value}: {one.message}" for one in found if paragraph.span.overlaps(one.span)]
        yield (
            report.article.words(paragraph.span),
            paragraph.role.value if paragraph.role else None,
            " ".join(remarks),
            *place_cells(report.article.place(paragraph.span.start)),
        )


def put(cell: Any, value: object) -> None:
    """Write a value: words are words, whether they look like a formula, a fault or a number."""
    cell.value = value
    if isinstance(value, str) and value:
        cell.data_type = "s"


def to_print(sheet: Worksheet) -> None:
    """Headings that stay in sight and stand on every page; pages on their side, all columns on one."""
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.print_title_rows = "1:1"


def _fill(target: Worksheet, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    top, bold, grey = Alignment(vertical="top", wrap_text=True), Font(bold=True), PatternFill("solid", "FFE8E8E8")
    headings: Row = tuple(sheet.headings)
    rows: list[Row] = [tuple(text(value) if isinstance(value, str) else value for value in row) for row in sheet.rows]
    widths = [_width(heading, [row[column] for row in rows]) for column, heading in enumerate(sheet.headings)]
    for number, row in enumerate((headings, *rows), start=1):
        for place, value in enumerate(row, start=1):
            if value is None or value == "":
                continue
            cell: Any = target.cell(number, place)
            put(cell, value)
            cell.alignment = top
            if number == 1:
                cell.font, cell.fill = bold, grey
            elif isinstance(value, str):
                cell.number_format = "@"  # so that it does not turn into a formula when somebody edits it
        if number > 1:
            target.row_dimensions[number].height = _height(row, widths)
    for place, width in enumerate(widths, start=1):
        target.column_dimensions[get_column_letter(place)].width = width
    target.auto_filter.ref = f"A1:{get_column_letter(len(widths))}{len(rows) + 1}"
    to_print(target)


def _width(heading: str, values: Iterable[Cell]) -> int:
    """As wide as the longest words, within limits; the heading needs room for the arrow of the filter."""
    longest = max((len(value) for value in values if isinstance(value, str)), default=0)
    return min(_WIDEST, max(_NARROWEST, len(heading) + 4, longest + 1))


def _height(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """As tall as its wrapped words need: not every program finds that out by itself."""
    lines = (-(-len(value) // (width - 2)) for value, width in zip(row, widths, strict=True) if isinstance(value, str))
    return min(_TALLEST, _LINE * max((1, *lines)))
