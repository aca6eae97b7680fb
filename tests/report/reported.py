"""Reports from the analyses that ``tests.build`` makes by hand."""

from __future__ import annotations

from onrecord.model import Analysis, Report, Source


def reported(story: Analysis, **changes: object) -> Report:
    """The report on an analysis; with changes, its first source has these fields."""
    sources = list(story.sources)
    if changes:
        sources[0] = sources[0].model_copy(update=changes)
    return Report(
        article=story.article,
        attributions=story.attributions,
        sources=tuple(sources),
        quotations=story.quotations,
        sentences=story.sentences,
    )


def the_source(report: Report) -> Source:
    """The only source of a report."""
    (source,) = report.sources
    return source
