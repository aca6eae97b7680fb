"""Whom words like "he", "the senator" or "a New York judge" mean: candidates, and what a trained model sees of each.

Mention ranking in the manner of Lee et al. (2017): every candidate gets a score from the vectors of both places and a
few numbers on how they stand to each other, and the best one takes the mention, unless "somebody new" scores higher.
Candidates are the people whom the story names, the sources found so far, and bodies that name recognition sees. What
the rules of this package would choose is one of the numbers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.analyse.mention_numbers import KINDS, mention_numbers
from onrecord.analyse.mentions import Entity, Mention
from onrecord.analyse.names import NameMention, Person
from onrecord.analyse.roles import role_head
from onrecord.analyse.story import Story
from onrecord.analyse.word_vectors import WordVectors
from onrecord.model import Span

Floats = NDArray[np.float32]

PAIR_WIDTH = 14 + 7 + 6 + len(KINDS) + 16
"""How many numbers describe a mention beside a candidate."""
_PEOPLE_BEFORE, _PEOPLE_AFTER, _ENTITIES, _BODIES = 12, 6, 14, 6
_DISTANCES = (0, 1, 2, 4, 8, 16)
_CHARS = (30, 100, 300, 800, 2000)


class Linker(Protocol):
    """The trained ranker of candidates."""

    def link(self, inputs: dict[str, Floats]) -> Floats:
        """One score per candidate (rows of the inputs, see ``pair_inputs``)."""
        ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """Whom a mention may mean: a named person, a source found before, a body by its name, or (all None) a new source.

    ``near`` and ``first`` are the places where the text has the candidate, nearest to the mention and first of all.
    """

    person: Person | None = None
    entity: Entity | None = None
    body: str | None = None
    near: Span | None = None
    first: Span | None = None
    owner: bool = False

    @property
    def new(self) -> bool:
        """Whether this is nobody mentioned before."""
        return self.person is None and self.entity is None and self.body is None

    @property
    def names_person(self) -> bool:
        """Whether this is somebody, or several, whom the story names."""
        return self.person is not None or (self.entity is not None and bool(self.entity.people))


class Candidates:
    """Makes the candidates of each mention of one story."""

    def __init__(self, story: Story, bodies: Sequence[tuple[Span, str]]) -> None:
        """``bodies``: every place of an organisation's name with the name, in text order."""
        self._story = story
        self._bodies = bodies
        self._body_starts = [span.start for span, _ in bodies]
        self._by_person: dict[int, list[NameMention]] = {}
        for mention in story.people.mentions:
            self._by_person.setdefault(id(mention.person), []).append(mention)

    def of(self, mention: Mention, entities: Sequence[Entity], proposal: Entity | None) -> list[Candidate]:
        """The candidates of a mention, "somebody new" first; a proposal is always among them."""
        found = [Candidate()]
        found += self._people(mention, proposal)
        known = [e for e in entities if len(e.people) != 1 and e.mentions and e.mentions[-1] is not mention]
        known.sort(key=Entity.last)
        kept = known[-_ENTITIES:]
        if proposal is not None and len(proposal.people) != 1 and proposal not in kept:
            kept.append(proposal)
        found += [_of_entity(entity) for entity in kept]
        taken: set[str | None] = {e.organisation for e in kept if e.organisation}
        return found + self._unheard(mention, taken)

    def _people(self, mention: Mention, proposal: Entity | None) -> list[Candidate]:
        people = self._story.people
        before: dict[int, NameMention] = {}
        for near in reversed(people.before(mention.at, 20_000)):
            before.setdefault(id(near.person), near)
            if len(before) >= _PEOPLE_BEFORE:
                break
        after: dict[int, NameMention] = {}
        for near in people.within(Span(mention.at, mention.at + 4_000)):
            if id(near.person) not in before and len(after) < _PEOPLE_AFTER:
                after.setdefault(id(near.person), near)
        chosen = {**before, **after}
        if proposal is not None and len(proposal.people) == 1 and id(proposal.people[0]) not in chosen:
            places = self._by_person.get(id(proposal.people[0]), [])
            chosen |= {id(p.person): p for p in places[:1]}
        return [
            Candidate(person=m.person, near=m.span, first=self._by_person[id(m.person)][0].span, owner=m.owner)
            for m in chosen.values()
        ]

    def _unheard(self, mention: Mention, taken: set[str | None]) -> list[Candidate]:
        """Bodies named before a mention that have not spoken yet."""
        place = bisect_left(self._body_starts, mention.at)
        found: dict[str, Candidate] = {}
        for span, name in reversed(self._bodies[max(0, place - 40) : place]):
            if name not in taken and name not in found and not span.overlaps(mention.span):
                found[name] = Candidate(body=name, near=span, first=span)
            if len(found) >= _BODIES:
                break
        return list(found.values())


def _of_entity(entity: Entity) -> Candidate:
    return Candidate(entity=entity, near=entity.mentions[-1].span if entity.mentions else None,
                     first=entity.mentions[0].span if entity.mentions else None)  # fmt: skip


