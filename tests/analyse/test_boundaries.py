"""Content begins and ends where it should; long and continued quotations stay with their speaker."""

from __future__ import annotations

import pytest

from onrecord.analyse.boundaries import carry_on, finish
from onrecord.analyse.quotes import find_quotations
from onrecord.analyse.values import RawAttribution
from onrecord.model import Span


def paragraphs(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def carried(text: str, *content: str) -> list[str]:
    raw = RawAttribution(at(text, "Lind"), at(text, "said"), tuple(at(text, words) for words in content))
    [one] = carry_on([raw], find_quotations(text, paragraphs(text)))
    return [piece.of(text) for piece in one.content]


def test_a_quotation_continued_in_the_next_paragraph_is_the_speakers() -> None:
    text = "Lind said: “We waited a day.\n“Then we left.”\n“Somebody else,” Roe added."
    assert carried(text, "“We waited a day.") == ["“We waited a day.", "“Then we left.”"]


def test_a_long_quotation_is_the_speakers_to_its_closing_mark() -> None:
    long = "“" + "We waited and we waited. " * 60 + "Then we left.”"
    text = f"Lind said: {long} The gate stayed shut."
    assert carried(text, long[:900]) == [long]


def test_a_short_quotation_is_left_as_the_model_saw_it() -> None:
    text = "Lind said the gate was “shut for good and rusty” by noon."
    assert carried(text, "the gate was “shut for good") == ["the gate was “shut for good"]


def test_words_of_another_attribution_are_not_taken() -> None:
    text = "Lind said: “We waited a day.\n“Then we left.”"
    raw = [
        RawAttribution(at(text, "Lind"), at(text, "said"), (at(text, "“We waited a day."),)),
        RawAttribution(None, at(text, "left"), (at(text, "Then we"),)),
    ]
    assert [len(one.content) for one in carry_on(raw, find_quotations(text, paragraphs(text)))] == [1, 1]


def finished(text: str, content: str) -> list[str]:
    raw = RawAttribution(at(text, "Lind"), at(text, "said"), (at(text, content),))
    return [
        piece.of(text) for one in finish(text, [raw], find_quotations(text, paragraphs(text))) for piece in one.content
    ]


@pytest.mark.parametrize(
    ("text", "seen", "meant"),
    [
        ("The gate is shut, Lind said.", "The gate is shut,", "The gate is shut"),
        ("Lind said: the gate is shut.", ": the gate is shut.", "the gate is shut"),
        ("Lind said it was made in the U.S.", "it was made in the U.S.", "it was made in the U.S."),
        ("“The gate is shut,” Lind said.", "“The gate is shut", "“The gate is shut,”"),
        ("“The gate is shut,” Lind said.", "The gate is shut,”", "“The gate is shut,”"),
        ("Lind said the gate was “shut.” It rained.", "the gate was “shut", "the gate was “shut.”"),
    ],
)
def test_edges(text: str, seen: str, meant: str) -> None:
    assert finished(text, seen) == [meant]


def test_content_that_is_only_a_mark_is_none() -> None:
    assert finished("Lind said, and left.", ",") == []


def test_words_of_another_cue_are_not_swallowed_with_a_quotation() -> None:
    text = "“It is shut,” Lind said, “and rusty.”"
    raw = RawAttribution(at(text, "Lind"), at(text, "said"), (at(text, "“It is shut,”"), at(text, "“and rusty.”")))
    [one] = finish(text, [raw], find_quotations(text, paragraphs(text)))
    assert one == raw


@pytest.mark.parametrize(
    ("text", "seen", "meant"),
    [
        (
            "He keeps faith in Roe, the Fisheries Secretary, his official spokesman said.",
            "the Fisheries Secretary, his official spokesman",
            "his official spokesman",
        ),
        ("“It sank,” a tired pilot in Fallow said.", "a", "a tired pilot in Fallow"),
        ("“It sank,” one of the pilots of Fallow said.", "the pilots of Fallow", "one of the pilots of Fallow"),
        ("“It sank,” a boat of Ada Roe said.", "Ada Roe", "Ada Roe"),
        ("“It sank,” Mrs. Roe said.", "Mrs.", "Mrs. Roe"),
        ("“It sank,” Ada Roe, her spokeswoman, said.", "Ada Roe, her spokeswoman,", "Ada Roe, her spokeswoman,"),
    ],
)
def test_where_a_source_begins_and_ends(text: str, seen: str, meant: str) -> None:
    start = text.index(f" {seen} ") + 1
    raw = RawAttribution(Span(start, start + len(seen)), at(text, "said"), (Span(0, 5),), 0.9)
    (one,) = finish(text, [raw], [])
    assert one.source is not None
    assert one.source.of(text) == meant
