"""Which words are finite verbs, by word lists and neighbours: there is no tagger in the pipeline.

Auxiliaries are sure. Past forms count unless an auxiliary, a determiner or a preposition stands before them; present
forms, which are nouns as often, only where both neighbours fit a verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.analyse.claims.words import NUMBER_WORDS, Words
from onrecord.analyse.lexicons import words as listed

_BEFORE_NOUN = listed("claims/before_nouns")
_BE_HAVE = listed("claims/be_have")
SUBJECTS = frozenset(
    "i you he she it we they who which that this these those there one everyone everybody nobody someone somebody"
    " nothing everything all none both many few most some others".split()
)
"""Words that can be a subject by themselves."""
_PLURALS = frozenset("people men women children police staff officials critics residents they we you i".split())
_LINKS = frozenset("of in on at by for from with to into as than".split())
_ASIDE = 18
"""Most words of an aside between commas."""
_ASIDE_STARTS = frozenset("who which whose where a an the his her its their first last once then".split())
_ARTICLES = frozenset("a an the my your his her our their this".split())
_AFTER_VERB = listed("claims/after_verbs") | NUMBER_WORDS
_PREPOSITIONS = listed("claims/after_verb_links")
_NO_NOUNS = NUMBER_WORDS | frozenset(
    "and or but many several most more few other newly badly one who which that because while when if so such very"
    " too well half were being both all".split()
)
_SKIPPED = frozenset("not also never still now then already just only even always often again yet soon once".split())


def third_person_of(low: str) -> str | None:
    """The base form of a verb in the third person ("carries"), or None."""
    return _third_persons().get(low)


@cache
def _third_persons() -> dict[str, str]:
    found = {}
    for verb in listed("claims/verbs"):
        if verb.endswith("y") and verb[-2] not in "aeiou":
            found[verb[:-1] + "ies"] = verb
        elif verb.endswith(("s", "x", "ch", "sh", "o")):
            found[verb + "es"] = verb
        else:
            found[verb + "s"] = verb
    return found


@cache
def _plain(name: str) -> frozenset[str]:
    return frozenset(word.replace("’", "'") for word in listed(f"claims/{name}"))


def is_base(low: str) -> bool:
    """Whether a word is the base form of a verb of the list."""
    return low in listed("claims/verbs")


def is_modal(low: str) -> bool:
    """Whether a word is an auxiliary that takes a base form, or one that holds such."""
    return low in _plain("modals")


def is_auxiliary(low: str) -> bool:
    """Whether a word is a finite form of be, have, do or a modal."""
    return low in _plain("auxiliaries") or low in _plain("modals")


def finite_verbs(words: Words, headlines: Sequence[tuple[int, int]] = ()) -> list[bool]:
    """For each word of a story, whether it is a finite verb: the first word of a verb group ("has" in "has said").

    ``headlines`` are stretches in the short style of headlines, where a form that may be a verb is one.
    """
    third, past, loose = _third_persons(), _plain("past_verbs"), _plain("loose_past_verbs")
    modals, auxiliaries, bases = _plain("modals"), _plain("auxiliaries"), listed("claims/verbs")
    not_past = _plain("not_past")
    found = [False] * len(words)
    for number, low in enumerate(words.low):
        if low in modals or low in auxiliaries:
            found[number] = _auxiliary(words, number)
        elif low in past:
            found[number] = _past(words, number, loose=low in loose)
        elif low.endswith("ed") and len(low) > 3 and low not in not_past:
            found[number] = _regular(words, number)
        elif low in third:
            found[number] = _third(words, number)
        elif low in bases:
            found[number] = _base(words, number)
    for first, after in headlines:
        for number in range(first + 1, after):
            if not found[number] and words.low[number] in third and words.low[number - 1] not in _BEFORE_NOUN:
                found[number] = words.is_word(number - 1)
            elif words.low[number] in bases and _plural(words.low[number - 1]):
                found[number] = True
    return found


def _plural(low: str) -> bool:
    """Whether a word looks like a plural noun."""
    return low in _PLURALS or (low.endswith("s") and not low.endswith(("ss", "us", "is", "'s")) and len(low) > 3)


def _before(words: Words, number: int) -> str:
    """The word before, adverbs skipped."""
    number -= 1
    while number >= 0 and (words.low[number] in _SKIPPED or words.low[number].endswith("ly")):
        number -= 1
    return words.low[number] if number >= 0 else ""


def _next(words: Words, number: int) -> str:
    return words.low[number + 1] if number + 1 < len(words) else ""


def _auxiliary(words: Words, number: int) -> bool:
    before = _before(words, number)
    low = words.low[number]
    if low in ("may", "will", "can", "might", "must") and (
        (
            number
            and words.written[number][0].isupper()
            and words.written[number - 1] not in ".?!"
            and not words.opened(number)
        )
        or before in ("a", "the", "his", "her", "their", "at", "good", "free", "of")
    ):
        return False
    return not (low in ("have", "do", "has") and (before == "to" or before in _plain("modals")))


def _past(words: Words, number: int, *, loose: bool) -> bool:
    before = _before(words, number)
    if before in _BE_HAVE or before in _BEFORE_NOUN:
        return False
    if before in _plain("modals"):
        return False
    if loose:
        after = _next(words, number)
        fits = after in _AFTER_VERB or after in _PREPOSITIONS or after[:1].isdigit() or after in ("$", "£", "€")
        return before in SUBJECTS or (
            fits
            and (before not in ("-", ",") or (before == "," and _closes_aside(words, number)))
            and not before.endswith("'s")
        )
    if words.low[number] in _plain("participles") and before not in SUBJECTS:
        return _next(words, number) not in ("by", "in", "on", "at", "as", "with", "for", "from") or _named(
            words, number
        )
    return True


def _regular(words: Words, number: int) -> bool:
    low, before, after = words.low[number], _before(words, number), _next(words, number)
    if before in _BE_HAVE or before in _BEFORE_NOUN or before.endswith("'s") or before in _plain("modals"):
        return False
    if "-" in low and "-" not in low[:3]:
        return False
    if before in SUBJECTS:
        return True
    if after == "by" or (before == "," and not _closes_aside(words, number)):
        return False
    if before == ",":
        return after in _AFTER_VERB or after in _PREPOSITIONS
    if low in listed("claims/participles") and (after in _PREPOSITIONS or after in ("as", "to")):
        return _named(words, number)
    if after in _AFTER_VERB or after in _PREPOSITIONS or not _noun_like(words, number + 1) or _named(words, number):
        return True
    return before.isalpha() and before not in _NO_NOUNS and before not in _PREPOSITIONS


def _closes_aside(words: Words, number: int) -> bool:
    """Whether the comma before a word is the second of two around an aside: "Moss, who is ill, resigned"."""
    for place in range(number - 2, max(-1, number - _ASIDE), -1):
        if words.low[place] == ",":
            return words.low[place + 1] in _ASIDE_STARTS
        if words.low[place] in ".?!;:":
            return False
    return False


def _noun_like(words: Words, number: int) -> bool:
    """Whether a word may be the noun that an -ed form describes ("injured people")."""
    if number >= len(words):
        return False
    low = words.low[number]
    return low[0].isalpha() and words.written[number][0].islower() and not low.endswith(("ly", "ing"))


def _named(words: Words, number: int) -> bool:
    """Whether a name stands before: "Brandt backed"."""
    number -= 1
    while number >= 0 and (words.low[number] in _SKIPPED or words.low[number].endswith("ly")):
        number -= 1
    return number >= 0 and words.written[number][0].isupper() and words.low[number] not in _BEFORE_NOUN | NUMBER_WORDS


def _third(words: Words, number: int) -> bool:
    before, after = _before(words, number), _next(words, number)
    if before in ("he", "she", "it", "who", "which", "that", "this", "everyone", "nobody", "one"):
        return True
    if not before or not before[0].isalnum() or before in _BEFORE_NOUN or before[0].isdigit():
        return before in ('"', "”", "’", ")", ",") and after in _AFTER_VERB
    if number > 1 and words.low[number - 2] in _ARTICLES and _noun_like(words, number + 1) and not is_auxiliary(after):
        return after not in _LINKS and not _plural(before)
    if after in _AFTER_VERB or after[:1].isdigit() or after in ('"', "“", "‘", "$", "£", "€"):
        return True
    return _named(words, number) and (after in _PREPOSITIONS or after.endswith(("ing", "ly")) or not after.isalpha())


def _base(words: Words, number: int) -> bool:
    before, after = _before(words, number), _next(words, number)
    if before in ("i", "you", "we", "they", "who", "that", "which", "people", "men", "women", "children", "police"):
        return True
    if _plural(before):
        if before in _BEFORE_NOUN or before in _plain("auxiliaries"):
            return False
        return after in _AFTER_VERB or after in _PREPOSITIONS or after.endswith("ly") or after in ("that", '"', "“")
    return False


def is_present(words: Words, number: int) -> bool:
    """Whether a finite verb is in the present tense."""
    low = words.low[number]
    return (
        low in ("is", "are", "am", "has", "have", "do", "does")
        or low in _third_persons()
        or (is_base(low) and low not in _plain("past_verbs"))
    )
