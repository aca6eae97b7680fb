"""How much a description of an unnamed source tells: 0 for "a source", 5 for one of two people with a known part in it.

One point for each slot that is filled: function, institution, a second word on either (rank, unit, nationality), a
place within it, part in the event, number. After the ladder of descriptors in the project's taxonomy (C.5).
"""

from __future__ import annotations

import regex

from onrecord.analyse.lexicons import words
from onrecord.analyse.phrases import Phrase

HIGHEST = 5
_NOBODY = frozenset(["source", "person", "people", "someone", "somebody", "individual", "one", "other", "anyone"])
_WITHIN = regex.compile(r"\s*+,?\s*+(?:in|at|of|from|inside|within|on|with)\s+\p{L}")
_OF_OWNER = regex.compile(r"\p{L}['’]s\s|\b(?:of|in|at)\s+(?:the\s+)?\p{Lu}")
_TAKES_PART = regex.compile(
    r"\b(?:who|whose)\s+(?!(?:said|says|spoke|asked|declined|requested|insisted|was granted)\b)"
)


def specificity(phrase: Phrase, *, knows: bool) -> int:
    """0 to 5 for a description; ``knows`` says whether the story tells how the source knows."""
    others = [m for m in phrase.modifiers if m.casefold() not in words("role_modifiers")]
    ranks = len(phrase.modifiers) - len(others)
    function = phrase.head not in _NOBODY
    place = _WITHIN.match(phrase.tail)
    belongs = bool(others) or bool(place) or bool(phrase.owner)
    points = int(function) + int(belongs)
    points += int(len(others) > 1 or (bool(ranks) and belongs))
    points += int(bool(place) and (bool(others) or bool(_OF_OWNER.search(phrase.tail))))
    points += int(knows or bool(_TAKES_PART.search(phrase.tail)))
    points += int(phrase.plural and phrase.number is not None)
    return min(points, HIGHEST)
