from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.judge import rules
from onrecord.judge.registry import GROUP, all_rules, offered
from tests.judge.cases import FOLDER


def test_all_files_are_found() -> None:
    files = {path.stem.replace("_", "-") for path in Path(rules.__path__[0]).glob("[!_]*.py")}
    assert set(all_rules()) == files == {path.stem for path in FOLDER.glob("*.md")}


@pytest.mark.parametrize("value", ["tests.judge.test_rule:letter_found", "tests.judge.test_rule"])
def test_rules_from_other_packages(value: str) -> None:
    assert [r.code for r in offered([EntryPoint("letter", value, GROUP)])] == ["letter-found"]


def test_a_broken_rule_from_outside_is_named() -> None:
    with pytest.raises(UsageError, match=r"rule letter \(no_such_module\) cannot be loaded"):
        list(offered([EntryPoint("letter", "no_such_module", GROUP)]))


def test_an_entry_without_a_rule_is_named() -> None:
    with pytest.raises(UsageError, match="holds no rule"):
        list(offered([EntryPoint("letter", "onrecord.errors", GROUP)]))
