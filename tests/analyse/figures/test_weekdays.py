"""Weekdays against dates, and days that do not exist."""

from __future__ import annotations

import pytest

from tests.analyse.figures.checked import checks, told

MISMATCHES = [
    ("weekday", "The hearing is set for Tuesday, March 4, 2019, in Harwick.", None, "Tuesday, March 4, 2019"),
    ("weekday", "The clinic closes on Friday, June 12.", "2019-05-20", "Friday, June 12"),
    ("weekday", "The fair opens Monday, March 4, and closes Wednesday, March 7.", None, "Wednesday, March 7"),
    ("impossible-date", "The lease ends on February 30.", None, "February 30"),
    ("impossible-date", "Marsh was sworn in on 31 June 2018.", None, "31 June 2018"),
    ("impossible-date", "The plant shut on Feb. 29, 2019, for repairs.", None, "Feb. 29, 2019"),
]
SILENT = [
    ("The hearing is set for Monday, March 4, 2019, in Harwick.", None),
    ("The ferry sank on Saturday 9 May 2020.", None),
    ("The clinic closes on Wednesday, June 12.", "2019-05-20"),
    ("The fair opens Monday, March 4, and closes Thursday, March 7.", None),
    ("In February 30 people came to the pool.", None),
    ("The plant shut on Feb. 29, 2020, for repairs.", None),
    ("On Monday the mayor said the March 4 vote would stand.", "2019-03-06"),
    ("The fair opens Monday, March 4. Last year it opened Saturday, Nov. 11.", None),
    ("The sun set on May 5, and Sunday came.", None),
]


@pytest.mark.parametrize(("kind", "text", "published", "words"), MISMATCHES)
def test_mismatch(kind: str, text: str, published: str | None, words: str) -> None:
    assert told(kind, text, published=published) == [(words, False)]


@pytest.mark.parametrize(("text", "published"), SILENT)
def test_agreement_or_silence(text: str, published: str | None) -> None:
    assert not [c for c in checks(text, published=published) if not c.agrees]


def test_a_weekday_beside_a_date_is_computed() -> None:
    (check,) = checks("The ferry sank on Saturday 9 May 2020.")
    assert (check.stated, check.computed, check.agrees) == ("Saturday", "Saturday, May 9, 2020", True)
