"""Which named person a description means by its role: "the senator", "a spokeswoman for the port"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.analyse.antecedents import person_before
from onrecord.analyse.lexicons import pairs, words
from onrecord.analyse.mentions import Entity, Mention
from onrecord.analyse.names import Person
from onrecord.analyse.phrases import is_person_word
from onrecord.analyse.roles import GENERAL_ROLES, alike, role_head
from onrecord.analyse.story import RUNNING
from onrecord.analyse.unnamed import ALIKE
from onrecord.model import SourceKind as K
from onrecord.model import Span

if TYPE_CHECKING:
    from onrecord.analyse.resolver import Resolver

_PUBLIC = words("public_roles")
_SOON = 600
_BEFORE = 3000


def named_by_role(resolver: Resolver, mention: Mention) -> Entity | None:
    """A named person for "the senator" or "the former governor", by the roles the story gives."""
    phrase, story = mention.reading.phrase, resolver.story
    head = role_head(phrase.head)
    if story.in_headline(mention.at) and not phrase.plural and phrase.determiner == "bare":
        return _later_named(resolver, head, mention)
    if phrase.plural:
        said = phrase.text.casefold()
        known = phrase.determiner == "definite" or said.startswith(("both ", "all "))
        if phrase.number == 2 and known and head in _PUBLIC:
            return resolver.pair(mention.at, head)
        running = resolver.story.candidates() if phrase.number and known and head in RUNNING else []
        return resolver.person(tuple(running)) if len(running) > 2 and len(running) == phrase.number else None
    if phrase.determiner == "indefinite" and not mention.sets_apart and not phrase.other and not phrase.member:
        return _soon_named(resolver, head, mention)
    if phrase.determiner not in ("definite", "possessive") or phrase.member:
        return None
    for entity in resolver.entities:
        single = not entity.people and not entity.plural and entity.kind() is K.UNNAMED_PERSON
        if single and any(head == role_head(known.head) for known in entity.phrases):
            return None
    best: tuple[int, Person] | None = None
    for named in reversed(story.people.before(mention.at, _BEFORE)):
        roles = story.roles.get(id(named.person), {})
        if head not in roles or story.in_quote(named.span.start) >= 0:
            continue
        fits = alike(phrase, roles[head])
        if fits is not None and (best is None or fits > best[0]):
            best = (fits, named.person)
    if best is not None:
        return resolver.person((best[1],))
    if phrase.owner or phrase.tail.startswith("of ") or any(m[0].isupper() for m in phrase.modifiers):
        return _later_named(resolver, head, mention)
    return None


def sole_holder(resolver: Resolver, mention: Mention, proposal: Entity | None) -> bool:
    """Whether a proposal for "the president" or "the judge" is the only one whom the story introduces so."""
    phrase = mention.reading.phrase
    head = role_head(phrase.head)
    if proposal is None or len(proposal.people) != 1 or phrase.determiner != "definite" or phrase.plural:
        return False
    if phrase.member or mention.reading.pronoun or mention.reading.people or head in GENERAL_ROLES:
        return False
    return resolver.story.holders(head) == [proposal.people[0]]


def likely_named(resolver: Resolver, mention: Mention) -> Entity | None:
    """The named person most in view, for "the tycoon" or "the former governor" that fits nobody unnamed."""
    phrase = mention.reading.phrase
    tail = phrase.tail.removeprefix("of state").strip()
    if (
        phrase.plural
        or phrase.determiner != "definite"
        or phrase.member
        or not (tail[:1] in ("", ",", "-", "–", "—") or tail[:3] == "who")
    ):
        return None
    if phrase.head in ("republican", "democrat") and phrase.modifiers:
        entity = person_before(resolver, mention.at, "any")
        return entity if entity is not None and entity.people else None
    if phrase.head not in words("roles") or (phrase.head not in _PUBLIC and any(phrase.head in s for s in ALIKE)):
        return None
    if phrase.head in GENERAL_ROLES:
        return None
    entity = person_before(resolver, mention.at, pairs("gendered_words").get(phrase.head) or "any")
    return entity if entity is not None and entity.people else None


def _later_named(resolver: Resolver, head: str, mention: Mention) -> Entity | None:
    """For a bare role in a headline ("Governor vetoes …"): whom the story later introduces by it and fits best."""
    best: tuple[int, Person] | None = None
    for named in resolver.story.people.mentions:
        roles = resolver.story.roles.get(id(named.person), {})
        if named.span.start <= mention.at or head not in roles:
            continue
        fits = alike(mention.reading.phrase, roles[head])
        if fits is not None and (best is None or fits > best[0]):
            best = (fits, named.person)
    return resolver.person((best[1],)) if best is not None else None


def named_next(resolver: Resolver, mention: Mention) -> Entity | None:
    """Whoever is named in the next statement, after "A spokeswoman for the port said …", if nothing speaks against."""
    person, phrase = mention.named_next, mention.reading.phrase
    if person is None or phrase.plural or phrase.member or not phrase.head or not is_person_word(phrase.head):
        return None
    of_somebody = phrase.determiner == "possessive" and phrase.owner not in ("his", "her", "their", "my", "our")
    if not (of_somebody or mention.reading.detail == "spokesperson"):
        return None
    gender = pairs("gendered_words").get(phrase.head)
    if gender is not None and person.gender not in (gender, None):
        return None
    roles = resolver.story.roles.get(id(person), {})
    return resolver.person((person,)) if not roles or role_head(phrase.head) in roles else None


def _soon_named(resolver: Resolver, head: str, mention: Mention) -> Entity | None:
    """For "a nurse …": the person whom the next sentences name for the first time, and call a nurse."""
    if head in GENERAL_ROLES or any(head in same for same in ALIKE):
        return None
    before = {id(m.person) for m in resolver.story.people.before(mention.at, mention.at)}
    for named in resolver.story.people.within(Span(mention.span.end, mention.span.end + _SOON)):
        if id(named.person) not in before and head in resolver.story.roles.get(id(named.person), ()):
            return resolver.person((named.person,))
    return None
