"""What pronouns and relative words stand for: the best candidate before them by distance, gender and speaking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from onrecord.analyse.descriptions import phrase_before
from onrecord.analyse.kinds import Reading, read_mention
from onrecord.analyse.lexicons import pairs
from onrecord.analyse.mentions import Entity, Mention
from onrecord.analyse.named import joins
from onrecord.analyse.names import NameMention
from onrecord.analyse.phrases import is_person_word
from onrecord.model import SourceKind as K
from onrecord.model import Span

if TYPE_CHECKING:
    from onrecord.analyse.resolver import Resolver

_GAP = regex.compile(r"[\s,)(]*(?:\([^()]{1,24}\)[\s,]*)?$")
_APPOSED = regex.compile(r"(?:\s*\([^()]{1,24}\))?,\s*")
_COMMA = regex.compile(r"(?:\s*\([^()]{1,24}\))?,\s+(?:\p{Lu}[\p{L}.]*\s+){0,3}")
_JOINED = 260
"""Within how many characters people named together are "they"; on training stories that holds 36 times of 39."""
_LINKED = regex.compile(
    r"\s(?:of|in|for|at|from|with|on|to|by|about|near|during|since)\s{1,9}"
    r"(?:the\s{1,9}|an?\s{1,9})?(?:\p{Lu}\p{L}{0,3}\.\s{1,9})?$"
)
_TIMES = frozenset(("year", "week", "month", "day", "time", "night", "morning", "evening", "afternoon", "weekend"))
_OF = regex.compile(r"[^,.;]{1,20}?\bof\s+")
_STEPS = 4
_PEOPLE_SHARE = 0.6
_THINGS = frozenset(("which",))
_REACH = 1500
_PER_SENTENCE = 2.2
_SAME_GENDER = 0.5
_OWNER = 1.5
_SPOKE = 1.9
_OFTEN = 0.06
_IN_QUOTE = 5.0
_FIRST = 0.4
_UNNAMED_SPOKE = 2.1
_GROUP_REACH = 3


def antecedent(resolver: Resolver, mention: Mention, pronoun: str) -> Entity | None:
    """The entity that a pronoun of a class (see ``kinds.PRONOUNS``) means, or None where there is no candidate."""
    if mention.inside is not None and pronoun in ("i", "we"):
        speaker = resolver.of_raw.get(mention.inside)
        if pronoun == "we" or speaker is None or not speaker.plural or speaker.people:
            return speaker
    if pronoun == "i" and resolver.story.in_quote(mention.at) < 0:
        writer = resolver.story.writer(mention.at)
        if writer is not None:
            return resolver.person((writer,))
    if pronoun in ("m", "f"):
        return person_before(resolver, mention.at, pronoun, mention.others)
    if pronoun == "relative":
        return _relative(resolver, mention)
    if pronoun == "they":
        return joined_before(resolver, mention) or _several_before(resolver, mention)
    if pronoun == "member":
        return _group_before(resolver, mention)
    if pronoun == "two":
        return joined_before(resolver, mention) or _two_before(resolver, mention) or resolver.pair(mention.at)
    if pronoun == "it":
        return _thing_before(resolver, mention)
    for entity in resolver.entities:
        if not entity.phrases and any(m.reading.pronoun == pronoun for m in entity.mentions):
            return entity
    return None


def joined_before(resolver: Resolver, mention: Mention) -> Entity | None:
    """The people named together shortly before "they" or "both", as in "Roe and Marsh met. They agreed"."""
    story = resolver.story
    before = story.people.before(mention.at, _JOINED)
    quote = story.in_quote(mention.at)
    for number in range(len(before) - 1, 0, -1):
        last = before[number]
        between = story.text[before[number - 1].span.end : last.span.start]
        if last.owner or story.in_quote(last.span.start) != quote or not (joins(between) and "and" in between):
            continue
        together = [last.person, before[number - 1].person]
        for earlier in range(number - 1, 0, -1):
            if not _COMMA.fullmatch(story.text, before[earlier - 1].span.end, before[earlier].span.start):
                break
            together.append(before[earlier - 1].person)
        people = tuple(dict.fromkeys(reversed(together)))
        return resolver.person(people) if len(people) > 1 else None
    return None


def person_before(resolver: Resolver, at: int, gender: str, others: frozenset[int] = frozenset()) -> Entity | None:
    """The person, named or not, whom "he" or "she" at an offset most likely means; gender "any" takes both.

    ``others`` are the ``id`` of people who are not meant.
    """
    story = resolver.story
    here, quote = story.sentence(at), story.in_quote(at)
    best: tuple[float, Entity | NameMention] | None = None
    speaking = {m.span.start for e in resolver.entities for m in e.latest(at, 3) if m.raw is not None}
    for known in story.people.before(at, min(_REACH, at - story.part(at))):
        if id(known.person) in others or (gender != "any" and known.person.gender not in (gender, None)):
            continue
        score = _nearness(resolver, known.span.start, here, quote) - _OWNER * known.owner
        score += _SAME_GENDER * (known.person.gender == gender) + _OFTEN * min(known.person.count, 8)
        score += _SPOKE * (known.span.start in speaking)
        if best is None or score >= best[0]:
            best = (score, known)
    for entity in resolver.entities:
        if entity.plural or not (entity.kind() in (K.UNNAMED_PERSON, K.NAMED_PERSON) or _speaks_for(entity, gender)):
            continue
        if any(id(one) in others for one in entity.people):
            continue
        if gender != "any" and entity.gender not in (gender, None):
            continue
        for m in entity.latest(at, 2):
            if m.at < story.part(at):
                continue
            score = _nearness(resolver, m.at, here, quote) + (_UNNAMED_SPOKE if m.raw is not None else 0.0)
            if best is None or score > best[0]:
                best = (score, entity)
    if best is None:
        return None
    return best[1] if isinstance(best[1], Entity) else resolver.person((best[1].person,))


def _speaks_for(entity: Entity, gender: str) -> bool:
    """Whether a body spoke last by a spokesperson whom "he" or "she" can mean."""
    last = entity.mentions[-1] if entity.mentions else None
    if last is None or last.reading.detail != "spokesperson" or last.reading.phrase.plural:
        return False
    return pairs("gendered_words").get(last.reading.phrase.head) in (gender, None)


def _nearness(resolver: Resolver, offset: int, here: int, quote: int) -> float:
    """How near and how prominent a place is, seen from a sentence; inside another quotation counts less."""
    story = resolver.story
    score = -_PER_SENTENCE * (here - story.sentence(offset))
    if story.in_quote(offset) != quote:
        score -= _IN_QUOTE if story.in_quote(offset) >= 0 else 0.3
    return score + (_FIRST if story.begins_sentence(offset) else 0.0)


def _relative(resolver: Resolver, mention: Mention) -> Entity | None:
    """The entity of the phrase that stands right before "who", "which" or "that"."""
    story = resolver.story
    floor = story.floor(mention.at)
    for entity in sorted(resolver.entities, key=Entity.last, reverse=True)[:6]:
        for m in entity.latest(mention.at, 2):
            if floor <= m.span.end <= mention.at and _GAP.fullmatch(story.text, m.span.end, mention.at):
                return entity
            if floor <= m.span.start < mention.at < m.span.end:
                return entity
    said = mention.span.of(story.text).casefold().split()
    asked = said[0] if said[0] in ("who", "which", "that", "whose") else said[-1]
    end, fallback = mention.at, None
    for _ in range(_STEPS):
        for known in reversed(story.people.before(end, 160)):
            near = known.span.start >= floor and _GAP.fullmatch(story.text, known.span.end, end)
            if near and asked not in _THINGS:
                return resolver.person((known.person,))
        span = phrase_before(story.text, end, floor)
        if span is None:
            break
        reading = read_mention(story.text, span, story.people, story.labels)
        if reading.phrase.member and (of := _OF.match(story.text, span.start, span.end)):
            span = Span(of.end(), span.end)
            reading = read_mention(story.text, span, story.people, story.labels)
        for known in reversed(story.people.before(span.start, 60)):
            apposed = _APPOSED.fullmatch(story.text, known.span.end, span.start)
            if known.span.start >= floor and not reading.phrase.plural and apposed and asked not in _THINGS:
                return resolver.person((known.person,))
        if not reading.pronoun and (reading.people or reading.chances):
            fallback = fallback or (span, reading)
            if _suits(asked, reading):
                return resolver.stand_in(Mention(span, reading, chances=resolver.judged(span, reading, mention)))
        link = _LINKED.search(story.text, floor, span.start)
        if link is None and reading.phrase.head not in _TIMES:
            break
        end = link.start() if link is not None else span.start
    if fallback is None or asked not in _THINGS | {"that"}:
        return None
    span, reading = fallback
    return resolver.stand_in(Mention(span, reading, chances=resolver.judged(span, reading, mention)))


def _suits(asked: str, reading: Reading) -> bool:
    """Whether "who" can stand for words, or "which": people for the one, anything but people and days for the other."""
    phrase = reading.phrase
    people = bool(reading.people) or phrase.head in ("those", "someone", "somebody", "anyone", "everyone")
    people = people or is_person_word(phrase.head) or reading.chances.get(K.COLLECTIVE, 0.0) > _PEOPLE_SHARE
    if asked in ("who", "whom", "whose"):
        return people
    days = pairs("months").keys() | pairs("weekdays").keys()
    return asked not in _THINGS or not (people or phrase.text.split()[0].rstrip(",") in days)


def _several_before(resolver: Resolver, mention: Mention) -> Entity | None:
    """The nearest earlier source of more than one person, or a body, for "they"."""
    story = resolver.story
    here, quote = story.sentence(mention.at), story.in_quote(mention.at)
    best: tuple[float, Entity] | None = None
    for entity in resolver.entities:
        last = entity.last(mention.at)
        if last < 0:
            continue
        kind = entity.kind()
        if not (entity.plural or kind in (K.UNNAMED_GROUP, K.COLLECTIVE, K.NAMED_ORG)):
            continue
        distance = here - story.sentence(last)
        if distance > 4:
            continue
        score = -distance - 0.8 * (kind is K.NAMED_ORG) - 1.2 * (story.in_quote(last) != quote)
        if best is None or score >= best[0]:
            best = (score, entity)
    return best[1] if best else None


def _group_before(resolver: Resolver, mention: Mention) -> Entity | None:
    """The group, nearest before, that "one of them" belongs to; it must have spoken in the last few sentences."""
    story = resolver.story
    here = story.sentence(mention.at)
    for entity in sorted(resolver.entities, key=Entity.last, reverse=True):
        if here - story.sentence(entity.last()) > _GROUP_REACH:
            return None
        if entity.plural and not entity.people and entity.kind() in (K.UNNAMED_GROUP, K.COLLECTIVE):
            return entity
    return None


def _two_before(resolver: Resolver, mention: Mention) -> Entity | None:
    """A group of two, named or not, that spoke shortly before."""
    here = resolver.story.sentence(mention.at)
    for entity in sorted(resolver.entities, key=Entity.last, reverse=True):
        two = len(entity.people) == 2 or any(p.number == 2 for p in entity.phrases)
        if two and here - resolver.story.sentence(entity.last()) <= 6:
            return entity
    return None


def _thing_before(resolver: Resolver, mention: Mention) -> Entity | None:
    """The nearest earlier body, text or outlet for "it"."""
    story = resolver.story
    here = story.sentence(mention.at)
    best: tuple[float, Entity] | None = None
    for entity in resolver.entities:
        last = entity.last(mention.at)
        if entity.people or entity.plural or last < 0:
            continue
        if entity.kind() in (K.UNNAMED_PERSON, K.UNNAMED_GROUP, K.COLLECTIVE):
            continue
        score = float(story.sentence(last) - here)
        if score >= -4 and (best is None or score >= best[0]):
            best = (score, entity)
    return best[1] if best else None
