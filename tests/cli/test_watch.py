"""--watch: checks again after a change, goes on after mistakes, and always ends at Ctrl-C."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.cli import check as check_command
from onrecord.cli import watch
from onrecord.cli.messages import Status
from tests.fakes import ANONYMOUS, NAMED, fake_engine


@pytest.fixture
def between(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Does these things, one after each check, and then interrupts."""

    def plan(*steps: Callable[[], object]) -> None:
        left: Iterator[Callable[[], object]] = iter(steps)

        def sleep(seconds: float) -> None:
            step = next(left, None)
            if step is None:
                raise KeyboardInterrupt
            step()

        monkeypatch.setattr(watch.time, "sleep", sleep)

    return plan


def test_it_checks_again_when_the_story_is_saved(onrecord, story, between):
    path = story("a.txt", NAMED)
    between(lambda: None, lambda: story("a.txt", ANONYMOUS), lambda: None)
    status, out, err = onrecord("check", "--watch", path)
    assert status == Status.INTERRUPTED
    assert out.count("policy neutral") == 2
    assert "nothing to remark on" in out
    assert "anon-no-reason" in out
    assert err.count("Ctrl-C ends it") == 2


def test_the_models_are_loaded_once(onrecord, story, between, monkeypatch: pytest.MonkeyPatch):
    loaded = []
    monkeypatch.setattr(check_command, "load", lambda **options: loaded.append(options) or fake_engine())
    path = story("a.txt", NAMED)
    between(lambda: story("a.txt", ANONYMOUS))
    onrecord("check", "--watch", path)
    assert len(loaded) == 1


def test_a_story_that_is_away_for_a_moment(onrecord, story, between, tmp_path: Path):
    path = story("a.txt", NAMED)
    between((tmp_path / "a.txt").unlink, lambda: story("a.txt", ANONYMOUS))
    status, out, err = onrecord("check", "--watch", path)
    assert status == Status.INTERRUPTED
    assert "there is no such file" in err
    assert "anon-no-reason" in out


def test_a_mistake_in_the_configuration_is_said_and_mended(onrecord, story, between, tmp_path: Path):
    path = story("a.txt", ANONYMOUS)
    config = tmp_path / "onrecord.toml"
    config.write_text('select = ["anon-no-reason"]')
    between(
        lambda: config.write_text('select = ["anon-no-raisin"]'),
        lambda: config.write_text('select = ["anon-no-basis"]'),
    )
    status, out, err = onrecord("check", "--watch", "--format", "json", path)
    assert status == Status.INTERRUPTED
    assert "unknown rule 'anon-no-raisin'" in err
    assert '"rule": "anon-no-basis"' in out


def test_an_interruption_while_a_story_is_checked(onrecord, story, monkeypatch: pytest.MonkeyPatch):
    def interrupt(*arguments: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check_command, "check_stories", interrupt)
    assert onrecord("check", "--watch", story("a.txt", NAMED)).status == Status.INTERRUPTED


@pytest.mark.parametrize("path", ["-", "."])
def test_only_files_are_watched(onrecord, path: str):
    status, out, err = onrecord("check", "--watch", path)
    assert (status, out, err) == (2, "", "onrecord: --watch takes files, not folders or standard input\n")


def test_the_screen_is_cleared_where_there_is_one(monkeypatch: pytest.MonkeyPatch, capfdbinary):
    watch.clear_screen()
    monkeypatch.setattr(watch.sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    watch.clear_screen()
    monkeypatch.setenv("TERM", "dumb")
    watch.clear_screen()
    assert capfdbinary.readouterr().out == b"\x1b[2J\x1b[H"
