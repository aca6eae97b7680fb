"""Texts that once cost many times what their length explains; benchmarks/hard_texts.py measures these and more.

The bounds end a test that hangs and measure nothing: each of the texts took minutes, and takes a small part of them.
"""

from __future__ import annotations

import pytest
from benchmarks.hard_texts import LEAD

from onrecord.read import read_text
from onrecord.read.captions import is_caption
from onrecord.read.html import _looks_like_html
from tests.test_properties import engine
from tests.timers import at_most, needs_timer


@needs_timer
@pytest.mark.parametrize("mark", ["“", "(", "A"])
def test_a_long_run_without_a_blank_ends(mark: str):
    engine()
    text = LEAD + mark * 18_000
    with at_most(20):
        report = engine().check_text(text)
    assert report.article.text == text


@needs_timer
@pytest.mark.parametrize("words", ["A-" * 600, "AAA A" + "-" * 600, "Aa-" * 400, "Aa, " * 300])
def test_what_looks_like_a_dateline_for_ever_is_read_at_once(words: str):
    with at_most(3):
        article = read_text(LEAD + words)
    assert article.text == LEAD + words


@needs_timer
def test_a_page_that_begins_with_comments_is_told_at_once():
    with at_most(1):
        assert not _looks_like_html(b"<!--a-->" * 120 + b"\0")
    assert _looks_like_html(b"<!-- draft - 2 -->\n<!-- b --><html>")


@needs_timer
def test_a_credit_without_end_is_told_at_once():
    with at_most(1):
        assert not is_caption("He left. " + "A-" * 80 + "\0", in_head=False)
