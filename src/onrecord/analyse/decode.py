"""From the model's scores to attributions: cues first, then the best source and content of each, one story at a time.

The nets themselves are behind the small protocol ``Nets``, which onnxruntime serves in use and PyTorch in training.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.analyse.around import distances, relations, window
from onrecord.analyse.features import Encoded, Ints
from onrecord.analyse.values import RawAttribution
from onrecord.analyse.windows import cover
from onrecord.model import Span

Floats = NDArray[np.float32]

NEAR, FAR = 56, 128
"""Words each way around a cue: first the near window; the far one where the near one's content reaches its edge."""
_FORBIDDEN = -1e9


class Nets(Protocol):
    """The two nets of the model; see onrecord.train.net for what each array is."""

    marks: tuple[int, int]

    def read(self, pieces: dict[str, Ints]) -> tuple[Floats, Floats, Floats]:
        """Word vectors, cue logits and part logits (batch × words × …)."""
        ...

    def bind(self, inputs: dict[str, NDArray[np.generic]]) -> Floats:
        """Role logits (cues × window × tags)."""
        ...


@dataclass(frozen=True, slots=True)
class Settings:
    """Chosen on held-out stories: how likely a cue must be, how sure an attribution, how sureness is reckoned."""

    cue: float = 0.5
    floor: float = 0.0
    calibration: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """What the reader says of every word of one story."""

    vectors: Floats
    cue: Floats
    part: Floats


@dataclass(slots=True)
class Candidate:
    """One cue with its words, as word numbers; ``scores`` are what its confidence is computed from.

    ``sure`` holds, for each piece of the content, how surely each word of it is content of this cue.
    """

    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: list[tuple[int, int]]
    scores: tuple[float, ...]
    sure: list[Floats]


def softmax(logits: Floats) -> Floats:
    """Probabilities over the last axis."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True), dtype=np.float32)


def read_words(story: Encoded, nets: Nets) -> Read:
    """Run the reader over a story's windows, one at a time, so that none is padded; each word is answered for once."""
    parts: list[tuple[Floats, Floats, Floats]] = []
    for w in cover(story):
        found = nets.read(_pieces(story, w.begin, w.end, nets.marks))
        own = slice(w.own_begin - w.begin, w.own_end - w.begin)
        parts.append((found[0][0, own], found[1][0, own], found[2][0, own]))
    if not parts:
        empty = np.zeros((0, 1), dtype=np.float32)
        return Read(empty, empty, empty)
    return Read(*(np.concatenate(arrays) for arrays in zip(*parts, strict=True)))


def _pieces(story: Encoded, begin: int, end: int, marks: tuple[int, int]) -> dict[str, Ints]:
    """The pieces of some words as a batch of one, between the encoder's opening and closing mark."""
    low = int(story.first[begin])
    high = int(story.first[end]) if end < story.words else len(story.ids)
    edges = {"ids": marks, "shapes": (5, 5), "gaps": (0, 0), "quotes": (0, 0)}
    pieces = {
        name: np.concatenate([[opening], getattr(story, name)[low:high], [closing]])[None]
        for name, (opening, closing) in edges.items()
    }
    pieces["mask"] = np.ones_like(pieces["ids"])
    pieces["first"] = (story.first[begin:end] - low + 1)[None]
    return pieces


def find_cues(logits: Floats, threshold: float) -> tuple[Ints, Floats]:
    """First and last word of every cue (cues × 2), and how likely each is."""
    chances = softmax(logits)
    begins = np.flatnonzero(chances[:, 1] >= threshold) if len(chances) else np.zeros(0, dtype=np.int64)
    starting = set(begins.tolist())
    cues = []
    for begin in begins.tolist():
        end = begin
        while end + 1 < len(chances) and end + 1 not in starting and chances[end + 1, 2] > 0.5:
            end += 1
        cues.append((begin, end))
    return np.asarray(cues, dtype=np.int64).reshape(-1, 2), chances[begins, 1] if len(cues) else np.zeros(0, np.float32)


