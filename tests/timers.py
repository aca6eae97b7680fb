"""A limit on processor time, for tests of what must not run away; a busy machine changes nothing."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

needs_timer = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no timer of processor time")


class RunsAway(Exception):
    """Something was at it for too long."""


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
