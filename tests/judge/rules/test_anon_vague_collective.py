"""The cases of fixtures/rules/anon-vague-collective.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from onrecord.model import BasisKind
from tests.build import Says, Src, document, group, named, src
from tests.judge.cases import cases, expect

RULE = "anon-vague-collective"
GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "experts-fear": (
        [src("Experts", kind="collective")],
        [("Experts", "fear", "a shortage of insulin by the spring")],
    ),
    "critics-of-nothing": (
        [src("Critics", kind="collective")],
        [("Critics", "say", "it was built for a supermarket that has not been named")],
    ),
    "some-say": (
        [src("Some", kind="collective")],
        [("Some", "say", "the new hall is too cold")],
    ),
    "many-believe": (
        [src("Many", kind="collective")],
        [("Many", "believe", "the keeper was injured long before the final")],
    ),
    "analysts": (
        [src("Analysts", kind="collective")],
        [("Analysts", "expect", "a lower bid")],
    ),
    "named-member-follows": (
        [src("Experts", kind="collective"), named("Ada Njoroge", "Ada Njoroge, a pharmacist at St Luke's,")],
        [
            ("Experts", "fear", "a shortage of insulin by the spring"),
            ("Ada Njoroge, a pharmacist at St Luke's,", "said", "her shelves would last three weeks"),
        ],
    ),
    "study-follows": (
        [src("Experts", kind="collective"), document("A report by the Orla Institute")],
        [
            ("Experts", "fear", "a shortage of insulin by the spring"),
            ("A report by the Orla Institute", "says", "the island has stocks for nine weeks"),
        ],
    ),
    "narrowed-down": (
        [group("Critics of the bypass on the parish council")],
        [("Critics of the bypass on the parish council", "say", "it was built for a supermarket")],
    ),
    "what-they-will-say": (
        [src("Critics", kind="collective")],
        [("Critics", "will say", "it was built for a supermarket")],
    ),
    "many-countries": (
        [src("Many countries", kind="collective")],
        [("Many countries", "have signed", "the treaty on the northern fishery")],
    ),
    "in-a-quotation": (
        [named("Bo Lind", "Bo Lind, who runs the pharmacy")],
        [("Bo Lind, who runs the pharmacy", "said", "“Experts say all sorts of things,”")],
    ),
    "expert-witness": (
        [group("Two expert witnesses", basis="Two expert witnesses", basis_kind=BasisKind.WITNESS, number=2)],
        [("Two expert witnesses", "told", "that the bolts were sound")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
