"""Whom a headline means: "Analyst says …" is the analyst whom the story then names for the same words.

A headline and the line under it say in short what the story says at length, and describe somebody whom it names below.
The statement there that shares most of the headline's words tells who it is. In 840 training stories that puts five
descriptions right and none wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from onrecord.analyse.lexicons import pairs, words
from onrecord.analyse.mentions import Entity, Mention
from onrecord.analyse.names import Person
from onrecord.analyse.phrases import Phrase, is_person_word
from onrecord.analyse.resolver import Resolver
from onrecord.analyse.roles import role_head
from onrecord.analyse.values import RawAttribution
from onrecord.model import SourceKind as K

_SOMEBODY = frozenset((K.UNNAMED_PERSON, K.NAMED_PERSON))
_WORD = regex.compile(r"\p{L}{3,}")
_STEM = 5
"""Letters that two words share to be forms of one."""
_FEW = 3
"""Words that a headline's statement counts for at least, so that one word is not all of it."""
_SHARED = 0.4
"""Share of the headline's words that the other statement must have."""
_AHEAD = 0.1
"""By how much it must be ahead of statements by others."""
_TOP = regex.compile(r"\s{0,40}[^\n]{1,300}\n(?:\s*\S[^\n]{0,220}(?:\n|$))?")
"""The headline, and the line under it where that is short."""


def named_below(
    text: str, ordered: Sequence[RawAttribution], mentions: Sequence[Mention], resolver: Resolver
) -> Iterator[tuple[Mention, Entity]]:
    """Each description of one person in a headline, with the named person who says the same below."""
    top = _TOP.match(text)
    end = top.end() if top else 0
    by = resolver.of_raw
    for mention in mentions:
        reading, number = mention.reading, mention.raw
        if mention.at >= end or number is None or number not in by or reading.people or reading.pronoun:
            continue
        entity, phrase = by[number], reading.phrase
        if phrase.plural or not is_person_word(phrase.head) or entity.kind() not in _SOMEBODY:
            continue
        elsewhere = any(m.at >= end for m in entity.mentions)
        if any(_has_role(resolver, one, phrase) for one in entity.people) if entity.people else elsewhere:
            continue
        own = {
            stem
            for other in mentions
            if other.raw is not None and other.at < end and by.get(other.raw) is entity
            for stem in _stems(text, ordered[other.raw])
        }
        shares: dict[int, tuple[float, Entity]] = {}
        for other, one in enumerate(ordered):
            said_by = by.get(other)
            if (
                said_by is None
                or len(said_by.people) != 1
                or one.cue.start < end
                or not _may_be(resolver, phrase, said_by)
            ):
                continue
            share = len(own & _stems(text, one)) / max(_FEW, len(own))
            if share > shares.get(id(said_by), (0.0, said_by))[0]:
                shares[id(said_by)] = (share, said_by)
        ranked = sorted(shares.values(), key=lambda pair: -pair[0])[:2]
        clear = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][0] - ranked[1][0] > _AHEAD)
        if clear and ranked[0][0] >= _SHARED and ranked[0][1] is not entity:
            yield mention, ranked[0][1]


def _stems(text: str, one: RawAttribution) -> set[str]:
    """The beginnings of the words that are said, without small words."""
    said = (match.group().casefold() for piece in one.content for match in _WORD.finditer(text, *piece))
    return {word[:_STEM] for word in said if word not in words("small_words")}


def _has_role(resolver: Resolver, person: Person, phrase: Phrase) -> bool:
    """Whether the story gives somebody the role that a description names."""
    return role_head(phrase.head) in resolver.story.roles.get(id(person), ())


def _may_be(resolver: Resolver, phrase: Phrase, other: Entity) -> bool:
    """Whether neither gender nor another public role speaks against a description of a named person."""
    gender = pairs("gendered_words").get(phrase.head)
    if gender is not None and other.gender not in (gender, None):
        return False
    office = role_head(phrase.head) in words("public_roles") | words("offices")
    return not office or any(_has_role(resolver, person, phrase) for person in other.people)
