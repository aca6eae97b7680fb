"""Names that recognition took for somebody's or a body's, and the trained model shows to be the other.

"Tiegel said" of a speaker whom recognition takes for a firm, "Skyfare confirmed" of an airline that a headline made
look like a person: the model sees what the name does all around, and one look at it puts all places of the name right.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

import regex

from onrecord.analyse.kinds import without_people
from onrecord.analyse.lexicons import pairs, words
from onrecord.analyse.mentions import Mention
from onrecord.analyse.name_shapes import may_be_name
from onrecord.analyse.phrases import Phrase, is_person_word
from onrecord.analyse.story import Story
from onrecord.analyse.values import NamedEntity
from onrecord.model import SourceKind as K
from onrecord.model import Span

_PERSON = 0.6
"""From which chance on a bare name that nobody is known by is a person's; chosen on training stories."""
_BODY = 0.4
"""From which chance of a body or an outlet on a person's name is none; chosen on training stories."""
_OWNER = 0.5
"""From which chance on what belongs to somebody speaks for them; chosen on training stories."""
_OWNERS = {"his": "m", "her": "f"}
_OF_PEOPLE = ("er", "or", "ist", "mate", "surrogate")
"""Endings of nouns for people that no list has."""
_LONGEST = 3
"""Words of the longest name that is put right."""
_MARKS = 2
"""Characters by which an entity may be longer than a name in it and still be that name, as with a possessive."""
_POSSESSIVE = regex.compile(r"['’]s?$")
_OF_FIRM = regex.compile(
    r"\b(?:[Aa]n?|[Oo]ne|[Tt]he)\s+(?P<name>\p{Lu}[\p{L}&’'-]*(?:\s\p{Lu}[\p{L}&’'-]*){0,2})\s+(?P<who>\p{Ll}+)"
)
"""People who belong to a name as they do to a body's: "a Lumera Steel executive"."""


@dataclass(frozen=True, slots=True)
class Misread:
    """Names to be read anew: those of ``people`` and those of ``bodies``."""

    people: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.people or self.bodies)

    def relabelled(self, text: str, names: Sequence[NamedEntity]) -> list[NamedEntity]:
        """Named entities with all places of these names labelled as the model has them."""
        if not self:
            return list(names)
        labels = dict.fromkeys(self.people, "PERSON") | dict.fromkeys(self.bodies, "ORG")
        found = sorted(names, key=lambda one: one.span)
        starts = [one.span.start for one in found]
        taken: set[int] = set()
        added = []
        for place in _places(text, labels):
            first = max(0, bisect_right(starts, place.start) - 1)
            touched = [n for n in range(first, bisect_left(starts, place.end)) if found[n].span.overlaps(place)]
            if not any(found[n].span.end - found[n].span.start > place.end - place.start + _MARKS for n in touched):
                taken.update(touched)
                added.append(NamedEntity(place, labels[place.of(text)]))
        kept = [one for number, one in enumerate(found) if number not in taken]
        return sorted([*kept, *added], key=lambda one: one.span)


def _places(text: str, names: Iterable[str]) -> list[Span]:
    """Where names stand whole, the longest at each place."""
    any_of = "|".join(regex.escape(name) for name in sorted(names, key=len, reverse=True))
    whole = regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?:{any_of})(?![\p{{L}}\p{{N}}])")
    return [Span(*match.span()) for match in whole.finditer(text)]


def misread_names(story: Story, mentions: Sequence[Mention]) -> Misread:
    """The names among the source words that the model shows to be misread; mentions have its chances."""
    chances: dict[str, list[Mapping[K, float]]] = defaultdict(list)
    known: set[str] = set()
    for mention in mentions:
        reading, name = mention.reading, _bare_name(mention)
        if not mention.chances or reading.pronoun or not name:
            continue
        if len(reading.people) == 1 and name in {reading.people[0].full, *reading.people[0].forms}:
            known.add(name)
        elif reading.people or not _may_be_person(story, mention, name):
            continue
        chances[name].append(mention.chances)
    of_firms = {match["name"] for match in _OF_FIRM.finditer(story.text) if is_person_word(match["who"])}
    people, bodies = set(), set()
    for name, seen in chances.items():
        if name in known and fmean(map(_of_body, seen)) > _BODY:
            bodies.add(name)
        elif name not in known | of_firms and fmean(one.get(K.NAMED_PERSON, 0.0) for one in seen) > _PERSON:
            people.add(name)
    return Misread(frozenset(people), frozenset(bodies))


def _may_be_person(story: Story, mention: Mention, name: str) -> bool:
    """Whether a name may be somebody's: no people's, and not only one of the many words in capitals of a headline."""
    elsewhere = not story.in_headline(mention.at) or story.text.count(name) > 1
    bare = mention.reading.phrase.determiner == "bare"
    return elsewhere and bare and may_be_name(name) and story.labels.at(mention.at) != "NORP"


def put_right(mention: Mention, story: Story) -> None:
    """Read source words as the model takes them: without people for a body, or as the words of whoever owns them.

    "The Roe and Marsh campaigns" are not Ada Roe; "his words" and "Ada Roe's eyes" may be his and hers.
    """
    reading, phrase = mention.reading, mention.reading.phrase
    if reading.people and _of_body(mention.chances) > _BODY:
        mention.reading = without_people(story.text, mention.span, reading, story.labels)
    of_person = mention.chances.get(K.NAMED_PERSON, 0.0) > _OWNER and not (reading.people or reading.pronoun)
    if not of_person or not phrase.core or not _is_thing(phrase):
        return
    if phrase.owner in _OWNERS:
        mention.reading = replace(reading, pronoun=_OWNERS[phrase.owner])
    elif phrase.owner:
        begin = mention.at + phrase.begin
        named = [one for one in story.people.within(mention.span) if one.owner and one.span.end <= begin]
        if len({id(one.person) for one in named}) == 1:
            mention.reading = replace(reading, people=(named[0].person,))


def _is_thing(phrase: Phrase) -> bool:
    """Whether a noun is none for people: "his words" and "her account", but not "his ex-wife" or "her running mate"."""
    noun = phrase.head.rpartition("-")[2]
    people = is_person_word(noun) or noun in pairs("kin") or {noun, f"{noun}s"} & words("collectives")
    return not people and noun == phrase.core[-1] and not noun.removesuffix("s").endswith(_OF_PEOPLE)


def _of_body(chances: Mapping[K, float]) -> float:
    """The chance that words are a body's or an outlet's."""
    return chances.get(K.NAMED_ORG, 0.0) + chances.get(K.MEDIA, 0.0)


def _bare_name(mention: Mention) -> str:
    """The name that stands without article at the head of a source, empty where none does."""
    phrase = mention.reading.phrase
    core = [_POSSESSIVE.sub("", word) for word in phrase.core]
    if not 0 < len(core) <= _LONGEST or not all(word[:1].isupper() for word in core) or phrase.owner:
        return ""
    if phrase.determiner == "indefinite" or core[-1].casefold() in words("roles"):
        return ""
    return " ".join(core)
