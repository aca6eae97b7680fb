"""Settings of an exported model, chosen on held-out stories: how likely a cue must be, how sure an attribution.

Of all settings whose F1 of whole attributions is as good as the best but for chance (NEARLY), the one that finds most
is taken: F1 is flat there, and precision is well above recall.

Confidence is a logistic regression (fitted by Newton's method with a small ridge) of "source and content are right" on
five scores of the decoder. The calibration error is measured by fitting on one half of the stories and looking at the
other, both ways, so that it tells what other stories will show.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onrecord.analyse.boundaries import finish
from onrecord.analyse.decode import Nets, Read, Settings, as_raw, candidates, confidence, read_words, settle
from onrecord.analyse.features import Encoded, encode
from onrecord.analyse.model_files import load_model
from onrecord.analyse.quotes import find_quotations
from onrecord.analyse.values import RawAttribution
from onrecord.measure.attribution import Tally, calibration_error, tally
from onrecord.model import Attribution, Manner, Quotation, Span
from onrecord.read.brat import Annotated, read_split
from onrecord.train.corpus import paragraphs_of

SCORES = 5
"""How many scores the decoder gives each attribution."""
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5)
NEARLY = 0.0015
"""Loss of F1 that is taken for chance: three attributions of the two thousand."""
FLOORS = (0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)


@dataclass(slots=True)
class _Outcome:
    tally: Tally
    scores: list[tuple[float, ...]]


def calibrate(folder: Path, corpus: Path) -> Iterator[str]:
    """Write the best thresholds and the fitted confidence into ``model.json``; yields lines that tell them."""
    nets, tokenizer, *_ = load_model(folder)
    stories = []
    for path, gold in read_split(corpus):
        text = path.read_bytes().decode("utf-8")
        paragraphs = paragraphs_of(text)
        story = encode(text, paragraphs, find_quotations(text, paragraphs), tokenizer)
        stories.append((text, gold, story, read_words(story, nets), find_quotations(text, paragraphs)))
    tried: list[tuple[float, int, float, float, list[_Outcome]]] = []
    for threshold in THRESHOLDS:
        outcomes = [_outcome(*one, nets, Settings(threshold)) for one in stories]
        even, odd = outcomes[::2], outcomes[1::2]
        sure = [*_with(odd, _fit(even)), *_with(even, _fit(odd))]
        for floor in FLOORS:
            found = sum(sum(p >= floor for p, _ in one.confidences) for one in sure)
            tried.append((_f1(sure, floor), found, threshold, floor, outcomes))
        yield f"cue threshold {threshold:.2f}: end2end F1 {100 * max(_f1(sure, floor) for floor in FLOORS):.2f}"
    if not stories:
        return
    top = max(one[0] for one in tried)
    _, _, threshold, floor, outcomes = max((one for one in tried if one[0] >= top - NEARLY), key=lambda one: one[1])
    even, odd = outcomes[::2], outcomes[1::2]
    halves = [_over(one, floor) for one in (*_with(odd, _fit(even)), *_with(even, _fit(odd)))]
    yield f"calibration error on stories not fitted on: {100 * calibration_error(halves):.1f} points"
    path = folder / "model.json"
    facts = json.loads(path.read_text(encoding="utf-8"))
    facts |= {"cue": threshold, "floor": floor, "calibration": [round(float(w), 4) for w in _fit(outcomes)]}
    path.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    yield f"{path}: cue threshold {threshold}, confidence {facts['calibration']} of at least {floor}"


def _outcome(
    text: str,
    gold: Sequence[Annotated],
    story: Encoded,
    read: Read,
    quotations: Sequence[Quotation],
    nets: Nets,
    settings: Settings,
) -> _Outcome:
    """What the decoder finds in one story at some settings, and how right it is."""
    found = settle(story, candidates(story, read, nets, settings))
    raw = [as_raw(story, one, ()) for one in found]
    scores = {one.cue: candidate.scores for one, candidate in zip(raw, found, strict=True)}
    kept = finish(text, raw, quotations)
    return _Outcome(tally(text, gold, [_plain(one) for one in kept]), [scores[one.cue] for one in kept])


def _f1(tallies: Sequence[Tally], floor: float) -> float:
    """F1 of attributions whose source and content are right, with those below the floor left out."""
    kept = [right for one in tallies for sure, right in one.confidences if sure >= floor]
    gold = sum(one.counts["end2end", "all", "gold"] for one in tallies)
    return 2 * sum(kept) / max(len(kept) + gold, 1)


def _over(one: Tally, floor: float) -> Tally:
    return Tally(one.counts, [pair for pair in one.confidences if pair[0] >= floor])


def _plain(raw: RawAttribution) -> Attribution:
    source: tuple[Span, ...] = (raw.source,) if raw.source else ()
    return Attribution(
        id="a", source_id=None, manner=Manner.INDIRECT, source=source, cue=(raw.cue,), content=raw.content,
        confidence=raw.confidence,
    )  # fmt: skip


def _pairs(outcomes: Sequence[_Outcome]) -> tuple[np.ndarray, np.ndarray]:
    rows = [s for o in outcomes for s in o.scores]
    right = [r for o in outcomes for _, r in o.tally.confidences]
    return np.array([(1.0, *row) for row in rows]), np.array(right, dtype=float)


def _fit(outcomes: Sequence[_Outcome], ridge: float = 1.0) -> np.ndarray:
    x, y = _pairs(outcomes)
    if not len(y):
        return np.zeros(SCORES + 1)
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-(x @ weights)))
        slope = x.T @ (y - p) - ridge * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    return weights


def _with(outcomes: Sequence[_Outcome], weights: np.ndarray) -> list[Tally]:
    """The tallies with the confidences that these weights give."""
    found = []
    for outcome in outcomes:
        right = [r for _, r in outcome.tally.confidences]
        sure = [confidence(s, tuple(weights)) for s in outcome.scores]
        found.append(Tally(outcome.tally.counts, list(zip(sure, right, strict=True))))
    return found
