"""The word lists of this stage: one file each in judge/lexicon, their origin in the first line."""

from __future__ import annotations

import re
from functools import cache

from onrecord.model.word_lists import entries


def lines(name: str) -> tuple[str, ...]:
    """The entries of judge/lexicon/<name>.txt."""
    return entries("judge", name)


@cache
def word_set(name: str) -> frozenset[str]:
    """The entries of a word list as a set."""
    return frozenset(lines(name))


@cache
def any_of(name: str) -> re.Pattern[str]:
    """One pattern, case ignored, that finds any entry of a list of regular expressions as whole words."""
    return re.compile(rf"\b(?:{'|'.join(lines(name))})\b", re.IGNORECASE)
