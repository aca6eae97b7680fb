"""How well attributions are found, against a corpus that people annotated.

Tokens are runs of word characters, and single marks. Figures are precision, recall and F1 of

* token: tokens of each role; a token has one role (cue before source before content);
* exact: attributions' roles whose tokens all match;
* piece: single pieces of a role that match exactly, the count of Wang et al. (CofeNet, 2022);
* content: pairs of attributions whose contents overlap with Jaccard of a half or more, one to one;
* end2end: those of the pairs whose sources do so too (both absent is right); also apart for content with and without
  double quotation marks (Newell, Margolin and Ruths 2018 score PolNeAR like this).

Intervals are the middle 95 % of figures over 1,000 samples of stories with replacement (bootstrap). Expected
calibration error is the mean distance between confidence and the share that is right, over ten bins of equal count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from onrecord.model import Attribution, Span
from onrecord.read.brat import ROLES, Annotated

_TOKEN = re.compile(r"\w+|[^\w\s]")
_DOUBLE = re.compile("[\"“”„«»‟]|``|''")
Words = frozenset[int]


@dataclass(slots=True)
class Tally:
    """Counts of one story: (figure, group, "hits" | "predicted" | "gold") → number; and (confidence, right) pairs."""

    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    confidences: list[tuple[float, bool]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision, recall and F1 (0 to 1), and the interval of F1."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float


class _Story:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = np.full(len(text) + 1, -1)
        for number, match in enumerate(_TOKEN.finditer(text)):
            self.at[match.start() : match.end()] = number

    def words(self, spans: Iterable[Span]) -> Words:
        return frozenset(int(n) for start, end in spans for n in self.at[max(0, start) : end] if n >= 0)

    def quoted(self, spans: Iterable[Span], border: bool) -> bool:
        for start, end in spans:
            if _DOUBLE.search(self.text[start:end]):
                return True
            if border and (
                _DOUBLE.match(self.text[end:].lstrip()[:2]) or _DOUBLE.match(self.text[:start].rstrip()[-1:])
            ):
                return True
        return False


def tally(text: str, gold: Sequence[Annotated], found: Sequence[Attribution]) -> Tally:
    """The counts of one story."""
    story, result = _Story(text), Tally()
    sides = [[{role: story.words(getattr(one, role)) for role in ROLES} for one in side] for side in (gold, found)]
    _count_tokens(result, sides)
    for role in ROLES:
        whole = [{one[role] for one in side} - {frozenset()} for side in sides]
        _count_sets(result, "exact", role, whole[0], whole[1])
        pieces = [{story.words([s]) for one in side for s in getattr(one, role)} for side in (gold, found)]
        _count_sets(result, "piece", role, pieces[0], pieces[1])
    _count_attributions(result, story, gold, found, sides)
    return result


def _count_tokens(result: Tally, sides: Sequence[Sequence[dict[str, Words]]]) -> None:
    tagged: list[dict[int, str]] = []
    for side in sides:
        tags: dict[int, str] = {}
        for role in ("content", "source", "cue"):
            for one in side:
                tags.update(dict.fromkeys(one[role], role))
        tagged.append(tags)
    for number, role in tagged[0].items():
        result.counts["token", role, "gold"] += 1
        result.counts["token", role, "hits"] += tagged[1].get(number) == role
    for role in tagged[1].values():
        result.counts["token", role, "predicted"] += 1


def _count_sets(result: Tally, figure: str, group: str, gold: set[Words], found: set[Words]) -> None:
    result.counts[figure, group, "gold"] += len(gold)
    result.counts[figure, group, "predicted"] += len(found)
    result.counts[figure, group, "hits"] += len(gold & found)


def _count_attributions(
    result: Tally,
    story: _Story,
    gold: Sequence[Annotated],
    found: Sequence[Attribution],
    sides: Sequence[Sequence[dict[str, Words]]],
) -> None:
    own = [i for i, one in enumerate(sides[0]) if one["content"]]
    theirs = [j for j, one in enumerate(sides[1]) if one["content"]]
    pairs = _pairs([sides[0][i]["content"] for i in own], [sides[1][j]["content"] for j in theirs])
    matched = {theirs[j]: own[i] for i, j in pairs}
    kind = {i: "quoted" if story.quoted(gold[i].content, border=False) else "indirect" for i in own}
    for i in own:
        for group in ("all", kind[i]):
            for figure in ("content", "end2end"):
                result.counts[figure, group, "gold"] += 1
    for j in theirs:
        group = (
            kind[matched[j]]
            if j in matched
            else ("quoted" if story.quoted(found[j].content, border=True) else "indirect")
        )
        right = j in matched and _same_source(sides[0][matched[j]]["source"], sides[1][j]["source"])
        for one in ("all", group):
            for figure, hit in (("content", j in matched), ("end2end", right)):
                result.counts[figure, one, "predicted"] += 1
                result.counts[figure, one, "hits"] += hit
        result.confidences.append((found[j].confidence, right))


def _same_source(gold: Words, found: Words) -> bool:
    return _jaccard(gold, found) >= 0.5 if gold and found else gold == found


def _jaccard(one: Words, other: Words) -> float:
    return len(one & other) / len(one | other)


def _pairs(gold: Sequence[Words], found: Sequence[Words]) -> list[tuple[int, int]]:
    """One-to-one pairs, the closest first: with a floor of a half hardly two candidates ever compete."""
    scored = [(_jaccard(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if g & f]
    pairs: list[tuple[int, int]] = []
    for value, i, j in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if value >= 0.5 and all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def figures(tallies: Sequence[Tally], samples: int = 1000, seed: int = 7) -> dict[tuple[str, str], Figure]:
    """All figures over some stories, by (figure, group)."""
    keys = sorted({(figure, group) for one in tallies for figure, group, _ in one.counts})
    random = np.random.default_rng(seed)
    draws = random.multinomial(len(tallies), [1 / len(tallies)] * len(tallies), size=samples)
    found = {}
    for figure, group in keys:
        table = np.array(
            [[one.counts[figure, group, what] for what in ("hits", "predicted", "gold")] for one in tallies]
        )
        hits, predicted, gold = table.sum(axis=0)
        sums = draws @ table
        spread = 2 * sums[:, 0] / np.maximum(sums[:, 1] + sums[:, 2], 1)
        low, high = np.quantile(spread, [0.025, 0.975])
        found[figure, group] = Figure(
            float(hits / max(predicted, 1)),
            float(hits / max(gold, 1)),
            float(2 * hits / max(predicted + gold, 1)),
            float(low),
            float(high),
        )
    return found


def calibration_error(tallies: Sequence[Tally], bins: int = 10) -> float:
    """Expected calibration error of the confidences, for "content and source are right"; 0 without attributions."""
    pairs = sorted(pair for one in tallies for pair in one.confidences)
    if not pairs:
        return 0.0
    parts = np.array_split(np.array(pairs, dtype=float), min(bins, len(pairs)))
    return float(sum(len(p) * abs(p[:, 0].mean() - p[:, 1].mean()) for p in parts) / len(pairs))


def measure(
    stories: Iterable[tuple[str, Sequence[Annotated]]], check: Callable[[str], Sequence[Attribution]]
) -> list[Tally]:
    """One tally per (text, gold attributions); ``check`` finds the attributions of a text."""
    return [tally(text, gold, check(text)) for text, gold in stories]
