"""The report as a workbook: findings, sources, attributions, claims and the story, a sheet each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from onrecord.model import Report
from onrecord.report import attributions_csv, claims_csv, findings_csv, sources_csv
from onrecord.report.clean import one_line
from onrecord.report.page import Page
from onrecord.report.paragraphs import paragraphs
from onrecord.report.registry import reporter
from onrecord.report.spreadsheet import Cell, Row, place_cells
from onrecord.report.summary import standing

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""What a cell can hold, in UTF-16 code units."""

_CUT = " … [cut: a cell holds no more]"
_WHEN = datetime(2000, 1, 1)
"""Stands in every file as the time of writing, so that the same report gives the same bytes."""

_NARROWEST, _WIDEST = 9, 48
"""Widths of columns, in characters."""

_LINE, _TALLEST = 15, 405
"""Height of a line and of the tallest row, in points."""

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
    import xlsxwriter

    out = BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"title": text(report.article.title)[:255], "created": _WHEN})
    shared = {"text_wrap": True, "valign": "top"}
    # The format "text" keeps a cell from turning into a formula when somebody edits it.
    head, words, numbers = (
        book.add_format({**shared, **own}) for own in ({"bold": True, "bg_color": "#E8E8E8"}, {"num_format": "@"}, {})
    )
    for sheet in _sheets(report):
        _fill(book.add_worksheet(sheet.name), sheet, head, words, numbers)
    book.close()
    return out.getvalue()


def text(value: str) -> str:
    """What stands in a cell: the words on one line, cut where a cell cannot hold them."""
    words = one_line(value, Page())
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


def _fill(target: Worksheet, sheet: Sheet, head: Format, words: Format, numbers: Format) -> None:
    rows = [[text(value) if isinstance(value, str) else value for value in row] for row in sheet.rows]
    widths = [_width(heading, [row[column] for row in rows]) for column, heading in enumerate(sheet.headings)]
    target.write_row(0, 0, sheet.headings, head)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, str) and value:
                target.write_string(number, column, value, words)
            elif isinstance(value, int | float):
                target.write_number(number, column, value, numbers)
        target.set_row(number, _height(row, widths))
    for column, width in enumerate(widths):
        target.set_column(column, column, width)
    target.freeze_panes(1, 0)
    target.autofilter(0, 0, len(rows), len(sheet.headings) - 1)
    target.set_landscape()
    target.fit_to_pages(1, 0)
    target.repeat_rows(0)


def _width(heading: str, values: Iterable[Cell]) -> int:
    """As wide as the longest words, within limits; the heading needs room for the arrow of the filter."""
    longest = max((len(value) for value in values if isinstance(value, str)), default=0)
    return min(_WIDEST, max(_NARROWEST, len(heading) + 4, longest + 1))


def _height(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """As tall as its wrapped words need: not every program finds that out by itself."""
    lines = (-(-len(value) // (width - 2)) for value, width in zip(row, widths, strict=True) if isinstance(value, str))
    return min(_TALLEST, _LINE * max((1, *lines)))
