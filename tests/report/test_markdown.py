"""Markdown, read back by a Markdown parser: the words of the story are words there, and nothing else."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from onrecord.report.clean import one_line
from onrecord.report.markdown import markdown
from onrecord.report.markdown_text import bold, link, plain
from onrecord.report.page import Page
from tests.report.hostile import TRICKS, hostile_report
from tests.report.sample import harbour_report, plain_report

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ACTIVE = st.text(st.sampled_from(list("ab1 *_`~[]()<>!|\\#+-.=:/&;@$\n“”é")), max_size=30)


def rendered(text: str) -> str:
    return PARSER.render(text)


def text_of(markup: str) -> str:
    """What a reader sees."""
    words = html.unescape(re.sub(r"<[^>]+>", "", markup)).replace("\u200b", "")
    return " ".join(words.split())


def test_it_reads_as_a_report():
    written = str(markdown(harbour_report()))
    assert written.startswith(
        "# Harbour ferry to stop in June, officials say\n\nstories/harbour.txt · policy neutral\n"
    )
    assert "**1 error, 2 warnings, 1 note, 1 question** · 5 sources, 2 unnamed" in written
    assert "| **a senior transport official** | unnamed person | 2 | 35 | 44% | line 3 |" in written
    assert "> **Two deckhands** said they were told last week to look for other work." in written
    assert "- [ ] The first paragraph rests on one unnamed official" in written
    assert "[Tell readers why a source is not named](<https://example.org/guide#unnamed>)" in written


def test_findings_on_the_same_words_share_a_quotation():
    assert str(markdown(harbour_report())).count("**Two deckhands** said") == 1


def test_nothing_found():
    written = str(markdown(plain_report()))
    assert "No sources were found in this story." in written
    assert "## Findings" not in written


@pytest.mark.parametrize("words", TRICKS)
@pytest.mark.parametrize("frame", ["{}", "- {}", "> {}", "# {}", "| a |\n| --- |\n| {} |", "x {} y", "**{}**"])
def test_tricks_are_plain_words_wherever_they_stand(words: str, frame: str):
    markup = rendered(frame.format(plain(words)))
    want, seen = one_line(words, Page()), text_of(markup)
    assert want in seen or frame == "**{}**"
    assert not re.search(r"<(?:a|img|script|code|s|h[2-6]|hr|pre|li><li|em)\b", markup), markup


@given(ACTIVE)
def test_any_words_are_plain_words(words: str):
    want = one_line(words, Page())
    for frame in ("x {} y", "- {}", "> {}"):
        markup = rendered(frame.format(plain(words)))
        assert text_of(markup) == " ".join(frame.strip("->").format(want).split())
        assert not re.search(r"<(?:a|img|code|em|strong|s|h\d|hr|pre)\b", markup)


@given(st.text(st.sampled_from(list("ab1 .“”_*-")), max_size=6), ACTIVE, st.text(st.sampled_from(list("ab .“”*"))))
def test_bold_words_are_bold_or_left_alone(before: str, words: str, after: str):
    left, inner, right = "x" + plain(before), plain(words), plain(after)
    markup = rendered(left + bold(inner, left, right) + right)
    assert text_of(markup) == text_of(rendered(left + inner + right))


def test_links_go_where_the_policy_says():
    markup = rendered(link("A [clause]", "https://example.org/a_(b)?c=<d>"))
    assert markup == '<p><a href="https://example.org/a_(b)?c=%3Cd%3E">A [clause]</a></p>\n'


def test_a_hostile_story():
    written = str(markdown(hostile_report()))
    markup = rendered(written)
    assert not re.search(r"<(?:img|script|code|s|pre)\b", markup)
    assert set(re.findall(r'href="([^"]*)"', markup)) == {"https://example.org/guide"}
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2066\u2028\ud800-\udfff]", written)
    assert len(re.findall("<h1>", markup)) == 1
    assert len(re.findall("<h2>", markup)) == 4
    assert "@everyone" not in written
