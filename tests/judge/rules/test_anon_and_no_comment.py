"""The cases of fixtures/rules/anon-and-no-comment.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from onrecord.model import GrantKind
from tests.build import Says, Src, body, group, named, src
from tests.judge.cases import cases, expect

RULE = "anon-and-no-comment"
GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "plant": (
        [
            src("a Maddox Steel executive", grant="on condition of anonymity", affiliation="Maddox Steel"),
            body("Maddox Steel", "Maddox Steel@2"),
        ],
        [
            ("a Maddox Steel executive", "said", "The plant in Orla will shut in June"),
            ("Maddox Steel@2", "declined", "to comment"),
        ],
    ),
    "ministry": (
        [
            src("an official at the Transport Ministry", affiliation="Transport Ministry"),
            body("Transport Ministry", "The Transport Ministry"),
        ],
        [
            ("an official at the Transport Ministry", "said", "The ferry contract will go to a new firm"),
            ("The Transport Ministry", "declined", "to comment on the contract"),
        ],
    ),
    "spokesman-declines": (
        [src("a Maddox Steel executive", grant="on condition of anonymity", affiliation="Maddox Steel")],
        [("a Maddox Steel executive", "said", "The plant in Orla will shut in June")],
    ),
    "refused": (
        [
            group(
                "Two officials at the Lund Harbour Board, who asked not to be named",
                grant="who asked not to be named",
                grant_kind=GrantKind.REQUEST,
                number=2,
                affiliation="Lund Harbour Board",
            ),
            body("Lund Harbour Board", "The Lund Harbour Board"),
        ],
        [
            (
                "Two officials at the Lund Harbour Board, who asked not to be named",
                "said",
                "the crane had no certificate",
            ),
            ("The Lund Harbour Board", "refused", "to comment"),
        ],
    ),
    "another-body": (
        [src("a union official", grant="on condition of anonymity", affiliation="union"), body("Maddox Steel")],
        [
            ("a union official", "said", "The plant in Orla will shut in June"),
            ("Maddox Steel", "declined", "to comment"),
        ],
    ),
    "former-executive": (
        [
            src("a former Maddox Steel executive", grant="on condition of anonymity", affiliation="Maddox Steel"),
            body("Maddox Steel", "Maddox Steel@2"),
        ],
        [
            ("a former Maddox Steel executive", "said", "The plant in Orla will shut in June"),
            ("Maddox Steel@2", "declined", "to comment"),
        ],
    ),
    "named-executive": (
        [named("Rita Maas", "Rita Maas, an executive at Maddox Steel"), body("Maddox Steel", "Maddox Steel@2")],
        [
            ("Rita Maas, an executive at Maddox Steel", "said", "The plant in Orla will shut in June"),
            ("Maddox Steel@2", "declined", "to comment further"),
        ],
    ),
    "no-answer": (
        [
            src("a Maddox Steel executive", grant="on condition of anonymity", affiliation="Maddox Steel"),
            body("Maddox Steel", "Maddox Steel@2"),
        ],
        [
            ("a Maddox Steel executive", "said", "The plant in Orla will shut in June"),
            ("Maddox Steel@2", "did not answer", "two messages"),
        ],
    ),
    "other-side-declines": (
        [
            src("a Brill Foods executive", grant="on condition of anonymity", affiliation="Brill Foods"),
            body("Maddox Steel"),
        ],
        [
            ("a Brill Foods executive", "said", "Brill Foods will raise its bid"),
            ("Maddox Steel", "declined", "to comment"),
        ],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
