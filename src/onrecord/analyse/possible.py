"""What words can mean at all: candidates that grammar rules out, however well they seem to fit."""

from __future__ import annotations

from onrecord.analyse.body_types import may_be_called
from onrecord.analyse.kinds import Reading
from onrecord.analyse.lexicons import pairs, words
from onrecord.analyse.links import Candidate
from onrecord.analyse.mentions import Entity, Mention
from onrecord.analyse.names import Person
from onrecord.analyse.phrases import Phrase, is_person_word
from onrecord.analyse.roles import role_head
from onrecord.analyse.ruled_out import names_body, ruled_out
from onrecord.analyse.slips import same_but_for_slips
from onrecord.analyse.story import Story
from onrecord.analyse.unnamed import fit
from onrecord.model import UNNAMED
from onrecord.model import SourceKind as K

_TEXT = 0.8
"""From which chance by the head noun on a description is one of a text."""
_NOBODY_NAMED = UNNAMED | {K.COLLECTIVE}
NUMBERED = frozenset(("legal_anonymity", "numbered"))
"""Finer kinds of people whom a number or the law stands for in place of a name."""


def settled(mention: Mention, proposal: Entity | None, proposal_in_headline: bool) -> bool:
    """Whether rules alone decide: a number instead of a name, a first mention after the headline's, or people resumed.

    "The official", "one of the aides" and, after "three aides", "one aide" take up unnamed people by their grammar.
    """
    reading = mention.reading
    if reading.detail in NUMBERED:
        return True
    if proposal is None or reading.pronoun is not None:
        return False
    return proposal_in_headline or _resumes(mention, proposal)


def _resumes(mention: Mention, entity: Entity) -> bool:
    """Whether a description takes up unnamed people: by "the", as members of a group, or as one of several."""
    phrase = mention.reading.phrase
    if entity.people or entity.kind() not in UNNAMED:
        return False
    definite = phrase.determiner == "definite" and phrase.head not in words("offices") | words("public_roles")
    return definite or phrase.member or (phrase.number == 1 and entity.plural)


def possible(mention: Mention, candidate: Candidate, story: Story) -> bool:
    """Whether a mention can mean a candidate.

    "He" is no woman, "friends of Ms. Roe" and "Roe's lawyer" are not Roe, several people are not one, and "a league
    source" is not a source of whom the story said less or other things.
    """
    reading = mention.reading
    phrase, pronoun = reading.phrase, reading.pronoun
    person, entity = candidate.person, candidate.entity
    told = pronoun if pronoun in ("m", "f") else None if pronoun else _gender(phrase.head)
    if told is not None:
        gender = person.gender if person is not None else entity.gender if entity is not None else None
        if gender in ("m", "f") and gender != told:
            return False
    if pronoun in ("m", "f") and candidate.near is not None and candidate.near.start < story.part(mention.at):
        return False
    if pronoun in ("m", "f") and (candidate.body or (entity is not None and _is_body(entity))):
        return False
    if pronoun is not None:
        return not mention.others or not any(id(one) in mention.others for one in _people(candidate))
    somebody = person is not None or (entity is not None and bool(entity.people))
    if K.NAMED_ORG in ruled_out(reading) and (somebody or candidate.body or (entity and entity.organisation)):
        return False
    if names_body(reading) and (somebody or (entity is not None and entity.kind() in UNNAMED)):
        return False
    name = candidate.body or (entity.organisation if entity is not None else None)
    if name and phrase.determiner == "definite" and not phrase.owner and not may_be_called(name, phrase.head):
        return False
    if name and _is_of_somebody(phrase) and reading.detail != "spokesperson":
        return False
    if name and phrase.head == "campaign" and phrase.owner and not _campaign_of(phrase.owner, name):
        return False
    if person is not None:
        if phrase.plural or _belongs_to(mention, person, story) or _other_name(phrase, person):
            return False
        head, roles = role_head(phrase.head), story.roles.get(id(person), {})
        other_office = head in words("offices") and head not in roles and bool(roles)
        if other_office and phrase.determiner == "definite" and story.holders(head):
            return False
        known = head in roles or phrase.head in story.kin.get(id(person), ())
        return known or phrase.member or not (phrase.determiner == "possessive" or phrase.number == 1 or phrase.other)
    if entity is not None and not entity.people and _other_thing(reading, entity):
        return False
    if entity is None or entity.people or entity.organisation or not (entity.phrases and entity.mentions):
        return True
    if phrase.determiner in ("definite", "possessive"):
        return True
    return fit(story, entity, mention) is not None


