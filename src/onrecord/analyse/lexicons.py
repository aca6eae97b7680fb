"""Word lists of the analysis: one list per file under ``lexicon/``, with its origin in the first line."""

from __future__ import annotations

from functools import cache

from onrecord.model.word_lists import entries

_IRREGULAR = {"man": "men", "woman": "women", "child": "children", "person": "people", "staff member": "staff members"}


@cache
def words(name: str) -> frozenset[str]:
    """The entries of the list ``lexicon/<name>.txt``."""
    return frozenset(entries("analyse", name))


@cache
def pairs(name: str) -> dict[str, str]:
    """The entries of a list of ``word value`` lines."""
    found = {}
    for entry in words(name):
        word, value = entry.rsplit(" ", 1)
        found[word] = value
    return found


def plural(noun: str) -> str:
    """The regular plural of an English noun, or the irregular one that the lists need."""
    for singular, irregular in _IRREGULAR.items():
        if noun.endswith(singular):
            return noun[: -len(singular)] + irregular
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun + "s"


@cache
def plurals(name: str) -> dict[str, str]:
    """Plural → singular of every entry of a list of singular nouns."""
    return {plural(noun): noun for noun in words(name)}
