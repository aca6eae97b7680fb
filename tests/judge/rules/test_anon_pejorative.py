"""The cases of fixtures/rules/anon-pejorative.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, body, group, named, src
from tests.judge.cases import cases, expect

RULE = "anon-pejorative"

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "colleague-in-council": (
        [src("a colleague on the council")],
        [("a colleague on the council", "said", "“He is a coward,”")],
    ),
    "aide-on-a-candidate": (
        [src("one former aide", grant="who spoke on condition of anonymity")],
        [("one former aide", "said@2", '"She is completely unhinged,"')],
    ),
    "british-minister": (
        [src("One cabinet minister")],
        [("One cabinet minister", "said", "the Chancellor was out of her depth and ought to have stayed at Education")],
    ),
    "coach": (
        [src("a member of the dressing-room staff")],
        [("a member of the dressing-room staff", "told", "“The manager is a joke, and the players know it,”")],
    ),
    "called-a-bully": (
        [group("Three nurses who left the ward last year", number=3)],
        [("Three nurses who left the ward last year", "called", "the director a bully")],
    ),
    "described-as": (
        [group("Two board members", number=2)],
        [("Two board members", "described", "the chief executive as arrogant")],
    ),
    "the-facts": (
        [src("A colleague on the council")],
        [("A colleague on the council", "said", "the treasurer had missed nine of ten votes")],
    ),
    "named-speaker": (
        [named("Ros Adley"), src("An aide to the treasurer")],
        [
            ("Ros Adley", "said", "“He is a coward,”"),
            ("An aide to the treasurer", "said@2", "he would reply on Monday"),
        ],
    ),
    "about-a-plan": (
        [src("A senior planner")],
        [("A senior planner", "said", "the ring road was a disaster and would be dug up within ten years")],
    ),
    "denied": (
        [src("An aide to the mayor")],
        [("An aide to the mayor", "said", "he was not a bully and had never raised his voice to anyone")],
    ),
    "oneself": (
        [src("one former employee", grant="who asked not to be named")],
        [("one former employee", "said", "“I was an idiot to sign it,”")],
    ),
    "what-another-called-her": (
        [src("A witness", grant="who asked not to be named")],
        [("A witness", "said", "the landlord had called his tenants idiots in front of their children")],
    ),
    "a-slope": (
        [src("a council official")],
        [("a council official", "said", "“It’s a slippery slope,”", "“First the benches, then the trees.”")],
    ),
    "in-court": ([body("The court")], [("The court", "heard", "that Dunne had called the referee a clown")]),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
