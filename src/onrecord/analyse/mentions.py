"""What is resolved: mentions of sources, and the entities they go to."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import geometric_mean

from onrecord.analyse.kinds import Reading, combine
from onrecord.analyse.lexicons import words
from onrecord.analyse.names import Person
from onrecord.analyse.phrases import Phrase, is_person_word
from onrecord.model import UNNAMED, Span
from onrecord.model import SourceKind as K

_PRONOUN_WEIGHT = 0.3
"""How much the model's opinion on the kind counts where the words are a pronoun."""

_LEAST = 0.002
_AGAINST = 0.6
"""From which mean chance against it on people are no unnamed source; chosen on training stories (0.55 to 0.65 do)."""

_ELSEWHERE = 0.5
"""From which mean chance on descriptions are of people whom the story names elsewhere; chosen on training stories."""

_ENOUGH = 200
"""How many phrases and opinions of one source are kept; no source of a story that somebody wrote has as many."""


def _may_name(phrase: Phrase) -> bool:
    """Whether a phrase may tell who somebody is: a name that no list knows, or a public office that one person holds.

    Such a name has all its words in capitals, no article and no noun for people.
    """
    if not phrase.plural and not phrase.member:
        the_one = phrase.determiner in ("definite", "possessive") or bool(phrase.owner) or phrase.head == "judge"
        if phrase.head in words("public_roles") or (the_one and phrase.head in words("offices")):
            return True
    words_of = phrase.core or tuple(phrase.text.split())
    written = all(word[:1].isupper() or word[:1] in "@#" for word in words_of)
    return bool(words_of) and written and phrase.determiner == "bare" and not is_person_word(phrase.head)


def _of_people(phrase: Phrase) -> bool:
    """Whether words mean people or what belongs to them, and no thing or body such as "the coastguard"."""
    return phrase.plural or bool(phrase.owner) or is_person_word(phrase.head)


@dataclass(slots=True, eq=False)
class Mention:
    """Words that stand for a source, where they stand, and what they were read as.

    ``raw`` is the number of the attribution they belong to, None for a mention outside attributions; ``chances`` the
    attribution model's opinion on the kind; ``inside`` the number of the attribution whose content holds them;
    ``sets_apart`` whether a grant of anonymity of its own tells this source from a group named before; ``speaks``
    whether they make a source without an attribution, and ``relay`` the outlet that relays them then; ``joins`` the
    mention that they are joined to by "and"; ``others`` the ``id`` of people whom a pronoun cannot mean;
    ``named_next`` whoever speaks next, by a full name that the story has not had before.
    """

    span: Span
    reading: Reading
    raw: int | None = None
    chances: Mapping[K, float] = field(default_factory=dict)
    inside: int | None = None
    sets_apart: bool = False
    speaks: bool = False
    relay: str | None = None
    joins: Mention | None = None
    others: frozenset[int] = frozenset()
    named_next: Person | None = None

    @property
    def at(self) -> int:
        """Where the words begin."""
        return self.span.start


