"""Full names that the words around them show to be people's: "councillor Nia Prosser", "its spokesman, Ilja Morn,"."""

from __future__ import annotations

import regex

from onrecord.analyse.lexicons import words

_PART = r"\p{Lu}(?:[’'](?=\p{Lu}))?[\p{L}-]*\p{Ll}"
_NAME = rf"(?P<name>{_PART}(?:[ ]+\p{{Lu}}\.)?[ ]+{_PART})"
_BEFORE = regex.compile(rf"(?<![\p{{L}}’'-])(?P<role>\p{{L}}[\p{{L}}-]+)[ ]+{_NAME}(?![\p{{L}}’'-]|[ ]+\p{{Lu}})")
_AFTER_COMMA = regex.compile(rf"(?<![\p{{L}}’'-])(?P<role>\p{{Ll}}[\p{{L}}-]+),[ ]+{_NAME}(?=[,.](?:\s|[\"”’]|$))")
_WHO = regex.compile(rf"(?<![\p{{L}}’'-])(?<!\p{{Lu}}\p{{L}}{{0,20}}[ ]){_NAME},[ ]+who\b")


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
    for pattern in (_BEFORE, _AFTER_COMMA, _WHO):
        for match in pattern.finditer(text, overlapped=pattern is _BEFORE):
            role = match.groupdict().get("role")
            sure = role is not None and role.casefold() in _roles() - _ALSO_BODIES
            known = other - bodies if sure else other
            if (role is None or role.casefold() in _roles()) and _may_be_person(match["name"], known):
                found.append((match["name"], [role] if role else []))
    return found


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
