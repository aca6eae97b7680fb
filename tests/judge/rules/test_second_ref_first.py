"""The cases of fixtures/rules/second-ref-first.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, body, named, src
from tests.judge.cases import cases, expect

RULE = "second-ref-first"
GARDEN = "“They came with a map and left with our garden,”"

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "lind-said": ([named("Lind")], [("Lind", "said", GARDEN)]),
    "honorific": ([named("Mr. Okoro")], [("Mr. Okoro", "said", "The plant will close in June")]),
    "the-official": ([src("the official")], [("the official", "said", "The ferry will not sail again this year")]),
    "the-spokeswoman": ([body("the spokeswoman")], [("the spokeswoman", "said", "No homes were lost")]),
    "introduced": ([named("Bo Lind", "Bo Lind, a nurse who lives opposite,", "Lind@2")], [("Lind@2", "said", GARDEN)]),
    "in-the-headline": ([named("Lind", "Lind@2")], [("Lind@2", "said", GARDEN)]),
    "everybody-knows": ([named("Macron")], [("Macron", "said", "Europe must pay more")]),
    "apposition": ([named("Lind", "Lind")], [("Lind", "said", GARDEN)]),
    "official-introduced": (
        [src("A transport official", "A transport official", "the official")],
        [("the official", "said", "The ferry will not sail again this year")],
    ),
    "of-an-agency": (
        [body("the spokeswoman for the coast guard")],
        [("the spokeswoman for the coast guard", "said", "No homes were lost")],
    ),
    "transcript": (
        [named("DILLON")],
        [("DILLON", ":@2", "Because eleven people called in sick and we had four to replace them.")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
