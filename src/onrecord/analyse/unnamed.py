"""Whether two descriptions of unnamed people can mean the same source, and how well they fit.

"The official" takes up "a senior transport official"; "one of the officials" is a member of "two officials" and the
same source; "another official" is a new one.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analyse.lexicons import words
from onrecord.analyse.mentions import Entity, Mention
from onrecord.analyse.phrases import Phrase
from onrecord.analyse.story import Story

GENERIC = words("generic_people")
"""Nouns that may take up nearly any unnamed person."""

ALIKE = tuple(frozenset(line.split()) for line in sorted(words("alike_people")))
"""Nouns by which a story may call one unnamed person in turn."""

_TELLING_TAILS = words("telling_tails")
_GENERAL = words("general_matters")
_TERMS = words("terms_verbs")
_SMALL = words("small_words")
_MARKS = " ,;:—–-"
_SAME_HEAD = 2.0
_SAME_NUMBER = 2.4
_SAME_WORDS = 2.0
_NEW_WORD = 1.5
_SAME_PLACE = 20.0
_FAR_DEFINITE, _FAR = 0.3, 0.1


def fit(story: Story, entity: Entity, mention: Mention) -> float | None:
    """How well a description fits an entity (higher is better), None where it does not at all."""
    if mention.at in entity.places:
        return _SAME_PLACE
    phrase = mention.reading.phrase
    definite = phrase.determiner == "definite"
    only_headline = all(story.in_headline(m.at) for m in entity.mentions) and not story.in_headline(mention.at)
    if only_headline and any(_in_short(known, phrase) for known in entity.phrases):
        return _SAME_WORDS
    described = [known for known in entity.phrases if known.tail]
    if described and not definite and not phrase.member and all(_tells_apart(known, phrase) for known in described):
        return None
    best: float | None = None
    for known in entity.phrases:
        score = _fit_phrase(known, phrase, entity.plural)
        if score is None or not _numbers_fit(story, entity, known, mention):
            continue
        best = score if best is None else max(best, score)
    if best is None:
        return None
    distance = min(story.sentence(mention.at) - story.sentence(entity.last()), 40)
    return best - distance * (_FAR_DEFINITE if definite else _FAR) + (0.3 if entity.sources else 0)


def _in_short(known: Phrase, phrase: Phrase) -> bool:
    """Whether a headline's words are a description in short: "officials" for "two senior harbour officials"."""
    bare = known.determiner == "bare" and known.head == phrase.head
    return bare and known.plural == phrase.plural and known.words <= phrase.words


def _fit_phrase(known: Phrase, phrase: Phrase, plural: bool) -> float | None:
    """How well the words of two descriptions fit."""
    definite = phrase.determiner == "definite"
    same_head = known.head == phrase.head
    if not same_head and not (definite and _alike(known.head, phrase.head)):
        return None
    around = f"{known.tail} {known.owner or ''}".casefold().replace(".", "")
    extra = [w for w in phrase.words - known.words if w not in words("role_modifiers") and w not in around]
    if extra and (not definite or phrase.plural or plural or not same_head):
        return None
    score = _SAME_HEAD * same_head + len(phrase.words & known.words) - _NEW_WORD * len(extra)
    if definite:
        return score + _SAME_NUMBER * (plural == phrase.plural)
    return score + _SAME_WORDS * (known.words == phrase.words)


def telling(phrase: Phrase) -> frozenset[str]:
    """The modifiers that say whom people belong to, without rank and time ("senior", "former")."""
    return phrase.words - words("role_modifiers")


def _numbers_fit(story: Story, entity: Entity, known: Phrase, mention: Mention) -> bool:
    """Whether number, determiner and what follows the head allow two descriptions to be one source."""
    phrase = mention.reading.phrase
    definite = phrase.determiner in ("definite", "possessive")
    if mention.sets_apart and not definite and entity.plural != phrase.plural:
        return False
    if phrase.other and not definite:
        if phrase.tail.split()[:1] and phrase.tail.split()[0] in _TELLING_TAILS and not known.tail:
            return False
        return entity.plural and bool(known.number) and not phrase.plural and phrase.words <= known.words
    headline = story.in_headline(entity.mentions[0].at)
    if not definite and not phrase.member and not headline and _tells_apart(known, phrase):
        return False
    own_tail = bool(phrase.tail.strip(_MARKS)) and known.tail.split()[:1] != phrase.tail.split()[:1]
    same = telling(phrase) == telling(known) and not own_tail
    if phrase.plural:
        if not entity.plural:
            return same and bool(telling(phrase)) and not phrase.number and not entity.apart
        if phrase.number and known.number and phrase.number != known.number:
            return False
        if definite and phrase.number and not known.number and phrase.head != known.head:
            return False
        return definite or (_tails_fit(known, phrase) and not (phrase.number and not known.number and not headline))
    if entity.plural:
        one = phrase.number == 1 and telling(phrase) <= telling(known) and not own_tail
        alike = same and (bool(telling(phrase)) or phrase.words == known.words)
        return phrase.member or definite or one or (phrase.determiner == "indefinite" and alike)
    if definite or (headline and phrase.words >= known.words):
        return True
    return known.words == phrase.words and (known.tail == phrase.tail or not known.tail or not phrase.tail)


def _tails_fit(known: Phrase, phrase: Phrase) -> bool:
    """Whether what follows two plural heads can describe the same people: nothing, or the same sort of words."""
    first, second = known.tail.casefold().split()[:1], phrase.tail.casefold().split()[:1]
    if not first and second:
        return phrase.head not in GENERIC or telling(known) == telling(phrase)
    return not first or not second or first == second or known.tail[:1] == "," or phrase.tail[:1] == ","


def _tells_apart(known: Phrase, phrase: Phrase) -> bool:
    """Whether what follows a head, "close to the club", brings in other people than those described before."""
    said, before = phrase.tail.casefold().partition(",")[0].split(), known.tail.casefold().split()
    if not said or said[0] not in _TELLING_TAILS or (said[0] == "who" and said[1:2] and said[1] in _TERMS):
        return False
    if not before and known.head in ("source", "insider"):
        return False
    first, second = _objects(before), _objects(said)
    if first & second or (first and first <= _GENERAL and second <= _GENERAL):
        return False
    return not (said[0] == "familiar" == "".join(before[:1]) and phrase.plural and known.plural and len(second) == 1)


def _objects(tail: Sequence[str]) -> frozenset[str]:
    """The telling words of what follows a head."""
    return frozenset(w.strip(".,'’\"”").removesuffix("'s").removesuffix("’s") for w in tail[1:12]) - _SMALL


def _alike(known: str, said: str) -> bool:
    """Whether "the source" may take up "an official" and the like."""
    return said in GENERIC or any(known in same and said in same for same in ALIKE)
