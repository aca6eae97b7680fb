"""Full names that the words around them show to be people's: "councillor Nia Prosser", "its spokesman, Ilja Morn,"."""

from __future__ import annotations

import regex

from onrecord.analyse.lexicons import pairs, words

_PART = r"\p{Lu}(?:[’'](?=\p{Lu}))?[\p{L}-]*\p{Ll}"
_NAME = rf"(?P<name>{_PART}(?:[ ]+\p{{Lu}}\.)?[ ]+{_PART})"
_BEFORE = regex.compile(rf"(?<![\p{{L}}’'-])(?P<role>\p{{L}}[\p{{L}}-]+)[ ]+{_NAME}(?![\p{{L}}’'-]|[ ]+\p{{Lu}})")
_AFTER_COMMA = regex.compile(rf"(?<![\p{{L}}’'-])(?P<role>\p{{Ll}}[\p{{L}}-]+),[ ]+{_NAME}(?=[,.](?:\s|[\"”’]|$))")
_WHO = regex.compile(rf"(?<![\p{{L}}’'-])(?<!\p{{Lu}}\p{{L}}{{0,20}}[ ]){_NAME},[ ]+who\b")


_APPOSED = regex.compile(
    rf"(?<![\p{{L}}’'-])(?<!\p{{Lu}}\p{{L}}{{0,20}}[ ]){_NAME}(?:[ ]+(?:II|III|IV|Jr\.?|Sr\.?))?"
    r"(?:[ ]+\([^()]{1,24}\))?,[ ]+(?:an?|the)[ ]+(?:[\p{L}-]+[ ]+){0,3}?(?P<role>\p{Ll}[\p{L}-]+)"
    r"(?=[,.;]|[ ]+(?:of|for|at|in|from|with|who|whose|on|and|to)\b)"
)

_HOLDER = regex.compile(
    rf"(?<![\p{{L}}’'-])(?P<role>\p{{Ll}}[\p{{L}}-]+)[ ]+(?:of|at|for|in)[ ]+[^,.;:\n“”\"]{{3,60}},[ ]+{_NAME}(?=,[ ])"
)
_LONG = 8
"""Letters from which a word with "ly" at its end is rather an adverb than a first name."""

_ALSO_BODIES = frozenset(
    "ally backer buyer client competitor customer developer donor founder investor leader maker member neighbor "
    "neighbour owner partner producer publisher rival seller sponsor supplier tenant winner".split()
)
"""Nouns in front of the name of a body or a country as well."""


def introduced(text: str, other: set[str], bodies: set[str]) -> list[tuple[str, list[str]]]:
    """Full names of two parts with their titles.

    ``other`` are names known to be no people's, ``bodies`` those that name recognition takes for organisations, often
    by mistake: "its spokesman, Ilja Morn," is no firm.
    """
    found: list[tuple[str, list[str]]] = []
    for pattern in (_BEFORE, _AFTER_COMMA, _WHO, _APPOSED, _HOLDER):
        for match in pattern.finditer(text, overlapped=pattern is _BEFORE):
            role = match.groupdict().get("role")
            sure = role is not None and role.casefold() in _roles() - _ALSO_BODIES
            known = other - bodies if sure else other
            first = match["name"].split()[0]
            if pattern is _APPOSED and (not sure or _is_ordinary(first, text)):
                continue
            if pattern is _HOLDER and not (sure and first in pairs("first_name_genders")):
                continue
            if (role is None or role.casefold() in _roles()) and _may_be_person(match["name"], known):
                found.append((match["name"], [role] if role else []))
    return found


def _is_ordinary(first: str, text: str) -> bool:
    """Whether the first word of a name is one that only begins a sentence, as in "While Roe, a banker, …"."""
    if first in words("first_names_female") | words("first_names_male"):
        return False
    low = first.casefold()
    return (low.endswith("ly") and len(low) > _LONG) or regex.search(rf"\b{regex.escape(low)}\b", text) is not None


def _roles() -> frozenset[str]:
    """Nouns that can stand in front of a name."""
    return words("roles") | words("speakers")


def _may_be_person(name: str, other: set[str]) -> bool:
    """Whether no word of a name belongs to a body, a place, a people or a calendar."""
    if name in other or name in words("media_names") or name in words("companies"):
        return False
    first, last = name.split()[0], name.split()[-1]
    if first in words("not_names") or last in words("not_names") or last in words("company_words"):
        return False
    if first.rstrip(".") in words("honorifics") or first.casefold() in _roles():
        return False
    lows = [part.casefold() for part in (first, last)]
    lists = ("organisations", "collectives", "documents", "media_words")
    return not any(low in words(name) for low in lows for name in lists) and last not in words("outlet_words")
