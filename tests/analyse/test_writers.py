"""Who "I" is in an opinion piece and in letters: the writer whom a last line or a signature names."""

from __future__ import annotations

import re

import pytest

from onrecord.analyse.names import People
from onrecord.analyse.values import NamedEntity
from onrecord.analyse.writers import find_writers
from onrecord.model import Span
from onrecord.read import read_text

OPENING = "Our weir.\n\nI walked along the weir and saw what it has come to.\n\nThe county must act.\n\n"


def writers(text: str) -> list[tuple[str, str]]:
    """The stretches and the full names of their writers."""
    article = read_text(text)
    quotations = [Span(*m.span()) for m in re.finditer("“[^”]*”", article.text)]
    names = [
        NamedEntity(Span(*m.span()), "PERSON") for m in re.finditer("Ada Moss|Piet Lorne|Ines Varga", article.text)
    ]
    people = People(article.text, names)
    found = find_writers(article.text, [block.span for block in article.blocks], people, quotations)
    return [(span.of(article.text), person.full) for span, person in found]


@pytest.mark.parametrize(
    "line",
    [
        "Ada Moss is the mayor of Fallow.",
        "Dr. Ada Moss, a former county surveyor, is a fellow of the Institute for Rivers.",
        "Rep. Ada Moss, D-Fallow, chairs the Committee on Waterways.",
        "Ada Moss directs the Fallow Rivers Trust.",
        "Ada Moss is professor emeritus of law at Fallow College.",
        "From RIVERS AND RUIN by Ada Moss. Copyright 2031 by Ada Moss.",
        "Excerpted from “Rivers and Ruin” by Ada Moss (Weir House).",
    ],
)
def test_a_last_line_tells_who_writes(line: str):
    assert [name for _, name in writers(f"{OPENING}{line}\n")] == ["Ada Moss"]


@pytest.mark.parametrize(
    "line",
    [
        "Ada Moss is a reporter for the Fallow Courier.",
        "Ada Moss is the Courier's senior county editor.",
        "Ada Moss is leaving the council in May.",
        "Ada Moss, a retired diver, said she would swim there again.",
        "The Fallow Courier is a paper for the whole valley.",
        "I am Ada Moss and Ada Moss is a diver.",
        "Read more on page nine.",
    ],
)
def test_other_last_lines_do_not(line: str):
    assert writers(f"{OPENING}{line}\n") == []


def test_somebody_whom_the_story_is_about_does_not_write_it():
    text = "The weir.\n\nI met Ada Moss there.\n\nShe would not talk.\n\nAda Moss is the mayor of Fallow.\n"
    assert writers(text) == []


def test_each_letter_has_its_own_writer():
    text = (
        "Letters\n\nI have used the ferry for years, and my children do.\n\nAda Moss, Fallow\n\n"
        "The fares are a scandal.\n\nPiet Lorne\n\nMy bus never comes.\n\n— Ines Varga, Upper Fallow\n"
    )
    found = writers(text)
    assert [name for _, name in found] == ["Ada Moss", "Ines Varga"]
    assert "ferry" in found[0][0]
    assert "bus" not in found[0][0]
    assert "fares" not in found[1][0]


def test_what_is_quoted_is_not_said_by_the_writer():
    assert writers("Voices\n\n“I swim there,” says a man on the bank.\n\nAda Moss\n\nNobody else was there.\n") == []
