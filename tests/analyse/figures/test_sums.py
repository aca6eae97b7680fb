"""Parts against totals, votes against seats, scores against half-time."""

from __future__ import annotations

import pytest

from tests.analyse.figures.checked import checks, told

MISMATCHES = [
    ("The storm killed 12 people: seven men, four women and two children.", "12"),
    ("The fund holds $9 million ($4 million in bonds, $3 million in shares and $1 million in cash).", "$9 million"),
    ("The school has 40 girls and 52 boys, a total of 95 pupils.", "95"),
    ("The nine-member council voted 7-4 for the road.", "7-4"),
    ("The council has a new chair. The seven-member board passed the plan 5-2, with one abstention.", "5-2"),
    ("The 15-seat assembly met in May. It passed the bill with nine votes for and eight against.", "nine"),
    ("Tarn Rovers won 2-1 in Odile after leading 3-0 at half-time.", "3-0"),
    ("Marsh had 12 points in the first half and 15 in the second to finish with 29.", "29"),
]
AGREEMENTS = [
    "The jury of 12 people, seven men and five women, met for a day.",
    "The storm killed 13 people: seven men, four women and two children.",
    "The school has 40 girls and 52 boys, a total of 92 pupils.",
    "The nine-member council voted 5-4 for the road.",
    "The nine-member council voted 5-3 for the road.",
    "Tarn Rovers won 3-2 in Odile after trailing 2-1 at half-time.",
    "Marsh had 12 points in the first half and 15 in the second to finish with 27.",
]
SILENT = [
    "The storm killed 12 people: seven men and four women, and an infant.",
    "The storm killed 12 people, including seven men and four women.",
    "The storm killed 12 people and hurt 40 others, and two bridges fell.",
    "Of the 12 dead, seven were men and three women.",
    "The nine-member council met. The lower house voted 120-88 for the road.",
    "He ran 40 miles, 3 of them uphill, and 2 barefoot.",
    "Tarn Rovers won 2-1. On Monday they had been leading the league with 30 points.",
]


@pytest.mark.parametrize(("text", "words"), MISMATCHES)
def test_mismatch(text: str, words: str) -> None:
    assert told("sum", text) == [(words, False)]


@pytest.mark.parametrize("text", AGREEMENTS)
def test_agreement(text: str) -> None:
    assert [agrees for _, agrees in told("sum", text)] == [True]


@pytest.mark.parametrize("text", SILENT)
def test_what_does_not_belong_together_is_left_alone(text: str) -> None:
    assert not [c for c in checks(text) if not c.agrees]
