"""The inventory: every checkable statement of a story with all that a checker needs to know about it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.analyse.claims.asking import evidence_for, questions_for
from onrecord.analyse.claims.categories import Circumstances, categories_of
from onrecord.analyse.claims.dates import published
from onrecord.analyse.claims.nature import nature_of
from onrecord.analyse.claims.people import People
from onrecord.analyse.claims.priority import addends_of, priority_of
from onrecord.analyse.claims.prominence import prominence_of_blocks
from onrecord.analyse.claims.sentences import sentences
from onrecord.analyse.claims.shells import tells_something
from onrecord.analyse.claims.signals import Signals, find_signals
from onrecord.analyse.claims.sourcing import UNNAMED_SUPPORT, sourcing_of
from onrecord.analyse.claims.statements import Statement, Statements
from onrecord.analyse.claims.verbs import finite_verbs, is_present
from onrecord.analyse.claims.wording import name_of, stand_alone
from onrecord.analyse.claims.words import Words
from onrecord.analyse.lexicons import words as listed
from onrecord.analyse.values import NamedEntity
from onrecord.model import (
    Article,
    Attribution,
    BlockRole,
    Claim,
    Nature,
    Quotation,
    Source,
    SourceKind,
    Sourcing,
    Span,
    keys,
)

Scorer = Callable[[list[str]], list[float]]
"""Gives the check-worthiness of statements, each between 0 and 1."""
_BEFORE_CAPITAL = frozenset("\"“‘'(:«")
_NOT_PLURAL = frozenset(
    "this thus perhaps always it's that's he's she's there's here's let's what's who's his hers".split()
)
_HEADING = frozenset("what who how why when where the a".split())
_FEWEST = 3
"""Fewest words of a statement without a verb in a body paragraph."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the analysis found before the inventory is drawn up."""

    article: Article
    quotations: Sequence[Quotation]
    starts: Sequence[int]
    names: Sequence[NamedEntity]
    sources: Sequence[Source]
    attributions: Sequence[Attribution]


def find_claims(found: Found, scorer: Scorer | None = None) -> tuple[Claim, ...]:
    """All claims of a story in text order. Pure but for ``scorer``, which is called once for the whole story."""
    return _Inventory(found).claims(scorer)


