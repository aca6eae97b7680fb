"""Annotated stories as examples for the nets of ``linknet``: what each sees of a mention, and the right answer.

The stories are read as in use, by the same rules and the same word vectors. Sources are put together as the annotation
has them, so that each mention is seen with the sources that stand before it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import spacy

from onrecord.analyse import components
from onrecord.analyse.attribution import Attributor
from onrecord.analyse.harvest import plain_marks
from onrecord.analyse.kinds import PRONOUNS
from onrecord.analyse.links import Candidate, Candidates, pair_inputs, proposed
from onrecord.analyse.mention_numbers import KINDS
from onrecord.analyse.mentions import Entity, Mention
from onrecord.analyse.pipeline import DEFAULT, names_and_sentences
from onrecord.analyse.resolver import Resolver
from onrecord.analyse.source_model import kind_inputs
from onrecord.analyse.sources import Layout, lay_out
from onrecord.analyse.values import NamedEntity, RawAttribution
from onrecord.analyse.word_vectors import Floats, WordVectors
from onrecord.model import UNNAMED, SourceKind, Span
from onrecord.read import brat, read_text
from onrecord.train.corpus import SourceBook

Rows = dict[str, Floats]
_NOT_UNNAMED = frozenset(SourceKind) - UNNAMED
ONCE = ("mention", "cue", "alone")
"""Inputs of the link net that are the same for every candidate of a mention; examples keep one row of them."""


@dataclass(slots=True)
class StoryExamples:
    """One annotated story: its layout, word vectors, and by number of the attribution the right kinds and entity."""

    stem: str
    layout: Layout
    words: WordVectors
    kinds: list[frozenset[SourceKind]]
    entities: list[str | None]


@dataclass(frozen=True, slots=True)
class KindExample:
    """What the kind net reads of one mention, and 1 for every kind that is right (kinds)."""

    inputs: Rows
    right: Floats


@dataclass(frozen=True, slots=True)
class LinkExample:
    """What the link net reads of one mention (see ``ONCE``), and which candidates are right (candidates)."""

    inputs: Rows
    right: np.ndarray


class StoryReader:
    """Reads annotated stories as they are read in use."""

    def __init__(self, model: Path, pipeline: str = DEFAULT) -> None:
        self._first = names_and_sentences(pipeline)
        self._second = spacy.blank("en", vocab=self._first.vocab)
        for name in (components.PARAGRAPHS, components.QUOTATIONS):
            self._second.add_pipe(name)
        self._attributor = Attributor(model)

    def stories(self, corpus: Path, sources: Sequence[Path]) -> Iterator[StoryExamples]:
        """The stories that have both attributions and source annotation."""
        books = [SourceBook(path) for path in sources]
        for path, events in brat.read_split(corpus):
            text = path.read_bytes().decode("utf-8")
            notes = next((found for book in books if (found := book.of(path.stem, text, events)) is not None), None)
            if notes is None:
                continue
            raw, kind_of, entity_of = [], {}, {}
            for number, one in enumerate(events):
                if not one.cue or not one.content:
                    continue
                source = Span(one.source[0].start, one.source[-1].end) if one.source else None
                raw.append(RawAttribution(source, Span(one.cue[0].start, one.cue[-1].end), tuple(one.content)))
                kind_of[raw[-1].cue, raw[-1].content] = notes.kinds.get(number, frozenset())
                entity_of[raw[-1].cue, raw[-1].content] = notes.entities.get(number)
            layout, words = self._read(text, raw)
            yield StoryExamples(
                path.stem,
                layout,
                words,
                [kind_of[one.cue, one.content] for one in layout.ordered],
                [entity_of[one.cue, one.content] for one in layout.ordered],
            )

    def unnamed(self, folder: Path) -> Iterator[StoryExamples]:
        """Stories of an anonymity folder: attributions as the model finds them, unnamed people as annotated.

        Sources that are not annotated are of any kind but unnamed people; who they are is not known.
        """
        for path in sorted((folder / "gold").glob("*.json")):
            text = (folder / "stories" / f"{path.stem}.txt").read_bytes().decode("utf-8")
            gold = json.loads(path.read_text(encoding="utf-8"))["sources"]
            layout, words = self._read(text, None)
            places = [(place, number) for number, one in enumerate(gold) for place in _places(text, one["mentions"])]
            kinds: list[frozenset[SourceKind]] = []
            entities: list[str | None] = []
            for raw in layout.ordered:
                who = next((n for place, n in places if raw.source is not None and place.overlaps(raw.source)), None)
                said = raw.source.of(text).strip(" ,").casefold() if raw.source is not None else ""
                if who is not None:
                    kinds.append(frozenset((SourceKind(gold[who]["kind"]),)))
                else:
                    kinds.append(_NOT_UNNAMED if said and said not in PRONOUNS else frozenset())
                entities.append(f"~{who}" if who is not None else None)
            yield StoryExamples(path.stem, layout, words, kinds, entities)

    def _read(self, text: str, raw: Sequence[RawAttribution] | None) -> tuple[Layout, WordVectors]:
        """A story laid out with the attributions given, or with those that the model finds."""
        article = read_text(text)
        doc = self._first(plain_marks(article.text))
        doc._.article = article
        for _, component in self._second.pipeline:
            doc = component(doc)
        names = [NamedEntity(Span(e.start_char, e.end_char), e.label_) for e in doc.ents]
        if raw is None:
            raw, _ = self._attributor.find(article.text, doc._.paragraphs, doc._.quotations)
        words = self._attributor.words(article.text, doc._.paragraphs, doc._.quotations)
        return lay_out(article, doc._.quotations, doc._.sentences, names, raw), words


def _places(text: str, mentions: Sequence[str]) -> Iterator[Span]:
    """Where the words of a source stand; pronouns could stand for anybody and are left out."""
    for words in mentions:
        if words.casefold() not in PRONOUNS:
            for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
                yield Span(*match.span())


def kind_examples(story: StoryExamples) -> Iterator[KindExample]:
    """An example for each mention whose kind is annotated."""
    for mention, cue in zip(story.layout.mentions, story.layout.cues(), strict=True):
        assert mention.raw is not None
        kinds = story.kinds[mention.raw]
        if kinds:
            right = np.asarray([float(kind in kinds) for kind in KINDS], dtype=np.float32)
            yield KindExample(kind_inputs(mention, cue, story.layout.story, story.words), right)


def link_examples(story: StoryExamples, chances: Callable[[Sequence[Rows]], Floats]) -> Iterator[LinkExample]:
    """An example for each mention that has no name of its own; ``chances`` gives the kinds of mentions."""
    layout = story.layout
    resolver = Resolver(layout.story)
    rows = [
        kind_inputs(m, cue, layout.story, story.words) for m, cue in zip(layout.mentions, layout.cues(), strict=True)
    ]
    if rows:
        for mention, row in zip(layout.mentions, chances(rows), strict=True):
            mention.chances = dict(zip(KINDS, map(float, row), strict=True))
    candidates = Candidates(layout.story, resolver.bodies)
    bound: dict[str, Entity] = {}
    for mention in sorted(layout.mentions, key=lambda m: m.at):
        assert mention.raw is not None
        entity, cue = story.entities[mention.raw], layout.ordered[mention.raw].cue
        proposal = resolver.propose(mention)
        some = candidates.of(mention, resolver.entities, proposal)
        if not mention.reading.people and entity is not None:
            right = np.asarray([_is_entity(one, entity, bound) for one in some])
            right[0] = not right.any()
            inputs = pair_inputs(mention, cue, some, layout.story, story.words, resolver.entities, proposal)
            yield LinkExample(
                {k: (v[:1] if k in ONCE else v).astype(np.float16) for k, v in inputs.items()}, right
            )  # fmt: skip
        resolver.put(mention, _gold_entity(resolver, mention, entity, proposal, bound))


def _is_entity(candidate: Candidate, entity: str, bound: dict[str, Entity]) -> bool:
    if candidate.person is not None:
        return same_person(candidate.person.full, entity)
    if candidate.entity is not None:
        known = candidate.entity.organisation
        return bound.get(entity) is candidate.entity or (known is not None and same_name(known, entity))
    return candidate.body is not None and same_name(candidate.body, entity)


def _gold_entity(
    resolver: Resolver, mention: Mention, name: str | None, proposal: Entity | None, bound: dict[str, Entity]
) -> Entity | None:
    """The entity of a mention as annotated: bound to the name before, the person of that name, the rules', or new."""
    if name is None:
        return proposal
    if name not in bound:
        who = [p for p in resolver.story.people.people if same_person(p.full, name)]
        free = proposal is not None and not any(proposal is one for one in bound.values())
        if len(who) == 1:
            bound[name] = resolver.person((who[0],))
        elif free and proposal is not None and (not proposal.people or mention.reading.people):
            bound[name] = proposal
        else:
            bound[name] = resolver.new(mention)
    return bound[name]


def same_name(first: str, second: str) -> bool:
    """Whether one name is the other or stands whole in it."""
    first, second = (name.casefold().replace("’", "'").strip() for name in (first, second))
    if first == second or min(len(first), len(second)) < 3:
        return first == second != ""
    return f" {first} " in f" {second} " or f" {second} " in f" {first} "


def same_person(first: str, second: str) -> bool:
    """Whether two names of people agree in the surname and the beginning of the first name, or one holds the other."""
    one, other = first.casefold().split(), second.casefold().split()
    alike = len(one) > 1 and len(other) > 1 and one[-1] == other[-1] and one[0][:3] == other[0][:3]
    return alike or same_name(first, second)


def proposals(examples: Iterable[LinkExample]) -> float:
    """The share of examples in which what the rules propose is right."""
    right = [bool(one.right[proposed(one.inputs["pair"])]) for one in examples]
    return sum(right) / max(1, len(right))
