"""The cases of fixtures/rules/anon-lede.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, document, group, named, src
from tests.judge.cases import cases, expect

RULE = "anon-lede"
LEAVES = "The goalkeeper Tom Ashby will leave in January"

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "club": ([src("a club official")], [("a club official", "said", LEAVES)]),
    "plural": (
        [group("three of her advisers", number=3)],
        [("three of her advisers", "said", "The minister is ready to resign over the leak")],
    ),
    "with-grant": (
        [src("a guard", grant="who asked not to be named")],
        [("a guard", "said", "Prisoners have gone without heating for a month")],
    ),
    "named-source-beside": (
        [src("a club official"), named("Mia Sand", "his agent, Mia Sand")],
        [("a club official", "said", LEAVES), ("his agent, Mia Sand", "said@2", "talks were under way")],
    ),
    "document-first": (
        [document("the league's register"), src("A club official")],
        [
            ("the league's register", "shows", "The goalkeeper's contract ends in January"),
            ("A club official", "said", "he would leave"),
        ],
    ),
    "residents-in-the-lede": (
        [group("residents")],
        [("residents", "said", "A blast shook the harbour late on Sunday")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