class _Inventory:
    def __init__(self, found: Found) -> None:
        self.found = found
        article = found.article
        self.words = words = Words(article.text)
        heads = [words.range(b.span) for b in article.blocks if b.role in (BlockRole.HEADLINE, BlockRole.SUBHEAD)]
        self.verbs = finite_verbs(words, heads)
        self.sentences = tuple(sentences(article, words, found.starts))
        opening = {s.first + n for s in self.sentences for n in _opening(words, s.first, s.after)}
        opening |= {n for n in range(1, len(words)) if words.written[n - 1] in _BEFORE_CAPITAL}
        opening |= {n for a, b in heads for n in range(a, b) if _title_case(words, a, b)}
        self.signals: Signals = find_signals(words, found.names, frozenset(opening))
        self.statements = Statements(words, self.verbs, found.attributions, found.quotations)
        self.sources = {source.id: source for source in found.sources}
        self.marked = sorted(q.span for q in found.quotations if q.level == 0)
        self.quotes = _spoken(article.text, found, self.sources)
        self.prominence = prominence_of_blocks(article)
        self.day = published(article)
        self.grants = sorted(
            s.anonymity.grant for s in found.sources if s.anonymity is not None and s.anonymity.grant is not None
        )
        self.guarded = sorted(_guarded(found.sources))
        self.people = People(words, found.names, found.sources)
        self.names = sorted((n.span, n.label) for n in found.names)
        self.attributed = self._attributed_blocks()
        self.inner: dict[int, list[tuple[int, int]]] = {}

    def claims(self, scorer: Scorer | None) -> tuple[Claim, ...]:
        kept = [s for sentence in self.sentences for s in self.statements.of(sentence) if self._is_claim(s)]
        kept.sort(key=lambda s: (s.first, -s.after))
        self.attributed |= {s.sentence.number for s in kept if s.reported}
        for s in kept:
            if s.inner:
                self.inner.setdefault(s.sentence.first, []).append((s.first, s.after))
        drafts = [self._draft(statement) for statement in kept]
        scores: list[float | None] = [None] * len(drafts)
        if scorer is not None and drafts:
            scores = list(scorer([draft.text for draft in drafts]))
        spoken = keys((draft.span.of(self.words.text),) for draft in drafts)
        done = []
        for number, (draft, key, score) in enumerate(zip(drafts, spoken, scores, strict=True), 1):
            addends = addends_of(draft.categories, draft.nature, draft.prominence, draft.sourcing, score)
            more = {
                "id": f"c{number}",
                "key": key,
                "check_worthiness": score,
                "addends": addends,
                "priority": priority_of(addends),
            }
            done.append(draft.model_copy(update=more))
        return tuple(done)

    def _is_claim(self, statement: Statement) -> bool:
        """Whether a statement is a claim: no empty shell, no terms of anonymity, no question or request to the reader."""
        words, first, after = self.words, statement.first, statement.after
        span = words.span(first, after)
        if statement.shell:
            return self._tells(statement, span)
        if self._is_grant(first, after):
            return False
        quoted = _share(self.quotes, span) > 0
        role = statement.sentence.block.role
        if after - first <= _FEWEST and words.low[after - 1] in listed("claims/saying") and not quoted:
            return False
        if role is BlockRole.CAPTION and _is_credit(words, self.verbs, first, after):
            return False
        if _share(self.marked, span) == 0:
            if "?" in words.written[after - 1 : after + 1] or (
                not quoted and words.low[first] in listed("claims/requests")
            ):
                return False
            if " ".join(words.low[first:after]) in listed("claims/greetings"):
                return False
        if role is BlockRole.SUBHEAD and (words.low[first] in _HEADING or not any(self.verbs[first:after])):
            return False
        if (
            statement.shares is not None
            or any(self.verbs[first:after])
            or role in (BlockRole.HEADLINE, BlockRole.CAPTION, BlockRole.STANDFIRST)
        ):
            return True
        whole = sum(words.is_word(n) for n in range(first, after))
        shouted = all(words.written[n].isupper() for n in range(first, after) if words.is_word(n))
        return quoted or (whole >= _FEWEST and not shouted)

    def _tells(self, statement: Statement, span: Span) -> bool:
        attributions = [self.found.attributions[n] for n in statement.attributions]
        said = [s for a in attributions for s in a.source if s.overlaps(span)]
        cues = [s for a in attributions for s in a.cue]
        carriers = [self.sources.get(a.source_id or "") for a in attributions]
        known = frozenset(word for s in carriers if s is not None for word in (s.name or "").casefold().split())
        return tells_something(
            self.words,
            statement.first,
            statement.after,
            said,
            cues,
            _touching(self.grants, span),
            _touching_names(self.names, span),
            known,
            person=all(s is None or s.kind is SourceKind.NAMED_PERSON for s in carriers),
        )

    def _is_grant(self, first: int, after: int) -> bool:
        """Whether all that some words tell is on what terms a source speaks."""
        words = self.words
        grants = _touching(self.grants, words.span(first, after))
        if not grants:
            return False
        left = sum(
            words.is_word(n) and not any(Span(words.starts[n], words.ends[n]).overlaps(g) for g in grants)
            for n in range(first, after)
        )
        return left <= _FEWEST

    def _draft(self, statement: Statement) -> Claim:
        """The claim without what needs all claims: number, key, score, priority."""
        words, text = self.words, self.words.text
        span = words.span(statement.first, statement.after)
        block = statement.sentence.block
        attributions = [self.found.attributions[n] for n in statement.attributions]
        share = _share(self.quotes, span)
        partly = share > 0
        carried = [
            a
            for n, a in zip(statement.attributions, attributions, strict=True)
            if not statement.shell and not self.statements.refuses(n)
        ]
        inner = [words.span(a, b) for a, b in self.inner.get(statement.sentence.first, ()) if not statement.inner]
        signals = [s for s in self.signals.within(span) if not any(i.contains(s.span) for i in inner)]
        question = "?" in words.written[statement.after - 2 : statement.after + 1]
        nature = Nature.FACT
        if not statement.shell:
            nature = nature_of(
                words,
                statement.first,
                statement.after,
                signals,
                quoted=partly,
                question=question,
                verbs=self.verbs,
                shares=statement.shares,
                headline=block.role is BlockRole.HEADLINE,
                own=not attributions,
            )
        sourcing = sourcing_of(text, carried, self.sources)
        reported = statement.reported and not (carried and sourcing is Sourcing.UNATTRIBUTED)
        exempt = any(s.exempt for s in (self.sources.get(a.source_id or "") for a in attributions) if s is not None)
        unnamed = not exempt and (sourcing in UNNAMED_SUPPORT or (statement.shell and self._unnamed(attributions)))
        about = Circumstances(
            role=block.role,
            nature=nature,
            quoted=partly,
            inside=share > 0.5,
            shell=statement.shell,
            reported=reported,
            paragraph_attributed=statement.sentence.number in self.attributed,
            general=_is_general(words, statement.first),
            present=any(is_present(words, n) for n in range(statement.first, statement.after) if self.verbs[n]),
            sourcing=sourcing,
            unnamed_support=unnamed,
        )
        details = frozenset(
            s.detail or "" for s in (self.sources.get(a.source_id or "") for a in carried) if s is not None
        )
        categories = categories_of(signals, about, details)
        signals = [s for s in signals if s.category in categories]
        sources = [self.sources[i] for i in dict.fromkeys(a.source_id for a in attributions) if i in self.sources]
        speaker = name_of(sources[0]) if sources else None
        prominence = self.prominence[statement.sentence.number]
        return Claim.model_construct(
            id="",
            key="",
            span=span,
            text=self._text(statement, span, nature, sources, quoted=share > 0.9),
            nature=nature,
            categories=categories,
            signals=tuple(signals),
            in_quotation=share > 0.5,
            attribution_ids=tuple(a.id for a in attributions),
            source_ids=tuple(s.id for s in sources),
            sourcing=sourcing if not statement.shell else Sourcing.UNATTRIBUTED,
            prominence=prominence,
            check_worthiness=None,
            priority=None,
            addends=(),
            evidence=evidence_for(categories),
            questions=questions_for(text, categories, signals, span.of(text), speaker),
            check_ids=(),
            sensitive=any(s.unnamed or s.exempt for s in sources) or bool(_touching(self.guarded, span)),
        )

    def _text(
        self, statement: Statement, span: Span, nature: Nature, sources: Sequence[Source], *, quoted: bool
    ) -> str:
        """The statement to stand alone."""
        subject, in_place = None, False
        if not statement.shell and not quoted:
            subject, in_place = self.people.subject(statement, self.verbs, sources)
        speaker = name_of(sources[0]) if quoted and len(sources) == 1 else None
        return stand_alone(
            self.words,
            span,
            subject=subject,
            in_place=in_place,
            speaker=speaker,
            day=self.day,
            ahead=nature is Nature.PREDICTION,
        )

    def _unnamed(self, attributions: Sequence[Attribution]) -> bool:
        found = [self.sources.get(a.source_id or "") for a in attributions]
        return bool(found) and all(s is not None and s.unnamed for s in found)

    def _attributed_blocks(self) -> frozenset[int]:
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


