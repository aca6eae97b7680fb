"""The cases of fixtures/rules/anon-flimsy-reason.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from onrecord.model import BasisKind, GrantKind, ReasonKind
from tests.build import Says, Src, named, src
from tests.judge.cases import cases, expect

RULE = "anon-flimsy-reason"
GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "neighbours": (
        [
            src(
                "A tenant in Pell Street",
                grant="asked not to be named",
                grant_kind=GrantKind.REQUEST,
                reason="because she did not want to upset her neighbours",
                affiliation="Pell Street",
            )
        ],
        [("A tenant in Pell Street", "said", "the music went on until three")],
    ),
    "surprise": (
        [
            src(
                "A friend of the groom, who spoke",
                grant="who spoke on condition of anonymity",
                reason="so as not to spoil the surprise",
                basis="A friend of the groom",
                basis_kind=BasisKind.PROXIMITY,
            )
        ],
        [("A friend of the groom, who spoke", "said", "there would be two elephants")],
    ),
    "name-in-the-paper": (
        [
            src(
                "A club member who declined to be identified because he did not want his name in the paper",
                grant="who declined to be identified",
                grant_kind=GrantKind.REFUSAL,
                reason="because he did not want his name in the paper",
                affiliation="club",
            )
        ],
        [
            (
                "A club member who declined to be identified because he did not want his name in the paper",
                "said",
                "the bar had run out of beer by noon",
            )
        ],
    ),
    "embarrassment": (
        [
            src(
                "One player",
                grant="who requested anonymity",
                grant_kind=GrantKind.REQUEST,
                reason="because he was embarrassed by the result",
                reason_kind=ReasonKind.PRIVACY,
            )
        ],
        [("One player", "said", "the coach had not spoken at half-time")],
    ),
    "publicity": (
        [
            src(
                "A lottery winner",
                grant="asked not to be named",
                grant_kind=GrantKind.REQUEST,
                reason="to avoid publicity",
            )
        ],
        [
            ("A lottery winner", "said", "he would buy a tractor"),
            (None, "asked", "A lottery winner", "not to be named to avoid publicity"),
        ],
    ),
    "threats": (
        [
            src(
                "A tenant in Pell Street",
                grant="asked not to be named",
                grant_kind=GrantKind.REQUEST,
                reason="because she had been threatened by the landlord",
                reason_kind=ReasonKind.FEAR_SAFETY,
                affiliation="Pell Street",
            )
        ],
        [("A tenant in Pell Street", "said", "the boiler was never serviced")],
    ),
    "job": (
        [
            src(
                "A player in the reserve team",
                grant="who requested anonymity",
                grant_kind=GrantKind.REQUEST,
                reason="because he feared losing his contract",
                reason_kind=ReasonKind.FEAR_WORK,
            )
        ],
        [("A player in the reserve team", "said", "the coach had not spoken for a month")],
    ),
    "victim": (
        [
            src(
                "A woman who asked not to be named because she was embarrassed by the assault",
                grant="who asked not to be named",
                grant_kind=GrantKind.REQUEST,
                reason="because she was embarrassed by the assault",
                reason_kind=ReasonKind.PRIVACY,
            )
        ],
        [
            (
                "A woman who asked not to be named because she was embarrassed by the assault",
                "said",
                "the guard had laughed at her",
            )
        ],
    ),
    "bidders-not-told": (
        [
            src(
                "An official",
                grant="spoke on condition of anonymity",
                reason="because the losing bidders have not been",
            )
        ],
        [("An official", "said", "the port had chosen a Dutch firm")],
    ),
    "surprise-as-topic": (
        [named("Ada Brill", "Mayor Ada Brill")],
        [("Mayor Ada Brill", "said", "she did not want to spoil the surprise")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
