"""The cases of fixtures/rules/anon-first-quote.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from onrecord.model import GrantKind, ReasonKind
from tests.build import Says, Src, body, named, src
from tests.judge.cases import cases, expect

RULE = "anon-first-quote"
GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "local-parent": (
        [body("council", "the council"), src("a parent")],
        [
            ("the council", "said", "The school on Harrow Lane will close in July"),
            ("a parent", "said@2", "“We were lied to from the start,”"),
        ],
    ),
    "campaign-aide": (
        [named("Maud Oakes", "Senator Maud Oakes", "Oakes@2"), src("one campaign aide", affiliation="campaign")],
        [
            ("Senator Maud Oakes", "has dismissed", "her campaign manager"),
            ("one campaign aide", "said", "“He found out in the car park,”", "“That is not how it is done.”"),
            ("Oakes@2", "said@2", "“I wish him well,”"),
        ],
    ),
    "business-trader": (
        [src("a trader in Lund", grant="who asked not to be named", grant_kind=GrantKind.REQUEST, affiliation="Lund")],
        [("a trader in Lund", "said", "“Nobody wants to hold this over the weekend,”")],
    ),
    "science-mixed": (
        [src("One researcher on the team")],
        [("One researcher on the team", "said", "the lamps “were bought second-hand and never tested.”")],
    ),
    "named-first": (
        [body("council", "the council"), body("Femi Osei", "Femi Osei, whose son attends the school"), src("a parent")],
        [
            ("the council", "said", "The school on Harrow Lane will close in July"),
            ("Femi Osei, whose son attends the school", "said@2", "“We were lied to from the start,”"),
            ("a parent", "said@3", "“Nobody asked us,”"),
        ],
    ),
    "quoted-term-first": (
        [body("council", "The council"), src("a parent"), named("Ada Brill", "Ada Brill, the mayor")],
        [
            ("The council", "calls", "the closure a “pause”"),
            ("a parent", "said", "it was the end"),
            ("Ada Brill, the mayor", "said@2", "“It will reopen,”"),
        ],
    ),
    "chant": (
        [src("they", kind="collective"), named("Ines Marl", "who runs the depot")],
        [
            ("they", "chanted", "“Give us back our buses,”"),
            ("who runs the depot", "said", "“They will be back on Monday,”"),
        ],
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
    "spokeswoman": (
        [body("Calder Rail", "a spokeswoman for Calder Rail")],
        [("a spokeswoman for Calder Rail", "said", "“The trains will run on Sunday,”")],
    ),
    "book-title": (
        [src("A teacher"), named("Bo Lind", "Bo Lind, 12")],
        [
            ("A teacher", "recommended", "“The Winter of the Long Boats” to her class"),
            ("Bo Lind, 12", "said", "“I have read it twice,”"),
        ],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
