"""Configuration files: found, read, overridden by options, and mistakes in them answered with file and line."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.configuration import Configuration, Settings
from onrecord.cli.globs import fits
from onrecord.cli.nearest_configuration import Configurations
from onrecord.errors import ConfigurationError
from onrecord.model import Level
from tests.fakes import ANONYMOUS, NAMED


@pytest.fixture
def config(tmp_path: Path) -> Callable[..., Path]:
    """Writes a configuration file into the folder of the test."""

    def write(text: str, name: str = "onrecord.toml") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def rules(onrecord, *arguments: str | Path) -> set[str]:
    (report,) = [json.loads(onrecord("check", "--format", "json", *arguments).out)]
    return {finding["rule"] for finding in report["findings"]}


def test_nothing_is_set_without_a_file(onrecord, story, tmp_path: Path):
    assert Configurations().of_folder(tmp_path) == Configuration()
    assert {"anon-no-reason", "anon-no-basis"} <= rules(onrecord, story("a.txt", ANONYMOUS))


@pytest.mark.parametrize("name", ["onrecord.toml", "pyproject.toml"])
def test_it_is_found_in_the_folders_above_the_story(onrecord, story, config, name: str):
    table = "[tool.onrecord]\n" if name == "pyproject.toml" else ""
    config(f'{table}select = ["anon-no-reason"]\n', name)
    assert rules(onrecord, story("a/b/story.txt", ANONYMOUS)) == {"anon-no-reason"}


def test_the_nearest_one_counts_alone(onrecord, story, config):
    config('select = ["anon-no-reason"]\n')
    config('ignore = ["anon-no-basis"]\n', "desk/onrecord.toml")
    assert rules(onrecord, story("a.txt", ANONYMOUS)) == {"anon-no-reason"}
    found = rules(onrecord, story("desk/a.txt", ANONYMOUS))
    assert "anon-no-basis" not in found
    assert len(found) > 1


def test_stories_of_one_run_may_have_different_ones(onrecord, story, config):
    config('select = ["anon-no-reason"]\n', "a/onrecord.toml")
    config('select = ["anon-no-basis"]\n', "b/onrecord.toml")
    stories = story("a/x.txt", ANONYMOUS), story("b/x.txt", ANONYMOUS)
    reports = json.loads(onrecord("check", "--format", "json", *stories).out)
    assert [[f["rule"] for f in report["findings"]] for report in reports] == [["anon-no-reason"], ["anon-no-basis"]]


def test_a_pyproject_that_says_nothing_is_passed_over(onrecord, story, config):
    config('select = ["anon-no-reason"]\n')
    config('[project]\nname = "onrecord-stories"\n', "desk/pyproject.toml")
    assert rules(onrecord, story("desk/a.txt", ANONYMOUS)) == {"anon-no-reason"}


def test_its_own_file_goes_before_pyproject(onrecord, story, config):
    config('select = ["anon-no-reason"]\n')
    config('[tool.onrecord]\nselect = ["anon-no-basis"]\n', "pyproject.toml")
    assert rules(onrecord, story("a.txt", ANONYMOUS)) == {"anon-no-reason"}


def test_options_go_before_the_file(onrecord, story, config):
    config('select = ["anon-no-reason"]\nformat = "json"\nfail-level = "error"\n')
    path = story("a.txt", ANONYMOUS)
    assert onrecord("check", path).status == 0
    assert json.loads(onrecord("check", path).out)["findings"]
    assert onrecord("check", "--fail-level", "note", path).status == 1
    assert "policy neutral" in onrecord("check", "--format", "terminal", path).out
    assert rules(onrecord, "--select", "anon-no-basis", path) == {"anon-no-basis"}
    assert rules(onrecord, "--ignore", "anon", path) == set()


def test_isolated_and_another_file(onrecord, story, config):
    config('select = ["anon-no-reason"]\n')
    other = config('select = ["anon-no-basis"]\n', "elsewhere/other.toml")
    path = story("a.txt", ANONYMOUS)
    assert len(rules(onrecord, "--isolated", path)) > 1
    assert rules(onrecord, "--config", other, path) == {"anon-no-basis"}
    status, out, err = onrecord("check", "--isolated", "--config", other, path)
    assert (status, out, err) == (2, "", "onrecord: --config and --isolated exclude each other\n")
    assert "no such configuration file" in onrecord("check", "--config", "none.toml", path).err


def test_standard_input_has_that_of_the_current_folder(tmp_path: Path, config, monkeypatch: pytest.MonkeyPatch):
    file = config('format = "json"\n')
    monkeypatch.chdir(tmp_path)
    assert Configurations().of_folder(Path.cwd()).file == file


def test_settings_for_some_paths(onrecord, story, config):
    config(
        'select = ["anon"]\n[[paths]]\nmatch = "opinion/**"\nignore = ["anon-no-reason"]\nmin-level = "warning"\n'
        '[[paths]]\nmatch = ["opinion/letters/**", "*.md"]\nselect = ["anon-no-reason"]\nignore = []\n'
    )
    assert "anon-no-reason" in rules(onrecord, story("news/a.txt", ANONYMOUS))
    assert "anon-no-reason" not in rules(onrecord, story("opinion/a.txt", ANONYMOUS))
    assert rules(onrecord, story("opinion/letters/a.txt", ANONYMOUS)) == {"anon-no-reason"}
    assert rules(onrecord, story("a.md", ANONYMOUS)) == {"anon-no-reason"}


def test_policies_count_from_the_file(onrecord, story, config, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    config('policy = "house/desk.toml"\n')
    config('title = "Our desk"\nextends = "neutral"\n[rules.anon-no-reason]\nlevel = "off"\n', "house/desk.toml")
    config('[[paths]]\nmatch = "wire/*"\npolicy = "ap"\n', "b/onrecord.toml")
    story("a/story.txt", ANONYMOUS)
    monkeypatch.chdir(tmp_path / "a")
    assert "anon-no-reason" not in rules(onrecord, "story.txt")
    monkeypatch.chdir(tmp_path)
    story("b/wire/story.txt", ANONYMOUS)
    assert "policy ap" in onrecord("check", "b/wire/story.txt").out
    assert "policy nyt" in onrecord("check", "--policy", "nyt", "b/wire/story.txt").out


def test_excluded_stories_are_passed_over_in_folders_only(onrecord, story, config):
    config('exclude = ["archive", "in/drafts/**"]\n')
    story("in/a.txt", NAMED)
    for name in ("in/archive/b.txt", "in/drafts/c.txt"):
        story(name, ANONYMOUS)
    assert onrecord("check", "in").status == 0
    assert onrecord("check", "in/archive/b.txt").status == 1
    status, out, err = onrecord("check", "in/archive")
    assert (status, out) == (0, "")
    assert "all stories in this folder are excluded by" in err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('polcy = "ap"', "line 1: unknown key 'polcy'; did you mean policy? allowed: policy, select"),
        ('\npolicy = "natural"', "line 2: unknown policy 'natural'; did you mean neutral? there are:"),
        ('policy = "no.toml"', "line 1: "),
        ("policy = 3", "line 1: policy must be text in quotation marks, not 3"),
        (
            '# x\nselect = ["anon", "anon-no-bases"]',
            "line 2: unknown rule 'anon-no-bases'; did you mean anon-no-basis?",
        ),
        ('ignore = "anon"', "line 1: ignore must be a list of texts"),
        ('ignore = ["allowance-unused"]', "line 1: allowance-unused is always on"),
        ('min-level = "warn"', "line 1: min-level cannot be 'warn'; did you mean warning? allowed: question, note"),
        ('fail-level = "question"', "line 1: fail-level cannot be 'question'; allowed: note, warning, error"),
        ('format = "yaml"', "line 1: format cannot be 'yaml'; allowed: terminal, "),
        ("exclude = [1]", "line 1: exclude must be a list"),
        ('exclude = "[z-a]"', "line 1: exclude has a pattern that cannot be read"),
        ('paths = "x"', "line 1: paths must be a list of tables, [[paths]]"),
        ('[[paths]]\npolicy = "ap"', "line 1: these paths have no match"),
        ('[[paths]]\nmatch = "a"\n[[paths]]\nmatch = "b"\nselect = ["x"]', "line 5: unknown rule 'x'"),
        ('[[paths]]\nmatch = "a"\nbaseline = "b"', "line 3: unknown key 'baseline'; allowed: match, policy"),
        ("policy = ", "is not valid TOML"),
    ],
)
@pytest.mark.parametrize("name", ["onrecord.toml", "pyproject.toml"])
def test_a_mistake_is_answered_in_one_line(onrecord, story, config, text: str, words: str, name: str):
    if name == "pyproject.toml":
        text = "[tool.onrecord]\n" + text.replace("[[paths]]", "[[tool.onrecord.paths]]")
        number = words.partition(":")[0].removeprefix("line ")
        words = words.replace("[[paths]]", "[[tool.onrecord.paths]]")
        words = f"line {int(number) + 1}:{words.partition(':')[2]}" if number.isdigit() else words
    config(text, name)
    status, out, err = onrecord("check", story("a.txt", NAMED))
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"onrecord: {name}")
    assert words in err


def test_a_file_that_is_no_text(onrecord, story, tmp_path: Path):
    (tmp_path / "onrecord.toml").write_bytes(b"\xff\xfe")
    assert "is not UTF-8 text" in onrecord("check", story("a.txt", NAMED)).err


def test_a_pyproject_without_the_table_is_no_configuration(config):
    with pytest.raises(ConfigurationError, match=r"has no table \[tool.onrecord\]"):
        Configurations(config("[project]\n", "pyproject.toml"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--select", "anon-no-bases"], "unknown rule 'anon-no-bases'; did you mean anon-no-basis?"),
        (["--ignore", "annon"], "unknown rule 'annon'; did you mean anon?"),
        (["--select", "allowance-unused"], "allowance-unused is always on"),
        (["--min-level", "waring"], "--min-level cannot be 'waring'; did you mean warning?"),
        (["--fail-level", "off"], "--fail-level cannot be 'off'; allowed: note, warning, error"),
    ],
)
def test_a_wrong_option_is_answered_in_one_line(onrecord, story, arguments: list[str], words: str):
    status, out, err = onrecord("check", story("a.txt", NAMED), *arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert words in err


def test_codes_stand_apart_by_commas_or_in_several_options(onrecord, story):
    path = story("a.txt", ANONYMOUS)
    assert rules(onrecord, path, "--select", "anon-no-reason,anon-no-basis") == {"anon-no-reason", "anon-no-basis"}
    both = rules(onrecord, path, "--select", "anon-no-reason", "--select", "anon-no-basis")
    assert both == {"anon-no-reason", "anon-no-basis"}


def test_a_rule_that_the_policy_has_off_comes_on_by_its_whole_code(onrecord, story, config):
    config('title = "Our desk"\nextends = "neutral"\n[rules.anon-no-reason]\nlevel = "off"\n', "desk.toml")
    path = story("a.txt", ANONYMOUS)
    assert "anon-no-reason" not in rules(onrecord, "--policy", "desk.toml", "--select", "anon", path)
    assert rules(onrecord, "--policy", "desk.toml", "--select", "anon-no-reason", path) == {"anon-no-reason"}


def test_findings_below_a_level_are_left_out(onrecord, story):
    path = story("a.txt", ANONYMOUS)
    report = json.loads(onrecord("check", "--format", "json", "--min-level", "warning", path).out)
    assert {finding["level"] for finding in report["findings"]} <= {"warning", "error"}


@pytest.mark.parametrize(
    ("path", "pattern", "expected"),
    [
        ("a/b/c.txt", "*.txt", True),
        ("a/b/c.txt", "b", True),
        ("a/b/c.txt", "b/", True),
        ("a/b/c.txt", "b/c.txt", False),
        ("a/b/c.txt", "a/*", True),
        ("a/b/c.txt", "./a/b", True),
        ("a/b/c.txt", "**/c.txt", True),
        ("c.txt", "**/c.txt", True),
        ("a/b/c.txt", "a/**/c.txt", True),
        ("a/c.txt", "a/**/c.txt", True),
        ("ab/c.txt", "a/**", False),
        ("a/2024/c.txt", "a/20[0-9][0-9]/*", True),
        ("a/2x24/c.txt", "a/2[!x]24/*", False),
        ("a/b.c+d", "a/b.c+?", True),
        ("../x/c.txt", "*.txt", True),
    ],
)
def test_patterns(path: str, pattern: str, expected: bool):
    assert fits(path, [pattern]) is expected


@given(st.lists(st.text(alphabet="ab.*[]?!-^\\ é", min_size=1, max_size=6), min_size=1, max_size=4))
def test_a_name_without_signs_fits_itself_and_nothing_else(parts: list[str]):
    plain = "/".join("".join(ch for ch in part if ch not in "*?[]") or "x" for part in parts)
    if "/" in plain and "//" not in plain and not plain.startswith("."):
        assert fits(plain, [plain])
        assert not fits(f"{plain}x", [plain])


def test_settings_go_over_one_another():
    below = Settings(policy="ap", ignore=("anon",), min_level=Level.NOTE)
    assert Settings(ignore=()).over(below) == Settings(policy="ap", ignore=(), min_level=Level.NOTE)
    assert Settings().over(below) == below


def test_the_files_read_are_known(config, tmp_path: Path):
    file = config('policy = "ap"\n')
    configurations = Configurations()
    configurations.of_folder(tmp_path / "a" / "b")
    configurations.of_story(tmp_path / "story.txt")
    assert list(configurations.files()) == [Path(os.path.abspath(file))]
