"""An entity as a source of the report: label, name, title, affiliation, number, justification, anonymity."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import regex

from onrecord.analyse.lexicons import words
from onrecord.analyse.mentions import Entity
from onrecord.analyse.names import Person
from onrecord.analyse.phrases import Phrase, is_person_word
from onrecord.analyse.profiles import Profile, profile_of
from onrecord.analyse.resolver import Resolver
from onrecord.analyse.specificity import specificity
from onrecord.analyse.told import Told
from onrecord.model import UNNAMED, Anonymity, Source, SourceKind, Span

_SPACE = regex.compile(r"\s+")
_BELONGS = regex.compile(
    r"\s*+(?:in|at|of|from|with|for|to)?\s*+(?:the\s+)?((?:\p{Lu}[\p{L}.&’'-]*+\s*+(?:of\s++|for\s++|and\s++)?)+)"
)
_TIMES = 3
_NOBODY = Profile(None, None, ())


def portray(text: str, source_id: str, entity: Entity, resolver: Resolver, told: Told | None) -> Source:
    """The source value of an entity; ``told`` is what the story tells of its anonymity."""
    kind = _kind(entity, told)
    name = _name(entity, kind)
    best = _best_phrase(entity)
    single = len(entity.people) == 1
    profile = profile_of(text, entity.people[0], resolver.story.people) if single else _NOBODY
    return Source(
        id=source_id,
        kind=kind,
        label=name or _label(text, entity, best),
        name=name,
        title=profile.title,
        affiliation=profile.affiliation if entity.people else _affiliation(best) if kind in UNNAMED and best else None,
        number=_number(entity, kind),
        mentions=resolver.places(entity),
        justification=profile.justification,
        anonymity=_anonymity(told) if kind in UNNAMED else None,
        detail=_detail(entity, kind, told),
        relay=next((m.relay for m in entity.mentions if m.relay), None) if kind in UNNAMED else None,
        specificity=_specificity(entity, told) if kind in UNNAMED else None,
        exempt=_is_exempt(entity, told) and kind in UNNAMED,
    )


def _kind(entity: Entity, told: Told | None) -> SourceKind:
    """The kind by all opinions; anonymity makes people of what was taken for a body or a camp."""
    kind = entity.kind()
    if entity.people or told is None or kind in UNNAMED:
        return kind
    if told.grant or told.reason or (told.basis and kind is SourceKind.COLLECTIVE):
        return SourceKind.UNNAMED_GROUP if entity.plural else SourceKind.UNNAMED_PERSON
    return kind


def _detail(entity: Entity, kind: SourceKind, told: Told | None) -> str | None:
    """The finer kind: legal anonymity before what the words show."""
    if told and told.exempt and kind in UNNAMED:
        return "legal_anonymity"
    found = next((m.reading.detail for m in entity.mentions if m.reading.detail), None)
    if (
        kind is SourceKind.NAMED_PERSON
        and not entity.people
        and any(p.head in words("offices") for p in entity.phrases)
    ):
        return "office"
    if kind is SourceKind.UNNAMED_GROUP:
        return "counted_group" if found == "counted_group" else "uncounted_group"
    return None if found == "counted_group" else found


def _name(entity: Entity, kind: SourceKind) -> str | None:
    """Full name of people, name of a body or outlet; None for the others.

    Apostrophes are straight in names, and letters that were read in a wrong encoding are put right.
    """
    name = None
    if entity.people:
        name = _together(entity.people)
    elif kind in (SourceKind.NAMED_ORG, SourceKind.MEDIA) and entity.organisation:
        name = entity.organisation
    elif kind is SourceKind.NAMED_PERSON and entity.phrases and _is_name(entity.phrases[0]):
        name = " ".join(w for w in entity.phrases[0].core if w[0].isupper())
    elif kind is SourceKind.NAMED_ORG and entity.phrases:
        name = " ".join(entity.phrases[0].core)
    return unscrambled(name).replace("’", "'") if name else None


def _together(people: Sequence[Person]) -> str:
    """Full names in a row; a surname that all share stands once, as in "Ada and Max Roe"."""
    if len(people) > 1 and all(p.first for p in people) and len({p.last for p in people}) == 1:
        return f"{' and '.join(p.first for p in people)} {people[0].last}"
    return " and ".join(filter(None, (", ".join(p.full for p in people[:-1]), people[-1].full)))


def _is_name(phrase: Phrase) -> bool:
    """Whether words are a name that no list knows, and not "one kind-hearted Freedonian"."""
    a_people = phrase.head in words("collectives") or f"{phrase.head}s" in words("collectives")
    return phrase.determiner == "bare" and phrase.number is None and not (a_people or is_person_word(phrase.head))


def unscrambled(name: str) -> str:
    """A name whose letters were taken for those of another encoding, once or twice, as they were: "FranÃ§ois"."""
    name = unicodedata.normalize("NFC", name)
    for _ in range(_TIMES):
        if not any(mark in name for mark in "ÃÂ"):
            return name
        for encoding in ("latin-1", "cp1252"):
            try:
                name = name.encode(encoding).decode("utf-8")
                break
            except UnicodeError:
                continue
        else:
            return name
    return name


def _best_phrase(entity: Entity) -> Phrase | None:
    """The description that says most: the most modifiers and tail."""
    return max(entity.phrases, key=lambda p: len(p.modifiers) * 2 + bool(p.tail) + bool(p.owner), default=None)


def _label(text: str, entity: Entity, best: Phrase | None) -> str:
    """Words by which a report may call an entity without a name."""
    if best is not None and best.text.strip():
        return _SPACE.sub(" ", best.text).strip(" ,")[:120]
    return next((m.span.of(text) for m in entity.mentions), "")


def _affiliation(phrase: Phrase) -> str | None:
    """The body, government or person whom a description puts its people with."""
    kept = [m for m in phrase.modifiers if m.casefold() not in words("role_modifiers") and m.casefold() != "and"]
    named = [m for m in kept if m[0].isupper() or m.casefold() in words("organisations")]
    if named:
        return " ".join(kept[kept.index(named[0]) :])
    if phrase.owner and phrase.owner[0].isupper():
        return phrase.owner
    match = _BELONGS.match(phrase.tail)
    return match.group(1).strip(" ,.") if match else None


def _number(entity: Entity, kind: SourceKind) -> int | None:
    """How many people the story says there are: 1 for a person, the stated figure for a group, else None."""
    if kind in (SourceKind.NAMED_PERSON, SourceKind.UNNAMED_PERSON):
        return len(entity.people) or (_counted(entity) if entity.plural else 1)
    if kind is SourceKind.UNNAMED_GROUP:
        return _counted(entity)
    return None


def _counted(entity: Entity) -> int | None:
    """The figure that a description gives."""
    return next((p.number for p in entity.phrases if p.number and p.plural and not p.member), None)


def _is_exempt(entity: Entity, told: Told | None) -> bool:
    """Whether the law keeps the name out: the story says so, or calls somebody "Juror No. 7"."""
    return bool(told and told.exempt) or any(m.reading.detail == "legal_anonymity" for m in entity.mentions)


def _specificity(entity: Entity, told: Told | None) -> int:
    """What the description that says most tells."""
    knows = bool(told and told.basis)
    return max((specificity(phrase, knows=knows) for phrase in entity.phrases), default=int(knows))


def _anonymity(told: Told | None) -> Anonymity:
    """The notes of an entity as spans and kinds; legal anonymity is no grant."""
    parts: dict[str, object] = {}
    for part in ("grant", "reason", "basis"):
        note = getattr(told, part, None)
        if note is not None:
            parts[part], parts[f"{part}_kind"] = Span(*note.span), note.kind
    return Anonymity.model_validate(parts)
