"""Around a cue: how far each word is from it, and how the two stand to each other. Shared by training and use."""

from __future__ import annotations

import numpy as np

from onrecord.analyse.features import Encoded, Ints

_FARTHEST = 12


def window(cue_starts: Ints, words: int, reach: int) -> tuple[Ints, Ints]:
    """Word numbers around each cue (cues × (2 · reach + 1)), clipped to the story, and 1 where the place exists."""
    places = cue_starts[:, None] + np.arange(-reach, reach + 1)[None, :]
    exists = (places >= 0) & (places < words)
    return np.clip(places, 0, max(words - 1, 0)), exists.astype(np.int64)


def distances(reach: int) -> Ints:
    """The signed distance of each place of a window, on a logarithmic scale: 0 … 24, 12 being the cue itself."""
    steps = np.arange(-reach, reach + 1)
    size = np.where(np.abs(steps) <= 4, np.abs(steps), 4 + np.floor(1.6 * np.log2(np.maximum(np.abs(steps), 1) / 4)))
    return np.asarray(np.sign(steps) * np.minimum(size, _FARTHEST) + _FARTHEST, dtype=np.int64)


def relations(story: Encoded, cue_starts: Ints, places: Ints, cue_of_word: Ints) -> Ints:
    """How each place stands to its cue: paragraph × quotation × cue, as one number below ``RELATIONS``.

    ``cue_of_word`` holds the number of the cue that each word belongs to (an index into ``cue_starts``), or -1.
    """
    step = story.paragraph[places] - story.paragraph[cue_starts][:, None]
    paragraph = np.select([step == 0, step == -1, step == 1], [0, 1, 2], 3)
    here, there = story.quotation[cue_starts][:, None], story.quotation[places]
    quotation = np.select([(here < 0) & (there < 0), here < 0, there < 0, here == there], [0, 1, 2, 3], 4)
    of_word = cue_of_word[places]
    cue = np.select([of_word < 0, of_word == np.arange(len(cue_starts))[:, None]], [0, 1], 2)
    return np.asarray((paragraph * 5 + quotation) * 3 + cue, dtype=np.int64)
