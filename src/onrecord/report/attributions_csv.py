"""The attributions of a story as CSV, one row each, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model import Attribution, Report, Source, Span, hull
from onrecord.report.page import Page
from onrecord.report.registry import reporter
from onrecord.report.spreadsheet import Row, csv_table, place_cells

COLUMNS = (
    "Source",
    "Kind",
    "Manner",
    "SourceWords",
    "Cue",
    "Content",
    "Confidence",
    "Line",
    "Paragraph",
)


@reporter("attributions-csv", suffix="csv")
def attributions_csv(report: Report, page: Page) -> str:
    """One row an attribution: source, kind, manner, the words for source, cue and content; for a spreadsheet.

    ``Source`` is the best description in the story, ``SourceWords`` the words of this attribution ("she"). Pieces of
    what is split are parted by " … ". The place is where the attribution begins; lines and paragraphs count from 1.
    """
    return csv_table(COLUMNS, attribution_rows(report))


def attribution_rows(report: Report) -> Iterator[Row]:
    """The cells of each attribution, in text order."""
    sources = {source.id: source for source in report.sources}
    return (_row(report, one, sources.get(one.source_id or "")) for one in report.attributions)


def _row(report: Report, attribution: Attribution, source: Source | None) -> Row:
    whole = (*attribution.source, *attribution.cue, *attribution.content)
    return (
        source.label if source else None,
        source.kind.value if source else None,
        attribution.manner.value,
        _words(report, attribution.source),
        _words(report, attribution.cue),
        _words(report, attribution.content),
        round(attribution.confidence, 2),
        *place_cells(report.article.place(hull(whole).start) if whole else None),
    )


def _words(report: Report, pieces: Sequence[Span]) -> str:
    return " … ".join(report.article.words(piece) for piece in pieces)
