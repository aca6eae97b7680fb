"""Whose the notes on anonymity are: from anchors to entities, one note to several people where the story says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import regex

from onrecord.analyse.anchors import QUANTIFIERS, TELLERS
from onrecord.analyse.anonymity import Note, Notes
from onrecord.analyse.lexicons import words
from onrecord.analyse.mentions import Entity, Mention
from onrecord.analyse.phrases import VAGUE_NUMBERS
from onrecord.analyse.pseudonyms import masked
from onrecord.analyse.resolver import Resolver
from onrecord.analyse.unnamed import GENERIC
from onrecord.model import GrantKind
from onrecord.model import SourceKind as K

_FAR = 25
_SPOKEN = (GrantKind.CONDITION, GrantKind.BACKGROUND, GrantKind.OFF_RECORD)
_TO_REPORTERS = regex.compile(r"\b(?:identified|quoted|cited)\b")
_INSIDERS = GENERIC | words("insiders")
_SPOKE = regex.compile(r"\b(?:spoke|talked)\b", regex.IGNORECASE)
_HABIT = regex.compile(r"(?:who\s+|which\s+)?(?:\p{L}+\s+)?(?:speaks?|talks?)\b", regex.IGNORECASE)
_ANYBODY = frozenset(("man", "woman", "individual", "member", "resident"))
_ACTORS = words("private_people")
_ALSO = regex.compile(r"(?:who\s+)?(?:has\s+|had\s+)?also\b", regex.IGNORECASE)
_CLOSE = 3
_UNNAMED = (K.UNNAMED_PERSON, K.UNNAMED_GROUP)
_PEOPLE = frozenset((K.UNNAMED_PERSON, K.UNNAMED_GROUP, K.COLLECTIVE))


@dataclass(slots=True)
class Told:
    """What the story tells of one entity's anonymity."""

    grant: Note | None = None
    reason: Note | None = None
    basis: Note | None = None
    exempt: bool = False


def attach_notes(text: str, found: Notes, places: Mapping[int, Entity], resolver: Resolver) -> dict[int, Told]:
    """What is told of each entity, by ``id`` of the entity. A note on several people goes to each of them."""
    told: dict[int, Told] = {}
    masks: dict[int, list[Entity]] = {}
    for note in found.notes:
        if note.pseudonym and note.anchor is not None and id(note.anchor) in places and id(note.anchor) not in masks:
            masks[id(note.anchor)] = masked(resolver, places[id(note.anchor)], note.everyone)
    for note in sorted(found.notes, key=lambda n: n.everyone):
        if note.anchor is None or id(note.anchor) not in places:
            continue
        owners = masks.get(id(note.anchor)) or _owners(note, places[id(note.anchor)], resolver)
        for entity in [*owners, *_joined(note, owners, resolver), *_also(note, owners, resolver, text)]:
            if (
                entity.people
                or entity.kind() in (K.DOCUMENT, K.MEDIA, K.REPORTER)
                or (note.part != "grant" and not entity.sources and id(entity) not in told)
            ):
                continue
            if not entity.sources and id(entity) not in told and not _may_be_new(note, entity, text):
                continue
            own = told.setdefault(id(entity), Told())
            if getattr(own, note.part) is None:
                setattr(own, note.part, note)
    for span in found.legal:
        for entity in resolver.entities:
            if (
                any(
                    abs(resolver.story.sentence(m.at) - resolver.story.sentence(span.start)) <= 1
                    for m in entity.mentions
                )
                and not entity.people
            ):
                told.setdefault(id(entity), Told()).exempt = entity.sources > 0
    return {key: value for key, value in told.items() if value.grant or value.reason or value.basis or value.exempt}


def _may_be_new(note: Note, entity: Entity, text: str) -> bool:
    """Whether a grant may bring in a source that has no attribution: only for people who tell, not donors or jurors."""
    if _HABIT.match(note.span.of(text)):
        return False
    heads = {p.head for p in entity.phrases}
    if note.part == "grant" and _SPOKE.search(note.span.of(text)):
        return True
    if note.part != "grant" or note.reasoned or note.kind in _SPOKEN:
        return bool(heads & TELLERS) or (note.part == "grant" and not heads & _ACTORS)
    return bool(heads & (_INSIDERS | VAGUE_NUMBERS)) or (
        bool(_TO_REPORTERS.search(note.span.of(text))) and not heads & (_ACTORS | _ANYBODY)
    )


