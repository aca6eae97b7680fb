"""The cases of fixtures/rules/anon-spokesperson.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from onrecord.model import GrantKind, ReasonKind
from tests.build import Says, Src, body, named, src
from tests.judge.cases import cases, expect

RULE = "anon-spokesperson"
GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "ministry": (
        [
            src(
                "a spokesman for the ministry who declined to be named",
                grant="who declined to be named",
                grant_kind=GrantKind.REFUSAL,
            )
        ],
        [("a spokesman for the ministry who declined to be named", "said", "The trains will run on Sunday")],
    ),
    "hospital": (
        [src("A hospital spokeswoman", grant="speaking on condition of anonymity", affiliation="hospital")],
        [("A hospital spokeswoman", "said", "two wards were shut")],
    ),
    "club": (
        [
            src(
                "A press officer for the club, who asked not to be identified",
                grant="who asked not to be identified",
                grant_kind=GrantKind.REQUEST,
            )
        ],
        [("A press officer for the club, who asked not to be identified", "said", "the keeper had flu")],
    ),
    "next-sentence": (
        [
            src(
                "A spokesman for Calder Rail",
                "A spokesman for Calder Rail",
                "The spokesman",
                grant="declined to give his name",
                grant_kind=GrantKind.REFUSAL,
                affiliation="Calder Rail",
            )
        ],
        [("A spokesman for Calder Rail", "said", "the line would close in May")],
    ),
    "named": (
        [named("Ines Marl", "Marl, a spokeswoman for the hospital,")],
        [("Marl, a spokeswoman for the hospital,", "said", "two wards were shut")],
    ),
    "body-explains": (
        [body("ministry", "The ministry, which would not let its spokesman be named")],
        [("The ministry, which would not let its spokesman be named", "said", "the trains would run")],
    ),
    "rules-explained": (
        [
            src(
                "A police spokesman",
                grant="who asked not to be named",
                grant_kind=GrantKind.REQUEST,
                reason="because of threats to press officers",
                reason_kind=ReasonKind.FEAR_SAFETY,
                affiliation="police",
            )
        ],
        [("A police spokesman", "said", "four men were held")],
    ),
    "plain": (
        [body("Calder Rail", "A spokesman for Calder Rail")],
        [("A spokesman for Calder Rail", "said", "the line would close in May")],
    ),
    "declined-to-name-others": (
        [body("police", "A police spokesman")],
        [("A police spokesman", "declined to name", "the driver")],
    ),
    "somebody-else-unnamed": (
        [
            body("Calder Rail", "A spokesman for Calder Rail"),
            src("a driver who asked not to be named", grant="who asked not to be named", grant_kind=GrantKind.REQUEST),
        ],
        [
            ("A spokesman for Calder Rail", "denied", "it"),
            ("a driver who asked not to be named", "said", "the brakes had failed"),
        ],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
