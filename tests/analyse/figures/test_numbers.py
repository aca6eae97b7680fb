"""How figures are read, and that no text makes the checks fail."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.analyse.figures.figure import Figure, Kind
from onrecord.analyse.figures.numbers import figures, shares
from onrecord.analyse.figures.spelled import number
from tests.analyse.figures.checked import checks
from tests.build import story

READ = [
    ("a fine of $4.5 million", [(Kind.MONEY, 4_500_000)]),
    ("£900,000 for 34 acres", [(Kind.MONEY, 900_000), (Kind.COUNT, 34)]),
    ("the €3bn plan", [(Kind.MONEY, 3e9)]),
    ("twenty-five cows and a dozen hens", [(Kind.COUNT, 25), (Kind.COUNT, 12)]),
    ("two hundred and six votes", [(Kind.COUNT, 206)]),
    ("half a million people", [(Kind.COUNT, 500_000)]),
    ("12.5 per cent", [(Kind.PERCENT, 12.5)]),
    ("six percent", [(Kind.PERCENT, 6)]),
    ("3 percentage points", [(Kind.POINTS, 3)]),
    ("two-thirds of the town", [(Kind.FRACTION, 200 / 3)]),
    ("one in five homes", [(Kind.FRACTION, 20)]),
    ("half of the seats", [(Kind.FRACTION, 50)]),
    ("a 52-48 vote", [(Kind.PAIR, 52)]),
    ("the 40th year", [(Kind.ORDINAL, 40)]),
    ("in 2014", [(Kind.YEAR, 2014)]),
    ("the 2014-15 season", [(Kind.YEARS, 2014)]),
    ("12 dollars", [(Kind.MONEY, 12)]),
]
LEFT = [
    "F-16",
    "at 7 p.m.",
    "on 3/4/2019",
    "Route 9",
    "call 555-0142-88",
    "10:30",
    "COVID-19",
    "No. 5",
    "the 1990s",
    "a third man",
]


def read(text: str) -> list[Figure]:
    return shares(text, list(figures(text, 0, len(text), [])))


@pytest.mark.parametrize(("text", "expected"), READ)
def test_read(text: str, expected: list[tuple[Kind, float]]) -> None:
    assert [(f.kind, pytest.approx(f.value)) for f in read(text)] == expected


@pytest.mark.parametrize("text", LEFT)
def test_left_alone(text: str) -> None:
    assert not read(text)


@pytest.mark.parametrize(("words", "value"), [("ninety-nine", 99), ("three million", 3e6), ("seven cats", None)])
def test_spelled(words: str, value: float | None) -> None:
    assert number(words) == value


PIECES = st.sampled_from(
    "from to of or ( ) , . : ; % percent per cent $ £ m million rose fell doubled born died 12 1,200 "
    "3.5 2014 2014-2021 "
    "five half a third one in voted nine-member 5-4 March 30 Monday, Feb. 29, 2019 miles km (16 km) F C \n — “ ” "
    "\ue000 \ue001 "
    "anniversary years since ago and Marsh Ada Marsch 99999999999999999999 0 0.0 -".split(" ")
)


def sound(text: str, people: tuple[str, ...], published: str | None) -> None:
    """Every check of a text lies in one block and says what it holds against what."""
    article = story(text).article
    for check in checks(text, people, published):
        for span in (check.span, *(one.span for one in check.inputs)):
            assert span.start < span.end
            assert any(block.span.contains(span) for block in article.blocks)
        assert check.stated
        assert check.computed
        assert check.message
        assert check.inputs


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60), st.sampled_from([None, "2019-05-20", "rubbish", "0000-00-00"]))
def test_odd_text_never_fails_and_places_lie_in_one_block(words: list[str], published: str | None) -> None:
    sound(" ".join(words) or ".", ("Marsh", "Ada Marsh"), published)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.sampled_from([" Fares rose from $4 to $5, or 20 percent.", ""]))
def test_any_text_leaves_the_checks_of_what_follows_alone(text: str, fares: str) -> None:
    """Whatever stands in one paragraph, the next one is checked as if it stood alone."""
    odd = " ".join(text.split()) or "."
    sound(odd + fares, (), "2019-05-20")
    sum_of_fares = "Fares rose from $4 to $5, or 20 percent."
    alone = [(c.kind, c.stated, c.computed) for c in checks(sum_of_fares)]
    assert alone
    after = [(c.kind, c.stated, c.computed) for c in checks(f"{odd}\n\n{sum_of_fares}")]
    assert after[-len(alone) :] == alone


def test_nothing_at_all() -> None:
    assert checks("") == ()
