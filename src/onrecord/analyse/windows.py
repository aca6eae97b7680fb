"""Windows: a story in stretches that the model can read at once, without seams.

Each window has a core of whole paragraphs, whose words it answers for, and as much of the paragraphs around it as fits.
A paragraph longer than a window is cut, with an overlap on both sides.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from onrecord.analyse.features import Encoded, Ints

SIZE = 256
"""Most word pieces in a window, the two marks around it not counted. The model was trained on windows of this size."""
CORE = 240
"""Most word pieces of a window's core: the rest is context."""
BEFORE, AFTER = 32, 16
"""Most word pieces of context before and after a core. More costs time and gains next to nothing."""


@dataclass(frozen=True, slots=True)
class Window:
    """Word numbers: the window covers ``begin`` to ``end`` and answers for ``own_begin`` to ``own_end``."""

    begin: int
    end: int
    own_begin: int
    own_end: int


def cut(story: Encoded, size: int, first: int | None = None) -> list[tuple[int, int]]:
    """Word ranges of at most ``size`` pieces, whole paragraphs where possible; the first one may be shorter."""
    if not story.words:
        return []
    piece_of = pieces_before(story)
    begins = [0, *(np.flatnonzero(np.diff(story.paragraph)) + 1).tolist(), story.words]
    ranges: list[tuple[int, int]] = []
    start, limit = 0, first or size
    for begin, end in pairwise(begins):
        if start < begin and piece_of[end] - piece_of[start] > limit:
            ranges.append((start, begin))
            start, limit = begin, size
        while piece_of[end] - piece_of[start] > size:
            stop = max(start + 1, int(np.searchsorted(piece_of, piece_of[start] + size, side="right")) - 1)
            ranges.append((start, stop))
            start, limit = stop, size
    if start < story.words:
        ranges.append((start, story.words))
    return ranges


def pieces_before(story: Encoded) -> Ints:
    """How many pieces stand before each word, and in all: words + 1 numbers."""
    return np.concatenate([story.first, [len(story.ids)]])


def cover(story: Encoded) -> list[Window]:
    """Windows whose cores are the whole story, each word once."""
    piece_of = pieces_before(story)
    found = []
    for begin, end in cut(story, CORE):
        room = SIZE - int(piece_of[end] - piece_of[begin])
        after = int(np.searchsorted(piece_of, piece_of[end] + min(AFTER, room // 3), side="right")) - 1
        low = int(np.searchsorted(piece_of, max(piece_of[after] - SIZE, piece_of[begin] - BEFORE), side="left"))
        found.append(Window(min(low, begin), max(after, end), begin, end))
    return found
