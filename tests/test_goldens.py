"""The reports on the fixture stories are those that stand in the repository, and they keep what the contract promises.

What is compared: text, spans, kinds, labels, names, sources and findings, that is every field but the confidences.
Those come out of floating-point kernels that add up in another order on another processor, so their last digits are
not the same everywhere; what the tool decides is expected to be. A report that is right to change is written anew by
``python -m tests.goldens``, and the difference read before it goes in.
"""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest

from onrecord.model import SPOKEN_ROLES, Report, Span
from tests.goldens import golden, golden_path, report_on
from tests.stories import Story, load_stories

every_story = pytest.mark.parametrize("story", load_stories(), ids=lambda story: story.slug)


def without_confidences(text: str) -> dict[str, Any]:
    fields = json.loads(text)
    for attribution in fields["attributions"]:
        del attribution["confidence"]
    return fields


def all_spans(value: Any) -> list[Span]:
    """Every span anywhere in a part of a report."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple | list):
        return [span for one in value for span in all_spans(one)]
    if hasattr(type(value), "model_fields"):
        return [span for name in type(value).model_fields for span in all_spans(getattr(value, name))]
    return []


@every_story
def test_the_report_is_the_golden_one(story: Story) -> None:
    path = golden_path(story)
    assert path.exists(), "python -m tests.goldens writes it"
    kept, made = (
        without_confidences(path.read_text(encoding="utf-8")),
        without_confidences(golden(report_on(story.slug))),
    )
    assert made.keys() == kept.keys()
    for name, value in made.items():
        assert value == kept[name], f"{name} changed; python -m tests.goldens writes the report anew"


@every_story
def test_the_json_is_the_whole_report(story: Story) -> None:
    report = report_on(story.slug)
    again = Report.model_validate_json(golden(report))
    assert again.sources == report.sources
    assert again.findings == report.findings
    assert again.article.path == f"fixtures/stories/{story.slug}/{story.path.name}"


@every_story
def test_every_span_holds_words_of_the_text(story: Story) -> None:
    report = report_on(story.slug)
    text = report.article.text
    spans = all_spans([report.attributions, report.sources, report.claims, report.findings, report.sentences])
    assert spans
    for span in spans:
        assert span.of(text) == span.of(text).strip(), span
    for span in (*spans, *all_spans(report.quotations)):
        assert 0 <= span.start < span.end <= len(text), span
    if story.format == "txt":
        assert text == story.text


@every_story
def test_ids_are_unique_and_refer_to_each_other(story: Story) -> None:
    report = report_on(story.slug)
    ids = {kind: [one.id for one in getattr(report, kind)] for kind in ("attributions", "sources", "claims")}
    assert all(len(each) == len(set(each)) for each in ids.values())
    for attribution in report.attributions:
        # "… she said, adding that" has no source words of its own, yet its source is known.
        assert attribution.source_id is not None or not attribution.source, attribution
        assert attribution.source_id is None or attribution.source_id in ids["sources"], attribution
    for finding in report.findings:
        for kind, id_ in zip(ids, (finding.attribution_id, finding.source_id, finding.claim_id), strict=True):
            assert id_ is None or id_ in ids[kind], finding
    for claim in report.claims:
        assert set(claim.attribution_ids) <= set(ids["attributions"]), claim
        assert set(claim.source_ids) <= set(ids["sources"]), claim


@every_story
def test_pieces_of_a_role_are_in_order_and_apart(story: Story) -> None:
    for attribution in report_on(story.slug).attributions:
        assert attribution.cue, attribution
        assert attribution.content, attribution
        for role in (attribution.source, attribution.cue, attribution.content):
            assert all(one.end <= other.start for one, other in pairwise(role)), attribution
        parts = sorted((*attribution.source, *attribution.cue, *attribution.content))
        assert all(one.end <= other.start for one, other in pairwise(parts)), attribution


@every_story
def test_sources_are_told_of_as_their_kind_needs(story: Story) -> None:
    for source in report_on(story.slug).sources:
        assert source.mentions, source
        assert list(source.mentions) == sorted(set(source.mentions)), source
        assert source.label.strip(), source
        assert source.anonymity is None or source.unnamed, source
        if source.anonymity is not None:
            for role in ("grant", "reason", "basis"):
                assert (getattr(source.anonymity, role) is None) == (getattr(source.anonymity, f"{role}_kind") is None)


@every_story
def test_only_what_is_the_story_is_attributed(story: Story) -> None:
    report = report_on(story.slug)
    for attribution in report.attributions:
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert report.article.role_at(span.start) in SPOKEN_ROLES, attribution
