"""How much two stretches of a story say the same, by the content words they share.

Words are compared by stem in the roughest way that serves (Israel and Israeli, coordinate and coordinating, close and
closure): an ending is cut, and two stems match where one is, up to one letter, the beginning of the other.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from onrecord.judge.words import word_set

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_ENDING = re.compile(r"(?:['’]s|(?<=\w{4})(?:ations?|ions?|ings?|ed|es|s|e))$")


def content_words(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning; numbers count, function words and verbs of saying do not."""
    words = (w.lower() for w in _WORD.findall(text))
    empty = word_set("function_words")
    return frozenset(_ENDING.sub("", w) for w in words if w not in empty and (len(w) > 2 or w.isdigit()))


def shared(wanted: Collection[str], text: str) -> int:
    """How many of the wanted stems occur in the text."""
    found: dict[str, list[str]] = {}
    for stem in content_words(text):
        found.setdefault(stem[:4], []).append(stem)
    return sum(any(_same(stem, other) for other in found.get(stem[:4], ())) for stem in wanted)


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if one == other or short.isdigit():
        return one == other
    if len(short) < 4:
        return False
    kept = max(4, len(short) - 1)
    return short[:kept] == long[:kept] and len(long) - len(short) <= 3
