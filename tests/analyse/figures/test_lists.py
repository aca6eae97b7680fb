"""Announced against actual length of lists."""

from __future__ import annotations

import pytest

from tests.analyse.figures.checked import checks, told

MISMATCHES = [
    ("Police named four suspects: Ada Marsh, Bo Lind and Tess Orr.", "four"),
    ("She gave three reasons: cost and noise.", "three"),
    ("The plan rests on two pillars: roads, schools, and water.", "two"),
    (
        "# Five things to know about the dam\n\nThe dam is old.\n\n1. It leaks.\n\n2. It is high.\n\n3. It is ours.",
        "Five",
    ),
    ("He has five rules: never borrow; always be early; say thanks; and keep the receipt.", "five"),
]
AGREEMENTS = [
    "Police named three suspects: Ada Marsh, Bo Lind and Tess Orr.",
    "She gave three reasons: cost, noise and dust.",
    "# Three things to know about the dam\n\nThe dam is old.\n\n1. It leaks.\n\n2. It is high.\n\n3. It is ours.",
    "He has four rules: never borrow; always be early; say thanks; and keep the receipt.",
]
SILENT = [
    "# Three things to know about the dam\n\nThe dam is old.\n\n1. It leaks.\n\n> 2. It is high?\n\n3. It is ours.",
    "Police named four suspects, among them Ada Marsh and Bo Lind.",
    "Four people were hurt: two when the roof fell, one on the stairs and one outside.",
    "The three of them agreed: the road, the bridge and the school and the pool had to wait.",
    "She had two answers: no, and never ask again.",
    "There were three winners: Ada Marsh, who is 12, and Bo Lind, her cousin.",
    "The shop sells two things: fish and chips and tea.",
    "One thing was clear: the mayor, the council and the river would not agree.",
]


@pytest.mark.parametrize(("text", "words"), MISMATCHES)
def test_mismatch(text: str, words: str) -> None:
    assert told("list-count", text) == [(words, False)]


@pytest.mark.parametrize("text", AGREEMENTS)
def test_agreement(text: str) -> None:
    assert [agrees for _, agrees in told("list-count", text)] == [True]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_plain_list_is_left_alone(text: str) -> None:
    assert not [c for c in checks(text) if not c.agrees]
