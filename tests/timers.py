"""A guard that ends a test which would run for hours, as a pattern that runs away does.

It measures nothing: the bound is many times what the work needs, in processor time, so that a busy or slow machine
changes nothing, and what runs away needs many times the bound again. Growth is measured in ``benchmarks``, as ratios.
"""

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
    """RunsAway where the block takes more processor time; re and regex look for signals as they work, so they end."""

    def stop(*_: object) -> None:
        raise RunsAway

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
