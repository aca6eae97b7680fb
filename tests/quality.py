"""What the tool finds in the fixture stories against what a careful reader found there (gold.json).

Each figure counts hits, what was found and what the gold has:

* ``attribution …``: the counts of onrecord.measure.attribution (whole attributions, their contents, tokens by role);
* ``unnamed sources``: sources that are unnamed people on both sides. A source found is a gold one where they share
  mentions, one to one, the pair that shares most (and a name) first;
* ``kinds``: of the gold sources that were found, those with the right kind;
* ``who``: of the attributions whose content and source are right, those given to the right source of the story;
* ``grant``, ``reason``, ``basis``: words found for an unnamed source that overlap the gold words of that source;
  ``anonymity kinds``: of those, the ones with the right kind; ``exempt``: sources with legal anonymity;
* ``findings``: same rule, overlapping words, one to one; ``finding RULE``: by rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from onrecord.measure.attribution import tally
from onrecord.model import UNNAMED, Attribution, Finding, Report, Source, SourceKind, Span
from onrecord.read.brat import Annotated
from tests.stories import GoldAttribution, Story, gold_attributions, gold_findings, locate, words_of

Gold = TypeVar("Gold")
Found = TypeVar("Found")

ROLES = ("grant", "reason", "basis")
ATTRIBUTION = (
    ("end2end", "all"),
    ("end2end", "quoted"),
    ("end2end", "indirect"),
    ("content", "all"),
    ("token", "source"),
    ("token", "cue"),
    ("token", "content"),
)


@dataclass
class Count:
    """Hits among what was found and among what the gold has."""

    hits: int = 0
    found: int = 0
    gold: int = 0

    def add(self, other: Count) -> None:
        self.hits += other.hits
        self.found += other.found
        self.gold += other.gold

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.found + self.gold) if self.found + self.gold else 1.0


@dataclass
class Outcome:
    """What came of one story: the counts by figure, and each difference in words, as (what, where)."""

    slug: str
    counts: dict[str, Count] = field(default_factory=dict)
    differences: list[tuple[str, str]] = field(default_factory=list)

    def count(self, figure: str, hits: int, found: int, gold: int) -> None:
        self.counts.setdefault(figure, Count()).add(Count(hits, found, gold))

    def differ(self, what: str, where: str) -> None:
        self.differences.append((what, " ".join(where.split())))


def compare(story: Story, report: Report) -> Outcome:
    """The tool's report on a fixture story beside the gold."""
    outcome = Outcome(story.slug)
    found_of = align(story, report)
    _attributions(story, report, found_of, outcome)
    _sources(story, report, found_of, outcome)
    _findings(story, report, outcome)
    return outcome


def total(outcomes: Iterable[Outcome]) -> dict[str, Count]:
    """The counts of all stories, by figure."""
    counts: dict[str, Count] = {}
    for outcome in outcomes:
        for figure, count in outcome.counts.items():
            counts.setdefault(figure, Count()).add(count)
    return counts


def misplaced(story: Story, report: Report) -> list[str]:
    """Attributions and findings that touch words that are no statement: bylines, credits, captions, furniture.

    Words that the reader of the format leaves out of the text (an aside of a web page) cannot be touched.
    """
    text, touched = report.article.text, []
    for place in story.gold["not_statements"]:
        if words_of(place) not in text:
            continue
        span = locate(text, place)
        for one in report.attributions:
            if any(piece.overlaps(span) for piece in (*one.source, *one.cue, *one.content)):
                touched.append(f"{one.id} touches {words_of(place)!r}")
        touched += [f"{one.rule} touches {words_of(place)!r}" for one in report.findings if one.span.overlaps(span)]
    return touched


def align(story: Story, report: Report) -> dict[str, Source]:
    """The source found for each gold entity; entities that were not found are left out."""
    text = report.article.text
    places = {gold["entity"]: [locate(text, place) for place in gold["mentions"]] for gold in story.gold["sources"]}

    def shared(gold: dict[str, Any], source: Source) -> float:
        overlap = sum(max((_overlap(p, m) for m in source.mentions), default=0.0) for p in places[gold["entity"]])
        return overlap + 1 if overlap and gold["name"] and gold["name"] == source.name else overlap

    pairs = _matched(story.gold["sources"], report.sources, shared, least=0.01)
    return {gold["entity"]: source for gold, source in pairs}


def _overlap(one: Span, other: Span) -> float:
    """1 for the same place, a half and more where one place holds the other, 0 where they are apart."""
    common = max(0, min(one.end, other.end) - max(one.start, other.start))
    lengths = one.end - one.start, other.end - other.start
    return common / min(lengths) / 2 + common / (sum(lengths) - common) / 2


def _attributions(story: Story, report: Report, found_of: dict[str, Source], outcome: Outcome) -> None:
    text, gold = report.article.text, list(gold_attributions(story, report.article.text))
    annotated = [Annotated((g.source,) if g.source else (), (g.cue,), g.content) for g in gold]
    counts = tally(text, annotated, report.attributions).counts
    for figure, group in ATTRIBUTION:
        outcome.count(
            f"attribution {figure} {group}", *(counts[figure, group, what] for what in ("hits", "predicted", "gold"))
        )
    pairs = _matched(gold, report.attributions, lambda g, a: _jaccard(text, g.content, a.content))
    for one, other in pairs:
        if _jaccard(text, (one.source,) if one.source else (), other.source) < 0.5:
            outcome.differ("source of attribution", f"{_words(text, other.source)} ≠ {_words(text, one.source)}")
            continue
        if one.entity is not None:
            source = found_of.get(one.entity)
            right = source is not None and source.id == other.source_id
            outcome.count("who", int(right), 1, 1)
            if not right:
                outcome.differ("who", f"{_words(text, other.source)}: {_label(report, other)} ≠ {one.entity}")
    paired = {id(side) for pair in pairs for side in pair}
    for missed in gold:
        if id(missed) not in paired:
            outcome.differ(
                "attribution missed",
                f"{_words(text, missed.source)} | {missed.cue.of(text)} | {_content(text, missed)}",
            )
    for extra in report.attributions:
        if id(extra) not in paired:
            where = f"{_words(text, extra.source)} | {_words(text, extra.cue)} | {_content(text, extra)}"
            outcome.differ("attribution false", f"{where} ({extra.confidence:.2f})")


