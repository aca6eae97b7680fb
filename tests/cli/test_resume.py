"""A run that goes on where an earlier one stopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.check import Engine
from tests.fakes import ANONYMOUS, NAMED

RUN = ("check", "in", "--output-dir", "out", "--format", "json", "--exit-zero")


@pytest.fixture
def folder(onrecord, story):
    for name in ("a.txt", "b.txt", "c.txt"):
        story(f"in/{name}", NAMED)


def written(name: str) -> int:
    return Path("out", name).stat().st_mtime_ns


@pytest.mark.usefixtures("folder")
def test_only_what_is_missing_or_changed_is_done(onrecord, story):
    onrecord(*RUN)
    before = {name: written(name) for name in ("a.json", "b.json", "c.json")}
    Path("out/b.json").unlink()
    story("in/c.txt", ANONYMOUS)
    status, _, err = onrecord(*RUN, "--resume")
    assert (status, err) == (
        0,
        "onrecord: 1 story is passed over, since their reports are up to date; the exit status is that of the others\n",
    )
    assert written("a.json") == before["a.json"]
    assert Path("out/b.json").exists()
    assert ANONYMOUS in Path("out/c.json").read_text(encoding="utf-8")


@pytest.mark.usefixtures("folder")
def test_without_resume_all_is_done_again(onrecord):
    onrecord(*RUN)
    before = written("a.json")
    assert onrecord(*RUN).err == ""
    assert written("a.json") > before


@pytest.mark.usefixtures("folder")
def test_another_configuration_makes_all_reports_old(onrecord, story):
    story("onrecord.toml", 'min-level = "note"\n')
    onrecord(*RUN)
    before = written("a.json")
    assert "3 stories are passed over" in onrecord(*RUN, "--resume").err
    story("onrecord.toml", 'min-level = "warning"\n')
    assert onrecord(*RUN, "--resume").err == ""
    assert written("a.json") > before


def test_reports_whose_names_depend_on_other_stories_are_made_again(onrecord, story):
    story("in/x/story.txt", NAMED)
    story("in/y/story.txt", ANONYMOUS)
    onrecord(*RUN)
    Path("in/x/story.txt").unlink()
    onrecord(*RUN, "--resume")
    assert ANONYMOUS in Path("out/story.json").read_text(encoding="utf-8")


@pytest.mark.usefixtures("folder")
def test_ctrl_c_leaves_whole_reports_and_says_what_is_missing(onrecord, monkeypatch: pytest.MonkeyPatch):
    check = Engine.check

    def check_until_b(engine: Engine, path: str):
        if str(path).endswith("b.txt"):
            raise KeyboardInterrupt
        return check(engine, path)

    monkeypatch.setattr(Engine, "check", check_until_b)
    status, _, err = onrecord(*RUN)
    assert status == 130
    missing = Path("in", "b.txt")
    assert err == f"onrecord: stopped after 1 of 3 stories; not done: {missing} and 1 after it\n"
    assert [path.name for path in Path("out").iterdir()] == ["a.json"]
    monkeypatch.setattr(Engine, "check", check)
    assert "1 story is passed over" in onrecord(*RUN, "--resume").err
    assert sorted(path.name for path in Path("out").iterdir()) == ["a.json", "b.json", "c.json"]


@pytest.mark.parametrize("options", [[], ["--output-dir", "out", "--write-baseline", "b.json"]])
def test_resume_needs_a_folder_and_no_baseline_to_write(onrecord, story, options: list[str]):
    status, _, err = onrecord("check", story("a.txt", NAMED), "--resume", *options)
    assert status == 2
    assert "--resume goes with --output-dir" in err