def _other_thing(reading: Reading, entity: Entity) -> bool:
    """Whether a text or people and a body's own name meet.

    "The statement" is not the survey office, and "Echo News" is neither a story in it nor its readers.
    """
    named = any(map(_is_own_name, entity.phrases))
    if reading.chances.get(K.DOCUMENT, 0.0) > _TEXT:
        return named and not any(p.head == reading.phrase.head for p in entity.phrases)
    outlet = reading.chances.get(K.MEDIA, 0.0) > _TEXT and reading.phrase.determiner in ("bare", "definite")
    if not (outlet or _is_own_name(reading.phrase)) or named or entity.organisation:
        return False
    of_body = reading.chances.get(K.NAMED_ORG, 0.0) + reading.chances.get(K.MEDIA, 0.0) > _TEXT
    kind = entity.kind()
    return kind is K.DOCUMENT or kind is K.UNNAMED_PERSON or (of_body and kind in _NOBODY_NAMED)


def _is_own_name(phrase: Phrase) -> bool:
    """Whether words are a name all in capitals and nothing else."""
    written = bool(phrase.core) and all(word[0].isupper() for word in phrase.core) and not phrase.owner
    noun = len(phrase.core) == 1 and {phrase.head, phrase.head.removesuffix("s")} & words("documents")
    return written and not noun and phrase.determiner in ("bare", "definite") and not is_person_word(phrase.head)


def _is_of_somebody(phrase: Phrase) -> bool:
    """Whether words mean somebody by whose they are, as "her brother" and "his lawyer" do."""
    owned = phrase.head in pairs("kin") or phrase.owner in ("his", "her", "their", "my")
    return owned and not phrase.plural and is_person_word(phrase.head)


def _campaign_of(owner: str, name: str) -> bool:
    """Whether a campaign of that name is some owner's: "Roe's campaign" is not Marsh's, and no bureau."""
    return may_be_called(name, "campaign") and (owner in ("his", "her", "their", "its") or owner.split()[-1] in name)


def _is_body(entity: Entity) -> bool:
    """Whether a source is a body by name, and did not speak by a spokesperson last."""
    return bool(entity.organisation) and not any(m.reading.detail == "spokesperson" for m in entity.mentions[-1:])


def _people(candidate: Candidate) -> tuple[Person, ...]:
    if candidate.person is not None:
        return (candidate.person,)
    return candidate.entity.people if candidate.entity is not None else ()


def _gender(head: str) -> str | None:
    """The gender that a noun for somebody tells, as "congresswoman" and "son" do."""
    return pairs("kin").get(head) or pairs("gendered_words").get(head)


def _other_name(phrase: Phrase, person: Person) -> bool:
    """Whether words are a name, and none of this person's: "Marsh" is not Ada Roe."""
    written = phrase.core and phrase.determiner == "bare" and all(word[0].isupper() for word in phrase.core)
    if not written or phrase.tail or is_person_word(phrase.head) or is_person_word(phrase.core[0].rstrip(".")):
        return False
    if phrase.core[0].rstrip(".") in words("honorifics") and len(phrase.core) == 1:
        return False
    own = person.full.casefold().split()
    said = [word.casefold().removesuffix("'s").removesuffix("’s") for word in phrase.core]
    return not any(word in own or same_but_for_slips(word, own[-1]) for word in said)


def _belongs_to(mention: Mention, person: Person, story: Story) -> bool:
    """Whether the words only belong to a person: "Roe's lawyer", "a friend of Roe", "an adviser to the mayor"."""
    phrase = mention.reading.phrase
    tail = phrase.tail.split(",")[0]
    if person.last in (phrase.owner or "") or person.last in tail:
        return True
    parts = tail.split()[:4]
    return parts[:1] in (["to"], ["of"], ["for"]) and any(
        role_head(p) in story.roles.get(id(person), ()) for p in parts
    )
