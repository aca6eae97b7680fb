"""The cases of fixtures/rules/anon-generic-official.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, body, group, named, src
from tests.judge.cases import cases, expect

RULE = "anon-generic-official"
GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "officials-say": (
        [group("Officials")],
        [("Officials", "said", "the dam would hold through the night")],
    ),
    "senior-aide": (
        [src("a senior aide")],
        [("a senior aide", "said", "The plan will be dropped within days")],
    ),
    "top-executives": (
        [group("Three top executives", number=3)],
        [("Three top executives", "said", "the merger had been rushed")],
    ),
    "agency-given": (
        [group("Two engineers in the state dam office", number=2)],
        [("Two engineers in the state dam office", "said", "the wall would hold through the night")],
    ),
    "aide-of-someone": (
        [src("an aide to Senator Maud Oakes", affiliation="Maud Oakes")],
        [("an aide to Senator Maud Oakes", "said", "The plan will be dropped within days")],
    ),
    "office-just-named": (
        [body("The Tarn Valley Water Board"), group("Officials")],
        [
            ("The Tarn Valley Water Board", "said", "roads would close"),
            ("Officials", "said@2", "the dam would hold"),
        ],
    ),
    "short-form-of-an-earlier-description": (
        [group("Canal agency officials"), group("officials@2")],
        [
            ("Canal agency officials", "promised", "pumps"),
            ("officials@2", "said", "the pumps had been delayed"),
        ],
    ),
    "advisers-behind-their-minister": (
        [named("Rolf Haan", "Minister Rolf Haan"), group("Advisers")],
        [("Minister Rolf Haan", "wants", "the levy gone by spring"), ("Advisers", "said", "he would say so on Monday")],
    ),
    "his-aides": (
        [src("one of her aides")],
        [("one of her aides", "said", "Senator Maud Oakes will vote against the bill")],
    ),
    "officials-behind-a-body-that-is-silent": (
        [group("Officials")],
        [("Officials", "said", "it had been lost")],
    ),
    "officials-of-nothing-after-a-named-voter": (
        [group("Officials")],
        [("Officials", "said", "the wall would hold")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
