"""Annotated corpora in brat standoff."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import UnreadableError
from onrecord.read.brat import read_annotations, read_split

NOTES = """T1\tSource 10 14\tMoss
T2\tCue 15 19\tsaid
T3\tContent 0 8;20 25\tIt rains today
broken line
E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3
E2\tAttribution:T2 Cue:T2 Content:T9
"""


@pytest.fixture
def split(tmp_path: Path) -> Path:
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    (tmp_path / "text" / "rain.txt").write_text("It rains, Moss said today", encoding="utf-8")
    (tmp_path / "attributions" / "rain_b.ann").write_text("", encoding="utf-8")
    (tmp_path / "attributions" / "rain_a.ann").write_text(NOTES, encoding="utf-8")
    return tmp_path


def test_the_first_annotation_by_name_counts_and_broken_lines_are_skipped(split: Path) -> None:
    [(path, found)] = read_split(split)
    assert path.name == "rain.txt"
    assert [one.content for one in found] == [((0, 8), (20, 25)), ()]
    assert found[0].source == ((10, 14),)


def test_a_folder_without_a_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no annotated corpus here"):
        list(read_split(tmp_path))


def test_a_story_without_annotation_is_named(split: Path) -> None:
    (split / "text" / "snow.txt").write_text("It snows.", encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"snow\.txt: there is no \.ann file"):
        list(read_split(split))


def test_offsets_that_are_no_numbers_are_named_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "a.ann"
    path.write_text("T1\tCue 3 4\tx\nT2\tCue three 4\tx\n", encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"a\.ann:2: "):
        read_annotations(path)
