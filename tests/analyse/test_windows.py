"""Windows cover every word once and never grow over their size."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analyse.features import Encoded
from onrecord.analyse.windows import SIZE, cover, pieces_before


def story(paragraphs: list[int], pieces_per_word: int = 1) -> Encoded:
    """A story of so many words per paragraph, each word of so many pieces."""
    words = sum(paragraphs)
    pieces = np.zeros(words * pieces_per_word, dtype=np.int64)
    return Encoded(
        pieces,
        pieces,
        pieces,
        pieces,
        np.arange(words) * pieces_per_word,
        np.stack([np.arange(words) * 2, np.arange(words) * 2 + 1], axis=1),
        np.repeat(np.arange(len(paragraphs)), paragraphs),
        np.full(words, -1),
    )


@given(st.lists(st.integers(1, 700), max_size=12), st.integers(1, 4))
def test_every_word_is_answered_for_once_within_the_size(paragraphs: list[int], pieces: int) -> None:
    told = story(paragraphs, pieces)
    windows = cover(told)
    owned = [word for w in windows for word in range(w.own_begin, w.own_end)]
    assert owned == list(range(told.words))
    bounds = pieces_before(told)
    for w in windows:
        assert w.begin <= w.own_begin < w.own_end <= w.end
        assert bounds[w.end] - bounds[w.begin] <= SIZE


def test_a_core_ends_where_a_paragraph_ends() -> None:
    told = story([70, 70, 70, 70, 70])
    assert [w.own_end for w in cover(told)] == [210, 350]


def test_the_words_before_a_core_are_its_context() -> None:
    windows = cover(story([150, 150]))
    assert windows[1].own_begin == 150
    assert windows[1].begin < 150


def test_nothing_to_read() -> None:
    assert cover(story([])) == []