def _is_general(words: Words, first: int) -> bool:
    """Whether a statement begins with a subject in general: a plural without a determiner, or "a"."""
    low = words.low[first]
    return low in ("a", "an") or (low.endswith("s") and low not in _NOT_PLURAL and len(low) > 3)


def _title_case(words: Words, first: int, after: int) -> bool:
    """Whether a headline writes most words with a capital."""
    longer = [words.written[n] for n in range(first, after) if len(words.written[n]) > 3 and words.is_word(n)]
    return bool(longer) and sum(w[0].isupper() for w in longer) > 0.7 * len(longer)


def _is_credit(words: Words, verbs: Sequence[bool], first: int, after: int) -> bool:
    """Whether words of a caption only say whose picture it is: a label or bracket, and names."""
    named = (
        words.low[first] in listed("claims/credits") or words.written[first] in "(©" or words.written[first - 1] in "(©"
    )
    small = sum(words.written[n][0].islower() for n in range(first + 1, after))
    return named and small < _FEWEST and not any(verbs[first:after])


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


def _touching(spans: Sequence[Span], span: Span) -> list[Span]:
    """Those of some sorted spans that overlap a span."""
    high = bisect_left(spans, Span(span.end, span.end))
    return [one for one in spans[max(0, high - 40) : high] if one.end > span.start]


def _touching_names(names: Sequence[tuple[Span, str]], span: Span) -> list[tuple[Span, str]]:
    high = bisect_left(names, (Span(span.end, span.end), ""))
    return [one for one in names[max(0, high - 40) : high] if one[0].end > span.start]


def _share(quotes: Sequence[Span], span: Span) -> float:
    """How much of a span stands in quotations."""
    covered = sum(min(q.end, span.end) - max(q.start, span.start) for q in _touching(quotes, span))
    return covered / (span.end - span.start) if span.end > span.start else 0.0
