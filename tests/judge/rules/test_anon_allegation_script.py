"""The cases of fixtures/rules/anon-allegation-script.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, group, named, src
from tests.judge.cases import cases, expect

RULE = "anon-allegation-script"

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "cashiers": ([group("Two cashiers", number=2)], [("Two cashiers", "say", "the manager stole from the till")]),
    "nursing-home": (
        [src("A former nurse at the home")],
        [("A former nurse at the home", "said", "the director had falsified records of night checks")],
    ),
    "campaign": (
        [src("One former staffer")],
        [("One former staffer", "said", "Rollins took kickbacks from the printer")],
    ),
    "one-thing-missing": (
        [src("One coach", grant="speaking on condition of anonymity"), named("Dravik")],
        [("One coach", "alleged", "that Dravik bribed a referee in 2022"), ("Dravik", "denied", "it")],
    ),
    "british-school": (
        [src("A member of staff at Hallam Road school")],
        [
            (
                "A member of staff at Hallam Road school",
                "said",
                "the headmaster had repeatedly bullied pupils with learning difficulties",
            )
        ],
    ),
    "all-four": (
        [src("One former cashier", grant="speaking on condition of anonymity")],
        [("One former cashier", "alleged", "that the manager stole from the till")],
    ),
    "police": (
        [group("Two detectives", number=2)],
        [("Two detectives", "said", "Marlow stole the van from a yard in Pell Street")],
    ),
    "no-deed": (
        [src("A former nurse")],
        [("A former nurse", "said", "the director had cut the number of night checks from four to two")],
    ),
    "denied": (
        [src("An aide to the mayor")],
        [("An aide to the mayor", "said", "he had never lied to the council about the contract")],
    ),
    "charged": ([src("A court official")], [("A court official", "said", "Rook stole 14 cars in a month")]),
    "named-accuser": ([named("Hal Dorr")], [("Hal Dorr", "said", "the manager stole from the till")]),
    "unnamed-thief": (
        [src("A shop manager")],
        [("A shop manager", "said", "somebody had stolen the collection tin from the counter")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
