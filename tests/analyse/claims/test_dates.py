from __future__ import annotations

import pytest

from onrecord.analyse.claims.dates import Published, published, with_dates
from onrecord.model import Article, Block, BlockRole, Span

DAY = Published(11, 4, 2025)
"""A Tuesday."""


@pytest.mark.parametrize(
    ("words", "ahead", "expected"),
    [
        ("last month", False, "last month [October 2025]"),
        ("next month", True, "next month [December 2025]"),
        ("last year", False, "last year [2024]"),
        ("yesterday", False, "yesterday [3 November 2025]"),
        ("on Monday", False, "on Monday [3 November 2025]"),
        ("on Tuesday", False, "on Tuesday [4 November 2025]"),
        ("on Friday", True, "on Friday [7 November 2025]"),
        ("two months ago", False, "two months ago [September 2025]"),
        ("11 years ago", False, "11 years ago [2014]"),
        ("three days ago", False, "three days ago [1 November 2025]"),
        ("on Thursday week", True, "on Thursday week"),
        ("last spring", False, "last spring"),
    ],
)
def test_relative_dates(words: str, ahead: bool, expected: str) -> None:
    assert with_dates(words, DAY, ahead=ahead) == expected


def test_without_a_day_words_stay() -> None:
    assert with_dates("last month", None, ahead=False) == "last month"


def test_without_a_year_only_months_are_read() -> None:
    assert with_dates("last month and on Monday", Published(1, 9), ahead=False) == "last month [December] and on Monday"


def article(text: str = "", day: str | None = None) -> Article:
    blocks = (Block(span=Span(0, len(text)), role=BlockRole.DATELINE),) if text else ()
    return Article(id="a", title="", text=text, published=day, blocks=blocks)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (article(day="2025-11-04T16:20:00+00:00"), DAY),
        (article(day="4 November 2025"), DAY),
        (article("PORT HALVER, Sept 14 (Northern Wire) -"), Published(9, 14)),
        (article("PORT HALVER, Sept 44 (Northern Wire) -"), None),
        (article(day="2025-13-44"), None),
        (article(day="9999-12-31"), None),
        (article(day="0001-01-01"), None),
        (article(), None),
    ],
)
def test_day_of_publication(made: Article, expected: Published | None) -> None:
    assert published(made) == expected


@pytest.mark.parametrize("year", [1000, 9000])
def test_there_are_days_before_and_after_every_day_of_publication(year: int) -> None:
    for day in (Published(1, 1, year), Published(12, 31, year)):
        for words in ("yesterday", "tomorrow", "last year", "next month", "999 years ago", "999 days ago", "on Monday"):
            assert words in with_dates(words, day, ahead=True)
