"""The parts of a story are told apart, and ordinary prose is left alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import BlockRole, Span
from onrecord.read.draft import Hint
from onrecord.read.structure import find_blocks

LEDE = "The harbour board will vote in May on a plan to close the old ferry berth, a board official said on Tuesday."
SECOND = "The official said the berth had cost the town more than it earned in each of the past nine years."
THIRD = "Joan Okafor, the mayor, said she would speak to the crews before the vote and again after it."


def roles(text: str, **options: object) -> list[tuple[str, str]]:
    return [(b.role.value, b.span.of(text)) for b in find_blocks(text, **options)]  # type: ignore[arg-type]


def role_of(paragraph: str) -> str:
    """The role of a paragraph in the middle of a story."""
    text = f"Ferry berth to close\n\n{LEDE}\n\n{paragraph}\n\n{SECOND}\n\n{THIRD}\n"
    return next(b.role.value for b in find_blocks(text) if paragraph.startswith(b.span.of(text)[:20]))


def end_role(paragraph: str) -> str:
    """The role of a story's last paragraph."""
    text = f"Ferry berth to close\n\n{LEDE}\n\n{SECOND}\n\n{THIRD}\n\n{paragraph}\n"
    return find_blocks(text)[-1].role.value


def test_a_copied_wire_story_with_teaser_repeat_and_credit() -> None:
    text = (
        "Harbour Board To Vote on Berth\n\n"
        "The harbour board will vote in May on a plan to close the old ferry berth, a board official said on Tuesday\n"
        "Harbour Board To Vote on Berth\n"
        "Mayor Joan Okafor arrives at the town hall in Harwick. Tom Ferris/Pool Photo via AP\n"
        "The Associated Press\n"
        "Updated:\n\n"
        f"HARWICK—{LEDE}\n\n{SECOND}\n"
    )
    assert [r for r, _ in roles(text)] == [
        "headline", "standfirst", "furniture", "caption", "byline", "furniture", "dateline", "body", "body",
    ]  # fmt: skip
    assert ("dateline", "HARWICK—") in roles(text)
    assert ("body", LEDE) in roles(text)


@pytest.mark.parametrize(
    "dateline",
    [
        "HARWICK—",
        "HARWICK —",
        "HARWICK, Maine (AP) —",
        "PORT ST. LUKE, Fla. –",
        "LONDON (AP) —",
        "PARIS, March 3 (Reuters) -",
        "NEW YORK --",
        "HARWICK, N.H., Aug. 10 (UPI) —",
        "Harwick (AFP) –",
        "Washington (CNN)",
        "(Reuters) -",
        "March 3 (Reuters) -",
        "London —",
        "SEOUL, South Korea ―",
        "ABOARD THE LINNET (Reuters) -",
    ],
)
def test_datelines(dateline: str) -> None:
    text = f"Ferry berth to close\n\n{dateline} {LEDE}\n\n{SECOND}\n"
    assert roles(text)[1:3] == [("dateline", dateline), ("body", LEDE)]


@pytest.mark.parametrize(
    "opening",
    [
        "BREAKING — The board has voted to close the berth, two people in the room said on Tuesday night.",
        "EXCLUSIVE - The board has voted to close the berth, two people in the room said on Tuesday night.",
        "Okafor — the mayor since 2019 — said she would speak to the crews before the vote and again after it.",
        "The mayor - who has held her post since 2019 - said she would speak to the crews before the vote.",
        "NATO's ships left on Monday — and nobody in the town was sorry to see them go, Okafor said.",
        "(This is an aside.) The board has voted to close the berth, two people in the room said on Tuesday.",
    ],
)
def test_no_datelines(opening: str) -> None:
    text = f"Ferry berth to close\n\n{opening}\n\n{SECOND}\n"
    assert roles(text)[1] == ("body", opening)


def test_speakers_in_a_transcript_are_no_datelines() -> None:
    text = f"What the mayor said\n\n{LEDE}\n\nOKAFOR — Well, we tried.\n\nHOST — And failed?\n\nOKAFOR — Not yet.\n"
    assert [r for r, _ in roles(text)] == ["headline", "body", "body", "body", "body"]


@pytest.mark.parametrize(
    "byline",
    [
        "By Ada Marsh",
        "By ADA MARSH and JOE FENN",
        "By Ada Marsh, The Tarrow Post",
        "By Ada Marsh | Staff Writer",
        "Ada Marsh, Staff Writer",
        "Ada Marsh and Joe Fenn",
        "Story by Ada Marsh",
        "By The Associated Press",
    ],
)
def test_bylines(byline: str) -> None:
    text = f"Ferry berth to close\n\n{byline}\n\n{LEDE}\n\n{SECOND}\n"
    assert roles(text)[1] == ("byline", byline)


