"""Shares of a total that is given too."""

from __future__ import annotations

import pytest

from tests.analyse.figures.checked import checks, told

MISMATCHES = [
    ("Inspectors closed 12 of 30 kitchens, or 30 percent, the county said.", "30 percent"),
    ("Half of the pupils (41 of 60) walk to school.", "Half"),
    ("Two thirds of the 60 seats, or 35, went to the Harbour party.", "Two thirds"),
    ("Only 18 per cent (9 out of 90) of the pumps worked.", "18 per cent"),
    ("One in five firms, or 40 of 120, has shut.", "One in five"),
]
AGREEMENTS = [
    "Inspectors closed 12 of 30 kitchens, or 40 percent, the county said.",
    "Half of the pupils (30 of 60) walk to school.",
    "Two thirds of the 60 seats, or 40, went to the Harbour party.",
    "Only 10 per cent (9 out of 90) of the pumps worked.",
    "Nearly a third of the wells, or 29 of 90, were dry.",
    "One in five firms, or 24 of 120, has shut.",
]
SILENT = [
    "Inspectors closed 12 of 30 kitchens, and 30 percent of owners appealed.",
    "She won 3 of 4 races, a 12 percent better season than her last.",
    "A third of voters backed the plan, and 12 of 30 councils did.",
    "In the second half, 9 of 10 shots missed.",
]


@pytest.mark.parametrize(("text", "words"), MISMATCHES)
def test_mismatch(text: str, words: str) -> None:
    assert told("share", text) == [(words, False)]


@pytest.mark.parametrize("text", AGREEMENTS)
def test_agreement(text: str) -> None:
    assert [agrees for _, agrees in told("share", text)] == [True]


@pytest.mark.parametrize("text", SILENT)
def test_what_does_not_belong_together_is_left_alone(text: str) -> None:
    assert not [c for c in checks(text) if not c.agrees]
