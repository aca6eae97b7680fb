"""Figures of check-worthiness, and the files of labelled sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import UnreadableError
from onrecord.measure.sentences import read_checkthat, read_news
from onrecord.measure.worthiness import worth

HEAD = "Sentence_id\tText\tclass_label\n"


def test_the_figures():
    found = worth([True, False, True, False], [0.9, 0.8, 0.4, 0.1])
    assert (found.precision, found.recall, found.f1) == (0.5, 0.5, 0.5)
    assert found.average_precision == pytest.approx((1 + 2 / 3) / 2)


def test_nothing_at_all():
    assert worth([], []).f1 == 0


def test_reading_sentences(tmp_path: Path):
    path = tmp_path / "a.tsv"
    path.write_text(HEAD + '1\t"He said ""no"" twice."\tNo\n2\tJobs fell by 40.\tYes\n\n', encoding="utf-8")
    assert [(one.text, one.worth) for one in read_checkthat(path)] == [
        ('He said "no" twice.', 0),
        ("Jobs fell by 40.", 1),
    ]


def test_two_lines_glued_together_are_read_as_two(tmp_path: Path):
    path = tmp_path / "a.tsv"
    path.write_text(HEAD + "7\tWe grew by 3.\tYes8\tThank you.\tNo\n", encoding="utf-8")
    assert [(one.text, one.worth) for one in read_checkthat(path)] == [("We grew by 3.", 1), ("Thank you.", 0)]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("a\tb\n", "line 1: columns Text and class_label are needed"),
        (HEAD + "1\tHello.\tMaybe\n", "line 2: 3 columns and a label Yes or No are needed"),
        (HEAD + "1\tHello.\n", "line 2: 3 columns"),
        (HEAD, "no sentence in it"),
        ("", "line 1: columns"),
    ],
)
def test_other_files_are_told_in_one_line(tmp_path: Path, content: str, told: str):
    path = tmp_path / "a.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableError, match=told):
        read_checkthat(path)


def test_a_file_that_is_not_there(tmp_path: Path):
    with pytest.raises(UnreadableError, match="cannot be read"):
        read_checkthat(tmp_path / "none.tsv")


def test_labels_of_news_are_given_by_offset(tmp_path: Path):
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "a.txt").write_text("One house.\nTwo  mills burned.", encoding="utf-8")
    labels = tmp_path / "labels.tsv"
    labels.write_text("# origin\na.txt\t11\t29\t1\n", encoding="utf-8")
    assert [(one.text, one.worth) for one in read_news(labels, tmp_path)] == [("Two mills burned.", 1)]
    labels.write_text("b.txt\t0\t3\t1\n", encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"line 1: .* has no story b\.txt"):
        read_news(labels, tmp_path)
    labels.write_text("a.txt\t0\n", encoding="utf-8")
    with pytest.raises(UnreadableError, match="story, start, end and 1 or 0 are needed"):
        read_news(labels, tmp_path)