def test_a_byline_at_the_head_of_the_lede_is_cut_off() -> None:
    text = f"Ferry berth to close\n\nBy Ada Marsh — {LEDE}\n\n{SECOND}\n"
    assert roles(text)[1:3] == [("byline", "By Ada Marsh —"), ("body", LEDE)]


@pytest.mark.parametrize(
    "caption",
    [
        "The Linnet lies at her berth on Monday. Tom Ferris/AP",
        "The Linnet lies at her berth on Monday. (AP Photo/Tom Ferris)",
        "The Linnet lies at her berth on Monday. (Photo: Tom Ferris, The Post)",
        "FILE PHOTO: The Linnet lies at her berth. REUTERS/Tom Ferris/File Photo",
        "FILE - In this March 3, 2024, file photo, the Linnet lies at her berth.",
        "Image caption The Linnet was built in 1962",
        "Photograph: Tom Ferris/Getty Images",
        "Tom Ferris via Getty Images",
        "The crew want the berth kept. | Getty Images",
        "Photo by Tom Ferris",
    ],
)
def test_captions(caption: str) -> None:
    assert role_of(caption) == "caption"


@pytest.mark.parametrize(
    "words",
    [
        "Advertisement",
        "Story continues below",
        "Read more: Mayor opens the spring fair",
        "Mayor opens the spring fair in the rain Read more",
        "Follow @adamarsh on Twitter",
        "Follow us on Facebook",
        "Sign up for our daily newsletter.",
        "Share Tweet Email",
        "Share this article",
        "Updated: March 3, 2026 at 9:30 a.m. ET",
        "3 March 2026",
        "5 min read",
        "Copyright 2026 The Tarrow Post. All rights reserved.",
        "* * *",
        "___",
        "https://example.org/ferry",
    ],
)
def test_furniture(words: str) -> None:
    assert role_of(words) == "furniture"


@pytest.mark.parametrize(
    "words",
    [
        "(Reporting by Ada Marsh; Editing by Joe Fenn)",
        "Reporting by Ada Marsh in Harwick and Joe Fenn in London; editing by Piet Lund",
        "Ada Marsh contributed to this report.",
        "— Ada Marsh and Joe Fenn contributed to this report.",
        "Marsh reported from Harwick. Associated Press writer Joe Fenn in London contributed to this report.",
        "Contributing: Ada Marsh",
        "Ada Marsh can be reached at ada@tarrowpost.example",
        "This story first appeared in The Tarrow Post.",
    ],
)
def test_tails(words: str) -> None:
    assert end_role(words) == "tail"


@pytest.mark.parametrize(
    "words",
    [
        "Correction: The ferry was built in 1962, not 1926.",
        "CLARIFICATION (March 4): The board has nine members.",
        "Editor’s note: Some readers may find this story distressing.",
        "An earlier version of this article misspelled the name of the mayor.",
        "This story has been updated with a comment by the board.",
    ],
)
def test_corrections(words: str) -> None:
    assert end_role(words) == "correction"


@pytest.mark.parametrize(
    "prose",
    [
        "“It was our last hope,” he said.",
        "He said no.",
        "The official contributed to the report of the inquiry, which was published last year.",
        "More than 300 people signed the letter, the mayor said.",
        "Follow the money, she told the council.",
        "Update the plan or drop it, the mayor told the board.",
        "Share prices fell on Monday, brokers said.",
        "The mayor, who was seen in Harwick on Monday, declined to comment.",
        "Related parties must be named, according to the rules.",
        "She read the letter aloud and sat down.",
        "The correction came too late, said Lund: the boat had sailed.",
        "Photographs of the hull were sent to the board, according to Marsh.",
        "Reporting by the Tarrow Post led to the inquiry, the board said.",
        "The Associated Press reported on Monday that the ferry would close.",
        "By Tuesday the crews had gone, the mayor said.",
        "Okafor told Reuters/The Post that she would resign.",
        "Comments were closed, but 40 people wrote letters.",
        "Sign up or be left behind, the chairman told the members.",
    ],
)
def test_ordinary_prose_is_body(prose: str) -> None:
    assert role_of(prose) == "body"
    assert end_role(prose) == "body"


def test_subheads_between_paragraphs() -> None:
    text = f"Ferry berth to close\n\n{LEDE}\n\nWhat happens next?\n\n{SECOND}\n\nRUST IN THE HULL\n\n{THIRD}\n"
    assert [r for r, _ in roles(text)] == ["headline", "body", "subhead", "body", "subhead", "body"]


def test_standfirst_without_full_stop() -> None:
    text = f"Ferry berth to close\n\nThe board votes in May, but the crews want their say first\n\n{LEDE}\n\n{SECOND}\n"
    assert roles(text)[1][0] == "standfirst"


def test_one_paragraph_is_body_and_prose_without_headline_too() -> None:
    assert [r for r, _ in roles("The mayor said no.")] == ["body"]
    assert [r for r, _ in roles(f"{LEDE}\n\n{SECOND}\n")] == ["body", "body"]


