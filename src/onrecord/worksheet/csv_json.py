"""The rows of the worksheet as CSV and as JSON, for spreadsheets and programs."""

from __future__ import annotations

import json
from typing import Any

from onrecord.model import Report
from onrecord.report.spreadsheet import csv_table
from onrecord.worksheet.columns import COLUMNS
from onrecord.worksheet.rows import Row
from onrecord.worksheet.update import Sheet


def csv_rows(sheet: Sheet) -> str:
    """All rows, also the columns that people have added; lines within a cell are joined."""
    headings = [column.heading for column in COLUMNS] + list(sheet.own)
    return csv_table(headings, ([_plain(_cells(row).get(name)) for name in headings] for row in sheet.rows))


def json_rows(report: Report, sheet: Sheet) -> str:
    """The story's title and path, and a list of rows and of removed rows, each an object by heading."""
    content = {
        "story": {"title": report.article.title, "path": report.article.path},
        "rows": [_known(row) for row in sheet.rows],
        "removed": [_known(row) for row in sheet.removed],
    }
    return json.dumps(content, ensure_ascii=False, indent=1, default=str) + "\n"


def _cells(row: Row) -> dict[str, Any]:
    return {**row.known, **row.typed, **row.own}


def _known(row: Row) -> dict[str, Any]:
    return {name: value for name, value in _cells(row).items() if not name.startswith("_") and value not in (None, "")}


def _plain(value: Any) -> str | int | float | None:
    return value if value is None or isinstance(value, int | float) else str(value)
