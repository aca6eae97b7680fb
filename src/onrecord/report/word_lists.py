"""The word lists of this stage: one file each in report/lexicon, their origin in the first line."""

from __future__ import annotations

import re
from functools import cache

from onrecord.model.word_lists import entries


def lines(name: str) -> tuple[str, ...]:
    """The entries of report/lexicon/<name>.txt."""
    return entries("report", name)


@cache
def word_set(name: str) -> frozenset[str]:
    """The entries of a word list, in lower case."""
    return frozenset(line.casefold() for line in lines(name))


@cache
def whole_words(name: str) -> re.Pattern[str]:
    """One pattern, case ignored, that finds any entry of a list of plain words or phrases."""
    longest_first = sorted(lines(name), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


@cache
def any_pattern(name: str, before: str = "") -> re.Pattern[str]:
    """One pattern, case ignored, for any entry of a list of regular expressions, behind what may stand before it."""
    return re.compile(rf"{before}(?:{'|'.join(lines(name))})", re.IGNORECASE)
