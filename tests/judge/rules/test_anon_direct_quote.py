"""The cases of fixtures/rules/anon-direct-quote.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from onrecord.model import BasisKind, GrantKind, ReasonKind
from tests.build import Says, Src, group, named, src
from tests.judge.cases import cases, expect

RULE = "anon-direct-quote"
GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "manager": (
        [src("one manager at the depot")],
        [("one manager at the depot", "said", "“It was a shambles from first to last,”")],
    ),
    "minister": (
        [src("A cabinet minister", affiliation="cabinet")],
        [("A cabinet minister", "said", "the sums “would embarrass a parish council”")],
    ),
    "resident-who-asked": (
        [src("a bather", grant="who asked not to be named", grant_kind=GrantKind.REQUEST)],
        [("a bather", "said", "“The water has been green since June,”")],
    ),
    "once-in-a-paragraph": (
        [src("an adviser to one bidder")],
        [("an adviser to one bidder", "said", "“Nobody wants this deal,”", "“The price is wrong.”")],
    ),
    "sport-source": (
        [src("A league source", affiliation="league")],
        [("A league source", "said", "the club had “no money and no plan”")],
    ),
    "paraphrased": (
        [src("One manager at the depot")],
        [("One manager at the depot", "described", "the handover as disorganised")],
    ),
    "named": (
        [named("Ines Marl", "Ines Marl, the depot's manager")],
        [("Ines Marl, the depot's manager", "said", "“It was a shambles from first to last,”")],
    ),
    "quoted-word": (
        [src("One manager at the depot")],
        [("One manager at the depot", "called", "the handover a “shambles”")],
    ),
    "bather": (
        [src("a woman at the north pool")],
        [("a woman at the north pool", "said", "“The water has been green since June,”")],
    ),
    "second-hand": (
        [group("two officials in the room", basis="in the room", basis_kind=BasisKind.PARTICIPANT, number=2)],
        [("two officials in the room", "according to", "“You have been a thorn in my side,” the mayor told the clerk")],
    ),
    "protected-child": (
        [
            src(
                "a boy of 14, who cannot be named for legal reasons",
                grant="who cannot be named",
                grant_kind=GrantKind.RULES,
                reason="for legal reasons",
                reason_kind=ReasonKind.LEGAL,
                exempt=True,
            )
        ],
        [("a boy of 14, who cannot be named for legal reasons", "said", "“I slept in the station for a month,”")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