@dataclass(slots=True, eq=False)
class Entity:
    """One source while the story is read.

    ``opinions`` are chances of kinds that are multiplied; ``stood`` are words outside attributions that mean it;
    ``places`` is where the mentions begin that are no pronouns.
    """

    people: tuple[Person, ...] = ()
    organisation: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    places: set[int] = field(default_factory=set)
    stood: list[Span] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    opinions: list[Mapping[K, float]] = field(default_factory=list)
    gender: str | None = None
    plural: bool = False
    apart: bool = False
    sources: int = 0
    asked: bool = True
    _kind: K | None = None

    def add(self, mention: Mention) -> None:
        """Put a mention down here; its words and the model's opinion count for the kind."""
        self.mentions.append(mention)
        self.sources += mention.raw is not None or mention.speaks
        self.apart = self.apart or mention.sets_apart
        phrase = mention.reading.phrase
        if mention.reading.pronoun is None:
            self.places.add(mention.at)
            if len(self.phrases) < _ENOUGH:
                self.phrases.append(phrase)
            if phrase.plural and not self.plural and not self.people and self.opinions:
                self.plural, self.opinions = True, []
            same_number = self.plural == phrase.plural or not self.opinions
            if not self.people and same_number and not mention.chances:
                self.opinions.append(mention.reading.chances)
        if mention.chances:
            weight = _PRONOUN_WEIGHT if mention.reading.pronoun else 1.0
            self.opinions.append({kind: chance**weight for kind, chance in mention.chances.items()})
        self._kind = None

    def remove(self, mention: Mention) -> None:
        """Take a mention out again, with its words; what the model thought of it counts on for the kind."""
        self.mentions.remove(mention)
        self.phrases = [phrase for phrase in self.phrases if phrase is not mention.reading.phrase]
        self.sources -= mention.raw is not None or mention.speaks
        self.places.discard(mention.at)
        self._kind = None

    def kind(self) -> K:
        """The likeliest kind by all opinions so far."""
        if self.people:
            return K.NAMED_PERSON
        if self._kind is None:
            chances = combine(self.opinions[:_ENOUGH]) if self.opinions else {K.OTHER: 1.0}
            if not self.asked:
                chances |= {K.UNNAMED_PERSON: 0.0, K.UNNAMED_GROUP: 0.0}
            named = chances.get(K.NAMED_PERSON, 0.0)
            if self.organisation or ((self.asked or self.plural) and not any(map(_may_name, self.phrases))):
                chances[K.NAMED_PERSON] = 0.0
            best = max(chances, key=lambda k: chances[k])
            if named > chances[best] and best not in UNNAMED and self._told_elsewhere():
                best = K.NAMED_PERSON
            self._kind = self._counted(best)
        return self._kind

    def _told_elsewhere(self) -> bool:
        """Whether the model takes descriptions for ones of people whom the story names elsewhere.

        "Both candidates", "rivals" and "the tycoon" may be as well known to readers as their names. Things are nobody.
        """
        if any(p.member and not p.plural for p in self.phrases):
            return False
        seen = [m.chances for m in self.mentions if m.chances and m.reading.pronoun is None]
        things = [p.determiner == "definite" or bool(self.organisation) for p in self.phrases if not _of_people(p)]
        if len(things) == len(self.phrases) and all(things):
            return False
        return bool(seen) and geometric_mean(_LEAST + one.get(K.NAMED_PERSON, 0.0) for one in seen) > _ELSEWHERE

    def unlikely(self, kinds: frozenset[K]) -> bool:
        """Whether the model speaks against some kinds, for several people, or one whom readers know by other words.

        Its chances against them are averaged over the mentions (geometric mean: a sure one counts most). "His former
        wife" may be named elsewhere; "a diplomat" and a bare "she" are left to the words.
        """
        known = bool(self.phrases) and all(
            p.determiner in ("definite", "possessive") and not p.member for p in self.phrases
        )
        seen = [m.chances for m in self.mentions if m.chances]
        if not seen or not (self.plural or known):
            return False
        return geometric_mean(_LEAST + max(0.0, 1.0 - sum(one.get(k, 0.0) for k in kinds)) for one in seen) > _AGAINST

    def dismiss(self) -> None:
        """Take down that these people only act in the story: they are a camp, or somebody whom it names elsewhere.

        "White House officials pushed the agency" are no sources that stay unnamed, as "two officials said" are.
        """
        self.asked, self._kind = False, None

    def _counted(self, kind: K) -> K:
        """One person or several, as grammar has it."""
        if kind is K.UNNAMED_PERSON and self.plural:
            return K.UNNAMED_GROUP
        one = bool(self.phrases) and all(
            not p.plural and (p.determiner == "indefinite" or p.member) and is_person_word(p.head) for p in self.phrases
        )
        return K.UNNAMED_PERSON if kind is K.UNNAMED_GROUP and one else kind

    def latest(self, before: int, count: int) -> list[Mention]:
        """Its last mentions before an offset, in text order, at most ``count``."""
        end = bisect_left(self.mentions, before, key=lambda mention: mention.at)
        return self.mentions[max(0, end - count) : end]

    def last(self, before: int = sys.maxsize) -> int:
        """Where it was mentioned last ``before`` an offset, -1 where never."""
        found = self.latest(before, 1)
        return found[0].at if found else -1
