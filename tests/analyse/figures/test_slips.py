"""One sum in two sizes or currencies."""

from __future__ import annotations

import pytest

from tests.analyse.figures.checked import checks, told

MISMATCHES = [
    ("The bank gave a $4.7 million loan. Nobody signed the $4.7 billion loan.", "$4.7 billion"),
    ("The club paid £35m for the striker. The striker cost €35m, agents said.", "€35m"),
    ("The state owes $1.25 billion. By May the $1.25 million must be found.", "$1.25 million"),
]
SILENT = [
    "The bank gave a $4.7 million loan. Nobody signed the $4.7 million loan.",
    "The club paid £3m for a striker. The stand cost $3m.",
    "The rich gave $2 million and the richest $2 billion.",
    "The house cost £300,000 ($390,000).",
    "Tickets cost $5, the film $5 million.",
    "The firm lost $40 million. Its rivals together lost $40 billion.",
]


@pytest.mark.parametrize(("text", "words"), MISMATCHES)
def test_mismatch(text: str, words: str) -> None:
    assert told("currency", text) == [(words, False)]


@pytest.mark.parametrize("text", SILENT)
def test_agreement_or_silence(text: str) -> None:
    assert not [c for c in checks(text) if not c.agrees]
