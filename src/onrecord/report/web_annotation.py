"""W3C Web Annotations (JSON-LD): findings and attributions fastened to the words by quotation and by position."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.model import Attribution, Finding, Level, Report, Source, Span, keys
from onrecord.report.addresses import story_iri, text_is_file
from onrecord.report.anchors import quote
from onrecord.report.clean import one_line
from onrecord.report.json_text import json_text
from onrecord.report.page import Page
from onrecord.report.registry import Several, reporter
from onrecord.report.summary import standing
from onrecord.report.wording import kind_words

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


@reporter("web-annotation", suffix="jsonld", several=Several(before="[\n", between=",\n", after="]\n"), shared=True)
def web_annotation(report: Report, page: Page) -> str:
    """Findings and attributions as W3C Web Annotations (JSON-LD), to be shown beside the words.

    One AnnotationCollection a story, an array for several. Each target has a TextQuoteSelector; where the story is a
    text file also a TextPositionSelector, in code points. Ids stay as long as file, rule and words stay. Findings are
    "assessing", questions "questioning", attributions "tagging".
    """
    iri = story_iri(report.article)
    items = [*_findings(report, iri), *_attributions(report, iri)]
    collection = {
        "@context": CONTEXT,
        "id": _id(iri, "collection"),
        "type": "AnnotationCollection",
        "label": one_line(report.article.title, page),
        "total": len(items),
        "first": {"id": _id(iri, "page"), "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return json_text(collection, indent=1) + "\n"


def _findings(report: Report, iri: str) -> Iterable[dict[str, Any]]:
    for finding in standing(report):
        question = finding.level is Level.QUESTION
        bodies = [_body(finding.message, "questioning" if question else "assessing"), _body(finding.rule, "tagging")]
        bodies += [_body(finding.level.value, "classifying"), *_links(finding)]
        name = finding.key or f"{finding.rule} {finding.span.start} {finding.span.end}"
        yield _annotation(report, iri, name, "questioning" if question else "assessing", bodies, [finding.span])


def _links(finding: Finding) -> Iterable[dict[str, Any]]:
    if finding.url:
        yield {"type": "SpecificResource", "source": finding.url, "purpose": "linking"}


def _attributions(report: Report, iri: str) -> Iterable[dict[str, Any]]:
    sources = {source.id: source for source in report.sources}
    names = keys(("attribution", *_role_words(report, one)) for one in report.attributions)
    for attribution, name in zip(report.attributions, names, strict=True):
        bodies = _told(report, attribution, sources.get(attribution.source_id or ""))
        spans = attribution.content or attribution.cue or attribution.source
        yield _annotation(report, iri, name, "tagging", bodies, spans)


def _told(report: Report, attribution: Attribution, source: Source | None) -> list[dict[str, Any]]:
    """Who says it, what kind of source that is, how it is told, and by which words."""
    bodies = [_body(source.label, "identifying"), _body(kind_words(source), "classifying")] if source else []
    bodies.append(_body(attribution.manner.value, "classifying"))
    for what, spans in (("source", attribution.source), ("cue", attribution.cue)):
        if spans:
            bodies.append(_body(f"{what}: {_joined(report, spans)}", "describing"))
    return bodies


def _role_words(report: Report, attribution: Attribution) -> Iterable[str]:
    return (_joined(report, role) for role in (attribution.source, attribution.cue, attribution.content))


def _joined(report: Report, spans: Sequence[Span]) -> str:
    return " … ".join(report.article.words(span) for span in spans)


def _annotation(
    report: Report, iri: str, name: str, motivation: str, bodies: list[dict[str, Any]], spans: Sequence[Span]
) -> dict[str, Any]:
    return {
        "id": _id(iri, name),
        "type": "Annotation",
        "motivation": motivation,
        "creator": {"type": "Software", "name": "onrecord"},
        "body": bodies,
        "target": [{"source": iri, "selector": _selectors(report, span)} for span in spans],
    }


def _selectors(report: Report, span: Span) -> list[dict[str, Any]]:
    found = quote(report.article.text, span)
    selectors: list[dict[str, Any]] = [
        {"type": "TextQuoteSelector", "exact": found.exact, "prefix": found.prefix, "suffix": found.suffix}
    ]
    if text_is_file(report.article):
        selectors.append({"type": "TextPositionSelector", "start": span.start, "end": span.end})
    return selectors


def _body(words: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": one_line(words, Page()), "format": "text/plain", "purpose": purpose}


def _id(iri: str, name: str) -> str:
    """An id that stays as long as the story's address and the name stay."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{iri}#{name}").urn
