"""Noun phrases, read without a parser: which word is the head, how many, whose, and what follows.

A phrase such as "two of the senior transport officials, who left early" is taken apart by closed word classes only:
determiners and number words in front, then modifiers, then the head, which stands before the first preposition,
relative word, comma or participle. Good enough for source phrases, which are short and regular.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from onrecord.analyse.lexicons import plurals, words

_WORD = regex.compile(
    r"[\p{L}\p{N}$%](?:[\p{L}\p{N}&%'’./-]*[\p{L}\p{N}%])?(?:(?<=\b\p{Lu})\.)?['’]?|(?<=\s)-(?=\s)|[,;:()\[\]—–―]|--"
)
_NUMBERS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ]
    )
} | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "both": 2, "second": 1, "third": 1}
VAGUE_NUMBERS = words("vague_numbers")
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "both"])
_INDEFINITE = frozenset(["a", "an", "one", "another", "some", "any", "each", "every"])
_POSSESSIVE = frozenset(["his", "her", "their", "its", "my", "our", "your"])
_OTHERS = words("other_words")
_ENDS = words("phrase_ends")
_NOUN_LISTS = ("documents", "organisations", "media_words", "speakers", "collectives")
_OFFICES = frozenset(
    [
        "Department",
        "Office",
        "Bureau",
        "Ministry",
        "Board",
        "House",
        "Chamber",
        "University",
        "Bank",
        "Center",
        "Institute",
    ]
)
_ABOUT = frozenset(["all", "only", "about", "nearly", "almost", "roughly", "more", "than", "at", "least"])
_SKIPPED_FIRST = frozenset(["by", "to", "from", "among", "for", "of", "per", "both"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase taken apart. ``head`` is lower case and singular for known role nouns.

    ``determiner`` is one of definite, indefinite, possessive, bare. ``tail`` is what follows the head, ``owner`` a
    possessor's words ("Roe" in "Roe's lawyer", "his" in "his lawyer"). ``start`` and ``end`` are the head's offsets in
    ``text``, ``begin`` that of the first word of the core.
    """

    text: str
    core: tuple[str, ...]
    head: str
    plural: bool
    determiner: str
    number: int | None
    vague: str | None
    modifiers: tuple[str, ...]
    owner: str | None
    tail: str
    other: bool
    member: bool
    start: int
    end: int
    begin: int = 0

    @property
    def words(self) -> frozenset[str]:
        """The modifiers in lower case and without points ("U.S." is "US"), for comparing descriptions."""
        return frozenset(m.casefold().replace(".", "") for m in self.modifiers)


def number_of(word: str) -> int | None:
    """The number that a word or figure stands for, or None."""
    word = word.casefold().replace(",", "")
    if word.isdecimal() and len(word) < 7:
        return int(word)
    return _NUMBERS.get(word)


def tokens(text: str) -> list[tuple[str, int, int]]:
    """Words and stops of a text with their offsets."""
    return [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]


def _past_of(items: list[tuple[str, int, int]]) -> int:
    """Index of the first word after "one of the", "some of", "a number of", or 0."""
    for index in range(1, min(len(items) - 1, 6)):
        if not items[index][0][0].isalnum():
            return 0
        if items[index][0].casefold() != "of":
            continue
        before = [w.casefold() for w, _, _ in items[:index]]
        last = before[-1]
        if last in VAGUE_NUMBERS or last in ("one", "none", "each", "both", "all", "any", "either", "neither", "lot"):
            return index + 1
        if number_of(last) is not None:
            return index + 1
        return 0
    return 0


def is_person_word(word: str) -> bool:
    """Whether a word (singular or plural) is a noun for people who may be sources."""
    word = word.casefold().removeprefix("ex-")
    return word in words("roles") or word in plurals("roles") or word in words("groups")


def _is_noun(word: str) -> bool:
    """Whether a word is a noun of any of the lists, so that a participle after it does not belong to the core."""
    word = word.casefold()
    if is_person_word(word):
        return True
    return any(word in words(name) or word.removesuffix("s") in words(name) for name in _NOUN_LISTS)


def _joins_modifiers(items: list[tuple[str, int, int]], index: int) -> bool:
    """Whether "and" at an index joins modifiers of one noun for people, as in "police and other local officials"."""
    if _is_noun(items[index - 1][0]) and is_person_word(items[index - 1][0]):
        return False
    for word, _, _ in items[index + 1 : index + 5]:
        if word.casefold() in _ENDS or not word[0].isalnum():
            return False
        if is_person_word(word) and word.casefold().endswith("s"):
            return True
    return False


