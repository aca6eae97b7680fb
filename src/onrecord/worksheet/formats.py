"""The forms in which the worksheet is handed out, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from onrecord.errors import UsageError
from onrecord.model import Report
from onrecord.report.page import Page
from onrecord.worksheet.claim_review import claim_review
from onrecord.worksheet.csv_json import csv_rows, json_rows
from onrecord.worksheet.lists import SHORT, call_sheets, document_sheets
from onrecord.worksheet.table import table
from onrecord.worksheet.text_lists import text_list
from onrecord.worksheet.update import Sheet


@dataclass(frozen=True)
class Wishes:
    """What the caller asked for: length of the shortlist, every row or the shortlist alone, whether confidential rows
    are left out, the page, and who publishes the finished checks, where.
    """

    size: int = SHORT
    everything: bool = False
    public: bool = False
    page: Page = field(default_factory=Page)
    publisher: str = ""
    url: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form: the suffix of its files, what it is for, and its function. ``styled`` where it depends on the page."""

    suffix: str
    summary: str
    render: Callable[[Report, Sheet, Wishes], str | bytes]
    styled: bool = False


def _table(report: Report, sheet: Sheet, wishes: Wishes) -> str:
    return table(report, sheet.rows, wishes.page, size=wishes.size, everything=wishes.everything, public=wishes.public)


def _xlsx(report: Report, sheet: Sheet, wishes: Wishes) -> bytes:
    from onrecord.worksheet.write_xlsx import as_bytes, workbook  # a second's fraction that other forms do without

    return as_bytes(workbook(report, sheet, size=wishes.size, public=wishes.public))


def _csv(report: Report, sheet: Sheet, wishes: Wishes) -> str:
    return csv_rows(sheet)


def _json(report: Report, sheet: Sheet, wishes: Wishes) -> str:
    return json_rows(report, sheet)


def _docx(report: Report, sheet: Sheet, wishes: Wishes) -> bytes:
    from onrecord.worksheet.marked_docx import marked_docx

    return marked_docx(report, sheet.rows)


def _html(report: Report, sheet: Sheet, wishes: Wishes) -> str:
    from onrecord.worksheet.marked_html import marked_html

    return marked_html(report, sheet.rows, size=wishes.size, public=wishes.public)


def _calls(report: Report, sheet: Sheet, wishes: Wishes) -> str:
    return text_list(report, "Call sheet", call_sheets(report, sheet.rows, public=wishes.public))


def _documents(report: Report, sheet: Sheet, wishes: Wishes) -> str:
    return text_list(report, "Documents", document_sheets(report, sheet.rows, public=wishes.public))


def _reviews(report: Report, sheet: Sheet, wishes: Wishes) -> str:
    return claim_review(report, sheet.rows, publisher=wishes.publisher, url=wishes.url, date=wishes.date)


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "table": Form("txt", "the shortlist with reasons, for reading; all rows with --all", _table, styled=True),
        "xlsx": Form(
            "xlsx", "the worksheet: claims, shortlist, call sheet, documents, open questions, sign-off", _xlsx
        ),
        "csv": Form("csv", "all rows with all columns", _csv),
        "json": Form("json", "all rows with all columns, for programs", _json),
        "docx": Form("docx", "the story with numbered marks, and the rows in a table", _docx),
        "html": Form("html", "the same as one page, to read or print", _html),
        "call-sheet": Form("md", "everything to confirm with each source, in paraphrase", _calls),
        "documents": Form("md", "everything to find in each document", _documents),
        "claimreview": Form("json", "schema.org ClaimReview of rows that are signed off (needs --update)", _reviews),
    }
)


def find_form(name: str) -> Form:
    """The form of that name; UsageError with the known names where there is none."""
    if name not in FORMS:
        raise UsageError(f"unknown format {name!r}; known are {', '.join(FORMS)}")
    return FORMS[name]
