"""The cases of fixtures/rules/relay-anon-unlabelled.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, named, src
from tests.judge.cases import cases, expect

RULE = "relay-anon-unlabelled"

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "mayor-will-resign": (
        [src("the Harbour Gazette", kind="media")],
        [("the Harbour Gazette", "reported", "The mayor will resign on Friday")],
    ),
    "takeover-talks": (
        [src("The Financial Courier", kind="media")],
        [("The Financial Courier", "reported", "that Corvane Foods is in talks to buy the crisp maker")],
    ),
    "striker-to-be-sold": (
        [src("the Evening Mirror", kind="media")],
        [("the Evening Mirror", "According to", "the club has agreed to let him go for £18m")],
    ),
    "white-house-shake-up": (
        [src("The Tarrow Tribune", kind="media")],
        [("The Tarrow Tribune", "reported", "that she was considering a run for the Senate")],
    ),
    "inspectors-under-inquiry": (
        [src("The Corran Courier", kind="media")],
        [
            (
                "The Corran Courier",
                "reported",
                "that two bridge inspectors were under investigation for signing blank forms",
            )
        ],
    ),
    "sources-given": (
        [src("the Harbour Gazette", kind="media")],
        [("the Harbour Gazette", "reported", "The mayor will resign on Friday")],
    ),
    "told-the-paper": ([named("The mayor")], [("The mayor", "told", "that she would resign on Friday")]),
    "document-held": (
        [src("the Harbour Gazette", kind="media")],
        [("the Harbour Gazette", "reported", "The mayor will resign on Friday")],
    ),
    "a-poll": (
        [src("a Tarrow Tribune poll of 800 voters", kind="media")],
        [("a Tarrow Tribune poll of 800 voters", "according to", "Whitcomb would lose to Boscawen by nine points")],
    ),
    "seen-by-the-reporter": (
        [src("the Harbour Gazette", kind="media")],
        [("the Harbour Gazette", "reported", "About 400 people waited in the rain for the singer on Sunday")],
    ),
    "long-ago": (
        [src("the Harbour Gazette", kind="media")],
        [("the Harbour Gazette", "reported", "that the keeper would be replaced by a switch")],
    ),
    "source-in-the-next-sentence": (
        [src("the Evening Mirror", kind="media")],
        [("the Evening Mirror", "reported", "The club will sell its training ground")],
    ),
    "its-own-story": (
        [src("the Harbour Gazette", kind="media")],
        [("the Harbour Gazette", "reported", "The mayor will resign on Friday")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
