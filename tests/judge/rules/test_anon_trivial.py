"""The cases of fixtures/rules/anon-trivial.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, body, named, src
from tests.judge.cases import cases, expect

RULE = "anon-trivial"
ABOUT_MORE = (
    "that the site, where a plant was built in 1971 and shut after a leak that killed four workers and was kept from "
    "the village for a year, would be dug over again"
)

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "opening-hours": ([src("a council source")], [("a council source", "said", "The office opens at nine")]),
    "age-of-a-building": ([src("a bank official")], [("a bank official", "according to", "It was built in 1911")]),
    "public-meeting": (
        [src("a senior council official")],
        [("a senior council official", "said", "The meeting is on Tuesday")],
    ),
    "weather": (
        [src("a club official", grant="who asked not to be named")],
        [("a club official", "said", "“It was raining,”")],
    ),
    "tickets": ([src("an aide to the mayor")], [("an aide to the mayor", "said", "Tickets cost $12")]),
    "no-source": ([], []),
    "named": ([named("Lou Apsley")], [("Lou Apsley", "said", "The office opens at nine")]),
    "not-public": ([src("A council source")], [("A council source", "said", "the office would never open")]),
    "not-an-insider": ([src("A woman in the queue")], [("A woman in the queue", "said", "the office opens at nine")]),
    "press-office": ([body("the council")], [("the council", "said", "The office opens at nine")]),
    "about-more": (
        [src("A ministry official")],
        [
            (
                "A ministry official",
                "said",
                ABOUT_MORE,
            )
        ],
    ),
    "a-gate-that-was-shut": (
        [src("A guard", grant="who asked not to be named")],
        [("A guard", "said", "the gate was shut at ten, two hours before the fire")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
