"""From raw attributions to the sources of a story: who they are, of what kind, and why they may stay unnamed."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from onrecord.analyse.anonymity import Note, find_notes
from onrecord.analyse.asked import only_acts
from onrecord.analyse.bodies import bodies_by_words, relabelled
from onrecord.analyse.descriptions import people_phrases
from onrecord.analyse.disjoint import other_people
from onrecord.analyse.interviews import Interview, find_interview
from onrecord.analyse.kinds import Labels, combine, read_mention
from onrecord.analyse.manner import manner_of
from onrecord.analyse.mentions import Entity, Mention
from onrecord.analyse.misread import Misread, misread_names, put_right
from onrecord.analyse.names import People
from onrecord.analyse.outlets import own_outlets
from onrecord.analyse.portraits import portray
from onrecord.analyse.relayed import relayed_people
from onrecord.analyse.resolver import Resolver
from onrecord.analyse.ruled_out import ruled_out
from onrecord.analyse.said_again import named_below
from onrecord.analyse.source_model import Insight
from onrecord.analyse.spoken_of import without_those_spoken_of
from onrecord.analyse.story import Story
from onrecord.analyse.told import Told, attach_notes
from onrecord.analyse.unsaid import recovered_source
from onrecord.analyse.values import NamedEntity, RawAttribution
from onrecord.analyse.writers import find_writers
from onrecord.model import UNNAMED, Article, Attribution, BlockRole, Quotation, Source, Span
from onrecord.model import SourceKind as K

_NEAR = 12
_NEXT = 700
_OWN_OUTLET = 0.9
"""From which chance on the words are the story's own outlet by name, which no net needs to guess."""
_ASIDE = frozenset((BlockRole.BYLINE, BlockRole.DATELINE, BlockRole.TAIL, BlockRole.CAPTION))
_STUDY = regex.compile(r"\b(?:stud(?:y|ies)|journal|researchers?|peer-reviewed)\b")
_ASKED = regex.compile(
    r"\b(?:said|told|according to|confirmed|saying|recalled|disclosed|cautioned|described)\b", regex.IGNORECASE
)


def build_sources(
    article: Article,
    quotations: Sequence[Quotation],
    sentences: Sequence[Span],
    names: Sequence[NamedEntity],
    raw: Sequence[RawAttribution],
    insight: Insight | None = None,
    misread: Misread | None = None,
) -> tuple[tuple[Source, ...], tuple[Attribution, ...]]:
    """The sources of a story and its attributions tied to them, both in text order.

    Pure: the same arguments give the same result. ``raw`` may come in any order; attributions come back ordered by
    their first word. An attribution without a source in the text has ``source_id`` None. ``insight`` is what the
    trained model makes of the words; without it rules alone decide on kinds and on who is meant. ``misread`` are names
    that it has shown to be other than recognition has them, None before it was asked.
    """
    text = article.text
    found = lay_out(article, quotations, sentences, names, raw, misread or Misread())
    ordered, people, labels, quoted = found.ordered, found.story.people, found.story.labels, found.story.quotes
    resolver = Resolver(found.story, insight, [one.cue for one in ordered])
    mentions = found.mentions
    if insight is not None:
        for mention, chances in zip(mentions, insight.kinds(mentions, found.cues(), found.story), strict=True):
            own = mention.reading.chances.get(K.REPORTER, 0.0) > _OWN_OUTLET
            mention.chances = mention.reading.chances if own else _without(chances, ruled_out(mention.reading))
        if misread is None and (shown := misread_names(found.story, mentions)):
            return build_sources(article, quotations, sentences, names, raw, insight, shown)
        for mention in mentions:
            put_right(mention, found.story)
    phrases = people_phrases(text)
    mentions += relayed_people(text, sentences, phrases, mentions, people, labels)
    notes = find_notes(text, sentences, quoted, people, labels, mentions, phrases)
    granted = [note for note in notes.notes if note.part == "grant"]
    told = tuple(_whose(one, granted) for one in ordered if not _tells_of_anonymity(one, granted))
    if told != ordered:
        return build_sources(article, quotations, sentences, names, told, insight, misread or Misread())
    places: dict[int, Entity] = {}
    for mention in sorted([*mentions, *notes.mentions], key=lambda m: (m.at, m.raw is None)):
        places[id(mention)] = resolver.resolve(mention)
    complete = list(ordered)
    for number, attribution in enumerate(ordered):
        if attribution.source is None:
            recovered = recovered_source(text, attribution, ordered, resolver)
            if recovered is not None:
                resolver.of_raw[number] = recovered.entity
                complete[number] = _with_source(attribution, recovered.words)
    anonymity = attach_notes(text, notes, places, resolver)
    for described, person in list(named_below(text, ordered, mentions, resolver)):
        if id(places[id(described)]) not in anonymity:
            resolver.move(described, person)
    for entity in resolver.entities:
        if entity.kind() not in UNNAMED or _shown_unnamed(anonymity.get(id(entity))):
            continue
        if entity.unlikely(UNNAMED) or only_acts(text, entity, [one.cue for one in ordered]):
            entity.dismiss()
    return _write(text, complete, quoted, resolver, anonymity)