def _sources(story: Story, report: Report, found_of: dict[str, Source], outcome: Outcome) -> None:
    text, entity_of = report.article.text, {source.id: entity for entity, source in found_of.items()}
    gold_of = {gold["entity"]: gold for gold in story.gold["sources"]}
    for entity, gold in gold_of.items():
        source = found_of.get(entity)
        unnamed = SourceKind(gold["kind"]) in UNNAMED
        outcome.count("unnamed sources", int(unnamed and source is not None and source.unnamed), 0, int(unnamed))
        if source is None:
            outcome.differ("source missed", f"{entity} ({gold['kind']})")
        else:
            outcome.count("kinds", int(source.kind == gold["kind"]), 1, 1)
            if source.kind != gold["kind"]:
                outcome.differ("kind", f"{source.label}: {source.kind} ≠ {gold['kind']}")
            if gold["number"] is not None and source.number != gold["number"]:
                outcome.differ("number", f"{source.label}: {source.number} ≠ {gold['number']}")
        exempt = bool(gold["exempt"]), source is not None and source.exempt
        outcome.count("exempt", int(all(exempt)), int(exempt[1]), int(exempt[0]))
        if exempt[0] != exempt[1]:
            outcome.differ("exempt", f"{entity}: {exempt[1]} ≠ {exempt[0]}")
        _anonymity(text, gold, source, outcome)
    for source in report.sources:
        outcome.count("unnamed sources", 0, int(source.unnamed), 0)
        if source.id not in entity_of:
            outcome.differ("source false", f"{source.label} ({source.kind})")
            _anonymity(text, dict.fromkeys(ROLES), source, outcome)


def _anonymity(text: str, gold: dict[str, Any], source: Source | None, outcome: Outcome) -> None:
    known = source.anonymity if source is not None else None
    for role in ROLES:
        want = locate(text, gold[role]) if gold[role] else None
        have: Span | None = getattr(known, role) if known else None
        hit = want is not None and have is not None and want.overlaps(have)
        outcome.count(role, int(hit), int(have is not None), int(want is not None))
        label = source.label if source is not None else gold["entity"]
        if hit:
            kind = getattr(known, f"{role}_kind")
            outcome.count("anonymity kinds", int(kind == gold[f"{role}_kind"]), 1, 1)
            if kind != gold[f"{role}_kind"]:
                outcome.differ(f"{role} kind", f"{label}: {kind} ≠ {gold[f'{role}_kind']}")
            if have != want:
                outcome.differ(f"{role} words", f"{label}: {_words(text, have)} ≠ {_words(text, want)}")
        elif want is not None or have is not None:
            outcome.differ(role, f"{label}: {_words(text, have)} ≠ {_words(text, want)}")


def _findings(story: Story, report: Report, outcome: Outcome) -> None:
    text, gold = report.article.text, list(gold_findings(story, report.article.text))
    found: Sequence[Finding] = [f for f in report.findings if not f.suppressed]
    pairs = _matched(gold, found, lambda g, f: float(g[0] == f.rule and g[1].overlaps(f.span)))
    paired = {id(side) for pair in pairs for side in pair}
    for item in gold:
        hit = int(id(item) in paired)
        for figure in ("findings", f"finding {item[0]}"):
            outcome.count(figure, hit, 0, 1)
        if not hit:
            outcome.differ("finding missed", f"{item[0]}: {item[1].of(text)}")
    for one in found:
        for figure in ("findings", f"finding {one.rule}"):
            outcome.count(figure, 0, 1, 0)
        if id(one) not in paired:
            outcome.differ("finding false", f"{one.rule}: {one.span.of(text)}")


def _matched(
    gold: Sequence[Gold], found: Sequence[Found], score: Callable[[Gold, Found], float], least: float = 0.5
) -> list[tuple[Gold, Found]]:
    """One-to-one pairs with at least that score, the best first."""
    scored = sorted((-score(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found))
    pairs: list[tuple[int, int]] = []
    for value, i, j in scored:
        if -value >= least and all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return [(gold[i], found[j]) for i, j in pairs]


def _jaccard(text: str, one: Iterable[Span], other: Iterable[Span]) -> float:
    """The share of letters and digits that both have; 1 where both are empty."""
    sets = [{at for start, end in side for at in range(start, end) if text[at].isalnum()} for side in (one, other)]
    union = sets[0] | sets[1]
    return len(sets[0] & sets[1]) / len(union) if union else 1.0


def _words(text: str, place: Span | Iterable[Span] | None) -> str:
    if isinstance(place, Span):
        return f"“{place.of(text)}”"
    spans = list(place or ())
    return f"“{' … '.join(span.of(text) for span in spans)}”" if spans else "nothing"


def _content(text: str, one: GoldAttribution | Attribution) -> str:
    words = " … ".join(span.of(text) for span in one.content)
    return words if len(words) <= 90 else f"{words[:50]} … {words[-36:]}"


def _label(report: Report, one: Attribution) -> str:
    return next((source.label for source in report.sources if source.id == one.source_id), "no source")
