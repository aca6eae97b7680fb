"""The cases of fixtures/rules/anon-empty-basis.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from onrecord.model import BasisKind
from tests.build import Says, Src, group, named, src
from tests.judge.cases import cases, expect

RULE = "anon-empty-basis"
GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "business-matter": (
        [
            group(
                "three people familiar with the matter",
                basis="familiar with the matter",
                basis_kind=BasisKind.FAMILIARITY,
                number=3,
            )
        ],
        [("three people familiar with the matter", "according to", "The bank will sell its northern branches")],
    ),
    "sport-situation": (
        [
            src(
                "A person with knowledge of the situation",
                basis="with knowledge of the situation",
                basis_kind=BasisKind.FAMILIARITY,
            )
        ],
        [("A person with knowledge of the situation", "said", "the striker had missed two training sessions")],
    ),
    "politics-thinking": (
        [
            src(
                "an adviser familiar with her thinking",
                basis="familiar with her thinking",
                basis_kind=BasisKind.FAMILIARITY,
            )
        ],
        [("an adviser familiar with her thinking", "said", "The governor has not made up her mind")],
    ),
    "talks": (
        [
            group(
                "Two executives familiar with the talks",
                basis="familiar with the talks",
                basis_kind=BasisKind.FAMILIARITY,
                number=2,
            )
        ],
        [("Two executives familiar with the talks", "said", "the price had been agreed")],
    ),
    "plans": (
        [
            group(
                "people familiar with the company’s plans",
                basis="familiar with the company’s plans",
                basis_kind=BasisKind.FAMILIARITY,
            )
        ],
        [("people familiar with the company’s plans", "told", "Maddox Steel will light the furnace again in June")],
    ),
    "named-thing": (
        [
            src(
                "An engineer familiar with the load tests on the north pier",
                basis="familiar with the load tests on the north pier",
                basis_kind=BasisKind.FAMILIARITY,
            )
        ],
        [("An engineer familiar with the load tests on the north pier", "said", "one of them had failed")],
    ),
    "direct-knowledge": (
        [
            group(
                "Three people with direct knowledge of the matter",
                basis="with direct knowledge of the matter",
                number=3,
            )
        ],
        [("Three people with direct knowledge of the matter", "said", "the bank would sell its northern branches")],
    ),
    "in-the-room": (
        [group("Two directors who voted on the offer", number=2)],
        [("Two directors who voted on the offer", "said", "the bank would sell its northern branches")],
    ),
    "residents-and-pond": (
        [
            group(
                "Residents familiar with the old mill pond",
                basis="familiar with the old mill pond",
                basis_kind=BasisKind.FAMILIARITY,
            )
        ],
        [("Residents familiar with the old mill pond", "said", "it had frozen every winter until 1990")],
    ),
    "senator-familiar-with-arguments": (
        [named("Maud Oakes", "Senator Maud Oakes")],
        [("Senator Maud Oakes", "said", "she was familiar with the matter and would vote against it")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
