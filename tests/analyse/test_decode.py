"""From scores to attributions, with scores made by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analyse.decode import Candidate, best_tags, confidence, find_cues, settle, softmax
from tests.analyse.test_windows import story


def scores(tags: str, sure: float = 5.0) -> np.ndarray:
    """Logits that prefer these tags: o, S s (source), C c (content)."""
    logits = np.zeros((1, len(tags), 5), dtype=np.float32)
    for place, tag in enumerate(tags):
        logits[0, place, "oSsCc".index(tag)] = sure
    return logits


def path(logits: np.ndarray, exists: np.ndarray | None = None) -> str:
    there = np.ones(logits.shape[:2], dtype=np.int64) if exists is None else exists
    return "".join("oSsCc"[tag] for tag in best_tags(logits, there)[0])


def test_the_likeliest_tags_win_where_they_are_valid() -> None:
    assert path(scores("oSsooCccc")) == "oSsooCccc"


def test_an_inside_tag_never_follows_another_role() -> None:
    assert path(scores("oSccc")) in ("oSooo", "oCccc", "oSCcc", "ooCcc")


def test_places_beyond_the_story_hold_nothing() -> None:
    assert path(scores("CcCc"), np.array([[1, 1, 0, 0]])) == "Ccoo"


@given(st.lists(st.lists(st.floats(-9, 9, width=32), min_size=5, max_size=5), min_size=1, max_size=12))
def test_every_path_is_valid(rows: list[list[float]]) -> None:
    found = path(np.array([rows], dtype=np.float32))
    for before, tag in zip("o" + found, found, strict=False):
        assert tag not in "sc" or before.lower() == tag


def test_cues_begin_over_the_threshold_and_run_on() -> None:
    logits = np.log(np.array([[0.9, 0.1, 0.0], [0.2, 0.7, 0.1], [0.1, 0.1, 0.8], [0.9, 0.05, 0.05]]) + 1e-6)
    cues, chances = find_cues(logits.astype(np.float32), 0.5)
    assert cues.tolist() == [[1, 2]]
    assert chances[0] == pytest.approx(0.7, abs=1e-3)
    assert len(find_cues(logits.astype(np.float32), 0.75)[0]) == 0


def candidate(cue: int, content: tuple[int, int], sure: float) -> Candidate:
    by_word = np.full(content[1] + 1 - content[0], sure, dtype=np.float32)
    return Candidate((cue, cue), None, [content], (sure, sure, sure, 0.0), [by_word])


def test_words_that_two_cues_claim_go_to_the_surer_one() -> None:
    kept = settle(story([20]), [candidate(0, (1, 9), 0.6), candidate(16, (8, 15), 0.9)])
    assert [c.content for c in kept] == [[(1, 7)], [(8, 15)]]


def test_a_cue_that_loses_all_its_words_goes() -> None:
    kept = settle(story([20]), [candidate(0, (3, 6), 0.5), candidate(2, (3, 9), 0.9)])
    assert [c.cue for c in kept] == [(2, 2)]


def test_confidence_is_a_chance() -> None:
    assert confidence((0.0, 0.0, 9.0, 0.0, 1.0), ()) == pytest.approx(0.25)
    assert confidence((1.0, 0.0, 0.0, 0.0, 0.0), (0.0,) * 6) == 0.5
    assert confidence((4.0, 0.0, 0.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0, 0.0, 0.0)) > 0.98


def test_softmax_sums_to_one() -> None:
    assert softmax(np.array([[1e4, 0.0, -1e4]], dtype=np.float32)).sum() == pytest.approx(1.0)
