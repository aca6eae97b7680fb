"""One finding as a result of a SARIF log, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.model import Article, Evidence, Finding, Level, Report, Span
from onrecord.report.addresses import story_uri, text_is_file
from onrecord.report.clean import one_line
from onrecord.report.page import Page

BASE = "SRCROOT"
"""What relative addresses are relative to; the name that readers of SARIF know."""

FINGERPRINT = "onrecordKey/v1"

LEVELS: dict[Level, str] = {
    Level.ERROR: "error",
    Level.WARNING: "warning",
    Level.NOTE: "note",
    Level.QUESTION: "none",
}

RANKS: dict[Level, float] = {Level.ERROR: 90.0, Level.WARNING: 60.0, Level.NOTE: 30.0, Level.QUESTION: 20.0}
"""How urgent a result is, 0 to 100: viewers sort by it, and cannot sort by kind."""

_LINK = re.compile(r"\]\(")


@dataclass(frozen=True, slots=True)
class Places:
    """What results refer to: the index of each rule, the clauses of each policy, whether a baseline was at work."""

    rules: Mapping[str, int]
    taxa: Mapping[str, Sequence[str]]
    baseline: bool


def level_of(finding: Finding) -> str:
    """SARIF's word for the level; a question has none."""
    return LEVELS[finding.level]


def message(words: str) -> dict[str, str]:
    """A message in plain text: braces are doubled as SARIF asks, and nothing in it reads as a link."""
    lines = (one_line(line, Page()) for line in words.split("\n"))
    text = "\n".join(lines).replace("{", "{{").replace("}", "}}")
    if _LINK.search(text):
        text = re.sub(r"([\\\[\]])", r"\\\1", text)
    return {"text": text}


def artifact(report: Report, page: Page) -> dict[str, Any]:
    """The story's file."""
    article = report.article
    found: dict[str, Any] = {"location": _location(article), "roles": ["analysisTarget"]}
    if article.title and page.snippets:
        found["description"] = message(article.title)
    return found


def result(report: Report, number: int, finding: Finding, places: Places, page: Page) -> dict[str, Any]:
    """A finding of the report with that number."""
    question = finding.level is Level.QUESTION
    said = finding.message if page.snippets else finding.summary or finding.rule
    found: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": places.rules[finding.rule],
        "kind": "review" if question else "fail",
        "level": level_of(finding),
        "message": message(said),
        "locations": [_place(report.article, number, finding.span, page)],
        "rank": RANKS[finding.level],
        # Where one result has suppressions, all must say whether they have some.
        "suppressions": [_suppression(finding, page)] if finding.suppressed else [],
    }
    if finding.evidence:
        found["relatedLocations"] = [
            _evidence(report.article, number, index, one, page) for index, one in enumerate(finding.evidence)
        ]
    if finding.key:
        found["partialFingerprints"] = {FINGERPRINT: finding.key}
    if places.baseline:
        found["baselineState"] = "unchanged" if finding.suppressed_by == "baseline" else "new"
    if finding.clause:
        policies = list(places.taxa)
        found["taxa"] = [
            {
                "id": finding.rule,
                "index": places.taxa[report.policy].index(finding.rule),
                "toolComponent": {"name": report.policy, "index": policies.index(report.policy)},
            }
        ]
    if finding.looked_for:
        found["properties"] = {"lookedFor": list(finding.looked_for)}
    return found


def _suppression(finding: Finding, page: Page) -> dict[str, Any]:
    allowance = finding.suppressed_by == "allowance"
    found = {"kind": "inSource" if allowance else "external", "status": "accepted"}
    # The reason stands in the story's file, and may quote it.
    return {**found, "justification": finding.justification} if finding.justification and page.snippets else found


def _evidence(article: Article, number: int, index: int, evidence: Evidence, page: Page) -> dict[str, Any]:
    return {"id": index, **_place(article, number, evidence.span, page), "message": message(evidence.role)}


def _place(article: Article, number: int, span: Span, page: Page) -> dict[str, Any]:
    """Where a span stands: a region of a text file, the paragraph of a word-processor file."""
    physical: dict[str, Any] = {"artifactLocation": address(article, number)}
    begins = article.place(span.start)
    if begins.line is not None:
        physical["region"] = _region(article, span, page)
        return {"physicalLocation": physical}
    place: dict[str, Any] = {"physicalLocation": physical}
    if begins.paragraph is not None:
        name = f"paragraph {begins.paragraph + 1}"
        place["logicalLocations"] = [{"name": name, "fullyQualifiedName": name, "kind": "element"}]
        place["properties"] = begins.model_dump(exclude_none=True)
        if page.snippets:
            place["properties"]["words"] = article.words(span)
    return place


def _region(article: Article, span: Span, page: Page) -> dict[str, Any]:
    begins, ends = article.place(span.start), article.place(max(span.start, span.end - 1))
    region: dict[str, Any] = {"startLine": begins.line, "startColumn": begins.column}
    last = ends.line, (ends.column or 0) + (span.end > span.start)
    if ends.line is not None and last >= (begins.line, begins.column):
        region |= {"endLine": last[0], "endColumn": last[1]}
    if text_is_file(article):
        region |= {"charOffset": span.start, "charLength": span.end - span.start}
    if page.snippets:
        region["snippet"] = {"text": article.words(span)}
    return region


def address(article: Article, number: int) -> dict[str, Any]:
    """The story's file as places name it; ``number`` is that of its report in the run."""
    return {**_location(article), "index": number}


def _location(article: Article) -> dict[str, Any]:
    uri = story_uri(article)
    if uri is None:
        return {"description": {"text": "A story that was given without a file."}}
    relative = not uri.startswith("file:") and ".." not in uri.split("/")
    return {"uri": uri, "uriBaseId": BASE} if relative else {"uri": uri}
