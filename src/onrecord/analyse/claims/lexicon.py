"""The words and phrases that put a statement into a category, by their first word, from ``lexicon/claims/signals``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from onrecord.analyse.claims.words import NUMBER_WORDS, Words
from onrecord.analyse.lexicons import words as listed

NUMBER = "num"
"""Stands in a phrase for a figure or a number word."""


def phrases(name: str) -> dict[str, list[tuple[str, ...]]]:
    """The phrases of a list under ``lexicon/claims``, by first word, each cut into words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in sorted(listed(f"claims/{name}")):
        words = tuple(Words(entry.replace("NUMs", "NUM s")).low)
        found.setdefault(words[0], []).append(words)
    return found


@cache
def by_first_word() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """All signal phrases with their categories, by first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    folder = files("onrecord.analyse").joinpath("lexicon", "claims", "signals")
    for name in sorted(file.name.removesuffix(".txt") for file in folder.iterdir() if file.name.endswith(".txt")):
        for first, entries in phrases(f"signals/{name}").items():
            found.setdefault(first, []).extend((entry, name) for entry in entries)
    return {first: tuple(sorted(entries, key=lambda e: (-len(e[0]), e))) for first, entries in found.items()}


def is_number(low: str) -> bool:
    """Whether a word is a figure or a number word from two on."""
    return low[0].isdigit() or low.partition("-")[0] in NUMBER_WORDS


def matches(low: list[str], place: int, phrase: tuple[str, ...]) -> bool:
    """Whether the words at a place are those of a phrase."""
    if len(phrase) == 1:
        return True
    if place + len(phrase) > len(low):
        return False
    for offset in range(1, len(phrase)):
        want, have = phrase[offset], low[place + offset]
        if want != have and not (want == NUMBER and is_number(have)):
            return False
    return True
