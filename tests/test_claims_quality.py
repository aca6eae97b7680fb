"""The claim inventory agrees with the claims marked by hand in the fixture stories, at least as well as it once did.

The floors stand in fixtures/claims-quality.json, each below the value measured by a hundredth for the inventory and two
for the rest. ``python -m tests.claims_quality`` prints the values and the differences.
"""

from __future__ import annotations

import json
from functools import cache

import pytest

from onrecord.analyse.claims.categories import ORDER
from onrecord.model import Nature, Span
from onrecord.read import read_story
from tests.claims_quality import FLOORS, PINNED, compare_claims, load_claims, measured, pair, share, stories
from tests.stories import Story

every_story = pytest.mark.parametrize("story", stories(), ids=lambda story: story.slug)


@cache
def floors() -> dict[str, float]:
    found: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return found


def test_every_pinned_figure_has_a_floor() -> None:
    assert floors().keys() == PINNED.keys()


@pytest.mark.parametrize("name", PINNED)
def test_the_figure_has_not_fallen(name: str) -> None:
    value, size = share(measured(), name)
    assert size
    assert value >= floors()[name], f"{name} is {value:.3f} over {size}; python -m tests.claims_quality tells why"


@every_story
def test_the_gold_is_sound(story: Story) -> None:
    gold = load_claims(story, read_story(story.path).text)
    assert gold
    assert len({claim.span for claim in gold}) == len(gold)
    for claim in gold:
        assert set(claim.categories) <= set(ORDER)
        assert claim.nature in set(Nature)
        assert ("opinion" in claim.categories) == (claim.nature == Nature.OPINION)
        assert ("prediction" in claim.categories) == (claim.nature == Nature.PREDICTION)


def test_claims_pair_where_half_of_their_words_agree() -> None:
    text = "one two three four five six"
    spans = [Span(0, 13), Span(14, 27)]
    assert pair(text, spans, [Span(0, 18), Span(19, 27)]) == [(0, 0), (1, 1)]
    assert pair(text, spans, [Span(0, 27)]) == [(0, 0)]
    assert pair(text, spans, [Span(0, 3)]) == [(0, 0)]
    assert pair(text, [Span(0, 27)], [Span(0, 7)]) == [(0, 0)]
    assert pair(text, [Span(0, 27)], [Span(0, 3)]) == []


def test_a_missed_and_a_false_claim_are_counted() -> None:
    story = stories()[0]
    text = read_story(story.path).text
    gold = load_claims(story, text)
    outcome = compare_claims(story.slug, text, gold, [])
    assert outcome.counts["inventory"].recall == 0
    assert len(outcome.differences) == len(gold)
