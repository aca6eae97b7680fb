"""Errors planted in fixture stories stand high on the shortlist, and most that are computed are reported."""

from __future__ import annotations

from tests.goldens import engine
from tests.planted import PLANTED, find


def test_planted_errors():
    found = [find(engine(), planted) for planted in PLANTED]
    assert sum(one.reported for one in found) >= 6
    assert all(one.rank is not None and one.rank <= 3 for one in found if one.reported)
    assert sum(one.rank is not None and one.rank <= 10 for one in found) >= 11
