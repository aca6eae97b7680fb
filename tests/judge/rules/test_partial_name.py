"""The cases of fixtures/rules/partial-name.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from onrecord.model import SourceKind
from tests.build import Says, Src, named, src
from tests.judge.cases import cases, expect

RULE = "partial-name"


def one(name: str, *mentions: str) -> Src:
    """A person with one name."""
    return Src(name, SourceKind.NAMED_PERSON, mentions or (name,))


GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "driver": (
        [one("Tomas", "Tomas, a driver for the company")],
        [("Tomas, a driver for the company", "said", "the brakes had been reported twice")],
    ),
    "with-age": ([one("Rosa", "Rosa, 34")], [("Rosa, 34", "said", "“The lights went out and nobody moved,”")]),
    "a-man-named": (
        [one("Karl", "A man named Karl")],
        [("A man named Karl", "told", "that he pulled two people from the bus")],
    ),
    "gave-her-name-as": (
        [src("A woman who gave her name only as Mirela")],
        [("A woman who gave her name only as Mirela", "said", "that the windows were gone")],
    ),
    "initial": ([one("M.", "M., 34")], [("M., 34", "said", "he had paid the guards in cigarettes")]),
    "withheld-without-reason": (
        [one("Dele", "Dele, a porter")],
        [("Dele, a porter", "said", "the lift had been out since Easter")],
    ),
    "withheld-with-a-reason": ([one("Tomas")], [("Tomas", "said", "the brakes had been reported twice")]),
    "full-name": ([named("Tomas Arend")], [("Tomas Arend", "said", "the brakes had been reported twice")]),
    "known-elsewhere": (
        [one("Arend", "Arend, a father of three")],
        [("Arend, a father of three", "said", "the brakes had been reported twice")],
    ),
    "a-daughter": ([one("Ruth")], [("Ruth", "said", "the rock never let him go")]),
    "a-singer": (
        [one("Odalys", "Odalys, a singer from Marl")],
        [("Odalys, a singer from Marl", "said", "she would not play the city again")],
    ),
    "a-child": ([one("Billy", "Billy, aged 7")], [("Billy, aged 7", "said", "he had seen the balloon first")]),
    "with-a-title": (
        [one("Osei", "Osei, a surgeon")],
        [("Osei, a surgeon", "said", "the scalpels had been counted twice")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
