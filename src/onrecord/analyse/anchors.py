"""What a note on anonymity hangs on: the source or phrase for people that a grant, reason or basis belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

import regex

from onrecord.analyse.kinds import Labels, Reading, read_mention
from onrecord.analyse.lexicons import words
from onrecord.analyse.mentions import Mention
from onrecord.analyse.names import People
from onrecord.model import SourceKind as K
from onrecord.model import Span

TELLERS = words("tellers")
QUANTIFIERS = frozenset(["both", "all", "neither", "none", "most", "some", "each", "several"])
_LISTENERS = frozenset(["reporter", "reporters", "journalist", "journalists"])
_SUBJECT = regex.compile(
    r"(?<![\p{L}'’-])(he|she|they|both|all|neither|none|most|some|each|one|several|"
    r"the (?:two|three|four|five|latter|former))"
    r"(?:\s+(?:also|both|all|each|only|has|have|had|then|later|initially))*\s*$",
    regex.IGNORECASE,
)
_WIDE = 3
"""Words from which a source that begins with a pronoun holds other people besides."""
_ADJACENT = 3
_SOON = 900
_AND = regex.compile(r"\b(?:and|but)\s+(?:(?:also|both|all|each|only|then|later|so|therefore)\s+){0,2}$")
AND_OTHERS = regex.compile(r"(?:These|Those|The)\s+(?:\p{L}+\s+){1,3}and\s+(?:\p{L}+\s+)?others\b")
_BEGINS = regex.compile(
    r"(?:(?:But|And|Yet)\s+)?(he|she|they|both|all|neither|none|most|some|each|one|"
    r"the (?:two|three|four|five|latter|former))\b(?!\s+of)",
    regex.IGNORECASE,
)
_WHO_CLAUSE = regex.compile(r",\s+who\b[^,;:.“”]{3,80},\s*$")
_WHO_AND = regex.compile(r"\bwho\s[^,;:.“”]{3,90}\band\s+(?:(?:also|both|all|each|only|then|later)\s+)?$")
_COUNTED = regex.compile(
    r"\b(?:dozens|scores|hundreds|thousands|several|some|many|others|a\s+(?:handful|few|dozen))\b(?=\s+who\b)",
    regex.IGNORECASE,
)
_OF_ANOTHER = regex.compile(r"\bwho\s+(?:is|was|are|were|has been|describes? \p{L}+ as)\b[^,;]{0,40}$")
_FILLER = regex.compile(
    r"[\s,]*(?:(?:also|both|all|each|only|has|have|had|then|later|initially|so|and|who|were|was)[\s,]*){0,4}$",
    regex.IGNORECASE,
)
_OF_NAMED = regex.compile(r"\s+(?:close\s+to|of|for|to|with|by)\s+(?:[\p{L}’'.-]+\s+){0,4}")
_TRIGGER = regex.compile(
    r"anonym|named?\b|naming|nameless|surname|pseudonym|mentioned|camera|withh[eo]ld|\bfaces?\b|identi|confidential|background|record\b|attribut|ground\s*rules|rules|unnamed|condition|quoted|"
    r"chatham|name[ds]?\b|authori[sz]|permi|allow|cleared|empowered|supposed|publicly|barred|prohibit|forbid",
    regex.IGNORECASE,
)


class Anchors:
    """Finds what a note hangs on among sources and phrases for people."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        people: People,
        labels: Labels,
        mentions: Sequence[Mention],
        phrases: Sequence[Span],
    ) -> None:
        self.text = text
        self.people = people
        self.labels = labels
        self.sources = sorted((m for m in mentions if _may_be_people(m)), key=lambda m: m.at)
        self.phrases = phrases
        self.extra: dict[Span, Mention] = {}
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self._phrase_starts = [p.start for p in self.phrases]
        self.unnamed = [m.span for m in self.sources if (m.raw is not None or m.speaks) and _likely_unnamed(m)]
        self.telling = [s for s in sentences if _TRIGGER.search(text, s.start, s.end)]
        self.heads = [_head(m) for m in self.sources if m.reading.phrase.core and m.reading.pronoun is None]
        near = sorted({p.end: p for p in [*self.phrases, *self.heads]}.values())
        self.people_places = [Span(p.end, min(p.end + 100, self.sentence(p.start).end)) for p in near]

    def sentence(self, offset: int) -> Span:
        """The sentence (or failing that the paragraph) of an offset."""
        number = bisect_right(self._starts, offset) - 1
        if number >= 0 and offset < self._sentences[number].end:
            return self._sentences[number]
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return Span(start, end if end >= 0 else len(self.text))

    def as_mention(self, span: Span) -> Mention:
        """The source mention that covers a phrase, or an extra one for it."""
        near = [m for m in self.sources if m.span.overlaps(span)]
        near = [
            m
            for m in near
            if m.reading.pronoun is None or len(m.span.of(self.text).split()) <= _WIDE or m.at == span.start
        ]
        if near:
            return min(near, key=lambda m: m.span.end - m.span.start)
        if span not in self.extra:
            reading = read_mention(self.text, span, self.people, self.labels)
            if span.of(self.text).casefold() in QUANTIFIERS:
                reading = Reading(reading.phrase, {}, "they")
            self.extra[span] = Mention(span, reading)
        return self.extra[span]

    def introduce(self) -> None:
        """Take in people whom the story describes and soon after calls "the official" as a source."""
        later = [
            m
            for m in [*self.sources, *self.extra.values()]
            if m.reading.phrase.determiner == "definite" and not m.reading.phrase.plural
        ]
        for mention in later:
            phrase = mention.reading.phrase
            if phrase.member or phrase.head not in TELLERS:
                continue
            place = bisect_right(self._phrase_starts, mention.at - 1)
            for before in reversed(self.phrases[max(0, place - 12) : place]):
                if mention.at - before.start > _SOON or before.end >= mention.at:
                    continue
                if any(m.span.overlaps(before) for m in self.sources):
                    if before.of(self.text).casefold().endswith(phrase.head):
                        break
                    continue
                reading = read_mention(self.text, before, self.people, self.labels)
                known = reading.phrase
                if known.head != phrase.head or known.plural:
                    continue
                if (
                    known.determiner == "indefinite"
                    and not reading.people
                    and not self.people.within(Span(before.end, before.end + 30))
                ):
                    self.as_mention(before)
                break

    def introduced(self, mention: Mention | None) -> Mention | None:
        """A mention; "the lead welder, who asked …" outside any attribution is somebody new, not one named before."""
        phrase = mention.reading.phrase if mention else None
        new = mention in self.extra.values() and phrase is not None and phrase.determiner == "definite"
        if mention and phrase and new and phrase.head not in TELLERS and not phrase.plural:
            mention.reading = replace(mention.reading, phrase=replace(phrase, determiner="indefinite"))
        return mention

    def counted(self, span: Span, sentence: Span) -> Mention:
        """The people whom "none" or "neither" counts: a plural in the same sentence, or else those before."""
        for phrase in reversed(self._candidates(Span(sentence.start, span.start))):
            mention = self.as_mention(phrase) if self._tells(phrase) else None
            if mention and mention.reading.phrase.plural:
                return mention
        counted = list(_COUNTED.finditer(self.text, sentence.start, span.start))
        return self.as_mention(Span(*counted[-1].span()) if counted else span)

    def named(self, span: Span) -> Mention:
        """The mention of a person by name, for names that the story says are changed."""
        return self.extra.setdefault(span, Mention(span, read_mention(self.text, span, self.people, self.labels)))

    def possessor(self, span: Span) -> Mention:
        """The people whom "his", "her" or "their" at a place means."""
        said = span.of(self.text).casefold()
        if span not in self.extra:
            reading = read_mention(self.text, span, self.people, self.labels)
            self.extra[span] = Mention(span, Reading(reading.phrase, {}, {"his": "m", "her": "f"}.get(said, "they")))
        return self.extra[span]

    def _candidates(self, around: Span, *, listeners: bool = False) -> list[Span]:
        """Phrases for people and unnamed source mentions in a stretch, in text order; ``listeners``: reporters too."""
        low = max(0, bisect_right(self._phrase_starts, around.start) - 1)
        found = []
        for phrase in self.phrases[low:]:
            if phrase.start >= around.end:
                break
            words = phrase.of(self.text)
            if phrase.start >= around.start and (listeners or words.split()[-1].casefold() not in _LISTENERS):
                found.append(phrase)
        found += [m.span for m in self.sources if around.start <= m.at < around.end]
        return sorted(found, key=lambda s: s.end)

    def right_before(self, offset: int, floor: int) -> Mention | None:
        """The mention or phrase that ends right before an offset, adverbs and commas aside; None after a name."""
        clause = _WHO_CLAUSE.search(self.text, max(floor, offset - 110), offset)
        offset = clause.start() if clause else offset
        pronoun = _SUBJECT.search(self.text, max(floor, offset - 60), offset)
        if pronoun:
            return self.as_mention(Span(*pronoun.span(1)))
        for span in reversed(self._candidates(Span(floor, offset), listeners=True)):
            if not _FILLER.fullmatch(self.text, min(span.end, offset), offset):
                continue
            known = any(m.span.overlaps(span) for m in self.sources)
            if known or not _OF_ANOTHER.search(self.text, floor, span.start):
                return self.as_mention(span)
        return None

    def subject(self, offset: int, sentence: Span) -> Mention | None:
        """What a sentence begins with, where words at an offset are joined to its verb: "They know it and asked"."""
        joined = _AND.search(self.text, max(sentence.start, offset - 24), offset)
        if not joined and not AND_OTHERS.match(self.text, sentence.start, offset):
            return None
        who = _WHO_AND.search(self.text, sentence.start, offset)
        if who and (found := self.relative(Span(who.start(), offset))) is not None:
            return found
        pronoun = _BEGINS.match(self.text, sentence.start, offset)
        if pronoun:
            return self.as_mention(Span(*pronoun.span(1)))
        first = next((p for p in self._candidates(Span(sentence.start, offset)) if p.start <= sentence.start + 4), None)
        return self.as_mention(first) if first else None

    def nearest(self, note: Span, *, within: bool = False) -> Mention | None:
        """The likeliest speaker in a note's sentence: the last source before it, a phrase, or the first after it.

        Where there is none it is the last source of the sentences before, unless only ``within`` counts.
        """
        sentence = self.sentence(note.start)
        before = [m for m in self.sources if sentence.start <= m.at < note.start and (m.raw is not None or m.speaks)]
        named = self.people.before(note.start, note.start - sentence.start)
        if before:
            return before[-1]
        phrases = [p for p in self._candidates(Span(sentence.start, note.start)) if self._tells(p)]
        if phrases and not (named and named[-1].span.start > phrases[-1].end):
            return self.as_mention(phrases[-1])
        after = [m for m in self.sources if note.end <= m.at < sentence.end]
        if after:
            return after[0]
        later = [p for p in self._candidates(Span(note.end, sentence.end)) if self._tells(p)]
        if later:
            return self.as_mention(later[0])
        if within:
            return None
        pronoun = _BEGINS.match(self.text, sentence.start, note.start)
        if pronoun:
            return self.as_mention(Span(*pronoun.span(1)))
        earlier = [m for m in self.sources if m.span.end <= sentence.start and sentence.start - m.span.end < 400]
        return earlier[-1] if earlier and not named else None

    def relative(self, note: Span) -> Mention | None:
        """The antecedent of a note that begins with "who": the closest phrase before it, unless a name is closer."""
        sentence = self.sentence(note.start)
        for mention in self.sources:
            wide = mention.reading.pronoun is not None and len(mention.span.of(self.text).split()) > _WIDE
            if mention.at < note.start <= mention.span.end + 3 and mention.at >= sentence.start - 1 and not wide:
                return mention
        phrases = self._candidates(Span(sentence.start, note.start))
        names = self.people.before(note.start, note.start - sentence.start)
        if names and names[-1].span.end <= note.start and note.start - names[-1].span.end <= 3:
            owned = [p for p in phrases if _OF_NAMED.fullmatch(self.text, p.end, names[-1].span.start)]
            return self.as_mention(owned[-1]) if owned else None
        if phrases and note.start - phrases[-1].end <= _ADJACENT:
            return self.as_mention(phrases[-1])
        telling = [p for p in phrases if self._tells(p)] or phrases
        return self.as_mention(telling[-1]) if telling else None

    def _tells(self, phrase: Span) -> bool:
        """Whether the head of a phrase is one for people who tell things."""
        head = phrase.of(self.text).split()[-1].casefold()
        if head in TELLERS or head.removesuffix("s") in TELLERS:
            return True
        return any(m.span.overlaps(phrase) for m in self.sources)


def _head(mention: Mention) -> Span:
    """A mention's words up to and with its head."""
    return Span(mention.at, mention.at + mention.reading.phrase.end)


def _may_be_people(mention: Mention) -> bool:
    """Whether a source can be an unnamed person or group: no named person, outlet or text."""
    chances = mention.reading.chances
    if mention.reading.people or not (chances or mention.reading.pronoun):
        return False
    return not chances or sum(chances.get(k, 0.0) for k in (K.MEDIA, K.DOCUMENT, K.REPORTER)) < 0.6


def _likely_unnamed(mention: Mention) -> bool:
    """Whether the words of a source are rather those for an unnamed person or group."""
    chances = mention.reading.chances
    return chances.get(K.UNNAMED_PERSON, 0.0) + chances.get(K.UNNAMED_GROUP, 0.0) > 0.5
