"""Windows of annotated stories as tensors.

A window is a run of whole paragraphs of at most so many word pieces, begun at a random place of the story in every
epoch; a paragraph longer than that is cut. A cue whose source or content the window cuts off teaches the cue tagger
only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

import numpy as np
import torch
from torch import Tensor

from onrecord.analyse.around import distances, relations
from onrecord.analyse.features import Encoded, Ints
from onrecord.analyse.windows import cut
from onrecord.model import Span
from onrecord.train.corpus import KINDS, PARTS, Story

IGNORED = -100


@dataclass(slots=True)
class Labels:
    """One story's annotation by word: computed once, cut into windows many times.

    ``cues``: first and last word of each cue; ``roles``: the words of its source and of its content; ``kinds``: a row
    of allowed kinds (1 or 0) or zeros. ``parts``: tag of each word, or None. ``names``: the words by which the story
    names each cue's source, itself left out, or None where nobody said whose it is. ``soft_cue`` (words × tags) and
    ``soft_role`` (cues × window × tags) are a teacher's probabilities, or None.
    """

    story: Story
    cue_tags: Ints
    cues: Ints
    roles: list[tuple[Ints, Ints]]
    kinds: np.ndarray
    parts: Ints | None
    names: list[Ints | None] = field(default_factory=list)
    soft_cue: np.ndarray | None = None
    soft_role: np.ndarray | None = None


def _begin_inside(words: Ints, tags: Ints, begin: int) -> None:
    if len(words):
        starts = np.concatenate([[True], np.diff(words) > 1])
        tags[words] = np.where(starts, begin, begin + 1)


def label(story: Story) -> Labels:
    """A story's annotation by word. Attributions without a cue have no place in this model and are left out."""
    words = story.encoded.words
    tags = np.zeros(words, dtype=np.int64)
    cues, roles, kinds = [], [], []
    names: list[Ints | None] = []
    places: dict[str, Ints] = {}
    for gold in story.attributions:
        cue = story.words_of(gold.cue)
        if not len(cue):
            continue
        _begin_inside(cue, tags, 1)
        tags[cue[0]] = 1
        cues.append((cue[0], cue[-1]))
        roles.append((story.words_of(gold.source), story.words_of(gold.content)))
        kinds.append([float(k in gold.kind) for k in KINDS])
        if gold.entity is not None and gold.entity not in places:
            places[gold.entity] = _places_of(gold.entity, story)
        own = roles[-1][0]
        names.append(None if gold.entity is None or not len(own) else np.setdiff1d(places[gold.entity], own))
    parts = None
    if story.parts is not None:
        parts = np.zeros(words, dtype=np.int64)
        for number, part in enumerate(PARTS):
            for span in story.parts[part]:
                _begin_inside(story.words_of([span]), parts, 1 + 2 * number)
    return Labels(
        story,
        tags,
        np.asarray(cues, dtype=np.int64).reshape(-1, 2),
        roles,
        np.asarray(kinds, dtype=np.float32).reshape(-1, len(KINDS)),
        parts,
        names,
    )


def _places_of(entity: str, story: Story) -> Ints:
    """The last words of an entity's name wherever the story writes them; none for entities without a name."""
    last = entity.split()[-1] if not entity.startswith("~") else ""
    if not last[:1].isupper():
        return np.zeros(0, dtype=np.int64)
    found = [Span(m.start(), m.end()) for m in re.finditer(rf"(?<!\w){re.escape(last)}(?!\w)", story.text)]
    return story.words_of(found)


@dataclass(slots=True)
class Batch:
    """Tensors of several windows; words are numbered through the padded batch."""

    pieces: dict[str, Tensor]
    targets: dict[str, Tensor] = field(default_factory=dict)
    binder: dict[str, Tensor] = field(default_factory=dict)