def _owners(note: Note, entity: Entity, resolver: Resolver) -> list[Entity]:
    """The entities of a note: for "both people spoke …" the single people mentioned before."""
    anchor = note.anchor
    assert anchor is not None
    phrase = anchor.reading.phrase
    plural = phrase.plural or anchor.reading.pronoun in ("they", "two") or phrase.head in QUANTIFIERS
    fresh = entity.mentions and entity.mentions[0] is anchor
    if note.everyone:
        unnamed = [e for e in resolver.entities if e.sources and e.kind() in _UNNAMED and not e.mentions[0].relay]
        return [entity, *(e for e in unnamed if e is not entity)]
    if note.shared:
        start = resolver.story.floor(anchor.at)
        same = [e for e in resolver.entities if any(start <= m.at <= note.span.start for m in e.mentions)]
        return [e for e in same if e.kind() in _UNNAMED] or [entity]
    if not plural and (entity.people or entity.kind() is K.NAMED_PERSON) and note.part != "basis":
        return _unnamed_before(anchor, resolver) or [entity]
    if note.part == "basis" and not anchor.reading.pronoun and phrase.head not in QUANTIFIERS:
        return [entity]
    taken_up = phrase.determiner == "definite" or anchor.reading.pronoun or phrase.head in QUANTIFIERS
    other = phrase.number == 2 and entity.plural and not any(p.number == 2 for p in entity.phrases if p is not phrase)
    astray = other or (bool(anchor.reading.pronoun) and entity.kind() not in _PEOPLE)
    if not plural or not taken_up or not (fresh or astray):
        return [entity]
    owners = _earlier_people(anchor, entity, resolver)
    if not owners or (len(owners) == 1 and not owners[0].plural):
        return [entity]
    for owner in owners:
        if anchor not in owner.mentions:
            owner.mentions.append(anchor)
    if entity not in owners and anchor.raw is None and anchor in entity.mentions:
        entity.mentions.remove(anchor)
    return owners


def _joined(note: Note, owners: Sequence[Entity], resolver: Resolver) -> list[Entity]:
    """Who is joined to an owner by "and", as in "a clerk and two porters": they share the terms of anonymity."""
    anchor = note.anchor
    assert anchor is not None
    if note.part == "basis":
        return []
    phrase = anchor.reading.phrase
    taken_up = bool(anchor.reading.pronoun) or phrase.plural or phrase.head in QUANTIFIERS
    ours = [m for owner in owners for m in owner.mentions if m is anchor or taken_up]
    return [
        other
        for other in resolver.entities
        if other not in owners
        and other.kind() in _UNNAMED
        and any(m.joins in ours or any(one.joins is m for one in ours) for m in other.mentions)
    ]


def _also(note: Note, owners: Sequence[Entity], resolver: Resolver, text: str) -> list[Entity]:
    """For "a second aide, who also asked not to be named": the aide before, whose terms "also" takes for granted."""
    anchor = note.anchor
    assert anchor is not None
    if note.part != "grant" or not anchor.reading.phrase.other or not _ALSO.match(note.span.of(text)):
        return []
    head = anchor.reading.phrase.head
    before = [
        (_last_before(other, anchor.at), other)
        for other in resolver.entities
        if other not in owners
        and other.sources
        and other.kind() in _UNNAMED
        and other.mentions
        and other.mentions[0].at < anchor.at
        and any(p.head == head for p in other.phrases)
    ]
    return [max(before, key=lambda item: item[0])[1]] if before else []


def _unnamed_before(anchor: Mention, resolver: Resolver) -> list[Entity]:
    """The unnamed person to whom "he" or "the official" went astray: terms of anonymity are not for the named."""
    phrase = anchor.reading.phrase
    if not anchor.reading.pronoun and phrase.determiner != "definite":
        return []
    here = resolver.story.sentence(anchor.at)
    reach = _CLOSE if anchor.reading.pronoun else _FAR
    found = []
    for other in resolver.entities:
        if other.people or not other.sources or other.plural or other.kind() is not K.UNNAMED_PERSON:
            continue
        last = _last_before(other, anchor.at)
        alike = anchor.reading.pronoun or any(p.head == phrase.head for p in other.phrases)
        if alike and last >= 0 and here - resolver.story.sentence(last) <= reach:
            found.append((last, other))
    return [max(found, key=lambda item: item[0])[1]] if found else []


def _earlier_people(anchor: Mention, entity: Entity, resolver: Resolver) -> list[Entity]:
    """The unnamed sources before an anchor that it takes up together, as many as it counts, else two."""
    phrase = anchor.reading.phrase
    here = resolver.story.sentence(anchor.at)
    earlier = []
    for other in resolver.entities:
        if other is entity or other.people or not other.sources or not other.mentions:
            continue
        if other.kind() not in _UNNAMED or other.mentions[0].at >= anchor.at:
            continue
        if here - resolver.story.sentence(_last_before(other, anchor.at)) <= _FAR:
            earlier.append(other)
    earlier.sort(key=lambda e: _last_before(e, anchor.at))
    single = [e for e in earlier if not e.plural]
    if len(single) > 1 and (phrase.number == 2 or anchor.reading.pronoun == "two"):
        earlier = single
    alike = [e for e in earlier if any(p.head == phrase.head for p in e.phrases)]
    return (alike if len(alike) > 1 else earlier)[-(phrase.number or 2) :]


def _last_before(entity: Entity, offset: int) -> int:
    """Where an entity was last mentioned before an offset."""
    return max((m.at for m in entity.mentions if m.at < offset), default=-1)
