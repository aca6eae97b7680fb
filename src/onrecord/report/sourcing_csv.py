"""The sourcing table as CSV: one row for each sourced statement, for a desk or a study of sourcing."""

from __future__ import annotations

from onrecord.model import Report, Source
from onrecord.report.page import Page
from onrecord.report.positions import justification, position
from onrecord.report.registry import reporter
from onrecord.report.source_types import source_name, source_type
from onrecord.report.spreadsheet import csv_table
from onrecord.report.statements import sourced_statements

COLUMNS = ("SourcedStatement", "SourceType", "Name", "Title", "Justification")


@reporter("sourcing-csv", suffix="csv")
def sourcing_csv(report: Report, page: Page) -> str:
    """One row a sourced statement: the sentences, type of source, name, title, justification.

    What a sourced statement is stands in ``statements``, what the types are in ``source_types``. Type, name, title and
    justification of a source are the same on each of its rows.
    """
    statements = sourced_statements(report)
    cells = {id(one.source): _source_cells(report, one.source) for one in statements}
    return csv_table(COLUMNS, ((one.words(report), *cells[id(one.source)]) for one in statements))


def _source_cells(report: Report, source: Source) -> tuple[str, str, str, str]:
    return (
        str(source_type(report, source) or ""),
        source_name(report, source),
        position(report, source),
        justification(report, source),
    )
