from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from onrecord.cli.output import StandardOutput, name_files, write_whole
from onrecord.errors import UsageError
from onrecord.report.page import Page
from onrecord.report.registry import Reporter
from tests.fakes import ANONYMOUS, NAMED


def test_the_report_goes_to_a_file(onrecord, story, tmp_path: Path):
    status, out, err = onrecord("check", story("a.txt", ANONYMOUS), "--format", "json", "--output", "report.json")
    assert (status, out, err) == (1, "", "")
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["article"]["text"] == ANONYMOUS


def test_a_file_for_each_story(onrecord, three, tmp_path: Path):
    status, out, err = onrecord("check", *three, "--format", "json", "--output-dir", "out/deep")
    assert (status, out) == (3, "")
    assert sorted(path.name for path in (tmp_path / "out/deep").iterdir()) == ["anonymous.json", "named.json"]
    assert "faulty.txt" in err


def test_a_terminal_report_in_a_file_is_plain_text(onrecord, story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    onrecord("check", story("a.txt", ANONYMOUS), "--output-dir", "out")
    assert "\x1b" not in (tmp_path / "out/a.txt").read_text(encoding="utf-8")


def test_equal_stems_do_not_overwrite_each_other(onrecord, story, tmp_path: Path):
    paths = [story("x/story.txt", NAMED), story("y/story.md", ANONYMOUS), story("z/story-2.txt", NAMED)]
    status, _, err = onrecord("check", *paths, "--output-dir", "out", "--format", "json")
    assert status == 1
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["story-2.json", "story-3.json", "story.json"]
    assert json.loads((tmp_path / "out/story-3.json").read_text(encoding="utf-8"))["article"]["text"] == ANONYMOUS
    assert err.splitlines() == [
        f"onrecord: {paths[1]}: written to story-3.json, since story.json is that of {paths[0]}"
    ]


def test_stems_that_differ_in_case_only_are_equal(capsys: pytest.CaptureFixture[str]):
    names = name_files(["a/Story.txt", "b/story.txt", "-"], Path("out"), "json")
    assert [path.name for path in names.values()] == ["Story.json", "story-2.json", "standard-input.json"]
    assert "story-2.json" in capsys.readouterr().err


@pytest.mark.parametrize("option", [["--output", "a.txt"], ["--output-dir", "."]])
def test_a_report_never_overwrites_the_story(onrecord, story, tmp_path: Path, option: list[str]):
    status, out, err = onrecord("check", story("a.txt", NAMED), *option)
    assert (status, out) == (2, "")
    assert "overwrite" in err
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == NAMED


def test_a_folder_that_is_a_file(onrecord, story):
    status, _, err = onrecord("check", story("a.txt", NAMED), "--output-dir", story("b.txt", NAMED))
    assert status == 2
    assert err.startswith("onrecord: b.txt: cannot be used as a folder")


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "report.txt"
    path.write_text("old")

    def fail(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(UsageError, match=r"report\.txt: cannot be written: No space left on device"):
        write_whole(path, b"new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="permissions and links of Unix")
def test_permissions_and_links_are_kept(tmp_path: Path):
    kept, link = tmp_path / "kept.txt", tmp_path / "link.txt"
    kept.write_text("old")
    kept.chmod(0o640)
    link.symlink_to(kept)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert kept.read_text() == "new"
    assert kept.stat().st_mode & 0o777 == 0o640
    fresh = tmp_path / "fresh.txt"
    write_whole(fresh, b"new")
    plain = tmp_path / "plain.txt"
    plain.write_text("")
    assert fresh.stat().st_mode == plain.stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="devices of Unix")
def test_a_device_is_written_to():
    write_whole(Path(os.devnull), b"words")
    assert not Path(os.devnull).is_file()


def test_a_format_for_one_story_only_wants_a_folder():
    binary = Reporter("binary", "bin", lambda report, page: b"\0")
    with pytest.raises(UsageError, match="several stories do not go into one binary output; use --output-dir"):
        StandardOutput(binary, Page(), several=True)
