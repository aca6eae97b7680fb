from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.judge import all_rules, load_policy, policy_names

GOOD = Path(__file__).parents[2] / "fixtures" / "policies" / "good"
BAD = GOOD.parent / "bad"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A policy of a newsroom in the folder of the test."""
    path = Path("desk.toml")
    (tmp_path / path).write_text(
        'title = "The Harbour\\u001b[31m Gazette"\nextends = "ap"\nfail_level = "error"\n'
        "[rules.anon-no-reason]\nwording = \"Why is {source} not named?\"\nsettings = { also = ['trader'] }\n"
        '[rules.quote-orphan]\nlevel = "off"\n',
        encoding="utf-8",
    )
    return path


def test_all_policies_are_listed(onrecord):
    status, out, err = onrecord("policy", "list")
    assert (status, err) == (0, "")
    assert [name for name in policy_names() if f"\n{name} " not in f"\n{out}"] == []
    listed = json.loads(onrecord("policy", "list", "--format", "json").out)
    assert [policy["name"] for policy in listed] == list(policy_names())


@pytest.mark.parametrize("columns", ["80", "120"])
def test_every_rule_is_shown_with_its_level_and_origin(onrecord, desk, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    status, out, err = onrecord("policy", "show", desk)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    heads = {line.split()[0]: line.split()[1:] for line in lines if " from " in line and not line.startswith(" ")}
    assert set(heads) == set(all_rules())
    assert heads["quote-orphan"] == ["off", "from", "desk.toml"]
    assert heads["anon-no-reason"][:3] == ["warning", "from", "ap"]
    assert '  also = ["trader"]  from desk.toml' in lines
    assert "  never = []  default" in lines
    assert "  wording: Why is {source} not named?  from desk.toml" in lines
    assert max(len(line) for line in lines if "http" not in line) <= int(columns)
    assert "  https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources" in lines
    assert "a story fails from error on" in out
    assert "\x1b" not in out


def test_the_gravest_rules_stand_first(onrecord):
    out = onrecord("policy", "show", "neutral").out
    levels = [line.split()[1] for line in out.splitlines()[2:] if " from " in line and not line.startswith(" ")]
    order = ["error", "warning", "note", "question", "off"]
    assert levels == sorted(levels, key=order.index)


def test_a_policy_as_json(onrecord, desk):
    shown = json.loads(onrecord("policy", "show", desk, "--format", "json").out)
    assert (shown["name"], shown["fail_level"], shown["chain"]) == ("desk", "error", ["desk.toml", "ap", "neutral"])
    assert list(shown["rules"]) == list(all_rules())
    reason = shown["rules"]["anon-no-reason"]
    assert reason["settings"]["also"] == ["trader"]
    assert reason["from"] == {
        "clause": "ap", "level": "ap", "settings.also": "desk.toml", "url": "ap", "wording": "desk.toml",
    }  # fmt: skip
    assert shown["rules"]["quote-orphan"]["level"] == "off"


def test_right_files_are_ok(onrecord, desk):
    status, out, err = onrecord("policy", "validate", desk, "nyt", GOOD / "minimal.toml")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "desk.toml: ok, extends ap, then neutral",
        "nyt: ok, extends neutral",
        f"{GOOD / 'minimal.toml'}: ok",
    ]


def test_a_mistake_is_one_line_and_the_other_files_are_checked_all_the_same(onrecord, desk):
    status, out, err = onrecord("policy", "validate", BAD / "unknown-level.toml", desk, "no.toml")
    assert status == 2
    assert out == "desk.toml: ok, extends ap, then neutral\n"
    first, second = err.splitlines()
    assert "unknown-level.toml, line 4: level cannot be 'warn'; did you mean warning? allowed: off, question" in first
    assert second == "onrecord: no.toml: there is no such policy file"


@pytest.mark.parametrize("columns", ["80", "120"])
def test_what_differs_is_shown_rule_by_rule(onrecord, desk, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    status, out, err = onrecord("policy", "diff", "ap", desk)
    assert (status, err) == (0, "")
    lines = [line.split() for line in out.splitlines()]
    at = lines.index(["anon-no-reason"])
    assert lines[at + 1 : at + 5] == [
        ["wording", "ap", "–"],
        ["desk", "Why", "is", "{source}", "not", "named?"],
        ["also", "ap", "[]"],
        ["desk", '["trader"]'],
    ]
    assert ["fail_level", "ap", "warning"] in lines
    assert max(map(len, out.splitlines())) <= int(columns)
    assert "\x1b" not in out


def test_two_files_of_one_name_are_told_apart_by_path(onrecord, desk, story):
    other = story("sport/desk.toml", 'title = "Sport"\nextends = "../desk.toml"\n[rules.anon-lede]\nlevel = "off"\n')
    out = onrecord("policy", "diff", desk, other).out
    assert "sport/desk.toml  off" in out


def test_what_differs_as_json(onrecord, desk):
    told = json.loads(onrecord("policy", "diff", "ap", desk, "--format", "json").out)
    assert told["left"]["name"] == "ap"
    assert told["differences"][0] == {"rule": None, "key": "fail_level", "left": "warning", "right": "error"}
    assert {"rule": "quote-orphan", "key": "level", "left": "warning", "right": "off"} in told["differences"]


def test_policies_that_say_the_same(onrecord):
    assert onrecord("policy", "diff", "ap", "ap").out.endswith("\n\nThey say the same of every rule.\n")


def test_a_new_policy_says_what_it_extends_until_it_is_changed(onrecord, tmp_path):
    status, out, err = onrecord("policy", "new", "desk.toml", "--extends", "nyt", "--title", 'The "Gazette"\x7f\t')
    assert (status, err) == (0, "")
    assert "onrecord policy validate desk.toml" in out
    text = (tmp_path / "desk.toml").read_text(encoding="utf-8")
    assert len(text.splitlines()) == 10
    assert max(map(len, text.splitlines())) <= 120
    assert load_policy(tmp_path / "desk.toml").title == 'The "Gazette"\x7f\t'
    assert json.loads(onrecord("policy", "diff", "nyt", "desk.toml", "--format", "json").out)["differences"] == []


def test_every_line_of_a_new_policy_may_be_put_to_use(onrecord, tmp_path):
    assert onrecord("policy", "new", "desk.toml").status == 0
    text = (tmp_path / "desk.toml").read_text(encoding="utf-8")
    (tmp_path / "desk.toml").write_text(text.replace("\n# ", "\n"), encoding="utf-8")
    assert onrecord("policy", "validate", "desk.toml").status == 0


def test_a_new_policy_may_extend_a_file_elsewhere(onrecord, desk, tmp_path):
    (tmp_path / "sport").mkdir()
    assert onrecord("policy", "new", "sport/sport.toml", "--extends", desk).status == 0
    assert load_policy(tmp_path / "sport" / "sport.toml").rules["quote-orphan"].level is None


def test_nothing_is_overwritten(onrecord, desk, tmp_path):
    before = (tmp_path / desk).read_bytes()
    status, out, err = onrecord("policy", "new", desk)
    assert (status, out, err) == (2, "", "onrecord: desk.toml: exists already, and is left as it is\n")
    assert (tmp_path / desk).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["new", "desk.txt"], "desk.txt: the name of a policy file must end in .toml"),
        (["new", "no/desk.toml"], "no/desk.toml: cannot be written: No such file or directory"),
        (["new", "desk.toml", "--extends", "natural"], "unknown policy 'natural'; did you mean neutral?"),
        (["new", "desk.toml", "--extends", "no.toml"], "no.toml: there is no such policy file"),
        (["new", "desk.toml", "--title", "\udcff"], "the title or the name of a file is not valid text"),
        (["new", "desk.toml", "--title", " "], "the title is empty"),
        (["show", "natural"], "unknown policy 'natural'; did you mean neutral?"),
        (["show", "ap", "--format", "csv"], "unknown format 'csv'; known are terminal, json"),
        (["list", "--format", "csv"], "unknown format 'csv'; known are terminal, json"),
        (["diff", "ap", "natural"], "unknown policy 'natural'; did you mean neutral?"),
        (["diff", "ap", "nyt", "--format", "csv"], "unknown format 'csv'; known are terminal, json"),
    ],
)
def test_what_cannot_be_done(onrecord, tmp_path, arguments, words):
    status, out, err = onrecord("policy", *arguments)
    assert (status, out) == (2, "")
    assert words in err
    assert len(err.splitlines()) == 1
    assert not (tmp_path / "desk.toml").exists()