def windows(labels: Sequence[Labels], size: int, count: int, random: Random) -> list[list[tuple[Labels, int, int]]]:
    """The windows of one epoch in shuffled batches of ``count``; those of a batch are about equally long."""
    found = [
        (one, begin, end)
        for one in labels
        for begin, end in cut(one.story.encoded, size, random.randint(size // 3, size))
        if _teaches(one, begin, end) or random.random() < 0.25
    ]
    random.shuffle(found)
    lot = 12 * count
    sorted_lots = [sorted(found[n : n + lot], key=lambda w: w[2] - w[1]) for n in range(0, len(found), lot)]
    together = [one[n : n + count] for one in sorted_lots for n in range(0, len(one), count)]
    random.shuffle(together)
    return together


def _teaches(one: Labels, begin: int, end: int) -> bool:
    """Whether a window holds more than words that no head must find; of the others a quarter is enough."""
    has_parts = one.parts is not None and bool(one.parts[begin:end].any())
    return one.story.attributions_known or one.soft_cue is not None or has_parts


def collate(found: Sequence[tuple[Labels, int, int]], marks: tuple[int, int], reach: int) -> Batch:
    """Windows side by side, padded, with their targets."""
    rows = len(found)
    piece_count = [_pieces(one.story.encoded, b, e)[1] - _pieces(one.story.encoded, b, e)[0] for one, b, e in found]
    width, deep = _rounded(max(piece_count) + 2), _rounded(max(e - b for _, b, e in found))
    pieces = {
        "ids": np.full((rows, width), marks[1]),
        "mask": np.zeros((rows, width), dtype=np.int64),
        "shapes": np.full((rows, width), 5),
        "gaps": np.zeros((rows, width), dtype=np.int64),
        "quotes": np.zeros((rows, width), dtype=np.int64),
        "first": np.zeros((rows, deep), dtype=np.int64),
    }
    cue_target = np.full((rows, deep), IGNORED)
    part_target = np.full((rows, deep), IGNORED)
    soft_cue = np.zeros((rows, deep, 3), dtype=np.float32)
    collected: dict[str, list[np.ndarray]] = {}
    for row, (one, begin, end) in enumerate(found):
        story = one.story.encoded
        low, high = _pieces(story, begin, end)
        count = high - low
        pieces["ids"][row, 0] = marks[0]
        pieces["ids"][row, 1 : count + 1] = story.ids[low:high]
        pieces["mask"][row, : count + 2] = 1
        for name in ("shapes", "gaps", "quotes"):
            pieces[name][row, 1 : count + 1] = getattr(story, name)[low:high]
        pieces["first"][row, : end - begin] = story.first[begin:end] - low + 1
        if one.story.attributions_known:
            cue_target[row, : end - begin] = one.cue_tags[begin:end]
        if one.soft_cue is not None:
            soft_cue[row, : end - begin] = one.soft_cue[begin:end]
        if one.parts is not None:
            part_target[row, : end - begin] = one.parts[begin:end]
        for name, values in _cues(one, begin, end, reach, row, deep).items():
            shift = row * deep - begin if name in ("cue_first", "cue_last", "places", "first", "last") else 0
            collected.setdefault(name, []).append(values + shift if shift else values)
    binder = {name: torch.from_numpy(np.concatenate(values)) for name, values in collected.items()}
    targets = {"cue": torch.from_numpy(cue_target), "part": torch.from_numpy(part_target)}
    targets["soft_cue"] = torch.from_numpy(soft_cue)
    for name in ("role", "kind", "soft_role", "names", "row"):
        if name in binder:
            targets[name] = binder.pop(name)
    binder["distance"] = torch.from_numpy(distances(reach))
    return Batch({name: torch.from_numpy(values) for name, values in pieces.items()}, targets, binder)


def _rounded(count: int) -> int:
    """Up to the next multiple of 32: matrix kernels are prepared once per shape."""
    return -(-count // 32) * 32


def _pieces(story: Encoded, begin: int, end: int) -> tuple[int, int]:
    high = int(story.first[end]) if end < story.words else len(story.ids)
    return int(story.first[begin]), high


def _cues(one: Labels, begin: int, end: int, reach: int, at: int, deep: int) -> dict[str, np.ndarray]:
    """What the binder reads and should answer for the cues of one window; word numbers are still the story's.

    ``at`` is the number of the window in the batch, ``deep`` how many words its rows have.
    """
    story = one.story.encoded
    kept = [
        number
        for number, (first, last) in enumerate(one.cues)
        if begin <= first and last < end and _whole(one.roles[number], begin, end)
    ]
    cues = one.cues[kept]
    starts = cues[:, 0]
    cue_of_word = np.full(story.words, -1)
    for number, (first, last) in enumerate(one.cues):
        cue_of_word[first : last + 1] = kept.index(number) if number in kept else len(one.cues) + 1
    places = starts[:, None] + np.arange(-reach, reach + 1)[None, :]
    exists = (places >= begin) & (places < end)
    places = np.clip(places, begin, end - 1)
    role = np.full(places.shape, IGNORED)
    edges = np.zeros((len(kept), 2), dtype=np.int64)
    stated = np.zeros(len(kept), dtype=np.int64)
    for row, number in enumerate(kept):
        tags = np.zeros(story.words, dtype=np.int64)
        source, content = one.roles[number]
        _begin_inside(content, tags, 3)
        _begin_inside(source, tags, 1)
        if one.story.attributions_known:
            role[row] = np.where(exists[row], tags[places[row]], IGNORED)
        if len(source):
            edges[row], stated[row] = (source[0], source[-1]), 1
        else:
            edges[row] = starts[row]
    values = {
        "cue_first": starts,
        "cue_last": cues[:, 1],
        "places": places,
        "exists": exists.astype(np.int64),
        "relation": relations(story, starts, places, cue_of_word),
        "first": edges[:, 0],
        "last": edges[:, 1],
        "stated": stated,
        "role": role,
        "kind": one.kinds[kept],
    }
    values["soft_role"] = (
        one.soft_role[kept].astype(np.float32)
        if one.soft_role is not None
        else np.zeros((*places.shape, 5), dtype=np.float32)
    )
    values["soft_role"] = values["soft_role"] * exists[..., None]
    # One more column stands for "named nowhere in this window"; a row of zeros teaches nothing.
    names = np.zeros((len(kept), deep + 1), dtype=np.float32)
    for row, number in enumerate(kept):
        found = one.names[number] if one.names else None
        if found is not None:
            inside = found[(found >= begin) & (found < end)]
            names[row, inside - begin if len(inside) else deep] = 1
    values["names"] = names
    values["row"] = np.full(len(kept), at)
    return values


def _whole(roles: tuple[Ints, Ints], begin: int, end: int) -> bool:
    return all(begin <= words[0] and words[-1] < end for words in roles if len(words))
