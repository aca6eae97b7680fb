"""The cases of fixtures/rules/anon-weak-grant.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from onrecord.model import GrantKind, ReasonKind
from tests.build import Says, Src, group, named, src
from tests.judge.cases import cases, expect

RULE = "anon-weak-grant"
GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "wire-request": (
        [src("an official at the port", grant="who asked not to be named", grant_kind=GrantKind.REQUEST)],
        [("an official at the port", "said", "The ferry will not sail again this year")],
    ),
    "preference": (
        [
            src(
                "A stallholder who preferred not to be named",
                grant="who preferred not to be named",
                grant_kind=GrantKind.REQUEST,
            )
        ],
        [
            (
                "A stallholder who preferred not to be named",
                "said",
                "the market hall had been without heating since March",
            )
        ],
    ),
    "science-did-not-want": (
        [
            src(
                "One technician in the bee laboratory, who did not want to be identified",
                "One technician in the bee laboratory, who did not want to be identified,",
                grant="who did not want to be identified",
                grant_kind=GrantKind.REFUSAL,
            )
        ],
        [
            (
                "One technician in the bee laboratory, who did not want to be identified,",
                "said",
                "the lamps had been bought second-hand",
            )
        ],
    ),
    "business-request-information-not-public": (
        [
            group(
                "Two bankers on the Brill Foods sale",
                "Two bankers on the Brill Foods sale,",
                grant="who requested anonymity",
                grant_kind=GrantKind.REQUEST,
                reason="because the price has not been published",
                reason_kind=ReasonKind.INFORMATION_NOT_PUBLIC,
                number=2,
            )
        ],
        [("Two bankers on the Brill Foods sale,", "said", "the bid was low")],
    ),
    "british-party": (
        [
            src(
                "A minister who wished to remain anonymous",
                grant="who wished to remain anonymous",
                grant_kind=GrantKind.REQUEST,
            )
        ],
        [("A minister who wished to remain anonymous", "said", "the levy would be gone by the spring")],
    ),
    "on-condition": (
        [src("An official at the port", "An official at the port,", grant="who spoke on condition of anonymity")],
        [("An official at the port,", "said", "the ferry would not sail again this year")],
    ),
    "declined": (
        [src("A stallholder who declined to be named", grant="who declined to be named", grant_kind=GrantKind.REFUSAL)],
        [("A stallholder who declined to be named", "said", "the market hall had been without heating since March")],
    ),
    "only-if": (
        [src("A scout", "A scout", "his")],
        [
            ("A scout", "agreed", "to talk only if his name was withheld"),
            ("A scout", "said", "the striker had failed two medicals"),
        ],
    ),
    "request-with-a-real-risk": (
        [
            src(
                "A nurse",
                "A nurse",
                "She",
                grant="asked not to be named",
                grant_kind=GrantKind.REQUEST,
                reason="because two colleagues were dismissed in May for talking to reporters",
                reason_kind=ReasonKind.FEAR_WORK,
            )
        ],
        [("She", "said", "the pumps had not been checked")],
    ),
    "first-name-only": (
        [
            src(
                "A driver who asked to be identified only by his first name",
                grant="who asked to be identified only by his first name",
                grant_kind=GrantKind.REQUEST,
            )
        ],
        [("A driver who asked to be identified only by his first name", "said", "the brakes had failed twice")],
    ),
    "donor-who-wished-to-stay-unnamed": (
        [named("Ada Brill", "the mayor, Ada Brill,")],
        [
            (
                "the mayor, Ada Brill,",
                "said",
                "The library was given 2 million by a donor who wished to remain anonymous",
            )
        ],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