def _with_source(raw: RawAttribution, words_of: Span) -> RawAttribution:
    """The attribution with the words of its source, unless they are its cue or within its content."""
    taken = any(words_of.overlaps(other) for other in (raw.cue, *raw.content))
    return raw if taken else replace(raw, source=words_of)


def _without(chances: Mapping[K, float], kinds: frozenset[K]) -> Mapping[K, float]:
    """Chances without some kinds; they sum to less than 1 then, as the model's doubt remains."""
    return {kind: 0.0 if kind in kinds else chance for kind, chance in chances.items()}


def _shown_unnamed(told: Told | None) -> bool:
    """Whether the story itself shows that a source stays unnamed, whatever the model makes of the words."""
    return told is not None and bool(told.grant or told.reason or told.exempt)


@dataclass(frozen=True, slots=True)
class Layout:
    """A story laid out for resolving: attributions in text order, the story to ask, and a mention for each source."""

    ordered: tuple[RawAttribution, ...]
    story: Story
    mentions: list[Mention]

    def cues(self) -> list[Span | None]:
        """The cue of each mention's attribution."""
        return [self.ordered[m.raw].cue if m.raw is not None else None for m in self.mentions]


def lay_out(
    article: Article,
    quotations: Sequence[Quotation],
    sentences: Sequence[Span],
    names: Sequence[NamedEntity],
    raw: Sequence[RawAttribution],
    misread: Misread | None = None,
) -> Layout:
    """Names, labels and mentions of a story, before anybody is resolved; training looks at a story in the same way."""
    text = article.text
    ordered = tuple(sorted((without_those_spoken_of(text, one) for one in raw), key=_begins))
    quoted = sorted(q.span for q in quotations if q.level == 0)
    misread = misread or Misread()
    names = misread.relabelled(text, relabelled(text, names, bodies_by_words(article)))
    aside = [block.span for block in article.blocks if block.role in _ASIDE]
    people = People(text, names, [r.source for r in ordered if r.source], aside, misread.bodies)
    labels = Labels(names, own_outlets(article), bool(_STUDY.search(text)))
    paragraphs = [block.span for block in article.blocks]
    writers = find_writers(text, paragraphs, people, quoted)
    interview = find_interview(text, paragraphs, people)
    if interview is not None:
        writers = (*((span, interview.person) for span in interview.answers), *writers)
    story = Story(text, sentences, people, labels, quoted, writers)
    return Layout(ordered, story, _mentions(text, ordered, story, interview))


def _tells_of_anonymity(raw: RawAttribution, granted: Sequence[Note]) -> bool:
    """Whether "asked" and "not to be named" were taken for a statement: they are the terms of one."""
    return any(note.span.overlaps(raw.cue) and note.span.overlaps(raw.content[0]) for note in granted)


def _whose(raw: RawAttribution, granted: Sequence[Note]) -> RawAttribution:
    """The attribution, its source the person with the grant where the tagger took the grant's last words for one."""
    for note in granted:
        if raw.source is None or note.anchor is None or note.anchor.at >= raw.source.start:
            continue
        if note.span.start < raw.source.start < note.span.end:
            return replace(raw, source=note.anchor.span)
    return raw


def _begins(raw: RawAttribution) -> tuple[int, int]:
    """Sort key: where an attribution's source, or else its cue, begins."""
    return (raw.source.start if raw.source else raw.cue.start, raw.cue.start)


