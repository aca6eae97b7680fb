"""Relatives whom a story names: "Roe's wife" is Ada Roe where it says "his wife, Ada", or where one woman is a Roe."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from onrecord.analyse.lexicons import pairs
from onrecord.analyse.mentions import Mention
from onrecord.analyse.names import People, Person

if TYPE_CHECKING:
    from onrecord.analyse.story import Story

_FAMILY = frozenset(
    ["brother", "daughter", "father", "husband", "mother", "sister", "son", "widow", "widower", "wife", "ex-wife"]
)
"""Relatives who mostly bear the same surname."""
_BEFORE = regex.compile(r"(?<![\p{L}-])(?P<kin>\p{L}[\p{L}-]{1,14}),?\s{1,3}(?:\p{Lu}\p{L}{1,4}\.\s{1,3})?$")
_BOTH = regex.compile(r"\b(?P<kin>parents|grandparents),?\s+$", regex.IGNORECASE)
_PARENTS = {
    ("parents", "m"): "father",
    ("parents", "f"): "mother",
    ("grandparents", "m"): "grandfather",
    ("grandparents", "f"): "grandmother",
}
_AFTER = regex.compile(
    r"(?:\s+\([^()]{1,24}\))?,\s+(?:who\s+(?:is|was)\s+)?"
    r"(?:(?:his|her|their|the|an?|(?:\p{Lu}[\p{L}.-]*\s+){0,3}\p{Lu}[\p{L}-]*['’]s?)\s+)(?:\p{L}+\s+){0,2}?(?P<kin>\p{L}[\p{L}-]+)\b"
)


def named_relative(story: Story, mention: Mention, owner: str | None) -> Person | None:
    """The named person whom "his wife" or "Roe's son" means, or None where the story leaves it open.

    ``owner`` is the surname of whoever they are related to, where it is known.
    """
    phrase = mention.reading.phrase
    head = phrase.head
    if head not in pairs("kin") or phrase.plural or not phrase.owner:
        return None
    related = [p for p in story.people.people if p.gender in (pairs("kin")[head], None) and p.first]
    called = [p for p in related if head in story.kin.get(id(p), ())]
    if owner is not None and len(called) > 1:
        called = [p for p in called if p.last == owner]
    if len(called) == 1:
        return called[0]
    if called or owner is None or head not in _FAMILY:
        return None
    same = [p for p in related if p.last == owner and p.full not in phrase.owner]
    others = [p for p in story.people.people if p.last == owner and p.count and not any(p is one for one in same)]
    return same[0] if len(same) == 1 and len(others) <= 1 else None


def kin_of_people(text: str, people: People) -> dict[int, set[str]]:
    """The nouns for relatives that stand right before or behind each person's name; keys are ``id`` of the person."""
    found: dict[int, set[str]] = defaultdict(set)
    for place in people.mentions:
        before = _BEFORE.search(text, max(0, place.span.start - 40), place.span.start)
        after = _AFTER.match(text, place.span.end, min(len(text), place.span.end + 90))
        said = {match["kin"].casefold() for match in (before, after) if match}
        found[id(place.person)] |= said & pairs("kin").keys()
    for first, second in pairwise(people.mentions):
        both = _BOTH.search(text, max(0, first.span.start - 30), first.span.start)
        if both and text[first.span.end : second.span.start].strip() == "and":
            for one in (first.person, second.person):
                noun = _PARENTS.get((both["kin"].casefold(), one.gender or ""))
                found[id(one)] |= {noun} if noun else set()
    return found
