"""What is taken over from other outlets, and what it rests on."""

from __future__ import annotations

import pytest

from onrecord.judge.relays import relays, rests_on_unnamed, says_basis
from tests.build import src, story

GAZETTE = src("the Harbour Gazette", kind="media")


@pytest.mark.parametrize(
    ("rest", "basis", "unnamed"),
    [
        (".", False, False),
        (", citing two officials.", True, True),
        (". It had obtained a copy of her letter.", True, False),
        (", quoting people familiar with her plans.", True, True),
    ],
)
def test_what_a_report_rests_on(rest: str, basis: bool, unnamed: bool) -> None:
    text = f"The mayor will resign, the Harbour Gazette reported{rest}"
    given = story(text, [GAZETTE], [("the Harbour Gazette", "reported", "The mayor will resign")])
    (relay,) = relays(given)
    assert (says_basis(given, relay), rests_on_unnamed(given, relay)) == (basis, unnamed)


@pytest.mark.parametrize(
    "text",
    [
        "The band played, the Harbour Gazette reported.",
        "The mayor will resign, as the Harbour Gazette reported.",
        "The mayor would resign, the Harbour Gazette reported in 1987.",
    ],
)
def test_no_relay(text: str) -> None:
    content = text.split(",")[0]
    assert list(relays(story(text, [GAZETTE], [("the Harbour Gazette", "reported", content)]))) == []