def bind_inputs(
    story: Encoded, vectors: Floats, cues: Ints, reach: int, all_cues: Ints
) -> dict[str, NDArray[np.generic]]:
    """What the binder reads for some cues of a story, the others being known to it."""
    starts = cues[:, 0]
    places, exists = window(starts, story.words, reach)
    cue_of_word = np.full(story.words, -1)
    for first, last in all_cues:
        cue_of_word[first : last + 1] = len(all_cues)
    for number, (first, last) in enumerate(cues):
        cue_of_word[first : last + 1] = number
    return {
        "vectors": vectors,
        "cue_first": starts,
        "cue_last": cues[:, 1],
        "places": places,
        "exists": exists,
        "distance": distances(reach),
        "relation": relations(story, starts, places, cue_of_word),
    }


def best_tags(logits: Floats, exists: Ints) -> Ints:
    """The best valid tag sequences (cues × window): an inside tag only follows its own begin or inside tag."""
    scores = np.log(softmax(logits) + 1e-9)
    scores[exists == 0] = (0.0, *[_FORBIDDEN] * 4)
    step = np.zeros((5, 5), dtype=np.float32)
    for inside in (2, 4):
        step[:, inside] = _FORBIDDEN
        step[inside - 1 : inside + 1, inside] = 0
    count, length, tags = scores.shape
    best = scores[:, 0].copy()
    best[:, [2, 4]] = _FORBIDDEN
    back = np.zeros((count, length, tags), dtype=np.int8)
    for place in range(1, length):
        through = best[:, :, None] + step[None]
        back[:, place] = through.argmax(axis=1)
        best = through.max(axis=1) + scores[:, place]
    path = np.zeros((count, length), dtype=np.int64)
    path[:, -1] = best.argmax(axis=1)
    for place in range(length - 1, 0, -1):
        path[:, place - 1] = back[np.arange(count), place, path[:, place]]
    return path


def candidates(story: Encoded, read: Read, nets: Nets, settings: Settings) -> list[Candidate]:
    """Every cue with its source and content, before cues are weighed against one another."""
    cues, chances = find_cues(read.cue, settings.cue)
    found: list[Candidate] = []
    again: list[int] = []
    for number, candidate in enumerate(_bound(story, read, nets, cues, chances, NEAR, cues)):
        reached = [w for piece in candidate.content for w in piece]
        begin = candidate.cue[0]
        if reached and (max(reached) >= begin + NEAR - 2 or min(reached) <= begin - NEAR + 2):
            again.append(number)
        found.append(candidate)
    if again:
        for number, wider in zip(again, _bound(story, read, nets, cues[again], chances[again], FAR, cues), strict=True):
            found[number] = wider
    return found


def _bound(
    story: Encoded, read: Read, nets: Nets, cues: Ints, chances: Floats, reach: int, all_cues: Ints, batch: int = 64
) -> list[Candidate]:
    found = []
    for start in range(0, len(cues), batch):
        some = cues[start : start + batch]
        inputs = bind_inputs(story, read.vectors, some, reach, all_cues)
        logits = nets.bind(inputs)
        exists = np.asarray(inputs["exists"], dtype=np.int64)
        tags = best_tags(logits, exists)
        sure = np.take_along_axis(softmax(logits), tags[..., None], axis=-1)[..., 0]
        for row, (first, last) in enumerate(some.tolist()):
            found.append(_candidate(tags[row], sure[row], first, last, reach, float(chances[start + row]), story))
    return found


def _candidate(tags: Ints, sure: Floats, first: int, last: int, reach: int, chance: float, story: Encoded) -> Candidate:
    shift = first - reach
    sources = _runs(tags, 1)
    best = max(sources, key=lambda run: float(sure[run[0] : run[1] + 1].sum()), default=None)
    content = [run for run in _runs(tags, 3) if run[0] + shift > last or run[1] + shift < first]
    held = [float(sure[a : b + 1].mean()) for a, b in content]
    quoted = [story.quotation[a + shift : b + shift + 1] >= 0 for a, b in content]
    scores = (
        _odds(chance),
        _odds(min(held, default=0.0)),
        _odds(float((sure[best[0] : best[1] + 1] if best else sure[max(0, reach - 12) : reach + 12]).mean())),
        float(np.log(np.clip(sure[max(0, reach - 40) : reach + 41], 1e-6, 1)).mean()),
        float(np.concatenate(quoted).mean()) if quoted else 0.0,
    )
    by_word = [np.asarray(sure[a : b + 1] * chance, dtype=np.float32) for a, b in content]
    moved = [(a + shift, b + shift) for a, b in content]
    source = (best[0] + shift, best[1] + shift) if best else None
    return Candidate((first, last), source, moved, scores, by_word)


