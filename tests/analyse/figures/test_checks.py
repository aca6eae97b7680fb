"""Figures, dates and names held against each other: what agrees, what does not, and what is left alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.analyse.figures import find_checks
from onrecord.model import Check, Span
from onrecord.read import read_text

_SENTENCE = re.compile(r"\S.*?[.?!][”\"]?(?= |$)", re.DOTALL)
HEAD = "OLLEN, May 4, 2026 (CNS) — "


def checks(text: str, *people: str) -> tuple[Check, ...]:
    article = read_text(text)
    ends = ((b.span.start, m) for b in article.body() for m in _SENTENCE.finditer(b.span.of(text)))
    spans = [Span(start + match.start(), start + match.end()) for start, match in ends]
    places = [Span(at, at + len(name)) for name in people for at in _all(text, name)]
    return find_checks(article, spans, sorted(places))


def _all(text: str, words: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(words, at)]


AGREE = [
    ("percentage-change", "Sales rose 10 percent, from 200 to 220, the mill said."),
    ("percentage-change", "The fare rises from $2 to $3, a 50 percent increase."),
    ("weekday", f"{HEAD}The count ended on Saturday, May 2, the registrar said."),
    ("list-count", "Police named three suspects: Ada Lind, Bo Roe and Cy Marl."),
    ("unit", "The reef lies 5 miles (8 km) off the cape."),
    ("multiple", "Profit doubled to £4 million from £2 million."),
    ("age-date", "Marsh was born in 1950 and died in 2010, aged 60."),
]
DISAGREE = [
    ("percentage-change", "60 percent", "The fare rises from $2 to $3, a 60 percent increase."),
    ("percentage-change", "30 percent", "The wage bill fell 30 percent, from £41.2m to £35.1m."),
    ("percent-points", "10 percent", "Turnout fell from 40 percent to 30 percent, a drop of 10 percent."),
    ("weekday", "Sunday, May 2", f"{HEAD}The count ended on Sunday, May 2, the registrar said."),
    ("list-count", "four", "Police named four suspects: Ada Lind, Bo Roe and Cy Marl."),
    ("unit", "12", "The reef lies 5 miles (12 km) off the cape."),
    ("multiple", "doubled", "Profit doubled to £3 million from £2 million."),
    ("age-date", "70", "Marsh was born in 1950 and died in 2010, aged 70."),
]
LEFT_ALONE = [
    "The island keeps 9,000 soldiers, 40 tanks and 12 planes.",
    "Ollen beat Cray 3-1 after leading 1-0 at half-time.",
    "Call 555-0134 or 555-0199 before 5 p.m. on May 2.",
    "About 60 percent of the town, or most of it, came to the fair.",
    "Rates rose from 3 to 4, and 60 people lost their homes.",
    "The 2024-25 season had 38 rounds; the club won half.",
]


@pytest.mark.parametrize(("kind", "text"), AGREE)
def test_what_agrees_is_computed_and_said_to_agree(kind: str, text: str):
    assert [(c.kind, c.agrees) for c in checks(text)] == [(kind, True)]


@pytest.mark.parametrize(("kind", "stated", "text"), DISAGREE)
def test_what_does_not_agree_is_found_at_its_words(kind: str, stated: str, text: str):
    (check,) = [c for c in checks(text) if not c.agrees]
    assert (check.kind, check.span.of(text)) == (kind, stated)
    assert check.inputs
    assert check.message.endswith(".")


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_need_not_belong_together_is_left_alone(text: str):
    assert [c.message for c in checks(text) if not c.agrees] == []


def test_a_name_spelt_two_ways():
    text = "Ada Halloran swam first. Halloran won by a length. “I am tired,” Haloran said.\n\nHalloran left at noon."
    (check,) = [c for c in checks(text, "Ada Halloran", "Halloran", "Haloran") if not c.agrees]
    assert (check.kind, check.stated) == ("name-spelling", "Haloran")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Jan Halloran scored. Halloran shone. Piet Haloran kept goal.", ("Jan Halloran", "Halloran", "Piet Haloran")),
        ("Ada Lindt spoke. LINDT: I will not. Lindt left.", ("Ada Lindt", "LINDT", "Lindt")),
        ("Rui Obaro spoke. Obaro left. Ubaro is a town.", ("Rui Obaro", "Obaro", "Ubaro")),
    ],
)
def test_names_that_are_alike_and_not_the_same(text: str, people: tuple[str, ...]):
    assert [c for c in checks(text, *people) if not c.agrees] == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "rose fell from to 3 200 12.5 % percent $4m £2 a third half of people, and 1999 May Friday born aged"
            " doubled ( ) km miles — “ ” . \n\n 0 1e9 ½ ٣ ".split(" ")
        ),
        max_size=40,
    )
)
def test_odd_texts_give_checks_within_the_text(pieces: list[str]):
    text = "The board met. " + " ".join(pieces)
    for check in checks(text):
        assert 0 <= check.span.start < check.span.end <= len(text)
        assert all(text[one.span.start : one.span.end] for one in check.inputs)
