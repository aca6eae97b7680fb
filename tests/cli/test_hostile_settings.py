"""Policies, configurations and baselines made to harm: inert where they are shown, one line where they are wrong."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from onrecord.cli.baseline import LARGEST as LARGEST_BASELINE
from onrecord.cli.globs import fits
from onrecord.judge.toml_file import LARGEST
from onrecord.judge.toml_value import toml_text
from onrecord.report.markdown_text import link
from tests.fakes import NAMED
from tests.report.hostile import TRICKS

WORDS = (
    " ".join(TRICKS).replace("\ud83d", "").replace("\x00", "")
    + " [red]a[/red] [link=https://evil.example]b[/link] \\| c | \x1b]8;;https://evil.example\x07"
)
ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What could act on a terminal."""

DEEP = 100_000


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    said = toml_text(WORDS)
    wording = toml_text(WORDS.replace("{", "{{").replace("}", "}}") + " {source}")
    name = "=a\x1b[2J\u202e [red] `b`.toml"
    (tmp_path / name).write_text(
        f'title = {said}\nextends = "ap"\n[rules.anon-no-reason]\nlevel = "error"\n'
        f"wording = {wording}\nclause = {said}\n"
        f'url = "https://example.org/a_(b)\'c"\nsettings = {{ also = [{said}] }}\n',
        encoding="utf-8",
    )
    return Path(name)


CALLS = (
    ("policy", "show", "{}"),
    ("policy", "show", "{}", "--format", "json"),
    ("policy", "diff", "{}", "ap"),
    ("policy", "diff", "ap", "{}", "--format", "json"),
    ("policy", "validate", "{}"),
    ("rules", "--policy", "{}"),
    ("rules", "--policy", "{}", "--format", "json"),
    ("rules", "--policy", "{}", "--format", "markdown"),
    ("explain", "anon-no-reason", "--policy", "{}"),
    ("explain", "anon-no-reason", "--policy", "{}", "--format", "json"),
)


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
@pytest.mark.parametrize("columns", ["40", "120"])
def test_a_policy_acts_on_no_terminal(onrecord, hostile, monkeypatch, call, columns):
    monkeypatch.setenv("COLUMNS", columns)
    status, out, err = onrecord(*(str(hostile) if word == "{}" else word for word in call))
    assert (status, err) == (0, "")
    assert ACTS.search(out) is None, ACTS.search(out)
    if "json" in call:
        assert json.loads(out)
    elif "validate" not in call and call[0] == "policy":
        assert "[red]a[/red]" in " ".join(out.split()), "marks of rich stand as words"


def test_a_policy_acts_in_no_markdown(onrecord, hostile):
    out = onrecord("rules", "--policy", str(hostile), "--format", "markdown").out
    (row,) = (line for line in out.splitlines() if line.startswith("| `anon-no-reason`"))
    bare = re.sub(r"\\.", "", row)
    assert bare.count("|") == 7
    assert not re.search(r"<(?:script|img)|!\[|\]\((?!<https://example\.org/)|`code`|\*\*bold", bare)


@pytest.mark.parametrize("sign", ["<", ">", "|", '"', "\\", "`", "\x1b", "\x9b", "\u202e", "\u200b", "\x07"])
def test_an_address_that_is_none_is_refused(onrecord, tmp_path, sign):
    url = toml_text(f"https://example.org/{sign}a")
    Path("a.toml").write_text(f'title = "A"\n[rules.anon-no-reason]\nurl = {url}\n', encoding="utf-8")
    status, out, err = onrecord("policy", "validate", "a.toml")
    assert (status, out) == (2, "")
    assert err.startswith("onrecord: a.toml, line 3: url must be a web address")
    assert ACTS.search(err) is None


def test_an_address_ends_no_link():
    assert link("a", "https://x.example/>)|<b>\x1b\u202e\\ `") == (
        "[a](<https://x.example/%3E)%7C%3Cb%3E%1B%E2%80%AE%5C%20%60>)"
    )


