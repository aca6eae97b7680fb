"""Quotation marks in every style, and never giving up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analyse.quotes import find_quotations
from onrecord.model import Span


def quoted(*paragraphs: str) -> list[tuple[str, int, int, bool]]:
    text = "\n".join(paragraphs)
    spans, start = [], 0
    for paragraph in paragraphs:
        spans.append(Span(start, start + len(paragraph)))
        start += len(paragraph) + 1
    return [(q.span.of(text), q.level, q.thread, q.closed) for q in find_quotations(text, spans)]


def words(*paragraphs: str) -> list[str]:
    return [found[0] for found in quoted(*paragraphs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We shut the gate,” Moss said.", ["“We shut the gate,”"]),
        ('"We shut the gate," Moss said.', ['"We shut the gate,"']),
        ("‘We didn’t shut it,’ Moss said.", ["‘We didn’t shut it,’"]),
        ("'We didn't shut it,' Moss said.", ["'We didn't shut it,'"]),
        ("``We shut it,'' Moss said.", ["``We shut it,''"]),
        ("«We shut it», Moss said.", ["«We shut it»"]),
        ("The farmers’ gate wasn’t Moss’s.", []),
        ("The 'so-called' gate of the '90s", ["'so-called'"]),
        ("‘The farmers’ gate is shut,’ he said.", ["‘The farmers’ gate is shut,’"]),
        ("He is 6'2\" tall.", []),
    ],
)
def test_styles(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_straight_and_curly_agree() -> None:
    curly = "“It’s the ‘old’ gate,” Moss said, “and it’s shut.”"
    straight = curly.translate(str.maketrans("“”‘’", "\"\"''"))
    assert [f[1:] for f in quoted(curly)] == [f[1:] for f in quoted(straight)]
    assert [len(f[0]) for f in quoted(curly)] == [len(f[0]) for f in quoted(straight)]


def test_an_inner_quotation_is_one_level_down() -> None:
    assert [(w, level) for w, level, _, _ in quoted("“He said ‘no’ to me,” Lind said.")] == [
        ("“He said ‘no’ to me,”", 0),
        ("‘no’", 1),
    ]


def test_a_quotation_continued_over_paragraphs_is_one_thread() -> None:
    found = quoted("“We waited a day.", "“Then we left,” Lind said.", "“A new one,” Roe said.")
    assert [(closed, thread == found[0][2]) for _, _, thread, closed in found] == [
        (False, True),
        (True, True),
        (True, False),
    ]


def test_a_mark_that_is_never_closed_ends_with_its_paragraph_or_the_next_opening() -> None:
    assert words("He called it “a mess and left.", "Nothing more.") == ["“a mess and left."]
    assert words("He called it “a mess and left. “Bad,” he said.") == ["“a mess and left.", "“Bad,”"]


def test_a_closing_mark_alone_is_no_quotation() -> None:
    assert words("He left.” Then he came back.") == []


@given(st.text(alphabet="ab .,!\"'“”‘’«»`\nS9", max_size=80))
def test_spans_lie_in_their_paragraph_and_nest(text: str) -> None:
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    found = find_quotations(text, spans)
    for one in found:
        assert one.span.start < one.span.end
        assert any(paragraph.contains(one.span) for paragraph in spans)
    for one in found:
        for other in found:
            if one.span.overlaps(other.span) and one is not other:
                assert one.span.contains(other.span) or other.span.contains(one.span)
