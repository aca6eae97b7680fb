from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from onrecord.model import Article, Report, Span
from onrecord.report.excerpt import excerpt, sentence_around
from onrecord.report.page import Page
from tests.build import locate
from tests.report.sample import plain_report, sentences


def lines(text: str, words: Span, width: int = 80, indent: int = 2) -> list[str]:
    report = plain_report(text)
    return [line.plain for line in excerpt(report, words, Page(width=width), indent=indent, style="red")]


def test_the_words_are_marked_below():
    text = "It rained. A senior official said so. Then it stopped."
    assert lines(text, locate(text, "senior official")) == [
        "  A senior official said so.",
        "    ^^^^^^^^^^^^^^^",
    ]


def test_marked_words_that_run_over_a_line_are_marked_on_both():
    text = "The clerk of the works in charge of the northern approach road said it was late."
    shown = lines(text, locate(text, "the works in charge of the northern approach road"), width=48)
    assert shown == [
        "  The clerk of the works in charge of the",
        "               ^^^^^^^^^^^^^^^^^^^^^^^^^^",
        "  northern approach road said it was late.",
        "  ^^^^^^^^^^^^^^^^^^^^^^",
    ]


def test_wide_letters_take_two_columns():
    text = "The 東京 official said so."
    assert lines(text, locate(text, "official")) == ["  The 東京 official said so.", "           ^^^^^^^^"]


def test_in_colour_the_words_are_styled_and_no_line_stands_below():
    text = "A senior official said so."
    (line,) = excerpt(plain_report(text), locate(text, "official"), Page(colour=True), indent=0, style="red")
    assert [(text[s.start : s.end], s.style) for s in line.spans] == [("official", "underline red")]


def test_of_a_long_sentence_the_part_around_the_words_is_shown():
    text = "word " * 200 + "the official said " + "word " * 200
    shown = lines(text, locate(text, "the official"))
    assert len([line for line in shown if "^" not in line]) <= 3
    assert shown[0].startswith("  … word")
    assert shown[-1].endswith("word …")
    marked = next(i for i, line in enumerate(shown) if "the official" in line)
    assert shown[marked + 1].strip() == "^" * len("the official")


def test_words_longer_than_an_excerpt_are_cut_at_the_end():
    text = "“" + "we were never told and " * 60 + "so on.”"
    shown = [line for line in lines(text, Span(0, len(text))) if "^" not in line]
    assert len(shown) <= 3
    assert shown[0].startswith("  “we were")
    assert shown[-1].endswith("…")


def test_outside_the_prose_the_line_is_shown():
    text = "One line\nanother line here\nthird"
    report = Report(article=Article(id="x", title="x", text=text))
    assert sentence_around(report, locate(text, "another")).of(text) == "another line here"


def test_over_two_sentences_both_are_shown():
    text = "One here. Two there. Three."
    report = Report(article=Article(id="x", title="x", text=text), sentences=sentences(text))
    assert sentence_around(report, Span(4, 12)).of(text) == "One here. Two there."


@pytest.mark.parametrize("at", [0, 5, 11])
def test_an_empty_span_has_an_excerpt(at: int):
    assert lines("Rain fell.\n", Span(at, at)) is not None


@given(
    st.text(alphabet=st.sampled_from("ab .\n\t“”\u202e\x1b漢e\u0301"), min_size=1, max_size=400),
    st.data(),
    st.integers(48, 120),
)
def test_no_line_is_wider_than_the_page_and_every_mark_has_words(text: str, data: st.DataObject, width: int):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown = lines(text, Span(start, end), width=width)
    assert all(cell_len(line) <= width for line in shown)
    assert all("\x1b" not in line and "\u202e" not in line and "\n" not in line for line in shown)
