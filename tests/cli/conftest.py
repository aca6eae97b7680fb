from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from onrecord.cli import check as check_command
from onrecord.cli.main import main
from tests.fakes import ANONYMOUS, FAULTY, NAMED, fake_engine


class Outcome(NamedTuple):
    """What a call of the command gave."""

    status: int
    out: str
    err: str


@pytest.fixture
def onrecord(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    """Runs the command with the fake analyser, in a folder of its own."""
    for variable in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "ONRECORD_DEBUG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(check_command, "load", fake_engine)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> Outcome:
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Outcome(status, out, err)

    return run


@pytest.fixture
def story(tmp_path: Path) -> Callable[..., Path]:
    """Writes a story file into the folder of the test."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return Path(name)

    return write


@pytest.fixture
def three(story: Callable[..., Path]) -> list[Path]:
    """A clean story, one that fails, and one that the analyser breaks on."""
    return [story("named.txt", NAMED), story("anonymous.txt", ANONYMOUS), story("faulty.txt", f"{FAULTY} of the rain.")]
