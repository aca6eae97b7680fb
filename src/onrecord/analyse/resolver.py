"""Who is meant: every mention of a source goes to one entity, in text order, by what the story said before.

Named people go by name, bodies by name or short form, unnamed people by description, pronouns by what they stand for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import regex

from onrecord.analyse.antecedents import antecedent, joined_before, person_before
from onrecord.analyse.body_types import is_called
from onrecord.analyse.holders import likely_named, named_by_role, named_next, sole_holder
from onrecord.analyse.kin import named_relative
from onrecord.analyse.kinds import Reading
from onrecord.analyse.lexicons import pairs, words
from onrecord.analyse.links import Candidate, Candidates
from onrecord.analyse.mentions import Entity, Mention
from onrecord.analyse.names import Person
from onrecord.analyse.organisations import Organisations, fuller, share_words
from onrecord.analyse.phrases import is_person_word, read_phrase
from onrecord.analyse.possible import settled
from onrecord.analyse.roles import alike, role_head
from onrecord.analyse.source_model import Insight
from onrecord.analyse.story import RUNNING, Story
from onrecord.analyse.unnamed import fit
from onrecord.model import SourceKind as K
from onrecord.model import Span

_SOON = 600
_RECENT = 2500
_SPEAKER = frozenset(("i", "we", "you"))
"""Classes of pronouns that mean whoever speaks or listens: no description before them is a candidate."""
_ASKING = regex.compile(r"\b(?:ask(?:s|ed)|questioned|press(?:es|ed))\b", regex.IGNORECASE)
_GOING_ON = regex.compile(
    r"(?:also\s+|then\s+|later\s+)?(?:continued|continues|added|adds|went\s+on|concluded)", regex.IGNORECASE
)
_ANAPHORS = frozenset(("relative", "m", "f"))
"""Classes of pronouns that mean somebody named or described before, never a new source."""
_TYPED = frozenset(("agency", "union"))
"""Nouns for bodies whose names mostly say so; the initials of others are let be."""
_THINGS = frozenset((K.DOCUMENT, K.MEDIA, K.OTHER))
_SEVERAL = frozenset(("they", "two"))
_PEOPLE = frozenset((K.UNNAMED_PERSON, K.UNNAMED_GROUP, K.COLLECTIVE, K.NAMED_PERSON))
_PRONOUN_KINDS: dict[str, Mapping[K, float]] = {
    "m": {K.NAMED_PERSON: 0.8, K.UNNAMED_PERSON: 0.15, K.COLLECTIVE: 0.05},
    "f": {K.NAMED_PERSON: 0.8, K.UNNAMED_PERSON: 0.15, K.COLLECTIVE: 0.05},
    "two": {K.NAMED_PERSON: 0.6, K.UNNAMED_GROUP: 0.3, K.COLLECTIVE: 0.1},
    "they": {K.COLLECTIVE: 0.6, K.UNNAMED_GROUP: 0.25, K.NAMED_ORG: 0.1, K.NAMED_PERSON: 0.05},
    "member": {K.UNNAMED_PERSON: 0.6, K.COLLECTIVE: 0.2, K.DOCUMENT: 0.2},
    "it": {K.NAMED_ORG: 0.45, K.DOCUMENT: 0.25, K.OTHER: 0.3},
    "relative": {K.COLLECTIVE: 0.35, K.OTHER: 0.2, K.NAMED_ORG: 0.15, K.NAMED_PERSON: 0.2, K.UNNAMED_GROUP: 0.1},
    "i": {K.REPORTER: 0.8, K.NAMED_PERSON: 0.15, K.OTHER: 0.05},
    "we": {K.REPORTER: 0.5, K.COLLECTIVE: 0.4, K.OTHER: 0.1},
    "you": {K.COLLECTIVE: 0.5, K.OTHER: 0.3, K.NAMED_PERSON: 0.2},
}
"""What a pronoun without an antecedent is likely to be."""


class Resolver:
    """Puts mentions to entities, one after the other, in text order: rules propose, the trained model decides."""

    def __init__(self, story: Story, insight: Insight | None = None, cues: Sequence[Span] = ()) -> None:
        """``cues`` are those of the attributions, by number; only the trained model looks at them."""
        self.story = story
        self._insight = insight
        self._cues = cues
        self.entities: list[Entity] = []
        self.of_raw: dict[int, Entity] = {}
        self._organisations = Organisations(story.text, story.labels.bodies())
        self._candidates = Candidates(story, self.bodies)
        self._by_people: dict[tuple[int, ...], Entity] = {}
        self._by_organisation: dict[str, Entity] = {}

    def resolve(self, mention: Mention) -> Entity:
        """The entity of a mention; the mention is put down in it."""
        if mention.reading.pronoun in ("m", "f") and mention.raw:
            mention.others |= self._asker(mention, mention.raw)
        going_on = self._going_on(mention)
        if going_on is not None:
            return self.put(mention, going_on)
        entity = self.propose(mention)
        only_headline = (
            entity is not None and bool(entity.mentions) and all(self.story.in_headline(m.at) for m in entity.mentions)
        )
        said = mention.span.of(self.story.text).removeprefix("The ").removeprefix("the ").strip(" ,")
        by_name = entity is not None and bool(entity.mentions) and said == entity.organisation and said[:1].isupper()
        joined = mention.reading.pronoun in _SEVERAL and joined_before(self, mention) is not None
        certain = (
            joined
            or self._relative(mention) is not None
            or named_next(self, mention) is not None
            or sole_holder(self, mention, entity)
            or mention.reading.people
            or by_name
            or mention.reading.pronoun in _SPEAKER
            or settled(mention, entity, only_headline)
        )
        if self._insight is not None and mention.raw is not None and not certain:
            decided = self._decided(mention, entity, self._insight)
            entity = entity if decided is None and mention.reading.pronoun in _ANAPHORS else decided
        return self.put(mention, entity)

    def _asker(self, mention: Mention, number: int) -> frozenset[int]:
        """The ``id`` of whoever asked a question right before: who is said to answer it is somebody else."""
        if not self._cues:
            return frozenset()
        asked, cue = self._cues[number - 1], self._cues[number]
        asker = self.of_raw.get(number - 1)
        text = self.story.text
        if asker is None or mention.at - asked.end > _SOON or _ASKING.search(asked.of(text)) is None:
            return frozenset()
        return frozenset() if _ASKING.search(cue.of(text)) else frozenset(map(id, asker.people))

    def _going_on(self, mention: Mention) -> Entity | None:
        """Whoever spoke last, where "he" or "she" goes on: "She continued", "he added"."""
        number = mention.raw
        if mention.reading.pronoun not in ("m", "f") or not number or not self._cues:
            return None
        last, cue = self.of_raw.get(number - 1), self._cues[number]
        if last is None or last.plural or not _GOING_ON.fullmatch(self.story.text, cue.start, cue.end):
            return None
        near = mention.at - self._cues[number - 1].end < _SOON
        somebody = last.kind() in (K.NAMED_PERSON, K.UNNAMED_PERSON)
        return last if near and somebody and last.gender in (mention.reading.pronoun, None) else None

    def put(self, mention: Mention, entity: Entity | None) -> Entity:
        """Put a mention down in an entity, in a new one where it is None."""
        entity = entity or self._named_new(mention)
        entity.add(mention)
        if mention.raw is not None:
            self.of_raw[mention.raw] = entity
        return entity

    def move(self, mention: Mention, entity: Entity) -> None:
        """Put a mention of an attribution to another entity than before, as the story showed in the end whose it is."""
        before = self.of_raw[mention.raw] if mention.raw is not None else None
        if before is not None:
            before.remove(mention)
            if not before.mentions and before in self.entities:
                self.entities.remove(before)
        self.put(mention, entity)
        entity.mentions.sort(key=lambda one: one.at)

    def _decided(self, mention: Mention, proposal: Entity | None, insight: Insight) -> Entity | None:
        """The entity that the trained model chooses among the candidates, None for a new one."""
        owner = self._owner(mention) if mention.reading.phrase.owner and not mention.reading.pronoun else None
        candidates = [
            one
            for one in self._candidates.of(mention, self.entities, proposal)
            if owner is None or one.person is None or one.person.last != owner
        ]
        candidates = _of_that_type(mention, candidates)
        cue = self._cues[mention.raw] if mention.raw is not None else None
        best = insight.best(mention, cue, candidates, self.story, self.entities, proposal)
        if best.person is not None:
            return self.person((best.person,))
        return self._body(best.body) if best.body is not None else best.entity

    def _named_new(self, mention: Mention) -> Entity:
        """A new entity; a body has the name that the words give, and is the known one of that name where there is."""
        kind = max(mention.chances, key=lambda k: mention.chances[k]) if mention.chances else None
        if kind not in (K.NAMED_ORG, K.MEDIA) or mention.reading.pronoun:
            return self.new(mention)
        name = self._organisations.name(mention.span, mention.reading.phrase, self._owner(mention))
        if name is None:
            return self.new(mention)
        known = next((e for one, e in self._by_organisation.items() if self._organisations.same(one, name)), None)
        if known is not None:
            phrase = mention.reading.phrase
            written = bool(phrase.core) and phrase.core[-1][0].isupper()
            by_words = written or phrase.head in words("speakers") or share_words(name, phrase)
            if written and known.organisation and fuller(name, known.organisation):
                known.organisation = name
            return known if by_words else self.new(mention)
        entity = self.new(mention)
        entity.organisation = name
        self._by_organisation[name] = entity
        return entity

    @property
    def bodies(self) -> Sequence[tuple[Span, str]]:
        """Every place of a body's name in the story, with the name."""
        return self._organisations.places

    def judged(self, span: Span, reading: Reading, mention: Mention) -> Mapping[K, float]:
        """What the trained model makes of words that a mention's "who" or "which" stands for; empty without it."""
        if self._insight is None or reading.people:
            return {}
        cue = self._cues[mention.raw] if mention.raw is not None else None
        (chances,) = self._insight.kinds([Mention(span, reading)], [cue], self.story)
        if is_person_word(reading.phrase.head):
            out = _THINGS | ({K.NAMED_PERSON} if reading.phrase.determiner == "indefinite" else set())
            return {kind: 0.0 if kind in out else chance for kind, chance in chances.items()}
        return chances

    def stand_in(self, mention: Mention) -> Entity:
        """The entity of words outside any attribution; they count for the kind, but are no mention of a source."""
        entity = self.propose(mention)
        if entity is None:
            entity = self.new(mention)
            entity.phrases.append(mention.reading.phrase)
        if not entity.opinions:
            entity.opinions.append(mention.chances or mention.reading.chances)
        entity.stood.append(mention.span)
        return entity

    def places(self, entity: Entity) -> tuple[Span, ...]:
        """Where the text has a source: its mentions, or else the words elsewhere that mean it, never nothing."""
        found = {m.span for m in entity.mentions} or set(entity.stood)
        if not found:
            known = {id(person) for person in entity.people}
            found = {m.span for m in self.story.people.mentions if id(m.person) in known}
        return tuple(sorted(found))

    def person(self, people: tuple[Person, ...]) -> Entity:
        """The entity of one or several named people, made at need."""
        key = tuple(sorted(id(p) for p in people))
        if key not in self._by_people:
            gender = people[0].gender if len(people) == 1 else None
            self._by_people[key] = Entity(people=people, plural=len(people) > 1, gender=gender)
            self.entities.append(self._by_people[key])
        return self._by_people[key]

    def pair(self, offset: int, asked: str = "") -> Entity | None:
        """For "both candidates" or "the two": the two candidates of the story, or those named most before.

        ``asked`` is the noun in the singular.
        """
        running = self.story.candidates() if asked in RUNNING else []
        if len(running) == 2:
            return self.person(tuple(running))
        counted = Counter(id(m.person) for m in self.story.people.before(offset, _RECENT))
        if len(counted) < 2:
            return None
        top = {key for key, _ in counted.most_common(2)}
        return self.person(tuple(p for p in self.story.people.people if id(p) in top))

    def new(self, mention: Mention) -> Entity:
        """A new entity for a mention, not put down there yet."""
        reading = mention.reading
        entity = Entity(people=reading.people, plural=reading.phrase.plural)
        if reading.pronoun:
            entity.opinions.append(_PRONOUN_KINDS[reading.pronoun])
            entity.plural = reading.pronoun in ("they", "we", "two")
            entity.gender = reading.pronoun if reading.pronoun in ("f", "m") else None
        else:
            entity.gender = pairs("gendered_words").get(reading.phrase.head)
        self.entities.append(entity)
        return entity

    def propose(self, mention: Mention) -> Entity | None:
        """The entity that the rules choose for a mention, None for a new one."""
        reading = mention.reading
        if reading.people:
            return self.person(reading.people)
        if reading.pronoun:
            return antecedent(self, mention, reading.pronoun)
        relative = self._relative(mention) or named_next(self, mention)
        if relative is not None:
            return relative
        chances = mention.chances or reading.chances
        top = max(chances, key=lambda k: chances[k])
        label = self.story.labels.at(mention.at + reading.phrase.start)
        if top in (K.NAMED_ORG, K.MEDIA) or (top is K.NAMED_PERSON and label in ("ORG", "GPE")):
            return self._organisation(mention)
        if top in (K.UNNAMED_PERSON, K.NAMED_PERSON, K.UNNAMED_GROUP):
            return self._described(mention)
        return self._same_words(mention)

    def _organisation(self, mention: Mention) -> Entity | None:
        """The body of that name or short form."""
        name = self._organisations.name(mention.span, mention.reading.phrase, self._owner(mention))
        if name is None:
            return self._same_words(mention)
        return self._body(name)

    def _body(self, name: str) -> Entity:
        """The entity of a body's name, made at need."""
        for known, entity in self._by_organisation.items():
            if self._organisations.same(known, name):
                if entity.organisation and fuller(name, entity.organisation):
                    entity.organisation = name
                return entity
        entity = Entity(organisation=name)
        self._by_organisation[name] = entity
        self.entities.append(entity)
        return entity

    def _owner(self, mention: Mention) -> str | None:
        """Surname of the person whom "his" or "her" in the phrase means, or a role such as "the nominee's"."""
        owner = mention.reading.phrase.owner
        if owner not in ("his", "her"):
            return self._holder(owner) if owner else None
        found = person_before(self, mention.at, "m" if owner == "his" else "f")
        return found.people[0].last if found and found.people else None

    def _holder(self, owner: str) -> str | None:
        """Surname of the only person whom words such as "the Democratic nominee" fit, by the roles of the story."""
        said = read_phrase(owner)
        head = role_head(said.head)
        fitting = [one for one in self.story.holders(head) if alike(said, self.story.roles[id(one)][head]) is not None]
        return fitting[0].last if len(fitting) == 1 else None

    def _same_words(self, mention: Mention) -> Entity | None:
        """An earlier thing of the same head and no contrary modifiers; a definite phrase may go to a longer one."""
        phrase = mention.reading.phrase
        head = phrase.head.removesuffix("s")
        if not head or phrase.other:
            return None
        for entity in sorted(self.entities, key=Entity.last, reverse=True):
            if entity.people or entity.organisation:
                continue
            for known in entity.phrases:
                if known.head.removesuffix("s") != head:
                    continue
                if known.words == phrase.words or (phrase.determiner == "definite" and phrase.words <= known.words):
                    return entity
        return None

    def _described(self, mention: Mention) -> Entity | None:
        """An earlier entity for a description such as "the official", "one of the officials", "a council aide"."""
        named = named_by_role(self, mention)
        if named is not None:
            return named
        best: tuple[float, Entity] | None = None
        for entity in self.entities:
            if entity.people or entity.organisation or not entity.phrases or not entity.mentions:
                continue
            score = fit(self.story, entity, mention) if entity.kind() in _PEOPLE else None
            if score is not None and (best is None or score >= best[0]):
                best = (score, entity)
        return best[1] if best else likely_named(self, mention)

    def _relative(self, mention: Mention) -> Entity | None:
        """The named person whom "his wife" means, where the story tells."""
        owner = mention.reading.phrase.owner
        if mention.reading.pronoun or mention.reading.people or not owner or owner in ("our", "your"):
            return None
        writer = self.story.writer(mention.at) if owner == "my" else None
        if owner == "my":
            if writer is None or self.story.in_quote(mention.at) >= 0:
                return None
            surname: str | None = writer.last
        else:
            surname = self._owner(mention) if owner in ("his", "her") else owner.split()[-1]
        found = named_relative(self.story, mention, surname)
        return self.person((found,)) if found is not None else None


def _of_that_type(mention: Mention, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates without bodies that "the agency" hardly means, where the name of another speaks for it."""
    phrase = mention.reading.phrase
    if phrase.head not in _TYPED or phrase.determiner != "definite" or phrase.modifiers:
        return candidates
    names = [one.body or (one.entity.organisation if one.entity is not None else None) for one in candidates]
    typed = [name is not None and is_called(name, phrase.head) for name in names]
    if not any(typed):
        return candidates
    return [
        one
        for one, name, so in zip(candidates, names, typed, strict=True)
        if so or (name is None and not one.new) or (name is not None and name.isupper() and name.isalpha())
    ]
