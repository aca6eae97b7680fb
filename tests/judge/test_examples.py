"""The documentation is the test: every example goes through the real pipeline and is found where it is marked."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

import onrecord
from onrecord.judge import load_policy
from onrecord.judge.registry import all_rules
from onrecord.judge.rule import Example
from tests.judge.cases import cases


@cache
def engine() -> Any:
    """The engine as users load it, with the rules on that the neutral policy leaves to other profiles."""
    neutral = load_policy("neutral")
    on = {
        code: ruling if ruling.level else replace(ruling, level=all_rules()[code].level)
        for code, ruling in neutral.rules.items()
    }
    return onrecord.load(policy=replace(neutral, rules=on))


def examples() -> list[Any]:
    """Docstring examples and the cases of fixtures/rules, each with a name that says where it stands."""
    found = []
    for code, rule in all_rules().items():
        documented = (*rule.flagged, *rule.fine)
        found += [pytest.param(code, e, id=f"{code}:docstring-{i}") for i, e in enumerate(documented, start=1)]
        found += [pytest.param(code, e, id=f"{code}:{name}") for name, e in cases(code).items()]
    return found


@pytest.mark.parametrize(("code", "example"), examples())
def test_example(code: str, example: Example) -> None:
    report = engine().check_text(example.text, title=example.headline)
    found = [f.span for f in report.findings if f.rule == code]
    assert [report.article.text[s.start : s.end] for s in found] == [s.of(example.text) for s in example.spans]
