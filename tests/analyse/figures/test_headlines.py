"""Figures and names of the headline against the body."""

from __future__ import annotations

import pytest

from tests.analyse.figures.checked import checks, told

MISMATCHES = [
    ("headline-figure", "# Council to cut 40 jobs\n\nThe council will cut 45 jobs by May, it said.", (), "40"),
    ("headline-figure", "# Ferry fire kills 12\n\nA fire on a ferry killed 14 people off Odile on Friday.", (), "12"),
    (
        "headline-figure",
        "# Rents up 8% in Harwick\n\nRents rose. They went up 6% in a year, the survey found.",
        (),
        "8%",
    ),
    (
        "headline-name",
        "# Haloran quits as mayor\n\nMayor Jo Halloran quit on Friday. Halloran said she was tired.",
        ("Jo Halloran", "Halloran"),
        "Haloran",
    ),
]
SILENT = [
    ("# Council to cut 40 jobs\n\nThe council will cut forty jobs by May. It cut 45 jobs in 2019.", ()),
    ("# Ferry fire kills 12\n\nA fire killed 8 men and 4 women on a ferry off Odile on Friday.", ()),
    ("# Five things to know about the 40 jobs\n\nThe council will cut 41 posts.", ()),
    ("# Rents up 8% in Harwick\n\nRents rose 8.2 percent, while wages went up 3 percent.", ()),
    ("# Firm sold for $3 billion\n\nThe firm was sold for $3.2 billion.", ()),
    ("# Two held\n\nThree men were seen and two of them held.", ()),
    ("# Hallorans to sell the farm\n\nJo Halloran will sell. Halloran is tired.", ("Jo Halloran", "Halloran")),
    ("# Jo Halloran quits\n\nJo Halloran quit. Halloran is tired.", ("Jo Halloran", "Halloran")),
]


@pytest.mark.parametrize(("kind", "text", "people", "words"), MISMATCHES)
def test_mismatch(kind: str, text: str, people: tuple[str, ...], words: str) -> None:
    assert told(kind, text, people) == [(words, False)]


@pytest.mark.parametrize(("text", "people"), SILENT)
def test_agreement_or_silence(text: str, people: tuple[str, ...]) -> None:
    assert not [c for c in checks(text, people) if not c.agrees]
