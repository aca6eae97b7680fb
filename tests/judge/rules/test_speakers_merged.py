"""The cases of fixtures/rules/speakers-merged.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, named
from tests.judge.cases import cases, expect

RULE = "speakers-merged"
MAYOR = named("Ray Tolland, the mayor")
NO_DECISION: Says = ("Ray Tolland, the mayor", "said", "“No decision has been made,”")

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "mayor-and-opposition": (
        [MAYOR, named("Dee Amberg, who leads the opposition")],
        [NO_DECISION, ("Dee Amberg, who leads the opposition", "said@2", "“It was made in March,”")],
    ),
    "two-fans": (
        [named("Joe Abbott, the captain"), named("Petra Lindqvist, the manager of the visitors")],
        [
            ("Joe Abbott, the captain", "said", '"We deserved a point tonight,"'),
            ("Petra Lindqvist, the manager of the visitors", "said@2", '"We deserved nothing at all,"'),
        ],
    ),
    "neighbours": (
        [named("Lena Moss"), named("Owen Davitt, a roofer")],
        [
            ("Lena Moss", "said", "“It came through the toilet,”"),
            ("Owen Davitt, a roofer", "said@2", "“It came through the letter box,”"),
        ],
    ),
    "two-senators": (
        [named("Sen. Carla Whitt"), named("Sen. Phil Oster")],
        [
            ("Sen. Carla Whitt", "said", "“This bill is a gift to the lobby,”"),
            ("Sen. Phil Oster", "added", "“I have read better ransom notes,”"),
        ],
    ),
    "own-paragraphs": (
        [MAYOR, named("Dee Amberg, who leads the opposition")],
        [NO_DECISION, ("Dee Amberg, who leads the opposition", "said@2", "“It was made in March,”")],
    ),
    "second-named-first": (
        [MAYOR, named("Dee Amberg", "Dee Amberg, who leads the opposition,", "she")],
        [NO_DECISION, ("she", "said@2", "“It was made in March,”")],
    ),
    "same-speaker": (
        [named("Ray Tolland", "Ray Tolland, the mayor", "he@2")],
        [NO_DECISION, ("he@2", "said@2", "“We will make it in March,”")],
    ),
    "scraps": (
        [named("The mayor, Ray Tolland,"), named("Dee Amberg, who leads the opposition,")],
        [
            ("The mayor, Ray Tolland,", "called", "the plan “a map for moles”"),
            ("Dee Amberg, who leads the opposition,", "called@2", "it “a joke”"),
        ],
    ),
    "a-sentence-leads-over": (
        [MAYOR, named("Dee Amberg")],
        [NO_DECISION, ("Dee Amberg", "said@2", "“It was made in March,”")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