TOML = {
    "a key of many parts": (f"title{'.a' * DEEP} = 1", "tables stand in one another too deeply"),
    "a key of many parts in quotation marks": (f"{' . '.join(['a', chr(34) + 'b' + chr(34)] * 100)} = 1", "too deeply"),
    "a heading of many parts": (
        f"[{'a.' * DEEP}a]",
        "line 1: is not valid TOML: tables stand in one another too deeply",
    ),
    "lists in one another": (f"title = {'[' * DEEP}{']' * DEEP}", "stand in one another too deeply"),
    "some lists in one another": (f"title = {'[' * 400}{']' * 400}", "line 1: title must be text"),
    "tables in one another": (f"title = {'{a=' * 300}1{'}' * 300}", "title must be text"),
    "an endless number": (f"title = {'9' * 10_000}", "is not valid TOML: a number in it is too long"),
    "an endless number of another kind": (f"title = 0x{'f' * 10_000}", "not a very long number"),
    "an endless key": (f"{'x' * 500_000} = 1", "line 1: unknown key 'xxx"),
    "an endless text": (f'fail_level = "{"x" * 500_000}"\ntitle = "A"', "line 1: fail_level cannot be 'xxx"),
    "an endless comment": (
        f"# {'x' * LARGEST}\ntitle = 'A'",
        "is larger than any policy (the limit is 1,000,000 bytes)",
    ),
    "a character that is none": ('title = "a\0b"', "line 1: is not valid TOML: illegal character"),
}


@pytest.mark.parametrize("case", TOML)
def test_a_policy_that_is_too_much_is_one_line(onrecord, tmp_path, case):
    words, told = TOML[case]
    Path("a.toml").write_text(words, encoding="utf-8")
    status, out, err = onrecord("policy", "validate", "a.toml")
    assert (status, out) == (2, "")
    assert told in err
    assert err.startswith("onrecord: a.toml")
    assert err.count("\n") == 1
    assert len(err) < 1_500


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (f"limits{'.a' * DEEP} = 1", "too deeply"),
        (f"[limits]\nseconds = 0x{'f' * 10_000}\n[paths]\nmatch = 1", "paths must be a list"),
        (f"[limits]\nseconds = {'[' * 300}{']' * 300}", "seconds must be a whole number above 0"),
        (f"select = {'{a=' * 90}1{'}' * 90}", "select must be a list of texts"),
        (f"#{'x' * LARGEST}", "is larger than any configuration"),
    ],
)
def test_a_configuration_that_is_too_much_is_one_line(onrecord, story, words, told):
    path = story("a.txt", NAMED)
    story("onrecord.toml", words)
    status, out, err = onrecord("check", path)
    assert (status, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1
    assert len(err) < 1_500


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("[" * DEEP, "the baseline is damaged"),
        (f'{{"format": {"[" * 900}{"]" * 900}}}', "the baseline has format"),
        (f'{{"format": {"9" * 10_000}}}', "the baseline is damaged"),
        (f'{{"format": "{"x" * DEEP}"}}', "the baseline has format 'xxx"),
        ('{"format": "\\u001b[2J\\u202e"}', "the baseline has format"),
        ('{"format": 1, "stories": {"a": {"k": [1]}}}', "its stories are not keys with rules"),
        ("\ud800", "the baseline is damaged"),
    ],
)
def test_a_baseline_that_is_too_much_is_one_line(onrecord, story, words, told):
    path = story("a.txt", NAMED)
    Path("b.json").write_bytes(words.encode("utf-8", "surrogatepass"))
    status, out, err = onrecord("check", path, "--baseline", "b.json")
    assert (status, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1
    assert len(err) < 1_500
    assert ACTS.search(err) is None


def test_a_baseline_of_any_size_is_not_read(onrecord, story):
    path = story("a.txt", NAMED)
    with open("b.json", "wb") as file:
        file.truncate(LARGEST_BASELINE + 1)
    assert "is larger than any baseline" in onrecord("check", path, "--baseline", "b.json").err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_policy_waits_for_no_pipe(onrecord, tmp_path):
    os.mkfifo(tmp_path / "pipe.toml")
    Path("a.toml").write_text('title = "A"\nextends = "pipe.toml"\n', encoding="utf-8")
    status, _, err = onrecord("policy", "validate", "a.toml")
    assert status == 2
    assert err == "onrecord: pipe.toml: cannot be read: it is no file (extended by a.toml, line 2)\n"


def test_patterns_of_many_stars_end():
    """With backtracking each of these tries more ways than there are atoms."""
    assert not fits("a" * 200, ["*a" * 60 + "b"])
    assert fits("a" * 200, ["*a" * 60])
    assert not fits("/".join("a" * 200), ["**/" * 60 + "b"])
    assert fits("/".join("a" * 200), ["**/" * 60 + "a"])
    assert not fits("a/" * 200, ["**a" * 60 + "b"])
