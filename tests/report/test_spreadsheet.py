from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.report.spreadsheet import FORMULA_SIGNS, cell, csv_table

CELLS = st.one_of(
    st.text(), st.builds(str.__add__, st.sampled_from(["=", "+", "-", "@", "\t", "\r\n", "\u200b="]), st.text())
)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_whatever_stands_in_a_story_makes_a_table(rows: list[tuple[str, str]]):
    text = csv_table(("A", "B"), rows)
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert len(read) == len(rows) + 1
    for row in read:
        assert len(row) == 2
        for value in row:
            assert not value.startswith(FORMULA_SIGNS)
            assert value == " ".join(value.split())


def test_lines_end_as_rfc_4180_has_it():
    assert csv_table(("A", "B"), [("x, y", 'say "z"')]) == 'A,B\r\n"x, y","say ""z"""\r\n'


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("\t=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("a\n b", "a b"),
        ("\x1b[2Jx", "\ufffd[2Jx"),
        ("don't", "don't"),
        (None, ""),
        (-3, -3),
        (0.5, 0.5),
    ],
)
def test_cells(value: str | float | None, expected: str | float):
    assert cell(value) == expected
