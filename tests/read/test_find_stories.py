"""Files as given, folders searched."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import UnreadableError
from onrecord.read import find_stories


def test_folders_are_searched_and_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.docx", ".hidden.txt", ".git/d.txt", "~$c.docx", "e.png", "f.json", "g.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('{"name": "no story"}')
    (tmp_path / "h.json").write_text('{"uri": "x", "body_text": "The mayor said no."}')
    assert [str(p.relative_to(tmp_path)) for p in find_stories([tmp_path])] == ["a.md", "b.txt", "h.json", "sub/c.docx"]


def test_files_are_taken_as_given_and_once(tmp_path: Path) -> None:
    odd = tmp_path / "story.wire"
    odd.write_text("x")
    missing = tmp_path / "missing.txt"
    assert find_stories([odd, missing, odd, tmp_path / "story.wire"]) == [odd, missing]


def test_a_folder_with_nothing_readable(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"x")
    with pytest.raises(UnreadableError, match=r"there is no story in this folder \(readable are .*\.docx"):
        find_stories([tmp_path])
