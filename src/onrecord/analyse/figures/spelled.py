"""Numbers and parts written in words: "twenty-five", "half a million", "two thirds", "one in five"."""

from __future__ import annotations

import re

import regex

from onrecord.analyse.lexicons import pairs

_BIG = 100


def _values() -> dict[str, float]:
    return {word: float(value) for word, value in pairs("number_words").items()}


def _alternatives(words: object) -> str:
    return "|".join(sorted(map(regex.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


_SMALL = _alternatives(word for word, value in _values().items() if value < _BIG and word not in ("zero", "dozen"))
_LARGE = _alternatives(word for word, value in _values().items() if value >= _BIG or word == "dozen")
_UNIT = rf"(?:{_SMALL})(?:-(?:{_SMALL}))?"
NUMBER = rf"(?:half[ ]an?[ -](?:{_LARGE})|(?:{_UNIT}|an?)(?:[ -](?:{_LARGE}))+(?:[ ](?:and[ ])?{_UNIT})?|{_UNIT})"
"""A pattern for whole numbers in words; "a" alone is none."""

_PARTS = _alternatives(pairs("fraction_words"))
FRACTION = (
    rf"(?:(?P<parts>an?|one|two|three|four|five|seven|nine)[ -](?P<part>{_PARTS})(?![ ]+(?!of|in|from|to|less|more|the|"
    r"a|an|and|or|since|after|over|last|this|between|by|on)\p{L})|(?P<half>half)(?="
    r"[ ](?:of|the|its|their|his|her|all)\b|"
    r"[ ]?(?:[,.;:)—]|$|from\b|since\b)))"
)
"""A pattern for parts of a whole; a half is only one where something is halved."""


_LETTERS = re.compile(r"[a-z]+")
_COUNTING = frozenset(pairs("number_words")) | frozenset(pairs("fraction_words"))


def may_count(text: str) -> bool:
    """Whether any number word stands in the text; a quick look before the patterns are tried."""
    return not _COUNTING.isdisjoint(_LETTERS.findall(text.casefold()))


def number(words: str) -> float | None:
    """The value of a whole number in words, or None where the words make no number."""
    total, group, known = 0.0, 0.0, _values()
    for word in regex.split(r"[ -]+", words.casefold()):
        if word in ("a", "an"):
            group = group or 1
        elif word == "half":
            group = 0.5
        elif word == "and":
            continue
        elif word not in known:
            return None
        elif known[word] < _BIG and word != "dozen":
            group += known[word]
        elif known[word] <= _BIG:
            group = (group or 1) * known[word]
        else:
            total += (group or 1) * known[word]
            group = 0.0
    return total + group


def fraction(parts: str | None, part: str | None) -> float | None:
    """A part of a whole in percent; None for more than the whole. No words mean a half."""
    if parts is None or part is None:
        return 50.0
    count = 1.0 if parts.casefold() in ("a", "an") else number(parts)
    whole = int(pairs("fraction_words")[part.casefold()])
    return 100 * count / whole if count is not None and count < whole else None
