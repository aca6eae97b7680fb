"""The ladder of descriptions: each says more than the one before."""

from __future__ import annotations

import pytest

from onrecord.analyse.phrases import read_phrase
from onrecord.analyse.specificity import HIGHEST, specificity


@pytest.mark.parametrize(
    ("words", "points"),
    [
        ("a source", 0),
        ("a person", 0),
        ("an official", 1),
        ("a nurse", 1),
        ("a council official", 2),
        ("a shipping source", 1),
        ("a senior council official", 3),
        ("a welder in the shipyard's boiler shop", 3),
        ("a senior surveyor in the harbour authority's dredging office", 4),
        ("two dredging surveyors from the harbour office who measured the wall", 5),
    ],
)
def test_each_slot_counts(words: str, points: int) -> None:
    assert specificity(read_phrase(words), knows=False) == points


def test_knowing_counts_and_five_is_the_most() -> None:
    phrase = read_phrase("two senior surveyors in the harbour authority's dredging office who measured the wall")
    assert specificity(read_phrase("a person"), knows=True) == 1
    assert specificity(phrase, knows=True) == HIGHEST
