from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.report.clean import one_line
from onrecord.report.page import Page

PAGE = Page()


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("plain", "plain"),
        ("a\x1b[31mred", "a\ufffd[31mred"),
        ("bell\x07", "bell\ufffd"),
        ("c1\x9b2J", "c1\ufffd2J"),
        ("turned \u202etxt\u202c", "turned \ufffdtxt\ufffd"),
        ("a\u2066b\u2069", "a\ufffdb\ufffd"),
        ("co\u00adop", "coop"),
        ("a\r\nb\tc\u00a0d\u2028e", "a b c d e"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("lone \ud800", "lone \ufffd"),
    ],
)
def test_what_could_act_on_the_terminal_is_replaced(words: str, shown: str):
    assert one_line(words, PAGE) == shown


def test_a_page_without_the_signs_gets_plain_ones():
    assert one_line("“Señor Ōta” – it’s… 漢", Page(encoding="ascii")) == '"Senor Ota" - it\'s... ?'


@given(st.text())
def test_nothing_unprintable_is_left(words: str):
    shown = one_line(words, PAGE)
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}]
    assert one_line(words, Page(encoding="ascii")).isascii()
