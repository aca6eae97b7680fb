"""Lengths of time against their ends, anniversaries, and ranges that run backwards."""

from __future__ import annotations

import pytest

from tests.analyse.figures.checked import checks, told

MISMATCHES = [
    ("duration", "Orr served six years, from 2014 to 2021, as harbour master.", None, "six"),
    ("duration", "He led the choir from 1990 to 2003, a span of 20 years.", None, "20"),
    ("duration", "The five-day strike, from March 4 to March 20, stopped the trams.", None, "five"),
    ("anniversary", "The town marks 50 years since 1974 with a parade.", "2022-06-01", "50"),
    ("anniversary", "Sunday is the 40th anniversary of the 1974 mill fire.", "2022-06-01", "40th"),
    ("anniversary", "The club was founded 30 years ago, in 1986.", "2020-06-01", "30"),
    ("order", "She taught in Odile from 2016 to 2011.", None, "2011"),
    ("order", "Bo Lind (1980-1958) built the mill.", None, "1980-1958"),
    ("order", "The road is shut from March 19 to March 12.", None, "March 12"),
]
SILENT = [
    ("Orr served seven years, from 2014 to 2021, as harbour master.", None),
    ("Orr played eight seasons in all, eight years from 2014 to 2021.", None),
    ("He served more than six years, from 2014 to 2021.", None),
    ("The club played 20 games from 2014 to 2016.", None),
    ("The town marks 48 years since 1974 with a parade.", "2022-06-01"),
    ("Next year will be the 50th anniversary of the 1974 mill fire.", "2023-06-01"),
    ("The club was founded 30 years ago, in 1990.", "2020-06-01"),
    ("Compare the figures back from 2016 to 2011.", None),
    ("The shop is open from November to March.", None),
    ("The 2014-15 season ended early.", None),
    ("The road is shut from November 19 to March 12.", None),
    ("The 40th anniversary dinner was held in 1974.", "2022-06-01"),
]


@pytest.mark.parametrize(("kind", "text", "published", "words"), MISMATCHES)
def test_mismatch(kind: str, text: str, published: str | None, words: str) -> None:
    assert told(kind, text, published=published) == [(words, False)]


@pytest.mark.parametrize(("text", "published"), SILENT)
def test_agreement_or_silence(text: str, published: str | None) -> None:
    assert not [c for c in checks(text, published=published) if not c.agrees]
