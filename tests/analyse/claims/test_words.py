from __future__ import annotations

import pytest

from onrecord.analyse.claims.words import Words
from onrecord.model import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. fined it $4.1m.", ["The", "U.S.", "fined", "it", "$", "4.1m", "."]),
        ("“Don’t go,” he said", ["“", "Don’t", "go", ",", "”", "he", "said"]),
        ("a 15-year-old won 2-0 at 4:10 a.m.", ["a", "15-year-old", "won", "2-0", "at", "4:10", "a.m."]),
        ("the nurses’ union", ["the", "nurses", "’", "union"]),
        ("", []),
    ],
)
def test_words_and_stops(text: str, expected: list[str]) -> None:
    assert Words(text).written == expected


def test_ranges_and_places_belong_together() -> None:
    words = Words("One gate. Two gates fell.")
    first, after = words.range(Span(10, 25))
    assert words.span(first, after) == Span(10, 25)
    assert words.range(Span(3, 3)) == (1, 1)
