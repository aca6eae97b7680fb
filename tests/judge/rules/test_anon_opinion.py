"""The cases of fixtures/rules/anon-opinion.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, group, named, src
from tests.judge.cases import cases, expect

RULE = "anon-opinion"

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "adviser-thinks": ([src("An adviser to the mayor")], [("An adviser to the mayor", "thinks", "she will lose")]),
    "probably": (
        [src("a banker close to the sale")],
        [("a banker close to the sale", "said", '"They\'ll probably get less than they paid,"')],
    ),
    "backbencher": (
        [src("one senior backbencher")],
        [("one senior backbencher", "said", "‘He should have gone in March, when people still felt sorry for him,’")],
    ),
    "predicted": (
        [src("A league official")],
        [("A league official", "predicted", "the club would fail to find a buyer before the season starts")],
    ),
    "in-my-view": (
        [src("a former ministry official")],
        [("a former ministry official", "said", '"In my view it would be a mistake to drill there at all,"')],
    ),
    "advisers-believe": ([group("His advisers")], [("His advisers", "believe", "he could win it")]),
    "a-plan": ([src("A ministry official")], [("A ministry official", "said", "the plant would close in June")]),
    "a-poll": (
        [src("An adviser to the mayor")],
        [
            (
                "An adviser to the mayor",
                "said",
                "a private poll on Monday put her nine points behind, and that she was likely to lose in May",
            )
        ],
    ),
    "investigators": (
        [group("Investigators")],
        [("Investigators", "believe", "the fire started in a tumble dryer on the second floor")],
    ),
    "voters-opinion": (
        [src("A voter outside the library")],
        [("A voter outside the library", "said", "she thought the mayor would lose")],
    ),
    "named-analyst": (
        [named("Mo Reiss"), src("A banker close to the sale")],
        [
            ("Mo Reiss", "said", "“They’ll probably get less than they paid,”"),
            ("A banker close to the sale", "said@2", "four bids had come in"),
        ],
    ),
    "another-person-said": (
        [src("A council official")],
        [
            (
                "A council official",
                "said",
                "the headteacher had told parents that the school should have closed years ago",
            )
        ],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
