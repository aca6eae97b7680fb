"""No regular expression of the package can be made to run away; benchmarks/patterns.py measures the same with times."""

from __future__ import annotations

import re

from tests.patterns import SHORT, Found, attacks, patterns, unbounded
from tests.timers import RunsAway, at_most, needs_timer

SIZE = 40_000
"""A pattern whose work grows with the square needs seconds for a text of this size; one that is sound, milliseconds."""

SECONDS = 1.0
"""Ends what would run for minutes. The slowest sound pattern needs a fifth of it; it is no measure of speed."""


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
    assert len(found) > 700
    assert SHORT.keys() <= {one.where for one in found}
    assert {"read.datelines._STRONG", "judge.spoken._STOP", "analyse.name_shapes.NAME"} <= {one.where for one in found}


@needs_timer
def test_the_guard_sees_what_runs_away():
    assert hard_text(Found("here", re.compile(r"(?:a+)+b"))) is not None
    assert hard_text(Found("here", re.compile(r"\s+,"))) is not None


@needs_timer
def test_no_pattern_runs_away():
    found = [one for one in patterns()[0] if unbounded(one.pattern)]
    assert {one.where: text for one in found if (text := hard_text(one)) is not None} == {}
