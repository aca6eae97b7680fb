"""Paragraphs by blank lines, by line ends, and in hard-wrapped files."""

from __future__ import annotations

import textwrap

import pytest

from onrecord.read.paragraphs import split_paragraphs

LONG = (
    "The harbour board will vote in May on a plan to close the old ferry berth, a board official said on Tuesday, and "
    "the crews will be told of the outcome within a week of the vote, which is to be held in the town hall."
)
OTHER = (
    "Nobody in the town expects the plan to fail. The mayor has said more than once that the berth costs too much, and "
    "the two members who opposed it in March have since left the board for other posts."
)


def paragraphs(text: str) -> list[str]:
    return [s.of(text) for s in split_paragraphs(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blank_lines_and_single_line_ends(end: str) -> None:
    assert paragraphs(end.join([LONG, OTHER, "", LONG, ""])) == [LONG, OTHER, LONG]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_hard_wrapped_paragraphs_stay_whole(width: int, end: str) -> None:
    wrapped = [textwrap.fill(p, width).replace("\n", end) for p in (LONG, OTHER)]
    text = (end * 2).join(["A headline", *wrapped]) + end
    assert paragraphs(text) == ["A headline", *wrapped]


def test_hard_wrapped_with_indented_paragraphs() -> None:
    text = "\n".join(textwrap.fill(p, 70, initial_indent="   ") for p in (LONG, OTHER))
    assert len(paragraphs(text)) == 2


def test_a_byline_under_the_headline_of_a_wrapped_file() -> None:
    text = (
        f"A headline of some length that runs nearly to the margin of it\nBy Ada Marsh\n\n{textwrap.fill(LONG, 70)}\n"
    )
    assert paragraphs(text)[:2] == ["A headline of some length that runs nearly to the margin of it", "By Ada Marsh"]


def test_short_lines_are_paragraphs() -> None:
    text = "Q: Will you stay?\nA: Yes.\nQ: For how long?\nA: Until May, if the board lets me.\n"
    assert len(paragraphs(text)) == 4


def test_odd_white_space() -> None:
    assert paragraphs("\ufeff  One. \u200b\n\xa0\n\tTwo.\x0c Three.\u2028Four. ") == ["One.", "Two.", "Three.", "Four."]
    assert paragraphs("") == []
    assert paragraphs(" \n\ufeff\n") == []