def pair_inputs(
    mention: Mention,
    cue: Span | None,
    candidates: Sequence[Candidate],
    story: Story,
    words: WordVectors,
    entities: Sequence[Entity],
    proposal: Entity | None,
) -> dict[str, Floats]:
    """What the linker reads, one row a candidate.

    ``mention``, ``cue``, ``near``, ``first``: vectors (candidates × width); ``alone``: the mention's numbers; ``pair``:
    numbers of each pair.
    """
    count = len(candidates)
    nothing = np.zeros(words.width, dtype=np.float32)

    def of(span: Span | None) -> Floats:
        return nothing if span is None else words.of(span)

    last_person = next((c.person for c in candidates if c.person is not None), None)
    speaker = max((e for e in entities if e.sources and e.last() < mention.at), key=Entity.last, default=None)
    own = {id(e.people[0]): e for e in entities if len(e.people) == 1}
    of_candidate = [c.entity if c.person is None else own.get(id(c.person)) for c in candidates]
    alone = np.concatenate([mention_numbers(mention, story), _chances(mention)])
    return {
        "mention": np.repeat(of(mention.span)[None], count, axis=0),
        "cue": np.repeat(of(cue)[None], count, axis=0),
        "near": np.stack([of(c.near) for c in candidates]),
        "first": np.stack([of(c.first) for c in candidates]),
        "alone": np.repeat(alone[None], count, axis=0),
        "pair": np.stack(
            [
                _pair(mention, c, entity, story, entities, proposal, speaker, last_person)
                for c, entity in zip(candidates, of_candidate, strict=True)
            ]
        ),
    }


def _chances(mention: Mention) -> Floats:
    return np.asarray([mention.chances.get(kind, 0.0) for kind in KINDS], dtype=np.float32)


def _pair(
    mention: Mention,
    candidate: Candidate,
    entity: Entity | None,
    story: Story,
    entities: Sequence[Entity],
    proposal: Entity | None,
    speaker: Entity | None,
    last_person: Person | None,
) -> Floats:
    """The numbers of one pair; ``entity`` is the candidate's source so far, if any."""
    person = candidate.person
    reading = mention.reading
    gender = person.gender if person is not None else entity.gender if entity is not None else None
    asked = reading.pronoun if reading.pronoun in ("m", "f") else None
    plural = entity.plural if entity is not None and person is None else False
    wants_plural = reading.pronoun in ("they", "we", "two") or (reading.pronoun is None and reading.phrase.plural)
    near = candidate.near
    sentences = story.sentence(mention.at) - story.sentence(near.start) if near is not None else 0
    chars = abs(mention.at - near.start) if near is not None else 0
    roles: Collection[str] = story.roles.get(id(person), {}) if person is not None else ()
    opinions = np.zeros(len(KINDS), dtype=np.float32)
    if entity is not None and person is None and (entity.opinions or entity.people):
        opinions[KINDS.index(entity.kind())] = 1
    quote = story.in_quote(mention.at)
    there = story.in_quote(near.start) if near is not None else -1
    heads = {p.head for p in entity.phrases} if entity is not None and person is None else set()
    said = {word for phrase in entity.phrases for word in phrase.words} if entity is not None else set()
    own = reading.phrase.words if reading.pronoun is None else frozenset()
    values = [
        float(candidate.new),
        float(person is not None),
        float(candidate.body is not None),
        float(entity is not None and person is None and entity.organisation is not None),
        float(entity is not None and person is None and entity.organisation is None),
        float(entity is not None and len(entity.people) > 1),
        float(_is(candidate, proposal)),
        float(proposal is None),
        float(asked is not None and gender == asked),
        float(asked is not None and gender is not None and gender != asked),
        float(wants_plural and plural),
        float(wants_plural != plural),
        float(candidate.owner),
        float(near is not None and near.start > mention.at),
        *(float(near is not None and abs(sentences) <= limit) for limit in _DISTANCES),
        float(near is None),
        *(float(near is not None and chars <= limit) for limit in _CHARS),
        float(near is not None and near.overlaps(mention.span)),
        *opinions,
        float(near is not None and story.begins_sentence(near.start)),
        float(quote >= 0 and there == quote),
        float(there >= 0 and there != quote),
        min(person.count, 20) / 20 if person is not None else min(len(entity.mentions), 20) / 20 if entity else 0.0,
        float(entity is not None and entity.sources > 0),
        min(entity.sources, 10) / 10 if entity is not None else 0.0,
        float(entity is not None and entity is speaker),
        float(person is not None and person is last_person),
        float(role_head(reading.phrase.head) in roles),
        float(bool(roles) and role_head(reading.phrase.head) not in roles),
        float(reading.phrase.head in heads),
        min(len(own & said), 3) / 3,
        min(len(own - said), 3) / 3 if heads else 0.0,
        float(gender is None),
        float(entity is not None and mention.inside is not None and entity in _holders(mention, entities)),
        float(candidate.body is not None and reading.phrase.head in str(candidate.body).casefold().split()),
    ]
    return np.asarray(values, dtype=np.float32)


PROPOSED = 6
"""Which number of a pair says that the rules propose this candidate."""


def proposed(pair: Floats) -> int:
    """The row of the candidate that the rules propose."""
    return int(np.argmax(pair[:, PROPOSED]))


def _holders(mention: Mention, entities: Sequence[Entity]) -> list[Entity]:
    """The sources in whose statement a mention stands."""
    return [e for e in entities if any(m.raw == mention.inside for m in e.mentions)]


def _is(candidate: Candidate, proposal: Entity | None) -> bool:
    """Whether a candidate is what the rules propose."""
    if proposal is None:
        return candidate.new
    if candidate.person is not None:
        return proposal.people == (candidate.person,)
    if candidate.body is not None:
        return proposal.organisation == candidate.body
    return candidate.entity is proposal
