"""The cases of fixtures/rules/relay-unconfirmed.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, group, named, src
from tests.judge.cases import cases, expect

RULE = "relay-unconfirmed"

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "two-officials": (
        [src("the Harbour Gazette", kind="media"), group("two council officials", number=2, relay="Harbour Gazette")],
        [("the Harbour Gazette", "reported", "The mayor will resign on Friday")],
    ),
    "no-source-at-all": (
        [src("the Tarrow Tribune", kind="media")],
        [("the Tarrow Tribune", "reported", "The minister is considering a ban on night flights")],
    ),
    "sport-sources": (
        [src("the Evening Mirror", kind="media")],
        [("the Evening Mirror", "reported", "Sorel will let Dario Quintero go in January")],
    ),
    "takeover": (
        [src("The Financial Courier", kind="media")],
        [("The Financial Courier", "reported", "that Corvane Foods had offered $2.3 billion for Pellow")],
    ),
    "not-confirmed": (
        [src("the Harbour Gazette", kind="media"), group("two council officials", number=2, relay="Harbour Gazette")],
        [("the Harbour Gazette", "reported", "The mayor will resign on Friday")],
    ),
    "denied": (
        [src("the Harbour Gazette", kind="media"), named("Her spokeswoman, Ines Marl,")],
        [
            ("the Harbour Gazette", "reported", "The mayor will resign on Friday"),
            ("Her spokeswoman, Ines Marl,", "denied", "it"),
        ],
    ),
    "declined": (
        [src("the Financial Courier", kind="media")],
        [("the Financial Courier", "reported", "Corvane Foods had offered $2.3 billion for Pellow")],
    ),
    "own-source-says-the-same": (
        [src("the Evening Mirror", kind="media"), named("Quintero's agent, Ivo Brandt,")],
        [
            ("the Evening Mirror", "reported", "Sorel will let Dario Quintero go in January"),
            ("Quintero's agent, Ivo Brandt,", "said", "that Sorel would let Quintero go in January"),
        ],
    ),
    "an-interview": (
        [named("The minister")],
        [("The minister", "told", "that she was considering a ban on night flights")],
    ),
    "what-anyone-can-see": (
        [src("the Harbour Gazette", kind="media")],
        [("the Harbour Gazette", "reported", "The old pier burned for two hours on Sunday night")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
