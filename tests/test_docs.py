"""The pages in docs: their examples are what the program takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.cli.nearest_configuration import Configurations
from onrecord.judge.policy_file import HEAD, TABLE
from onrecord.model import Article
from onrecord.read import known_formats, read_bytes
from onrecord.read.limits import DEFAULT, names
from tests.readme import ROOT, fences

CONFIGURATION = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
POLICIES = (ROOT / "docs" / "policies.md").read_text(encoding="utf-8")
WORKFLOW = (ROOT / "docs" / "workflow.md").read_text(encoding="utf-8")
HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
PROSE = "The mayor’s aide said the plan would go ahead in May, and nobody in the town was told."


def test_the_example_of_a_configuration_is_one(tmp_path: Path):
    (example,) = fences(CONFIGURATION, "toml")
    (tmp_path / "onrecord.toml").write_text(example, encoding="utf-8")
    configuration = Configurations().of_folder(tmp_path)
    assert configuration.settings.policy == "nyt"
    assert configuration.for_story(tmp_path / "opinion" / "a.txt").ignore == ("anon", "agentless-report")
    assert configuration.for_story(tmp_path / "wire" / "a.txt").policy == "ap"
    assert configuration.leaves_out(tmp_path / "drafts" / "a.txt")


def test_every_limit_is_listed_as_it_is():
    listed = re.findall(r"^\| `([a-z-]+)` \| ([\d,]+) \|", CONFIGURATION, re.MULTILINE)
    values = [getattr(DEFAULT, name.replace("-", "_")) for name in names()]
    assert listed == [(name, f"{value:,}") for name, value in zip(names(), values, strict=True)]


@pytest.mark.parametrize(("start", "name"), [("[", "x.txt"), ("[", "x.md"), ("<!--", "x.md"), ("<!--", "x.html")])
def test_the_examples_of_allowances_are_some(start: str, name: str):
    (mark,) = [words for words in re.findall(r"`(.*?: seen the memo.*?)`", CONFIGURATION) if words.startswith(start)]
    text = f"<p>{PROSE} {mark}</p>" if name == "x.html" else f"{PROSE} {mark}\n"
    article: Article = read_bytes(text.encode(), name=name)
    assert [(a.rules, a.reason) for a in article.allowances] == [(("anon-no-basis",), "seen the memo")]


def test_the_options_exist(onrecord_help: str):
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", CONFIGURATION + WORKFLOW + POLICIES))
    assert named
    assert [option for option in named if option not in onrecord_help] == []


def test_the_hook_takes_every_format_that_can_be_read():
    (pattern,) = re.findall(r"files: (.+)", HOOKS)
    suffixes = [suffix for known in known_formats() for suffix in known.suffixes if suffix != ".json"]
    assert [suffix for suffix in suffixes if not re.search(pattern, f"stories/a{suffix}")] == []
    assert not re.search(pattern, "package.json")
    assert "entry: onrecord check\n" in HOOKS
    assert "id: onrecord\n" in WORKFLOW


@pytest.fixture
def onrecord_help(capsys: pytest.CaptureFixture[str]) -> str:
    from onrecord.cli.main import main

    for command in (["check"], ["policy", "new"], ["policy", "show"]):
        main([*command, "--help"])
    return capsys.readouterr().out


def test_the_policy_of_ten_lines_is_one():
    (example,) = fences(POLICIES, "toml")
    assert example == (ROOT / "fixtures" / "policies" / "good" / "ten-lines.toml").read_text(encoding="utf-8")
    assert len(example.splitlines()) == 10


def test_the_keys_of_a_policy_are_named():
    named = set(re.findall(r"^\| `(\w+)` \|", POLICIES, re.MULTILINE))
    assert named == {*HEAD, *TABLE} - {"rules"}
