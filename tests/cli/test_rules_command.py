from __future__ import annotations

import json

import pytest

from onrecord.cli import rule_page
from onrecord.cli import rules as rules_command
from onrecord.judge import all_rules, load_policy
from onrecord.judge.precision import Precision


@pytest.fixture
def figures(monkeypatch):
    """One rule was measured, one was counted and not read, the others have no figures."""
    known = {"quote-orphan": Precision(1234, 20, 18, "Lists of titles."), "anon-lede": Precision(3, 0, 0)}
    for module in (rule_page, rules_command):
        monkeypatch.setattr(module, "measured", lambda: known)


def test_every_rule_is_listed(onrecord):
    status, out, err = onrecord("rules")
    assert (status, err) == (0, "")
    assert [code for code in all_rules() if f"\n{code} " not in f"\n{out}"] == []
    assert max(map(len, out.splitlines())) <= 80


def test_json_has_all_there_is_to_say(onrecord):
    rules = json.loads(onrecord("rules", "--format", "json").out)
    assert [rule["code"] for rule in rules] == list(all_rules())
    for rule in rules:
        assert rule["summary"]
        assert rule["why"]
        assert rule["level"] in {"error", "warning", "note", "question"}
        assert rule["fine"]
        for example in rule["flagged"]:
            assert all(example["text"][start:end].strip() for start, end in example["spans"])


def test_one_rule_is_explained(onrecord):
    out = " ".join(onrecord("rules", "anon-no-reason").out.split())
    rule = all_rules()["anon-no-reason"]
    assert f"Why: {rule.why}" in out
    (span, *_) = rule.flagged[0].spans
    assert f"=={span.of(rule.flagged[0].text)}==" in out


def test_an_unknown_rule_is_answered_with_the_known_ones(onrecord):
    status, out, err = onrecord("rules", "anon-nothing")
    assert (status, out) == (2, "")
    assert "unknown rule 'anon-nothing'; known are agentless-report" in err


def test_an_unknown_format(onrecord):
    assert onrecord("rules", "--format", "csv") == (
        2,
        "",
        "onrecord: unknown format 'csv'; known are terminal, json, markdown\n",
    )


def test_a_mistyped_rule_is_answered_with_the_nearest(onrecord):
    for command in ("rules", "explain"):
        status, out, err = onrecord(command, "anon-no-reson")
        assert (status, out) == (2, "")
        assert err.endswith("; did you mean anon-no-reason?\n")


def test_levels_are_those_of_the_policy_asked_for(onrecord):
    rows = {line.split()[0]: line.split() for line in onrecord("rules", "--policy", "ap").out.splitlines() if line}
    assert rows["anon-rote-reason"][1] == "off"
    listed = json.loads(onrecord("rules", "--policy", "ap", "--format", "json").out)
    policy = load_policy("ap")
    for rule in listed:
        ruling = policy.rules[rule["code"]]
        assert rule["level"] == (ruling.level.value if ruling.level else "off")
        assert (rule["clause"], rule["url"], rule["policy"]) == (ruling.clause, ruling.url, "ap")
        assert rule["default_level"] == all_rules()[rule["code"]].level.value


def test_how_often_a_rule_is_right_stands_beside_it(onrecord, figures):
    rows = {line.split()[0]: line.split() for line in onrecord("rules").out.splitlines() if line}
    assert rows["quote-orphan"][2] == "18/20"
    assert rows["anon-lede"][2] == rows["anon-no-basis"][2] == "–"
    explained = [
        " ".join(onrecord("explain", code).out.split()) for code in ("quote-orphan", "anon-lede", "anon-no-basis")
    ]
    assert explained[0].endswith(
        "Measured: 1,234 findings in 840 stories; 18 of 20 that were read are right. Lists of titles."
    )
    assert explained[1].endswith("Measured: 3 findings in 840 stories; none was read.")
    assert explained[2].endswith("Measured: –")
    listed = {rule["code"]: rule["measured"] for rule in json.loads(onrecord("rules", "--format", "json").out)}
    assert listed["quote-orphan"] == {
        "stories": 840, "findings": 1234, "sampled": 20, "right": 18, "precision": 0.9, "remark": "Lists of titles.",
    }  # fmt: skip
    assert listed["anon-lede"]["precision"] is None
    assert listed["anon-no-basis"] is None


def test_the_rules_as_a_markdown_table(onrecord, figures):
    head, line, *rows = onrecord("rules", "--format", "markdown").out.splitlines()
    assert head == "| rule | level | what it finds | findings in 840 stories | right of those read |"
    assert line == "|---|---|---|---|---|"
    assert [row.split("`")[1] for row in rows] == [*all_rules(), "allowance-invalid", "allowance-unused"]
    (row,) = [row for row in rows if "`quote-orphan`" in row]
    assert row.endswith("| 1,234 | 18 of 20 |")
    with_clause = onrecord("rules", "--policy", "neutral", "--format", "markdown").out.splitlines()
    ruling = load_policy("neutral").rules["quote-orphan"]
    (row,) = [row for row in with_clause if "`quote-orphan`" in row]
    assert row.endswith(f"| [{ruling.clause}](<{ruling.url}>) |")


@pytest.mark.parametrize("columns", ["80", "120"])
def test_a_rule_is_explained_by_a_policy(onrecord, story, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    words = (
        'title = "Desk"\nextends = "ap"\n[rules.anon-no-reason]\nlevel = "error"\n'
        'wording = "Why is {source} not named?"\nsettings = { also = ["trader"] }\n'
    )
    desk = story("desk.toml", words)
    status, out, err = onrecord("explain", "anon-no-reason", "--policy", desk)
    assert (status, err) == (0, "")
    rule, policy = all_rules()["anon-no-reason"], load_policy("ap")
    flat = " ".join(out.split())
    assert "Message: Why is {source} not named?" in flat
    assert flat.startswith("anon-no-reason error in desk, warning where a policy says nothing")
    for part in (rule.summary, rule.explanation, f"Why: {rule.why}", f"Policy: {policy.rules[rule.code].clause}"):
        assert " ".join(part.split()) in flat
    assert f"  {policy.rules[rule.code].url}\n" in out
    for example in (*rule.flagged, *rule.fine):
        assert " ".join(example.text.split()) in flat.replace("==", "")
    assert 'also = ["trader"] from desk.toml' in flat
    assert "never = [] default" in flat
    assert "heads of descriptions that are, or are not, insiders for this newsroom" in flat
    assert max(len(line) for line in out.splitlines() if "http" not in line) <= int(columns)


@pytest.mark.parametrize("code", all_rules())
def test_every_rule_can_be_explained(onrecord, code):
    status, out, err = onrecord("explain", code)
    assert (status, err) == (0, "")
    assert out.startswith(f"{code}  ")
    (told,) = json.loads(onrecord("explain", code, "--format", "json").out)
    assert told["policy"] == "neutral"


def test_what_is_always_on_can_be_explained(onrecord):
    assert onrecord("explain", "allowance-unused").out.startswith("allowance-unused  note\n")


def test_explain_has_no_markdown(onrecord):
    assert onrecord("explain", "anon-lede", "--format", "markdown").err == (
        "onrecord: unknown format 'markdown'; known are terminal, json\n"
    )
