"""The sources of a story as CSV, one row each, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Manner, Report
from onrecord.report.page import Page
from onrecord.report.registry import reporter
from onrecord.report.spreadsheet import Row, csv_table, place_cells
from onrecord.report.tally import Entry, tally

COLUMNS = (
    "Source",
    "Kind",
    "Detail",
    "Name",
    "Title",
    "Affiliation",
    "Number",
    "Statements",
    "Direct",
    "Mixed",
    "Indirect",
    "Words",
    "Share",
    "Line",
    "Paragraph",
)


@reporter("sources-csv", suffix="csv")
def sources_csv(report: Report, page: Page) -> str:
    """One row a source: kind, name, title, statements, words, share, first mention; for a spreadsheet.

    Kinds are those of the JSON report. ``Share`` is of all attributed words, 0 to 1. ``Line`` is that of the first
    mention, in a word-processor file ``Paragraph``; both count from 1.
    """
    return csv_table(COLUMNS, source_rows(report))


def source_rows(report: Report) -> Iterator[Row]:
    """The cells of each source, those with most words first."""
    return (_row(entry) for entry in tally(report).entries)


def _row(entry: Entry) -> Row:
    source = entry.source
    return (
        source.label,
        source.kind.value,
        source.detail,
        source.name,
        source.title,
        source.affiliation,
        source.number,
        entry.statements,
        *(entry.manners.get(manner, 0) for manner in (Manner.DIRECT, Manner.MIXED, Manner.INDIRECT)),
        entry.words,
        None if entry.share is None else round(entry.share, 4),
        *place_cells(entry.first),
    )