def _odds(chance: float) -> float:
    """Log-odds of a chance, within bounds."""
    chance = min(max(chance, 0.001), 0.999)
    return math.log(chance / (1 - chance))


def _runs(tags: Ints, begin: int) -> list[tuple[int, int]]:
    """First and last place of each run that starts with the tag ``begin`` and goes on with ``begin + 1``."""
    found = []
    for start in np.flatnonzero(tags == begin).tolist():
        end = start
        while end + 1 < len(tags) and tags[end + 1] == begin + 1:
            end += 1
        found.append((start, end))
    return found


def settle(story: Encoded, found: Sequence[Candidate]) -> list[Candidate]:
    """Each word of content to one cue, the most confident; who loses all content is dropped."""
    if not found:
        return []
    highest = np.zeros(story.words, dtype=np.float32)
    winner = np.zeros(story.words, dtype=np.int64)
    for number, candidate in enumerate(found):
        for (a, b), sure in zip(candidate.content, candidate.sure, strict=True):
            better = sure > highest[a : b + 1]
            winner[a : b + 1][better] = number
            highest[a : b + 1][better] = sure[better]
    for number, candidate in enumerate(found):
        first, last = candidate.cue
        winner[first : last + 1] = np.where(highest[first : last + 1] > 0.6, winner[first : last + 1], number)
    kept = []
    for number, candidate in enumerate(found):
        if not candidate.content:
            continue
        low, high = candidate.content[0][0], candidate.content[-1][1] + 1
        words = np.zeros(high - low, dtype=bool)
        for a, b in candidate.content:
            words[a - low : b + 1 - low] = winner[a : b + 1] == number
        pieces = _pieces_within(story, words, low, candidate)
        if pieces:
            candidate.content = pieces
            kept.append(candidate)
    return kept


def _pieces_within(story: Encoded, words: NDArray[np.bool_], low: int, candidate: Candidate) -> list[tuple[int, int]]:
    """The runs of words, none over the end of a paragraph; ``words`` are those of the story from ``low`` on.

    What is left of a run in another paragraph than its cue's stays where it is quoted, or where nothing of it stands
    in the cue's own; else it is a slip over the edge.
    """
    paragraph = story.paragraph[low : low + len(words)]
    changes = np.concatenate([[True], words[1:] != words[:-1]]) | np.concatenate(
        [[True], paragraph[1:] != paragraph[:-1]]
    )
    begins = np.flatnonzero(changes)
    ends = np.concatenate([begins[1:], [len(words)]]) - 1
    pieces = [(int(a) + low, int(b) + low) for a, b in zip(begins, ends, strict=True) if words[a]]
    pieces = [p for p in pieces if p in candidate.content or p[1] > p[0]]
    home = story.paragraph[candidate.cue[0]]
    own = [p for p in pieces if story.paragraph[p[0]] == home]
    quoted = [p for p in pieces if story.paragraph[p[0]] != home and story.quotation[p[0]] >= 0]
    return sorted(own + quoted) if own else pieces


def confidence(scores: Sequence[float], calibration: Sequence[float]) -> float:
    """The chance that an attribution is right: a logistic regression on its scores, or their product without one."""
    if not calibration:
        return 1 / (1 + math.exp(-scores[0])) / (1 + math.exp(-scores[1]))
    odds = calibration[0] + sum(w * s for w, s in zip(calibration[1:], scores, strict=True))
    return 1 / (1 + math.exp(-odds))


def as_raw(story: Encoded, candidate: Candidate, calibration: Sequence[float]) -> RawAttribution:
    """Word numbers back to spans of the text."""

    def span(words: tuple[int, int]) -> Span:
        return Span(int(story.spans[words[0], 0]), int(story.spans[words[1], 1]))

    return RawAttribution(
        source=span(candidate.source) if candidate.source else None,
        cue=span(candidate.cue),
        content=tuple(span(piece) for piece in candidate.content),
        confidence=confidence(candidate.scores, calibration),
    )
