from __future__ import annotations

import pytest

from onrecord.analyse.claims.verbs import finite_verbs, is_present
from onrecord.analyse.claims.words import Words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A fire killed two people and forced the rest out.", ["killed", "forced"]),
        ("He had not been told of a freeze.", ["had"]),
        ("A memo reviewed by the council is here.", ["is"]),
        ("Three injured people were seen.", ["were"]),
        ("It carries up to 240 people.", ["carries"]),
        ("The bus stops at the gate were shut.", ["were"]),
        ("They race down the road.", ["race"]),
        ("The freeze will cover the posts in May.", ["will"]),
        ("The will was read in May.", ["was"]),
        ("Don’t ask; we’ve seen it.", ["Don’t", "we’ve"]),
        ("Moss backed the plan of the board.", ["backed"]),
    ],
)
def test_finite_verbs(text: str, expected: list[str]) -> None:
    words = Words(text)
    assert [w for w, verb in zip(words.written, finite_verbs(words), strict=True) if verb] == expected


def test_a_headline_uses_the_present_tense() -> None:
    words = Words("Pickup hits bus stop as winds ease")
    assert not any(finite_verbs(words))
    verbs = finite_verbs(words, [(0, len(words))])
    assert [w for w, verb in zip(words.written, verbs, strict=True) if verb] == ["hits", "ease"]


def test_present_and_past() -> None:
    words = Words("It stands where it stood")
    assert is_present(words, 1)
    assert not is_present(words, 4)
