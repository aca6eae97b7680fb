"""Ages against births."""

from __future__ import annotations

import pytest

from tests.analyse.figures.checked import checks, told

MISMATCHES = [
    ("Marsh, 45, born in 1960 in Odile, runs the mill.", "2019-05-20", "45"),
    ("Vera Holm, who was born in 1931, died in 2009 at the age of 68.", None, "68"),
    ("Born on May 3, 1940, Holm died on May 1, 2019, at 80.", None, "80"),
    ("Bo Lind (1944-2009) died at the age of 74.", None, "74"),
    ("Ada Marsh, 45, won the seat. Nobody ran against her. Marsh was born in 1960.", "2019-05-20", "45"),
    (
        "Vera Holm, who painted ships, died on Tuesday. She was 84. // Banks bought them. // Holm was born in 1925.",
        "2019-05-20",
        "84",
    ),
    ("Tess Orr, born in 1980, was 19 when she joined the navy in 1993.", None, "19"),
]
SILENT = [
    ("Marsh, 58, born in 1960 in Odile, runs the mill.", "2019-05-20"),
    ("Marsh, 45, born in 1960 in Odile, runs the mill.", None),
    ("Vera Holm, who was born in 1931, died in 2009 at the age of 77.", None),
    ("Bo Lind (1944-2009) died at the age of 65.", None),
    ("Ada Marsh, 45, won the seat. Her father, Jo Marsh, was born in 1930.", "2019-05-20"),
    ("Ada Marsh, 59, won the seat. Marsh was born in 1960.", "2019-05-20"),
    ("Vera Holm, who painted ships, died on Tuesday. She was 94. // Holm was born in 1925.", "2019-05-20"),
    ("Her son, 20, was born in 1950 in the novel, when she was 31.", "2019-05-20"),
    ("The club, born in 1902, has 45 members.", "2019-05-20"),
    ("Tess Orr, born in 1980, was 13 when she moved there in 1993.", None),
]


@pytest.mark.parametrize(("text", "published", "words"), MISMATCHES)
def test_mismatch(text: str, published: str | None, words: str) -> None:
    assert told("age-date", text.replace(" // ", "\n\n"), published=published) == [(words, False)]


@pytest.mark.parametrize(("text", "published"), SILENT)
def test_agreement_or_silence(text: str, published: str | None) -> None:
    assert not [c for c in checks(text.replace(" // ", "\n\n"), published=published) if not c.agrees]
