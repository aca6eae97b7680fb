"""The findings of a story as CSV, one row each, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Finding, Report
from onrecord.report.page import Page
from onrecord.report.registry import reporter
from onrecord.report.spreadsheet import Row, csv_table, place_cells

COLUMNS = (
    "Level",
    "Rule",
    "Words",
    "Message",
    "Why",
    "Clause",
    "URL",
    "Source",
    "Line",
    "Paragraph",
    "Suppressed",
    "Reason",
    "Private",
    "Key",
)


@reporter("findings-csv", suffix="csv")
def findings_csv(report: Report, page: Page) -> str:
    """One row a finding: level, rule, words, message, why, clause, source, place; for a spreadsheet.

    ``Suppressed`` says by what a finding is set aside, and ``Reason`` why. ``Private`` ones are for the desk alone.
    ``Key`` stays as long as the rule and the words stay. Lines and paragraphs count from 1.
    """
    return csv_table(COLUMNS, finding_rows(report))


def finding_rows(report: Report) -> Iterator[Row]:
    """The cells of each finding, in text order."""
    labels = {source.id: source.label for source in report.sources}
    return (_row(report, finding, labels.get(finding.source_id or "")) for finding in report.findings)


def _row(report: Report, finding: Finding, label: str | None) -> Row:
    return (
        finding.level.value,
        finding.rule,
        report.article.words(finding.span),
        finding.message,
        finding.why,
        finding.clause,
        finding.url,
        label,
        *place_cells(report.article.place(finding.span.start)),
        (finding.suppressed_by or "yes") if finding.suppressed else None,
        finding.justification,
        "yes" if finding.private else None,
        finding.key,
    )
