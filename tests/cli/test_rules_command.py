from __future__ import annotations

import json

from onrecord.judge import all_rules


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
    assert onrecord("rules", "--format", "csv") == (2, "", "onrecord: unknown format 'csv'; known are terminal, json\n")
