"""The claims of a story as CSV, one row each: a fact-checker's list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.model import Claim, Report
from onrecord.report.page import Page
from onrecord.report.registry import reporter
from onrecord.report.spreadsheet import Row, csv_table, place_cells

COLUMNS = (
    "Priority",
    "Claim",
    "Words",
    "Nature",
    "Categories",
    "Sourcing",
    "Sources",
    "Prominence",
    "Quoted",
    "Worthiness",
    "Reasons",
    "Evidence",
    "Questions",
    "Checks",
    "Line",
    "Paragraph",
    "Sensitive",
    "Key",
)


@reporter("claims-csv", suffix="csv")
def claims_csv(report: Report, page: Page) -> str:
    """One row a claim, the most urgent first: words, sourcing, priority and why, what would settle it, what to ask.

    ``Claim`` is the statement to stand alone, ``Words`` as the story has it. ``Priority`` and ``Worthiness`` lie
    between 0 and 1. ``Sensitive`` rows would show a confidential source: keep them apart from what is passed on.
    """
    return csv_table(COLUMNS, claim_rows(report))


def claim_rows(report: Report) -> Iterator[Row]:
    """The cells of each claim, the most urgent first."""
    labels = {source.id: source.label for source in report.sources}
    checks = {check.id: check.message for check in report.checks}
    ordered = sorted(report.claims, key=lambda claim: (-(claim.priority or 0.0), claim.span))
    return (_row(report, claim, labels, checks) for claim in ordered)


def _row(report: Report, claim: Claim, labels: Mapping[str, str], checks: Mapping[str, str]) -> Row:
    return (
        _rounded(claim.priority),
        claim.text or report.article.words(claim.span),
        report.article.words(claim.span),
        claim.nature.value,
        "; ".join(claim.categories),
        claim.sourcing.value,
        "; ".join(labels[one] for one in claim.source_ids if one in labels),
        claim.prominence.value,
        "yes" if claim.in_quotation else None,
        _rounded(claim.check_worthiness),
        "; ".join(addend.why for addend in claim.addends),
        "; ".join(claim.evidence),
        " ".join(claim.questions),
        "; ".join(checks[one] for one in claim.check_ids if one in checks),
        *place_cells(report.article.place(claim.span.start)),
        "yes" if claim.sensitive else None,
        claim.key,
    )


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 2)
