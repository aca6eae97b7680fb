"""Baselines: what was there before is hidden, what is new is shown, and no word of a story is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.fakes import ANONYMOUS, NAMED

NEW = "An unnamed porter at the yard said the crane will go."


def findings(onrecord, *arguments: str | Path) -> list[dict[str, object]]:
    return json.loads(onrecord("check", "--format", "json", *arguments).out)["findings"]


def test_what_was_there_before_is_hidden(onrecord, story, tmp_path: Path):
    path = story("in/a.txt", ANONYMOUS)
    count = len(findings(onrecord, path))
    status, out, err = onrecord("check", "--write-baseline", "base.json", path)
    assert status == 0
    assert f"{count} in the baseline" in out
    assert err == f"onrecord: base.json: the baseline now holds {count} findings of 1 story\n"
    assert onrecord("check", path).status == 1
    status, out, err = onrecord("check", "--baseline", "base.json", path)
    assert (status, err) == (0, "")
    assert "nothing to remark on" in out
    assert {(f["suppressed"], f["suppressed_by"]) for f in findings(onrecord, "--baseline", "base.json", path)} == {
        (True, "baseline")
    }


def test_what_is_new_is_shown(onrecord, story):
    path = story("a.txt", ANONYMOUS)
    onrecord("check", "--write-baseline", "base.json", path)
    story("a.txt", f"{NEW}\n")
    status, _, err = onrecord("check", "--baseline", "base.json", path)
    assert status == 1
    assert "no longer occur (a.txt); --write-baseline makes it anew" in err


def test_words_may_move(onrecord, story):
    path = story("a.txt", ANONYMOUS)
    onrecord("check", "--write-baseline", "base.json", path)
    story("a.txt", f"Rain fell on the harbour all day and nobody came.\n\n{ANONYMOUS}\n")
    assert onrecord("check", "--baseline", "base.json", path)[0::2] == (0, "")


def test_it_holds_no_words_of_a_story(onrecord, story, tmp_path: Path):
    onrecord("check", "--write-baseline", "base.json", story("in/a.txt", ANONYMOUS))
    written = (tmp_path / "base.json").read_text(encoding="utf-8")
    content = json.loads(written)
    assert content["format"] == 1
    assert list(content["stories"]) == ["in/a.txt"]
    assert "anon-no-reason" in content["stories"]["in/a.txt"].values()
    assert not any(word in written for word in ("clerk", "harbour", "ferry"))


def test_stories_are_named_from_the_folder_of_the_file(onrecord, story, tmp_path: Path, monkeypatch):
    story("in/a.txt", ANONYMOUS)
    onrecord("check", "--write-baseline", "base.json", "in/a.txt")
    monkeypatch.chdir(tmp_path / "in")
    assert onrecord("check", "--baseline", "../base.json", "a.txt").status == 0


def test_the_configuration_may_name_one(onrecord, story, tmp_path: Path):
    (tmp_path / "onrecord.toml").write_text('baseline = "base.json"\n')
    path = story("in/a.txt", ANONYMOUS)
    status, out, err = onrecord("check", path)
    assert (status, out) == (2, "")
    assert "there is no such baseline; --write-baseline makes one" in err
    assert onrecord("check", "--write-baseline", "base.json", path).status == 0
    assert onrecord("check", path).status == 0
    assert onrecord("check", "--isolated", path).status == 1


def test_writing_it_again_refreshes_it(onrecord, story, tmp_path: Path):
    first, second, third = (story(f"{name}.txt", ANONYMOUS) for name in "abc")
    onrecord("check", "--write-baseline", "base.json", first, second, third)
    story("a.txt", NAMED)
    (tmp_path / "c.txt").unlink()
    _, _, err = onrecord("check", "--baseline", "base.json", first, second)
    assert "(a.txt, c.txt)" in err
    onrecord("check", "--write-baseline", "base.json", first)
    assert list(json.loads((tmp_path / "base.json").read_text())["stories"]) == ["b.txt"]
    assert onrecord("check", "--baseline", "base.json", first, second).err == ""


def test_a_run_that_looks_at_few_rules_finds_nothing_stale_and_forgets_nothing(onrecord, story, tmp_path: Path):
    path = story("a.txt", ANONYMOUS)
    onrecord("check", "--write-baseline", "base.json", path)
    before = (tmp_path / "base.json").read_text()
    assert onrecord("check", "--baseline", "base.json", "--select", "anon-lede", path).err == ""
    assert onrecord("check", "--baseline", "base.json", "--min-level", "error", path).err == ""
    onrecord("check", "--write-baseline", "base.json", "--select", "anon-lede", path)
    assert (tmp_path / "base.json").read_text() == before


def test_what_is_allowed_needs_no_baseline_and_mistakes_in_allowances_get_none(onrecord, story, tmp_path: Path):
    path = story("a.txt", f"{ANONYMOUS} [onrecord: allow anon-no-reason: agreed] [onrecord: allow nothing]")
    onrecord("check", "--write-baseline", "base.json", path)
    held = set(json.loads((tmp_path / "base.json").read_text())["stories"]["a.txt"].values())
    assert "anon-no-basis" in held
    assert not held & {"anon-no-reason", "allowance-invalid"}
    status, out, _ = onrecord("check", "--baseline", "base.json", path)
    assert status == 1
    assert "1 allowed, with a reason: --show-allowed" in " ".join(out.split())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "base.json: the baseline is damaged, line 1 column 1"),
        ('{"format": 1, "stories": {', "base.json: the baseline is damaged, line 1"),
        ("[]", "base.json: this is no baseline of onrecord"),
        ('{"stories": {}}', "base.json: this is no baseline of onrecord"),
        ('{"format": 2, "stories": {}}', "base.json: the baseline has format 2; known is 1"),
        ('{"format": 1, "stories": {"a.txt": ["x"]}}', "base.json: the baseline is damaged: its stories"),
        ('{"format": 1, "stories": {"a.txt": {"x": 1}}}', "base.json: the baseline is damaged: its stories"),
        ("\udcff", "base.json: the baseline is damaged"),
        ("[" * 100_000, "base.json: the baseline is damaged"),
    ],
)
def test_a_damaged_one_is_one_line_and_status_2(onrecord, story, tmp_path: Path, content: str, words: str):
    (tmp_path / "base.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    for option in ("--baseline", "--write-baseline"):
        status, out, err = onrecord("check", option, "base.json", story("a.txt", ANONYMOUS))
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert err.startswith("onrecord: ")
        assert words in err


def test_it_is_never_written_over_a_story_or_together_with_another(onrecord, story):
    path = story("a.txt", ANONYMOUS)
    assert onrecord("check", "--write-baseline", "a.txt", path).status == 2
    assert "exclude each other" in onrecord("check", "--write-baseline", "b", "--baseline", "c", path).err


def test_what_cannot_be_read_keeps_its_entries(onrecord, story, tmp_path: Path):
    path = story("a.txt", ANONYMOUS)
    onrecord("check", "--write-baseline", "base.json", path)
    before = (tmp_path / "base.json").read_text()
    story("a.txt", "")
    assert onrecord("check", "--write-baseline", "base.json", path).status == 3
    assert (tmp_path / "base.json").read_text() == before


def test_names_beyond_ascii(onrecord, story):
    path = story("Zoë.txt", ANONYMOUS)
    onrecord("check", "--write-baseline", "base.json", path)
    assert onrecord("check", "--baseline", "base.json", path)[0::2] == (0, "")
