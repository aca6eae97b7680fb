"""No regular expression of the package can be made to run away; benchmarks/patterns.py measures the same with times."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.patterns import SHORT, Found, attacks, patterns, unbounded

SIZE = 40_000
"""A pattern whose work grows with the square needs seconds for a text of this size; one that is sound, milliseconds."""

SECONDS = 1.0
"""Processor time, so that a busy machine changes nothing."""

needs_timer = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no timer of processor time")


class RunsAway(Exception):
    """A pattern was at it for too long."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """RunsAway where the block takes more processor time; re and regex both look for signals as they work."""

    def stop(*_: object) -> None:
        raise RunsAway

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def hard_text(found: Found) -> str | None:
    """The beginning of a text that the pattern runs away on, or None."""
    for text in attacks(found.pattern, found.longest(SIZE)):
        try:
            with at_most(SECONDS):
                found.try_on(text)
        except RunsAway:
            return text[:60]
    return None


def test_every_pattern_is_found():
    found, unknown = patterns()
    assert not unknown
    assert len(found) > 300
    assert SHORT.keys() <= {one.where for one in found}


@needs_timer
def test_the_guard_sees_what_runs_away():
    import re

    assert hard_text(Found("here", re.compile(r"(?:a+)+b"))) is not None
    assert hard_text(Found("here", re.compile(r"\s+,"))) is not None


@needs_timer
def test_no_pattern_runs_away():
    found = [one for one in patterns()[0] if unbounded(one.pattern)]
    assert {one.where: text for one in found if (text := hard_text(one)) is not None} == {}
