"""The cases of fixtures/rules/study-unnamed.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, document, named
from tests.judge.cases import cases, expect

RULE = "study-unnamed"

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "studies-show": ([], []),
    "a-new-study": (
        [document("a new study")],
        [("a new study", "according to", "Bees that live under street lamps get up late")],
    ),
    "research-suggests": ([], []),
    "polls-show": ([], []),
    "data": ([], []),
    "survey-with-everything": ([], []),
    "named-in-the-next-sentence": ([], []),
    "journal": ([], []),
    "named-poll": ([], []),
    "a-source-vouches": (
        [named("Ngozi Bram, an ecologist at Thornbury University")],
        [
            (
                "Ngozi Bram, an ecologist at Thornbury University",
                "said",
                "Lost sleep makes pupils ill, and studies show that it lowers their marks",
            )
        ],
    ),
    "the-named-one-again": ([], []),
    "in-quotation": (
        [named("Bo Lind, who keeps bees")],
        [("Bo Lind, who keeps bees", "said", "“Studies show anything you like,”")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
