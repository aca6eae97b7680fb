"""Messages of errors stay on one line, whatever the names in them hold."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from onrecord.errors import OnrecordError, StoryError
from onrecord.judge import load_policy
from onrecord.read import read_bytes
from onrecord.read.limits import Limits, within

LINE_ENDS = "\n\n\r\x0b\x0c\x1c\x1e\x85\u2028"


def test_line_ends_in_a_message():
    assert str(OnrecordError(f"a{LINE_ENDS}b")) == "a b"
    assert str(OnrecordError()) == ""


def test_a_part_of_a_word_file_whose_name_has_line_ends():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
        archive.writestr(f"word/{LINE_ENDS}notes.xml", "a" * 2000)
    with within(Limits(docx_part_bytes=1000)), pytest.raises(StoryError, match="notes") as caught:
        read_bytes(out.getvalue(), name="a.docx")
    assert len(str(caught.value).splitlines()) == 1


def test_a_policy_whose_name_has_line_ends(tmp_path: Path):
    (tmp_path / "own.toml").write_text('title = "Own"\nextends = "./\\u0085.toml"\n', encoding="utf-8")
    with pytest.raises(OnrecordError, match="no such policy file") as caught:
        load_policy(tmp_path / "own.toml")
    assert len(str(caught.value).splitlines()) == 1
