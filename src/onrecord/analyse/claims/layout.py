"""A story laid out for the inventory: its words, verbs, sentences, signals, and whose own words stand where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.analyse.claims.sentences import sentences
from onrecord.analyse.claims.signals import Signals, find_signals
from onrecord.analyse.claims.verbs import finite_verbs
from onrecord.analyse.claims.words import Words
from onrecord.analyse.values import NamedEntity
from onrecord.model import Article, Attribution, BlockRole, Check, Quotation, Source, SourceKind, Span

_OPENING = frozenset("\"“‘'(«")
_NOT_PLURAL = frozenset(
    "this thus perhaps always it's that's he's she's there's here's let's what's who's his hers".split()
)
_TITLE_CASE = 0.7
"""Share of a headline's longer words in capitals from which it is one that writes every word so."""
_NEAR = 40
"""How many spans back one may still reach a place."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the analysis found before the inventory is drawn up."""

    article: Article
    quotations: Sequence[Quotation]
    starts: Sequence[int]
    names: Sequence[NamedEntity]
    sources: Sequence[Source]
    attributions: Sequence[Attribution]
    checks: Sequence[Check] = ()


class Layout:
    """The story with what was found in it; asks for places are answered by bisection."""

    def __init__(self, found: Found) -> None:
        self.found = found
        article = found.article
        self.words = words = Words(article.text)
        heads = [words.range(b.span) for b in article.blocks if b.role in (BlockRole.HEADLINE, BlockRole.SUBHEAD)]
        self.verbs = finite_verbs(words, heads)
        self.sentences = tuple(sentences(article, words, found.starts))
        opening = {s.first + n for s in self.sentences for n in _opening(words, s.first, s.after)}
        opening |= {n for n in range(1, len(words)) if words.written[n - 1] == ":" or words.opened(n, _OPENING)}
        opening |= {n for a, b in heads for n in range(a, b) if _title_case(words, a, b)}
        self.signals: Signals = find_signals(words, found.names, frozenset(opening))
        self.sources = {source.id: source for source in found.sources}
        self.marked = sorted(q.span for q in found.quotations if q.level == 0)
        self.quotes = _spoken(article.text, found, self.sources)
        told = (s.anonymity.grant for s in found.sources if s.anonymity is not None)
        self.grants = sorted(grant for grant in told if grant is not None)
        self.guarded = sorted(_guarded(found.sources))
        self.names = sorted((n.span, n.label) for n in found.names)

    def names_in(self, span: Span) -> list[tuple[Span, str]]:
        """The named entities that overlap a span, with their labels."""
        high = bisect_left(self.names, (Span(span.end, span.end), ""))
        return [one for one in self.names[max(0, high - _NEAR) : high] if one[0].end > span.start]

    def attributed_blocks(self) -> frozenset[int]:
        """Numbers of the blocks in which anything is put to anybody."""
        blocks = self.found.article.blocks
        starts = [block.span.start for block in blocks]
        places = [s.start for a in self.found.attributions for s in (*a.content, *a.cue)]
        return frozenset(bisect_right(starts, place) - 1 for place in places)


def _spoken(text: str, found: Found, sources: dict[str, Source]) -> list[Span]:
    """Everybody's own words: what stands in quotation marks, and after a speaker's label in a transcript."""
    spoken = [q.span for q in found.quotations if q.level == 0]
    for one in found.attributions:
        if not one.source or [cue.of(text) for cue in one.cue] != [":"]:
            continue
        source = sources.get(one.source_id or "")
        person = source is not None and source.kind is SourceKind.NAMED_PERSON
        if one.source[0].of(text).isupper() or (person and found.article.role_at(one.cue[0].start) is BlockRole.BODY):
            spoken += one.content
    kept: list[Span] = []
    for span in sorted(spoken, key=lambda s: (s.start, -s.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return kept


def _opening(words: Words, first: int, after: int) -> range:
    """How many words at the head of a sentence a capital does not make names: the first after opening marks."""
    number = first
    while number < after and not words.is_word(number):
        number += 1
    return range(number - first + 1)


def is_general(words: Words, first: int) -> bool:
    """Whether a statement begins with a subject in general: a plural without a determiner, or "a"."""
    low = words.low[first]
    return low in ("a", "an") or (low.endswith("s") and low not in _NOT_PLURAL and len(low) > 3)


def _title_case(words: Words, first: int, after: int) -> bool:
    """Whether a headline writes most words with a capital."""
    longer = [words.written[n] for n in range(first, after) if len(words.written[n]) > 3 and words.is_word(n)]
    return bool(longer) and sum(w[0].isupper() for w in longer) > _TITLE_CASE * len(longer)


def _guarded(sources: Sequence[Source]) -> list[Span]:
    """Words that tell of a source whose identity the story keeps back."""
    found: list[Span] = []
    for source in sources:
        if source.unnamed or source.exempt:
            found += [*source.mentions, *source.justification]
            if source.anonymity is not None:
                told = (source.anonymity.grant, source.anonymity.reason, source.anonymity.basis)
                found += [span for span in told if span is not None]
    return found


def touching(spans: Sequence[Span], span: Span) -> list[Span]:
    """Those of some sorted spans that overlap a span."""
    high = bisect_left(spans, Span(span.end, span.end))
    return [one for one in spans[max(0, high - _NEAR) : high] if one.end > span.start]


def share(quotes: Sequence[Span], span: Span) -> float:
    """How much of a span stands in quotations."""
    covered = sum(min(q.end, span.end) - max(q.start, span.start) for q in touching(quotes, span))
    return covered / (span.end - span.start) if span.end > span.start else 0.0
