"""Source words whose kind hangs on more than their head noun: "friends of Ms Roe", "Juror No. 7", "state figures"."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from onrecord.analyse.outlets import is_outlet_name, plain
from onrecord.analyse.phrases import Phrase, is_person_word
from onrecord.model import SourceKind as K

Found = tuple[Mapping[K, float], str | None]

_NUMBERED = regex.compile(
    r"(?:the\s+)?(?P<noun>\p{L}+)\s+(?:(?:[Nn]o\.?|[Nn]umber|#)\s*)(?:\d+|one|two|three|four|five|six)\b|"
    r"(?P<noun>\p{Lu}\p{Ll}+)\s+(?:\d{1,3}|[A-Z])\b(?!\.)|(?P<noun>J(?:ane|ohn)) Doe\b"
)
_LEGAL = frozenset(["juror", "witness", "victim", "complainant", "claimant", "child", "minor", "jane", "john"])
_OF_NAME = regex.compile(r"(?:of|for)\s+(?:the\s+)?(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?\p{Lu}")
_NEAR = frozenset(["friend", "associate", "confidant", "relative", "colleague"])
_OF_PERSONS = frozenset(
    "senior leading opposition public political party key prominent establishment industry religious military "
    "business cultural sports media local top influential major central historical father".split()
)
_STAFF = frozenset(["staff", "personnel", "crew", "workforce"])
_CORPS = ("coast guard", "coastguard", "national guard", "border guard", "home guard")
_MEDIA_PAIRS = (
    "editorial board",
    "editorial page",
    "news agency",
    "wire service",
    "news site",
    "state television",
    "state media",
    "state radio",
    "local radio",
)


def particular(said: str, phrase: Phrase, own: frozenset[str], scholarly: bool) -> Found | None:
    """Chances and finer kind for such words, None for all others.

    ``own`` are names of the story's own outlet, ``scholarly`` says whether the story tells of a study.
    """
    core = " ".join(phrase.core)
    low = core.casefold()
    if own and (plain(said) in own or plain(core) in own):
        return {K.REPORTER: 0.97, K.MEDIA: 0.03}, None
    numbered = _NUMBERED.match(said.strip())
    if numbered and (is_person_word(numbered["noun"]) or numbered["noun"] in ("Jane", "John")):
        legal = numbered["noun"].casefold() in _LEGAL
        return {K.UNNAMED_PERSON: 0.97, K.OTHER: 0.03}, "legal_anonymity" if legal else "numbered"
    if low.endswith(_CORPS):
        return {K.NAMED_ORG: 0.95, K.OTHER: 0.05}, None
    if low.endswith(_MEDIA_PAIRS):
        return {K.MEDIA: 0.93, K.NAMED_ORG: 0.07}, None
    if core and is_outlet_name(core, definite=said[:4].casefold() == "the ") and phrase.end == phrase.begin + len(core):
        return {K.MEDIA: 0.9, K.REPORTER: 0.05, K.NAMED_ORG: 0.05}, None
    return _people_and_papers(phrase, scholarly)


def _people_and_papers(phrase: Phrase, scholarly: bool) -> Found | None:
    """Heads that stand for people or for papers, by what goes with them."""
    head, modifiers = phrase.head, {m.casefold() for m in phrase.modifiers}
    owned = bool(phrase.owner) and str(phrase.owner)[:1].isupper()
    if head == "representative" and phrase.plural and (owned or _OF_NAME.match(phrase.tail)):
        return {K.NAMED_ORG: 0.93, K.UNNAMED_GROUP: 0.07}, "spokesperson"
    if head in _NEAR and phrase.plural and _OF_NAME.match(phrase.tail):
        return {K.UNNAMED_GROUP: 0.92, K.COLLECTIVE: 0.08}, None
    if head == "figure" and phrase.plural and not modifiers & _OF_PERSONS and not phrase.number and not phrase.vague:
        return {K.DOCUMENT: 0.9, K.OTHER: 0.1}, None
    if head == "accounts" and phrase.determiner == "possessive":
        return {K.DOCUMENT: 0.9, K.OTHER: 0.1}, None
    if head == "paper" and scholarly and not any(m[0].isupper() for m in phrase.modifiers):
        return {K.DOCUMENT: 0.93, K.MEDIA: 0.07}, None
    if head in _STAFF:
        return {K.COLLECTIVE: 0.6, K.UNNAMED_GROUP: 0.3, K.NAMED_ORG: 0.1}, None
    return None
