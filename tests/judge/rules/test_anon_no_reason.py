"""The cases of fixtures/rules/anon-no-reason.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from onrecord.model import GrantKind
from tests.build import Says, Src, group, named, src
from tests.judge.cases import cases, expect

RULE = "anon-no-reason"
GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "wire-ministry-official": (
        [src("a transport ministry official", "a transport ministry official", "The official")],
        [
            ("a transport ministry official", "said", "The ferry contract will go to a new operator in the spring"),
            ("The official", "said@2", "four firms had bid"),
        ],
    ),
    "agreed-but-no-reason": (
        [src("A driver on the night route", grant="who asked not to be named")],
        [("A driver on the night route", "said", "the brakes had failed twice in a week")],
    ),
    "british-cabinet-aide": (
        [src("an aide to one cabinet minister", "an aide to one cabinet minister", "the aide")],
        [
            ("an aide to one cabinet minister", "according to", "The chancellor has lost the argument over the levy"),
            ("the aide", "added", "Nobody in the room spoke for it"),
        ],
    ),
    "plural-with-grant": (
        [group("Two executives at Maddox Steel", number=2, grant="speaking on condition of anonymity")],
        [("Two executives at Maddox Steel", "said", "the furnace would not be lit again")],
    ),
    "reason-in-a-later-sentence": (
        [
            src(
                "A transport ministry official",
                "A transport ministry official",
                "The official",
                grant="spoke on condition of anonymity",
                reason="because the losing bidders have not been told",
            )
        ],
        [("A transport ministry official", "said", "the ferry contract would go to a new operator")],
    ),
    "voter-in-a-queue": (
        [src("A woman waiting to vote in Harrow Lane")],
        [("A woman waiting to vote in Harrow Lane", "said", "she had not made up her mind until the morning")],
    ),
    "family-lawyer": (
        [src("A lawyer for the family")],
        [("A lawyer for the family", "said", "they would appeal before the end of the month")],
    ),
    "news-conference": (
        [group("Rescue officials")],
        [("Rescue officials", "told", "all nine climbers were safe")],
    ),
    "bather-keeps-his-name-back": (
        [src("A bather at the north pool", grant="declined to give his name", grant_kind=GrantKind.REFUSAL)],
        [("A bather at the north pool", "said", "the water had been green since June")],
    ),
    "manager-keeps-her-name-back": (
        [src("A manager at the pool", grant="declined to give her name", grant_kind=GrantKind.REFUSAL)],
        [("A manager at the pool", "said", "the pump had failed in June")],
    ),
    "protected-child": (
        [src("A boy of 14", grant="who cannot be named for legal reasons", exempt=True), named("Beacon")],
        [("A boy of 14", "told", "he had slept in the station for a month")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
