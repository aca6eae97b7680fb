"""What a person's name looks like: its parts without titles, first names, and lines where capitals tell nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import regex

from onrecord.analyse.lexicons import pairs, words
from onrecord.analyse.outlets import is_outlet_name

_CAPITAL = r"(?:[dDlL][’'](?=\p{Lu}))?\p{Lu}(?:(?:[’'](?=\p{Lu}))?[\p{L}-]*\p{Ll}|\.(?:\p{Lu}\.)*|(?=[ ]))"
_PARTICLE = r"(?:de|da|di|del|della|der|van|von|bin|ibn|al|el|la|le|du|dos|den|ter|ten)"
COURTESY = frozenset(("Mr", "Mrs", "Ms", "Miss"))
"""Titles of courtesy, without their point."""
_PARTY_MEMBERS = frozenset(("democrat", "republican"))
_CALLINGS = frozenset(
    "doctor lawyer mayor governor senator president candidate nominee spokesman spokeswoman officer chair chairman "
    "chairwoman director minister secretary commissioner".split()
)
"""Nouns at the end of what capitals alone make look like a name, as in "White House Doctor"."""
_SUFFIX = regex.compile(r",?\s{1,9}(?:Jr|Sr|II|III|IV|Ph\.?D|M\.?D)\.?$")
NAME = regex.compile(rf"{_CAPITAL}(?:[ ]+(?:{_PARTICLE}[ ]+){{0,2}}{_CAPITAL}){{1,3}}")
_NOT_NAMES = words("not_names")
_LONGEST_HEADLINE = 200
"""Characters that a headline has at most."""
_HEADLINE_WORDS = 6
"""Words from which on a line inside a story may be a headline."""
_SHORT_WORD = 3
_TITLE_CASE = 0.7
"""Share of a headline's longer words in capitals from which it is one that writes every word so."""
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def strip_titles(name: str) -> tuple[str, list[str]]:
    """A name without titles in front and possessive behind, and the titles."""
    name = name.strip(' ,.;:"“”‘\n').removesuffix("'s").removesuffix("’s").rstrip("'’ ")
    titles = []
    parts = name.split()
    while len(parts) > 1 and (
        parts[0].rstrip(".") in words("honorifics")
        or not parts[0][0].isupper()
        or (len(parts) > 2 and parts[0].casefold() in words("roles") and parts[0] not in first_names())
    ):
        titles.append(parts.pop(0).rstrip("."))
    inside = [i for i in range(1, len(parts) - 1) if parts[i].casefold() in words("offices") | words("public_roles")]
    if inside:
        titles += parts[: inside[-1] + 1]
        parts = parts[inside[-1] + 1 :]
    return _SUFFIX.sub("", " ".join(parts)), titles


def may_be_name(name: str) -> bool:
    """Whether a string can be a person's full name or surname at all."""
    parts = name.split()
    if not parts or len(parts) > 5 or any(c.isdigit() or c in "()[]" for c in name) or "\n" in name:
        return False
    if parts[0] in _NOT_NAMES or parts[-1] in _NOT_NAMES:
        return False
    if parts[-1].casefold() in words("organisations") and not _has_initial(parts):
        return False
    low = parts[-1].casefold()
    if len(parts) > 1 and low in _CALLINGS:
        return False
    if low in words("collectives") or low in _PARTY_MEMBERS or low in words("prepositions"):
        return False
    if len(parts) == 1 and f"{low}s" in words("collectives") and low in words("roles"):
        return False
    if name in words("media_names") or name in words("companies") or is_outlet_name(name, definite=len(parts) == 1):
        return False
    if len(parts) == 1 and (low in words("documents") or low in words("public_roles") or low in words("offices")):
        return False
    last = parts[-1].removeprefix("d’").removeprefix("d'")
    return last[:1].isupper() and len(last.strip(".")) > 1


def _has_initial(parts: Sequence[str]) -> bool:
    """Whether a name has a known first name and an initial, as only people's have: "Ada J. Band"."""
    known = parts[0] in first_names() or parts[0] in pairs("first_name_genders")
    return len(parts) == 3 and known and len(parts[1].rstrip(".")) == 1


def _is_headline(line: str, *, first: bool) -> bool:
    """Whether a line writes every longer word in capitals, as many headlines do; bylines and addresses are none."""
    if not first and ("," in line or ". " in line or len(line.split()) < _HEADLINE_WORDS):
        return False
    long = [word for word in _FIRST_WORD.findall(line) if len(word) > _SHORT_WORD]
    large = sum(word[0].isupper() for word in long)
    return (
        len(line) < _LONGEST_HEADLINE
        and len(long) > 2
        and (large == len(long) or (first and large > _TITLE_CASE * len(long)))
    )


def running_lines(text: str) -> Sequence[str]:
    """The lines of a text that are no headlines with every word in capitals: what stands there as a name is one."""
    lines = [line for line in text.split("\n") if line.strip()]
    return [line for number, line in enumerate(lines) if not _is_headline(line, first=number == 0)] or lines


@cache
def usual_names() -> dict[str, str]:
    """Longer forms of well-known names with the usual form."""
    return dict(entry.split("|") for entry in words("usual_names"))


def first_of(part: str) -> str:
    """The first half of a hyphened first name such as "Jean-Luc", nothing for other words."""
    return part.partition("-")[0] if "-" in part else ""


def first_names() -> frozenset[str]:
    """All well-known first names."""
    return words("first_names_female") | words("first_names_male")


def same_first(a: str, b: str) -> bool:
    """Whether two first names can be one person's: equal, an initial, or one the start of the other."""
    a, b = a.rstrip("."), b.rstrip(".")
    if not a or not b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return a == b or (len(a) > 2 and len(b) > 2 and (a.startswith(b[:3]) and b.startswith(a[:3])))
