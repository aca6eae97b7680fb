"""How near two spellings of a name lie: a letter more, less, changed, or two in the wrong order."""

from __future__ import annotations

import unicodedata

_LEAST = 5
_FORMS = ("s", "es", "n", "an", "ian", "ese", "i", "y", "d", "a", "r", "er")
"""Endings that make another word of a name: a plural, a people, a language, a woman's form of a first name."""


def one_slip(one: str, other: str) -> bool:
    """Whether two different words may be one name, one of them mistyped: the first letter the same, one slip."""
    if one == other or min(len(one), len(other)) < _LEAST or one[0] != other[0]:
        return False
    short, long = sorted((one, other), key=len)
    if any(
        long == short + form or (long.endswith(form) and short.endswith("e") and long == short[:-1] + form)
        for form in _FORMS
    ):
        return False
    if len(one) == len(other) and one[:-1] == other[:-1] and {one[-1], other[-1]} & {"s", "a", "o"}:
        return False
    return unaccented(one) == unaccented(other) or _distance_one(one.casefold(), other.casefold())


def unaccented(word: str) -> str:
    """A word without accents, in small letters."""
    split = unicodedata.normalize("NFD", word.casefold())
    return "".join(c for c in split if not unicodedata.combining(c))


def _distance_one(one: str, other: str) -> bool:
    """Whether one insertion, deletion, change or swap of neighbours turns one word into the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) == len(other):
        swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
        return swapped or one[at + 1 :] == other[at + 1 :]
    short, long = sorted((one, other), key=len)
    return short[at:] == long[at + 1 :]
