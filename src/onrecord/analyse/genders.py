"""What tells the gender of a named person: a title, the first name, a noun before the name, the pronouns behind it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import regex

from onrecord.analyse.lexicons import pairs, words

if TYPE_CHECKING:
    from onrecord.analyse.names import NameMention, Person

_HE_OR_SHE = regex.compile(r"\b(?:(?P<he>he|his|him|himself)|(?P<she>she|her|hers|herself))\b", regex.IGNORECASE)
_VERB_AND_PRONOUN = regex.compile(r"(?:\s[\p{Ll}’']+){1,2}\s(?:that\s)?(?P<who>he|she)\b")
_BEHIND = 120
_CLOSE = 60
_SURE = 0.8
_ENOUGH = 2


def gender_of(first: str, titles: Sequence[str]) -> str | None:
    """Gender by a title, else by a well-known first name, else None."""
    for title in titles:
        if title in pairs("gendered_words"):
            return pairs("gendered_words")[title]
    if first in words("first_names_female"):
        return None if first in words("first_names_male") else "f"
    return "m" if first in words("first_names_male") else pairs("first_name_genders").get(first)


def gender_before(text: str, at: int) -> str | None:
    """The gender that a noun right before a name gives, as "widow" does."""
    before = text[max(0, at - 20) : at].split()
    return pairs("gendered_words").get(before[-1].rstrip(",")) if before and text[at - 1] == " " else None


def gender_behind(text: str, end: int) -> str | None:
    """The gender that "he" or "she" tells of a name, where one stands behind its verb: "Marsh says he would pay"."""
    found = _VERB_AND_PRONOUN.match(text, end, end + _CLOSE)
    return None if found is None else "m" if found["who"] == "he" else "f"


def tell_by_pronouns(text: str, mentions: Sequence[NameMention], people: Sequence[Person]) -> None:
    """Put down the gender of people whose first name leaves it open, by the pronouns between them and the next name.

    "He" and "she" count twice, as "him" and "her" are often somebody else.
    """
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for place, mention in enumerate(mentions):
        if mention.person.gender is not None:
            continue
        end = mentions[place + 1].span.start if place + 1 < len(mentions) else len(text)
        found = _HE_OR_SHE.search(text, mention.span.end, min(end, mention.span.end + _BEHIND))
        if found:
            subject = found.group().casefold() in ("he", "she")
            counts[id(mention.person)]["f" if found.lastgroup == "she" else "m"] += 2 if subject else 1
    for person in people:
        ranked = counts[id(person)].most_common()
        if ranked and ranked[0][1] >= max(_ENOUGH, _SURE * counts[id(person)].total()):
            person.gender = ranked[0][0]
