"""The inventory: every checkable statement of a story with all that a checker needs to know about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onrecord.analyse.claims.asking import evidence_for, questions_for
from onrecord.analyse.claims.categories import Circumstances, categories_of
from onrecord.analyse.claims.dates import published
from onrecord.analyse.claims.gate import Gate
from onrecord.analyse.claims.layout import Found, Layout, is_general, share, touching
from onrecord.analyse.claims.nature import nature_of
from onrecord.analyse.claims.people import People
from onrecord.analyse.claims.priority import addends_of, priority_of
from onrecord.analyse.claims.prominence import prominence_of_blocks
from onrecord.analyse.claims.sourcing import UNNAMED_SUPPORT, sourcing_of
from onrecord.analyse.claims.statements import Statement, Statements
from onrecord.analyse.claims.verbs import is_present
from onrecord.analyse.claims.wording import name_of, stand_alone
from onrecord.model import (
    Attribution,
    BlockRole,
    Check,
    Claim,
    Nature,
    Signal,
    Source,
    Sourcing,
    Span,
    keys,
)

Scorer = Callable[[list[str]], list[float]]
"""Gives the check-worthiness of statements, each between 0 and 1."""


def find_claims(found: Found, scorer: Scorer | None = None) -> tuple[Claim, ...]:
    """All claims of a story in text order. Pure but for ``scorer``, which is called once for the whole story."""
    return _Inventory(found).claims(scorer)


class _Inventory:
    def __init__(self, found: Found) -> None:
        self.story = story = Layout(found)
        self.statements = Statements(story)
        self.gate = Gate(story)
        self.prominence = prominence_of_blocks(found.article)
        self.day = published(found.article)
        self.people = People(story.words, found.names, found.sources)
        self.attributed = story.attributed_blocks()
        self.checked: dict[Span, list[Check]] = {}
        for check in found.checks:
            for place in {check.span, *(one.span for one in check.inputs)}:
                self.checked.setdefault(place, []).append(check)
        self.places = sorted(self.checked)
        self.inner: dict[int, list[tuple[int, int]]] = {}

    def claims(self, scorer: Scorer | None) -> tuple[Claim, ...]:
        kept = [s for sentence in self.story.sentences for s in self.statements.of(sentence) if self.gate.lets(s)]
        kept.sort(key=lambda s: (s.first, -s.after))
        self.attributed |= {s.sentence.number for s in kept if s.reported}
        for s in kept:
            if s.inner:
                self.inner.setdefault(s.sentence.first, []).append((s.first, s.after))
        drafts = [self._draft(statement) for statement in kept]
        scores: list[float | None] = [None] * len(drafts)
        if scorer is not None and drafts:
            # Opinions and predictions are not to be checked, and an introduction states little; scoring costs time.
            told = [n for n, s in enumerate(kept) if drafts[n].nature is Nature.FACT and not s.shell]
            for n, worth in zip(told, scorer([drafts[n].text for n in told]), strict=True):
                scores[n] = worth
        spoken = keys((draft.span.of(self.story.words.text),) for draft in drafts)
        done = []
        for number, (draft, key, score) in enumerate(zip(drafts, spoken, scores, strict=True), 1):
            checks = self._checks(draft.span)
            wrong = next((check for check in checks if not check.agrees), None)
            addends = addends_of(draft.categories, draft.nature, draft.prominence, draft.sourcing, score, wrong)
            more = {
                "check_ids": tuple(check.id for check in checks),
                "id": f"c{number}",
                "key": key,
                "check_worthiness": score,
                "addends": addends,
                "priority": priority_of(addends),
            }
            done.append(draft.model_copy(update=more))
        return tuple(done)

    def _checks(self, span: Span) -> list[Check]:
        """The checks of figures, dates and names that any words of a statement went into, in their order."""
        found = {id(check): check for place in touching(self.places, span) for check in self.checked[place]}
        return sorted(found.values(), key=lambda check: (check.span, check.id))

    def _draft(self, statement: Statement) -> Claim:
        """The claim without what needs all claims: number, key, score, priority."""
        text = self.story.words.text
        span = self.story.words.span(statement.first, statement.after)
        told = self.story.found.attributions
        attributions = [told[n] for n in statement.attributions]
        said = () if statement.shell else (n for n in statement.attributions if not self.statements.refuses(n))
        carried = [told[n] for n in said]
        sources = self._sources_of(attributions)
        spoken = share(self.story.quotes, span)
        signals = self._signals_in(statement, span)
        nature = self._nature(statement, signals, quoted=spoken > 0)
        sourcing = sourcing_of(text, carried, self.story.sources)
        about = Circumstances(
            role=statement.sentence.block.role,
            nature=nature,
            quoted=spoken > 0,
            shell=statement.shell,
            reported=statement.reported and not (carried and sourcing is Sourcing.UNATTRIBUTED),
            paragraph_attributed=statement.sentence.number in self.attributed,
            general=is_general(self.story.words, statement.first),
            present=self._present(statement),
            sourcing=sourcing,
            unnamed_support=not any(source.exempt for source in sources)
            and (sourcing in UNNAMED_SUPPORT or (statement.shell and self._unnamed(attributions))),
        )
        details = frozenset(source.detail or "" for source in self._sources_of(carried))
        categories = categories_of(signals, about, details)
        signals = [s for s in _longest(signals) if s.category in categories]
        speaker = name_of(sources[0]) if sources else None
        return Claim.model_construct(
            id="",
            key="",
            span=span,
            text=self._text(statement, span, nature, sources, quoted=spoken > 0.9),
            nature=nature,
            categories=categories,
            signals=tuple(signals),
            in_quotation=spoken > 0.5,
            attribution_ids=tuple(a.id for a in attributions),
            source_ids=tuple(s.id for s in sources),
            sourcing=sourcing if not statement.shell else Sourcing.UNATTRIBUTED,
            prominence=self.prominence[statement.sentence.number],
            check_worthiness=None,
            priority=None,
            addends=(),
            evidence=evidence_for(categories),
            questions=questions_for(text, categories, signals, span.of(text), speaker),
            check_ids=(),
            sensitive=any(s.unnamed or s.exempt for s in sources) or bool(touching(self.story.guarded, span)),
        )

    def _sources_of(self, attributions: Sequence[Attribution]) -> list[Source]:
        """The sources of some attributions, each once, as far as the story has them."""
        known = self.story.sources
        return [known[i] for i in dict.fromkeys(a.source_id for a in attributions) if i is not None and i in known]

    def _signals_in(self, statement: Statement, span: Span) -> list[Signal]:
        """The signals in a statement but for those of statements that stand inside it."""
        words = self.story.words
        inner = [words.span(a, b) for a, b in self.inner.get(statement.sentence.first, ()) if not statement.inner]
        return [s for s in self.story.signals.within(span) if not any(i.contains(s.span) for i in inner)]

    def _nature(self, statement: Statement, signals: Sequence[Signal], *, quoted: bool) -> Nature:
        """The nature of a statement; that a source is introduced is a fact."""
        if statement.shell:
            return Nature.FACT
        written = self.story.words.written
        return nature_of(
            self.story.words,
            statement.first,
            statement.after,
            signals,
            quoted=quoted,
            question="?" in written[statement.after - 2 : statement.after + 1],
            verbs=self.story.verbs,
            shares=statement.shares,
            headline=statement.sentence.block.role is BlockRole.HEADLINE,
            own=not statement.attributions,
        )

    def _present(self, statement: Statement) -> bool:
        """Whether a verb of a statement is in the present tense."""
        verbs = (n for n in range(statement.first, statement.after) if self.story.verbs[n])
        return any(is_present(self.story.words, n) for n in verbs)

    def _text(
        self, statement: Statement, span: Span, nature: Nature, sources: Sequence[Source], *, quoted: bool
    ) -> str:
        """The statement to stand alone."""
        subject, in_place = None, False
        if not statement.shell and not quoted:
            subject, in_place = self.people.subject(statement, self.story.verbs, sources)
        speaker = name_of(sources[0]) if quoted and len(sources) == 1 else None
        return stand_alone(
            self.story.words,
            span,
            subject=subject,
            in_place=in_place,
            speaker=speaker,
            day=self.day,
            ahead=nature is Nature.PREDICTION,
        )

    def _unnamed(self, attributions: Sequence[Attribution]) -> bool:
        found = [self.story.sources.get(a.source_id or "") for a in attributions]
        return bool(found) and all(s is not None and s.unnamed for s in found)


def _longest(signals: Sequence[Signal]) -> list[Signal]:
    """The signals that no longer one of the same category holds, in their order."""
    kept: set[tuple[str, Span]] = set()
    ends: dict[str, int] = {}
    # From the left, longer ones first: what ends no later than one before it lies inside that
    ordered = {(s.category, s.span) for s in signals}
    for category, span in sorted(ordered, key=lambda one: (one[1].start, -one[1].end)):
        if span.end > ends.get(category, -1):
            ends[category] = span.end
            kept.add((category, span))
    return [s for s in signals if (s.category, s.span) in kept]
