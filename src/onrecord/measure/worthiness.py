"""How well scores tell sentences that are worth checking from others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LINE = 0.5
"""The score from which on a sentence counts as found."""


@dataclass(frozen=True, slots=True)
class Worth:
    """Precision, recall and F1 of the sentences found, and the average precision of the ranking; all 0 to 1."""

    sentences: int
    wanted: int
    precision: float
    recall: float
    f1: float
    average_precision: float


def worth(gold: Sequence[bool], scores: Sequence[float]) -> Worth:
    """The figures for sentences in one order; ValueError where the two differ in length."""
    pairs = list(zip(gold, scores, strict=True))
    hits = sum(yes and score >= LINE for yes, score in pairs)
    found, wanted = sum(score >= LINE for score in scores), sum(gold)
    precision, recall = hits / max(1, found), hits / max(1, wanted)
    ranked = sorted(range(len(pairs)), key=lambda n: -scores[n])
    seen, total = 0, 0.0
    for rank, number in enumerate(ranked, start=1):
        if gold[number]:
            seen += 1
            total += seen / rank
    return Worth(
        sentences=len(pairs),
        wanted=wanted,
        precision=precision,
        recall=recall,
        f1=2 * hits / max(1, found + wanted),
        average_precision=total / max(1, wanted),
    )
