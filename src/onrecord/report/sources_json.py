"""The sources of a story as JSON, with their counts, for scripts that need no more."""

from __future__ import annotations

import json
from typing import Any

from onrecord.model import Manner, Report
from onrecord.report.page import Page
from onrecord.report.registry import Several, reporter
from onrecord.report.tally import Entry, KindEntry, tally


@reporter("sources-json", suffix="json", several=Several(before="[\n", between=",\n", after="]\n"))
def sources_json(report: Report, page: Page) -> str:
    """Each source and each kind of source with statements, words and shares, for scripts.

    Ids and fields of a source are those of the JSON report. Shares are of all attributed words, 0 to 1, null where
    there are none. ``first_mention`` is a place in the original file as the report's places are: ``line`` and
    ``column`` from 1, or ``paragraph``, ``run`` and ``offset`` from 0.
    """
    counts = tally(report)
    fields = {
        "schema_version": report.schema_version,
        "article": {name: getattr(report.article, name) for name in ("id", "title", "path")},
        "statements": counts.statements,
        "words": counts.words,
        "sources": [_source(entry) for entry in counts.entries],
        "kinds": [_kind(kind) for kind in counts.kinds],
    }
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def _source(entry: Entry) -> dict[str, Any]:
    wanted = {"id", "kind", "label", "name", "title", "affiliation", "number", "detail", "exempt"}
    return {
        **entry.source.model_dump(mode="json", include=wanted),
        "statements": entry.statements,
        **{manner.value: entry.manners.get(manner, 0) for manner in Manner},
        "words": entry.words,
        "share": entry.share,
        "first_mention": entry.first.model_dump(exclude_none=True) if entry.first else None,
    }


def _kind(kind: KindEntry) -> dict[str, Any]:
    return {
        "kind": kind.kind.value,
        "sources": kind.sources,
        "statements": kind.statements,
        "words": kind.words,
        "share": kind.share,
    }
