"""The cases of fixtures/rules/anon-headline.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, body, group, named, src
from tests.judge.cases import cases, expect

RULE = "anon-headline"
QUITS = "The minister will quit over the ferry leak within days"

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "stated-as-fact": ([src("a cabinet aide")], [("a cabinet aide", "said", QUITS)]),
    "sources-say": (
        [group("two company executives", number=2), group("sources")],
        [
            ("sources", "say", "Delto to sell Orla plant"),
            ("two company executives", "said", "Delto will sell its Orla plant this year"),
        ],
    ),
    "given-to-a-body": (
        [body("Navy"), src("a senior naval officer")],
        [
            ("Navy", "says", "it will move fleet to Corran harbour"),
            ("a senior naval officer", "said", "The fleet will move to Corran harbour by the spring"),
        ],
    ),
    "says-who": (
        [group("two cabinet aides", "two cabinet aides", "two cabinet aides@2", number=2)],
        [
            ("two cabinet aides", "say", "Minister to quit over ferry leak"),
            ("two cabinet aides@2", "said", QUITS),
        ],
    ),
    "named-source-too": (
        [src("a cabinet aide"), named("Jon Falk", "Her deputy, Jon Falk")],
        [
            ("a cabinet aide", "said", QUITS),
            ("Her deputy, Jon Falk", "said@2", "the minister would quit over the leak on Friday"),
        ],
    ),
    "confirmed-by-name": (
        [group("two company executives", number=2), named("Ida Moss", "The finance chief, Ida Moss,")],
        [
            ("two company executives", "said", "Delto has dropped its finance chief"),
            ("The finance chief, Ida Moss,", "confirmed", "that she was out"),
        ],
    ),
    "own-account": ([src("A company executive")], [("A company executive", "said", "the price was 90 million")]),
    "residents-only": (
        [group("residents")],
        [("residents", "said", "A blast shook Corran harbour late on Sunday")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