def _cut(items: list[tuple[str, int, int]], first: int) -> int:
    """Index after the last word of the core that begins at ``first``."""
    for index in range(first, len(items)):
        word = items[index][0]
        low = word.casefold()
        if index > first and (low in _ENDS or not word[0].isalnum()) and word not in ("'", "’"):
            if (
                low in ("and", "or")
                and index + 1 < len(items)
                and items[index + 1][0].casefold()
                in (
                    "former",
                    "current",
                    "state",
                    "security",
                    "one",
                    "two",
                )
            ):
                continue
            if low in ("and", "or") and _joins_modifiers(items, index):
                continue
            if (
                low == "of"
                and items[index - 1][0] in _OFFICES
                and any(is_person_word(w) for w, _, _ in items[index + 1 : index + 5])
            ):
                continue
            return index
        if index > first and low.endswith(("ing", "ed", "ly")) and word[0].islower() and _is_noun(items[index - 1][0]):
            return index
    return len(items)


def read_phrase(text: str) -> Phrase:
    """Take a noun phrase apart; never fails, an empty text gives an empty head."""
    items = tokens(text)
    while items and (items[0][0].casefold() in _SKIPPED_FIRST or not items[0][0][0].isalnum()) and len(items) > 1:
        if items[0][0].casefold() == "both" and items[1][0].casefold() != "of":
            break
        items = items[1:]
    first = _past_of(items)
    front = [w.casefold() for w, _, _ in items[:first]]
    end = _cut(items, first)
    core = items[first:end]
    determiner, number, vague, other, owner = "bare", None, None, False, None
    for low in front:
        number = number_of(low) if number is None else number
        vague = low if low in VAGUE_NUMBERS else vague
        other = other or low in _OTHERS
    while core and len(core) > 1:
        low = core[0][0].casefold()
        if low in _DEFINITE:
            determiner = "definite"
        elif low in _INDEFINITE and determiner == "bare":
            determiner = "indefinite"
        elif low in _POSSESSIVE:
            determiner, owner = "possessive", low
        elif not (low in VAGUE_NUMBERS or low in _OTHERS or low in _ABOUT or number_of(low) is not None):
            break
        if number is None and low not in ("second", "third", "fourth"):
            number = number_of(low)
        vague = low if low in VAGUE_NUMBERS else vague
        other = other or low in _OTHERS
        core = core[1:]
    if front and determiner == "bare" and number == 1:
        determiner = "indefinite"
    return _finish(text, items, core, end, determiner, number, vague, other, owner, bool(first))


def _finish(
    text: str,
    items: list[tuple[str, int, int]],
    core: list[tuple[str, int, int]],
    end: int,
    determiner: str,
    number: int | None,
    vague: str | None,
    other: bool,
    owner: str | None,
    member: bool,
) -> Phrase:
    """Find head, plural and owner of what the determiners left."""
    tail = text[items[end][1] :] if end < len(items) else ""
    for index in range(len(core) - 1):
        if core[index][0].endswith(("'s", "’s", "s'", "s’")):
            owner = text[core[0][1] : core[index][2]].rstrip("'’").removesuffix("'s").removesuffix("’s")
            determiner = "possessive"
            core = core[index + 1 :]
            break
    if not core:
        return Phrase(text, (), "", False, determiner, number, vague, (), owner, tail, other, member, 0, 0, 0)
    word, start, stop = core[-1]
    bare = word.removesuffix("'s").removesuffix("’s").rstrip("'’")
    low = bare.casefold()
    pair = f"{core[-2][0].casefold()} {low}" if len(core) > 1 else ""
    head, many = low, low.endswith("s") and not low.endswith(("ss", "us", "is"))
    if pair in words("roles") or pair in plurals("roles"):
        head, many = plurals("roles").get(pair, pair), pair in plurals("roles")
    elif low in words("roles"):
        many = False
    elif low in plurals("roles"):
        head, many = plurals("roles")[low], True
    elif low == "people":
        head, many = "person", True
    many = (many or (number is not None and number > 1)) and not (member and number == 1)
    names = tuple(w for w, _, _ in core)
    return Phrase(
        text,
        names,
        head,
        many,
        determiner,
        number,
        vague,
        names[:-1],
        owner,
        tail,
        other,
        member,
        start,
        stop,
        core[0][1],
    )
