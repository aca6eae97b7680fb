"""Whether two surnames may be one, mistyped."""

from __future__ import annotations

from rapidfuzz.distance import OSA

_SHORT, _LONG = 5, 8
"""Letters from which a surname may be one letter off, or two."""


def same_but_for_slips(one: str, other: str) -> bool:
    """Whether two surnames begin alike and are a letter apart from five letters on, two letters from eight on.

    Letters apart are counted as optimal string alignment: changed, left out, put in, or swapped with the next.
    """
    if one[:1].casefold() != other[:1].casefold():
        return False
    shorter = min(len(one), len(other))
    allowed = 0 if shorter < _SHORT else 1 if shorter < _LONG else 2
    return OSA.distance(one.casefold(), other.casefold(), score_cutoff=allowed) <= allowed
