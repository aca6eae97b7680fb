"""Who is said to have done wrong, and who only stands nearby."""

from __future__ import annotations

import pytest

from onrecord.judge.wrongdoing import accusations, misdeeds, proceedings_about
from tests.build import story


@pytest.mark.parametrize(
    ("text", "party", "deed"),
    [
        ("Rook robbed the shop.", "Rook", "robbed"),
        ("Dana Kerr has repeatedly embezzled money.", "Dana Kerr", "embezzled"),
        ("Halver Lines, which owns the ship, falsified the records.", "Halver Lines", "falsified the records"),
    ],
)
def test_a_misdeed_has_a_party(text: str, party: str, deed: str) -> None:
    given = story(text)
    (found,) = misdeeds(given)
    assert (given.words(found.party), given.words(found.deed)) == (party, deed)


@pytest.mark.parametrize(
    "text",
    [
        "He robbed the shop.",
        "On Thursday they robbed the shop.",
        "A couple loyal to Rook robbed the shop.",
        "Rook stole home.",
    ],
)
def test_no_party_or_no_misdeed(text: str) -> None:
    assert list(misdeeds(story(text))) == []


def test_an_accusation() -> None:
    given = story("The union accused Dana Kerr, who runs the ward, of falsifying hours.")
    (found,) = accusations(given)
    assert given.words(found.span) == "Dana Kerr, who runs the ward, of falsifying"
    assert proceedings_about(given, found.party)