def test_a_short_lede_is_no_headline() -> None:
    text = "A board official said the berth will close.\n\nThe official spoke on condition of anonymity.\n"
    assert [r for r, _ in roles(text)] == ["body", "body"]


def test_a_title_known_from_elsewhere() -> None:
    text = f"A short first paragraph without a stop\n\n{LEDE}\n"
    assert "headline" not in [r for r, _ in roles(text, title="Ferry berth to close")]
    text = f"Ferry berth to close\n\n{LEDE}\n"
    assert roles(text, title="Ferry berth to close")[0][0] == "headline"


def test_a_label_for_corrections_takes_what_follows() -> None:
    text = f"Ferry berth to close\n\n{LEDE}\n\nCORRECTION:\n\nThe ferry was built in 1962, said the board.\n"
    assert [r for r, _ in roles(text)][-2:] == ["correction", "correction"]


def test_headline_over_two_lines_is_one_block() -> None:
    text = f"Ferry berth to close; \nvote in May is a formality\n\n{LEDE}\n\n{SECOND}\n"
    assert roles(text)[0] == ("headline", "Ferry berth to close; \nvote in May is a formality")


def test_hints_decide() -> None:
    text = f"Linnet\n\n{LEDE}\n\n{SECOND}"
    hint = Hint(Span(8, 8 + len(LEDE)), BlockRole.CAPTION)
    assert find_blocks(text, hints=[hint])[1].role is BlockRole.CAPTION


PIECES = st.sampled_from(
    [
        *(LEDE, SECOND, "HARWICK —", "(Reuters) - ", "By Ada Marsh", "Advertisement", "Tom Ferris/AP", "CORRECTION:"),
        *("\n", "\n\n", "\r\n", "\r", " ", "\u2028", "\ufeff", "\xa0", "\u200b", "\t", "\x0c"),
        *("“", ".", "***", "A", "é", "😀", "- item", "; "),
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=300), st.none() | st.text(max_size=20))
def test_blocks_are_ordered_disjoint_and_trimmed(text: str, title: str | None) -> None:
    end = 0
    for block in find_blocks(text, title=title):
        words = block.span.of(text)
        assert end <= block.span.start < block.span.end <= len(text)
        assert words == words.strip().strip("\ufeff\u200b")
        end = block.span.end


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=300))
def test_nothing_but_white_space_lies_outside_the_blocks(text: str) -> None:
    left = list(text)
    for block in find_blocks(text):
        left[block.span.start : block.span.end] = " " * (block.span.end - block.span.start)
    assert not re.sub("[\\s\u200b\u2060\ufeff\x1a]", "", "".join(left))


@pytest.mark.parametrize(
    "lines",
    [
        ("From our city reporter",),
        ("By a staff reporter",),
        ("By our Harbour Correspondent",),
        ("Joan Okafor", "Political correspondent"),
        ("By Joan Okafor", "Harbour Bureau"),
    ],
)
def test_bylines_of_several_lines_and_without_a_name(lines: tuple[str, ...]) -> None:
    text = "Ferry berth to close\n\n" + "\n".join(lines) + f"\n\n{LEDE}\n\n{SECOND}\n"
    assert roles(text)[1:-2] == [("byline", line) for line in lines]


@pytest.mark.parametrize(
    "note",
    [
        "Joan Okafor writes every week for the Harbour Post.",
        "Joan Okafor is a columnist at the Harbour Post. Her column appears on Mondays.",
        "The Post's money page appears on Thursdays.",
        "Tell us what you would do. Letters may be edited.",
        "— With assistance from Tom Ferris",
        "Some details have been altered so that Joan cannot be recognised.",
    ],
)
def test_notes_below_a_story(note: str) -> None:
    assert end_role(note) == "tail"


@pytest.mark.parametrize(
    "prose",
    [
        "Joan Okafor is a reporter for the Harbour Post, the board said.",
        "Joan Okafor is a better sailor than most.",
        "The board appears on Thursdays to be of two minds.",
    ],
)
def test_a_last_paragraph_that_only_resembles_a_note_is_prose(prose: str) -> None:
    assert end_role(prose) == "body"


def test_a_note_on_a_person_inside_a_story_is_prose() -> None:
    assert role_of("Joan Okafor is a columnist at the Harbour Post.") == "body"


def test_the_line_over_a_live_report_is_furniture() -> None:
    line = "Live coverage by the Harbour Post newsdesk. All times are local."
    assert ("furniture", line) in roles(f"Ferry berth live: board votes\n\n{line}\n\n{LEDE}\n\n{SECOND}\n")


def test_short_questions_of_an_interview_are_no_headings() -> None:
    text = f"Joan Okafor on the berth\n\n{LEDE}\n\nPOST: Will it happen again?\n\nOKAFOR: {SECOND}\n"
    assert ("body", "POST: Will it happen again?") in roles(text)
