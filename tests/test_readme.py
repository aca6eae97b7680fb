"""The README says what the program does: its output, its code and its commands."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.report.registry import reporters
from tests.readme import README, ROOT, fences, outputs, run

TEXT = README.read_text(encoding="utf-8")


@pytest.mark.parametrize(("arguments", "output"), [pytest.param(*each, id=each[0]) for each in outputs(TEXT)])
def test_the_output_is_that_of_the_program(arguments: str, output: str):
    assert run(arguments) == output, "python -m tests.readme writes it anew"


def test_the_commands_have_their_output():
    assert {arguments.split()[0] for arguments, _ in outputs(TEXT)} == {"check", "claims", "rules"}


def test_every_output_format_of_the_package_is_named():
    assert [name for name in reporters() if f"`{name}`" not in TEXT] == []


def test_the_code_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.chdir(ROOT)
    (code,) = fences(TEXT, "python")
    exec(compile(code, str(README), "exec"), {})
    assert "unnamed_person" in capsys.readouterr().out


def test_the_checks_before_a_merge_run_the_commands_word_for_word():
    set_up, tests = fences(TEXT, "sh")[:2]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert set_up.strip() in script
    assert tests.strip() in script


def test_the_names_of_the_python_part_exist():
    engine = [word.split("(")[0] for word in TEXT.replace("`", " ").split() if word.startswith("engine.check")]
    assert engine
    assert [name for name in engine if not hasattr(onrecord.Engine, name.removeprefix("engine."))] == []
