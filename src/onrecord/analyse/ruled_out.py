"""What grammar says of a source's kind, however the trained model judges the words around it."""

from __future__ import annotations

import regex

from onrecord.analyse.kinds import Reading
from onrecord.analyse.lexicons import words
from onrecord.analyse.phrases import Phrase, is_person_word
from onrecord.model import SourceKind as K

_SURELY = 0.85
"""From which chance by the head noun on a description is one of a text, or of a body."""
_GATHERED = frozenset(["group", "coalition", "number", "chorus", "array", "collection", "bloc", "crowd", "band"])
_OF_PEOPLE = regex.compile(r"of\s+(?:\S+\s+){0,3}?\p{L}+s\b")
_ONE = regex.compile(r"(?:at\s+least\s+|only\s+|as\s+)?one\b", regex.IGNORECASE)
_NOBODY = frozenset((K.COLLECTIVE, K.UNNAMED_GROUP))
_SMALL = frozenset(("and", "of", "for", "the", "on"))
_APPOSED = regex.compile(
    r",\s+(?:an?|the)\s+(?:[\p{L}’'-]+\s+){0,4}?(?P<noun>\p{L}[\p{L}-]+)(?=\s+(?:of|for|at|in|that|which|who|with|behind)\b|\s*(?:,|$))"
)
_MANY = frozenset("army party group crowd body delegation leadership opposition".split())
"""Nouns for a body that a camp is called by as well."""
_ANY = regex.compile(r"(?:any|every|each|no)\b", regex.IGNORECASE)
_INITIALS = (3, 5)
"""How many letters the initials of a body have, which no name in a headline has."""
_OUTLET = 0.88
"""From which chance on an outlet's own name stands there, or a noun for one."""
_BY_NAME = 0.95
"""From which chance on a body's own name stands there."""


def ruled_out(reading: Reading) -> frozenset[K]:
    """Kinds that the grammar of a description leaves out, however the trained model judges the words around it.

    "Lobbyists" and "a loose coalition of dockers" are no body, and "the email" is neither a body nor somebody.
    """
    phrase = reading.phrase
    written = phrase.text[phrase.start : phrase.end]
    if reading.pronoun or reading.people or reading.detail == "spokesperson" or not written:
        return frozenset()
    if phrase.member and phrase.number == 1 and _ONE.match(phrase.text):
        return frozenset((K.COLLECTIVE,))
    if reading.chances.get(K.NAMED_ORG, 0.0) > _BY_NAME or _has_body_name(phrase):
        return _NOBODY
    if (
        written.isupper()
        and written.isalpha()
        and _INITIALS[0] <= len(written) <= _INITIALS[1]
        and len(phrase.core) == 1
    ):
        return _NOBODY | {K.NAMED_PERSON}
    called = _APPOSED.match(phrase.tail)
    if called and written[0].isupper() and phrase.determiner in ("bare", "definite"):
        noun = called["noun"].casefold()
        if noun in words("organisations") | words("company_nouns"):
            return _NOBODY | {K.NAMED_PERSON}
        if noun in words("roles") and phrase.determiner == "bare":
            return _NOBODY | {K.NAMED_ORG, K.DOCUMENT}
    if reading.chances.get(K.MEDIA, 0.0) > _OUTLET:
        return _NOBODY | {K.DOCUMENT, K.NAMED_PERSON, K.NAMED_ORG, K.UNNAMED_PERSON}
    if written[0].isupper() and phrase.start:
        return frozenset()
    one_body = phrase.head in words("generic_bodies") - _MANY and not phrase.plural and not _ANY.match(phrase.text)
    named_group = phrase.head == "group" and phrase.determiner in ("indefinite", "possessive") and not phrase.plural
    one_body = one_body or (named_group and "group of" not in phrase.text and "led by" not in phrase.tail)
    if one_body and reading.chances.get(K.NAMED_ORG, 0.0) > _SURELY:
        return _NOBODY
    if reading.chances.get(K.MEDIA, 0.0) >= _SURELY:
        return frozenset((K.DOCUMENT, K.NAMED_PERSON))
    if reading.chances.get(K.DOCUMENT, 0.0) > _SURELY:
        return frozenset((K.NAMED_ORG, K.NAMED_PERSON))
    gathered = phrase.head in _GATHERED and phrase.determiner == "indefinite" and _OF_PEOPLE.match(phrase.tail)
    if gathered:
        return frozenset((K.NAMED_ORG,))
    speaks = phrase.head in words("speakers") or phrase.head.removesuffix("s") in words("speakers")
    if speaks or written.casefold() in words("plural_organisations") or any(m[0].isupper() for m in phrase.modifiers):
        return frozenset()
    people = is_person_word(phrase.head) or phrase.head.removesuffix("s") in words("organisations")
    such = phrase.tail.startswith(("like ", "such as "))
    several = phrase.plural and people and phrase.determiner in ("bare", "indefinite") and not such
    return frozenset((K.NAMED_ORG,)) if several else frozenset()


def _has_body_name(phrase: Phrase) -> bool:
    """Whether a description is a name that ends in a noun for a body, such as "the North Shore Coalition"."""
    if len(phrase.core) < 2 or phrase.plural or is_person_word(phrase.head):
        return False
    written = all(word[0].isupper() or word in _SMALL for word in phrase.core)
    return written and phrase.head in words("organisations")


def names_body(reading: Reading) -> bool:
    """Whether a description is surely one of a body, such as "the agency" or "the union", and of nobody in it."""
    phrase = reading.phrase
    return (
        not reading.pronoun
        and not reading.people
        and phrase.determiner == "definite"
        and reading.detail is None
        and reading.chances.get(K.NAMED_ORG, 0.0) > _SURELY
    )