def _mentions(text: str, ordered: Sequence[RawAttribution], story: Story, interview: Interview | None) -> list[Mention]:
    """One mention for each attribution that has source words."""
    found = []
    contents = sorted((c, number) for number, item in enumerate(ordered) for c in item.content)
    for number, attribution in enumerate(ordered):
        if attribution.source is None:
            continue
        reading = read_mention(text, attribution.source, story.people, story.labels)
        if interview is not None and _answers(text, attribution.source, story, interview):
            reading = replace(reading, pronoun=None, chances={K.NAMED_PERSON: 1.0}, people=(interview.person,))
        inside = _around(attribution.source, number, contents)
        if reading.phrase.plural and not reading.people and not reading.pronoun and K.COLLECTIVE in reading.chances:
            reading = replace(reading, chances=combine((reading.chances, _by_cue(attribution.cue.of(text)))))
        others = other_people(story, attribution, attribution.source) if reading.pronoun in ("m", "f") else frozenset()
        found.append(Mention(attribution.source, reading, number, inside=inside, others=others))
    _name_next(found, story)
    longest = {m.at: m for m in sorted(found, key=lambda m: m.span.end) if m.reading.people}
    for mention in found:
        whole = longest.get(mention.at)
        if whole is not None and whole.span.end > mention.span.end and not mention.reading.people:
            mention.reading = replace(whole.reading, phrase=mention.reading.phrase)
    return found


def _name_next(mentions: Sequence[Mention], story: Story) -> None:
    """Put down for each description who speaks next, where a sentence soon behind it names them for the first time."""
    first: dict[int, int] = {}
    for place in story.people.mentions:
        first.setdefault(id(place.person), place.span.start)
    for before, after in pairwise(mentions):
        people = after.reading.people
        if before.reading.people or before.reading.pronoun or len(people) != 1 or not people[0].first:
            continue
        near = 0 < after.at - before.at < _NEXT and story.sentence(after.at) > story.sentence(before.at)
        if near and first.get(id(people[0]), after.at) >= after.at:
            before.named_next = people[0]


def _answers(text: str, source: Span, story: Story, interview: Interview) -> bool:
    """Whether source words mean whoever is interviewed: the letter before an answer, "you" in a question."""
    said = source.of(text)
    if said == "A":
        return interview.begins_answer(source.start)
    return said.casefold() == "you" and interview.asks(source.start) and story.in_quote(source.start) < 0


def _around(source: Span, number: int, contents: Sequence[tuple[Span, int]]) -> int | None:
    """Number of the nearest other attribution whose content holds a source; ``contents`` are sorted."""
    place = bisect_right(contents, (Span(source.start, sys.maxsize), sys.maxsize))
    for content, other in reversed(contents[max(0, place - _NEAR) : place]):
        if other != number and content.contains(source):
            return other
    return None


def _by_cue(cue: str) -> dict[K, float]:
    """What the cue tells of several people: were they asked, or is a camp's attitude told?"""
    if not cue.strip():
        return {}
    asked = 2.5 if _ASKED.search(cue) else 0.6
    return {kind: 0.1 * (asked if kind is K.UNNAMED_GROUP else 1.0) for kind in K}


def _write(
    text: str,
    ordered: Sequence[RawAttribution],
    quoted: Sequence[Span],
    resolver: Resolver,
    anonymity: dict[int, Told],
) -> tuple[tuple[Source, ...], tuple[Attribution, ...]]:
    """Turn entities and raw attributions into the values of the model, numbered in text order."""
    used = [e for e in resolver.entities if e.sources or id(e) in anonymity or e in resolver.of_raw.values()]
    used = [e for e in used if resolver.places(e)]
    used.sort(key=lambda e: resolver.places(e)[0].start)
    ids = {id(entity): f"s{number}" for number, entity in enumerate(used, 1)}
    sources = tuple(portray(text, ids[id(e)], e, resolver, anonymity.get(id(e))) for e in used)
    attributions = []
    for number, item in enumerate(ordered):
        entity = resolver.of_raw.get(number)
        attributions.append((item, ids.get(id(entity)) if entity is not None else None))
    attributions.sort(
        key=lambda pair: min(
            [
                pair[0].cue.start,
                *(s.start for s in pair[0].content),
                *([pair[0].source.start] if pair[0].source else []),
            ]
        )
    )
    return sources, tuple(
        Attribution(
            id=f"a{number}",
            source_id=source_id,
            manner=manner_of(text, item.content, quoted),
            source=(item.source,) if item.source else (),
            cue=(item.cue,),
            content=item.content,
            confidence=min(1.0, max(0.0, item.confidence)),
        )
        for number, (item, source_id) in enumerate(attributions, 1)
    )
