"""What the trained model brings to the sources of a story: the kind of each mention, and whom it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from onrecord.analyse.links import Candidate, pair_inputs
from onrecord.analyse.mention_numbers import KINDS, mention_numbers
from onrecord.analyse.mentions import Entity, Mention
from onrecord.analyse.possible import possible
from onrecord.analyse.story import Story
from onrecord.analyse.word_vectors import Floats, WordVectors
from onrecord.model import SourceKind, Span

_KIND_WEIGHT = 1.0
"""How much it counts for a candidate that its kind is the likely one of the words."""


class SourceNets(Protocol):
    """The two small nets; see onrecord.train.linknet for what each array is."""

    def kinds(self, inputs: Mapping[str, Floats]) -> Floats:
        """Chances of each kind (mentions × kinds)."""
        ...

    def links(self, inputs: Mapping[str, Floats]) -> Floats:
        """One score per candidate."""
        ...


@dataclass(frozen=True, slots=True)
class Insight:
    """The word vectors of one story and the nets that read them."""

    words: WordVectors
    nets: SourceNets

    def kinds(
        self, mentions: Sequence[Mention], cues: Sequence[Span | None], story: Story
    ) -> list[Mapping[SourceKind, float]]:
        """The chances of the kinds of some mentions, which sum to 1."""
        if not mentions:
            return []
        rows = [kind_inputs(mention, cue, story, self.words) for mention, cue in zip(mentions, cues, strict=True)]
        chances = self.nets.kinds({name: np.stack([row[name] for row in rows]) for name in rows[0]})
        return [dict(zip(KINDS, map(float, row), strict=True)) for row in chances]

    def best(
        self,
        mention: Mention,
        cue: Span | None,
        candidates: Sequence[Candidate],
        story: Story,
        entities: Sequence[Entity],
        proposal: Entity | None,
    ) -> Candidate:
        """The candidate that a mention most likely means."""
        scores = self.nets.links(pair_inputs(mention, cue, candidates, story, self.words, entities, proposal))
        named = mention.chances.get(SourceKind.NAMED_PERSON, 0.5)
        fits = [named if one.names_person else 1 - named for one in candidates]
        barred = np.asarray([not one.new and not possible(mention, one, story) for one in candidates])
        weighed = scores + _KIND_WEIGHT * np.log(np.asarray(fits) + 0.02)
        return candidates[int(np.argmax(np.where(barred, -np.inf, weighed)))]


def kind_inputs(mention: Mention, cue: Span | None, story: Story, words: WordVectors) -> dict[str, Floats]:
    """What the net for kinds reads of one mention: vectors of its first, last and all words and of its cue; numbers."""
    span = mention.span
    said = span.of(story.text).split()
    first = Span(span.start, span.start + len(said[0])) if said else span
    last = Span(span.end - len(said[-1]), span.end) if said else span
    return {
        "first": words.of(first),
        "last": words.of(last),
        "mean": words.of(span),
        "cue": words.of(cue) if cue is not None else np.zeros(words.width, dtype=np.float32),
        "alone": mention_numbers(mention, story),
    }
