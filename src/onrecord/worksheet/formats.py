"""The forms in which the worksheet is handed out, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from onrecord.errors import UsageError
from onrecord.model import Report
from onrecord.report.page import Page
from onrecord.worksheet.claim_review import claim_review
from onrecord.worksheet.lists import SHORT, call_sheets, document_sheets
from onrecord.worksheet.marked_docx import marked_docx
from onrecord.worksheet.marked_html import marked_html
from onrecord.worksheet.table import table
from onrecord.worksheet.text_lists import text_list
from onrecord.worksheet.update import Sheet
from onrecord.worksheet.values import csv_rows, json_rows
from onrecord.worksheet.write_xlsx import as_bytes, workbook


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


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "table": Form(
            "txt",
            "the shortlist with reasons, for reading; all rows with --all",
            lambda report, sheet, wishes: table(
                report, sheet.rows, wishes.page, size=wishes.size, everything=wishes.everything, public=wishes.public
            ),
            styled=True,
        ),
        "xlsx": Form(
            "xlsx",
            "the worksheet: claims, shortlist, call sheet, documents, open questions, sign-off",
            lambda report, sheet, wishes: as_bytes(workbook(report, sheet, size=wishes.size, public=wishes.public)),
        ),
        "csv": Form("csv", "all rows with all columns", lambda report, sheet, wishes: csv_rows(sheet)),
        "json": Form("json", "all rows with all columns, for programs", lambda r, sheet, wishes: json_rows(r, sheet)),
        "docx": Form(
            "docx",
            "the story with numbered marks, and the rows in a table",
            lambda report, sheet, wishes: marked_docx(report, sheet.rows),
        ),
        "html": Form(
            "html",
            "the same as one page, to read or print",
            lambda report, sheet, wishes: marked_html(report, sheet.rows, size=wishes.size, public=wishes.public),
        ),
        "call-sheet": Form(
            "md",
            "everything to confirm with each source, in paraphrase",
            lambda report, sheet, wishes: text_list(
                report, "Call sheet", call_sheets(report, sheet.rows, public=wishes.public)
            ),
        ),
        "documents": Form(
            "md",
            "everything to find in each document",
            lambda report, sheet, wishes: text_list(
                report, "Documents", document_sheets(report, sheet.rows, public=wishes.public)
            ),
        ),
        "claimreview": Form(
            "json",
            "schema.org ClaimReview of the rows that are signed off (needs --update)",
            lambda report, sheet, wishes: claim_review(
                report, sheet.rows, publisher=wishes.publisher, url=wishes.url, date=wishes.date
            ),
        ),
    }
)


def find_form(name: str) -> Form:
    """The form of that name; UsageError with the known names where there is none."""
    if name not in FORMS:
        raise UsageError(f"unknown format {name!r}; known are {', '.join(FORMS)}")
    return FORMS[name]
