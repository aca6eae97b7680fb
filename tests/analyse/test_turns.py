"""Labelled speech, and the many lines with a colon or a dash that are none."""

from __future__ import annotations

from onrecord.analyse.quotes import find_quotations
from onrecord.analyse.turns import find_turns, merge
from onrecord.analyse.values import RawAttribution
from onrecord.model import Span
from onrecord.train.corpus import paragraphs_of


def turns(text: str) -> list[tuple[str, str, str]]:
    paragraphs = paragraphs_of(text)
    found = find_turns(text, paragraphs, find_quotations(text, paragraphs))
    return [(t.source.of(text) if t.source else "", t.cue.of(text), t.content[0].of(text)) for t in found]


INTERVIEW = """Talk at the mill

ECHO: Why did it shut?

MOSS: The gate broke. Nobody came.

ECHO: Nobody?

MOSS: A man with a ladder came."""


def test_interview_turns() -> None:
    assert turns(INTERVIEW) == [
        ("ECHO", ":", "Why did it shut?"),
        ("MOSS", ":", "The gate broke. Nobody came."),
        ("ECHO", ":", "Nobody?"),
        ("MOSS", ":", "A man with a ladder came."),
    ]


def test_questions_and_answers() -> None:
    text = "Q: Why?\nA: The gate broke.\nQ: When?\nA: In May."
    assert [label for label, _, _ in turns(text)] == ["Q", "A", "Q", "A"]


def test_a_list_of_described_people() -> None:
    text = (
        "We asked around.\nAda Moss, miller: Shut it.\nBo Lind, diver: Mend it.\nCy Roe, who lives opposite: Paint it."
    )
    assert turns(text)[2] == ("Cy Roe, who lives opposite", ":", "Paint it.")


def test_marks_of_markdown_are_no_part_of_a_label() -> None:
    text = "- **Ada Moss, miller:** Shut it.\n- **Bo Lind, diver:** Mend it.\n- **Cy Roe, baker:** Paint it."
    assert turns(text)[0] == ("Ada Moss, miller", ":", "Shut it.")


def test_signatures_on_the_line_and_below_it() -> None:
    text = "“Shut it.” — Ada Moss, miller\n“Mend it.”\n– Bo Lind"
    assert turns(text) == [("Ada Moss, miller", "—", "“Shut it.”"), ("Bo Lind", "–", "“Mend it.”")]


def test_lines_with_a_colon_that_nobody_speaks() -> None:
    text = (
        "UPDATE: The gate is open.\nWHEN: Friday.\nWHERE: The mill.\nCOST: Nothing.\nNOTE: Bring boots.\n"
        "Mill Lane: Two gates are shut.\nThe council had a plan: shut it."
    )
    assert turns(text) == []


def test_one_label_is_not_enough() -> None:
    assert turns("MOSS: The gate broke.\nIt rained all day.") == []


def test_a_dash_in_a_sentence_is_no_signature() -> None:
    assert turns("“Shut it” — the words stand on the gate — is what Ada Moss said.") == []


def test_labelled_speech_takes_the_place_of_what_the_model_found_in_it() -> None:
    paragraphs = paragraphs_of(INTERVIEW)
    found = find_turns(INTERVIEW, paragraphs, ())
    at = INTERVIEW.index("The gate broke")
    raw = RawAttribution(None, Span(at, at + 8), (Span(at + 9, at + 14),))
    assert merge([raw], found) == found
    outside = RawAttribution(None, Span(0, 4), (Span(5, 8),))
    assert merge([outside], found) == (outside, *found)
