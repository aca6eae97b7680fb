"""Limits that a caller sets, and the time that one story may take."""

from __future__ import annotations

import re
import signal
import threading
import time
from pathlib import Path

import pytest

from onrecord.check import Engine
from onrecord.cli.bounds import bounded, limits_of_options
from onrecord.errors import StoryError, TooLargeError, UsageError
from onrecord.model import Article
from onrecord.read.limits import DEFAULT, Limits, limits
from tests.fakes import ANONYMOUS, NAMED

alarms = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no alarm")


def test_limits_by_option(onrecord, story):
    path = story("a.txt", ANONYMOUS)
    status, out, err = onrecord("check", path, "--limit", "characters=10")
    assert (status, out) == (3, "")
    assert "a.txt: too long for a story" in err
    assert onrecord("check", path, "--limit", "characters=1000", "--exit-zero").status == 0


def test_limits_by_configuration_and_options_before_it(onrecord, story):
    path = story("a.txt", NAMED)
    story("onrecord.toml", "[limits]\ncharacters = 10\n")
    assert "too long for a story" in onrecord("check", path).err
    assert onrecord("check", path, "--limit", "characters=1000").status == 0
    assert onrecord("check", path, "--isolated").status == 0


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("charcters=10", "did you mean characters?"),
        ("characters", "a limit is a whole number above 0, as in characters=5000"),
        ("characters=0", "whole number"),
        ("characters=-5", "whole number"),
        ("characters=1e3", "whole number"),
        ("seconds=" + "9" * 30, "whole number"),
    ],
)
def test_a_limit_that_is_none(word: str, message: str):
    with pytest.raises(UsageError, match=re.escape(message)):
        limits_of_options([word])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("charcters = 10", "line 2: unknown limit 'charcters'; did you mean characters?"),
        ("seconds = 0", "line 2: seconds must be a whole number above 0"),
        ("seconds = true", "line 2: seconds must be a whole number above 0"),
        ('seconds = "9"', "line 2: seconds must be a whole number above 0"),
    ],
)
def test_a_limit_in_the_configuration_that_is_none(onrecord, story, words: str, message: str):
    story("onrecord.toml", f"[limits]\n{words}\n")
    status, _, err = onrecord("check", story("a.txt", NAMED))
    assert status == 2
    assert message in err


@alarms
def test_a_story_whose_time_is_over_stops_and_the_others_go_on(onrecord, three, monkeypatch: pytest.MonkeyPatch):
    check = Engine.check_article

    def slow(engine: Engine, article: Article) -> object:
        if article.path == "anonymous.txt":
            while True:
                try:
                    time.sleep(60)
                except Exception as error:  # code on the way that takes whatever comes
                    raise StoryError("taken for a fault") from error
        return check(engine, article)

    monkeypatch.setattr(Engine, "check_article", slow)
    status, out, err = onrecord("check", *three[:2], "--limit", "seconds=1")
    assert status == 3
    assert err == "onrecord: anonymous.txt: took longer than 1 seconds; --limit seconds=N gives it N\n"
    assert "Ada Njoroge" in out


@alarms
def test_a_pattern_that_runs_away_is_stopped():
    with pytest.raises(TooLargeError, match="took longer"), bounded("a.txt", Limits(seconds=1)):
        re.match(r"(a|a)*b", "a" * 60)
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL


def test_outside_the_first_thread_there_is_no_alarm():
    seen: list[Limits] = []

    def run() -> None:
        with bounded("a.txt", Limits(seconds=1, characters=5)):
            seen.append(limits())

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert (seen[0].characters, limits()) == (5, DEFAULT)


def test_limits_of_claims(onrecord, story):
    path: Path = story("a.txt", NAMED)
    status, _, err = onrecord("claims", path, "--limit", "charcters=1")
    assert (status, "did you mean characters?" in err) == (2, True)
