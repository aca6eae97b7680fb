"""What the trained nets see of a mention, and what becomes of their answers; the nets here are made by hand."""

from __future__ import annotations

import numpy as np

from onrecord.analyse.links import PAIR_WIDTH
from onrecord.analyse.mention_numbers import KINDS, WIDTH
from onrecord.analyse.word_vectors import WordVectors
from onrecord.model import SourceKind, Span
from tests.analyse.marked import HandMade, Marked

NEW, PERSON, BODY = 0, 1, 2
"""Numbers of a pair that say what a candidate is: somebody new, a named person, a body by name."""

STORY = (
    "⟦1s Ana Reyes⟧ ⟦1c said⟧ ⟦1w fares would rise⟧. John Okafor runs the depot. "
    "⟦2s The engineer⟧ ⟦2c said⟧ ⟦2w they would not⟧."
)


def test_a_description_goes_to_the_person_that_the_net_prefers() -> None:
    nets = HandMade(SourceKind.NAMED_PERSON, lambda pair: 9 * pair[:, PERSON] + np.arange(len(pair)))
    story = Marked(STORY, nets)
    assert story.of(2).name in ("Ana Reyes", "John Okafor")
    assert story.of(2).kind is SourceKind.NAMED_PERSON
    assert nets.widths == {(PAIR_WIDTH, WIDTH + len(KINDS))}


def test_somebody_new_is_a_source_of_their_own() -> None:
    story = Marked(STORY, HandMade(SourceKind.UNNAMED_PERSON, lambda pair: 9 * pair[:, NEW]))
    assert story.of(2).kind is SourceKind.UNNAMED_PERSON
    assert story.of(2).label == "The engineer"
    assert story.of(2) != story.of(1)


def test_who_is_surely_named_elsewhere_gets_no_wrong_name() -> None:
    story = Marked(STORY, HandMade(SourceKind.NAMED_PERSON, lambda pair: 9 * pair[:, NEW]))
    assert story.of(2).kind is SourceKind.NAMED_PERSON
    assert story.of(2).name is None


def test_a_name_in_the_words_is_never_overruled() -> None:
    story = Marked(STORY, HandMade(SourceKind.DOCUMENT, lambda pair: 9 * pair[:, NEW]))
    assert story.of(1).name == "Ana Reyes"


def test_a_body_named_before_can_be_meant() -> None:
    text = (
        "Northgate Council met on Monday. "
        "⟦1s The ruling group⟧ ⟦1c said⟧ ⟦1w fares would rise⟧. ⟦2s It⟧ ⟦2c promised⟧ ⟦2w a review⟧."
    )
    story = Marked(text, HandMade(SourceKind.NAMED_ORG, lambda pair: 9 * pair[:, BODY] + pair[:, 3]))
    assert story.of(1).name == "Northgate Council"
    assert story.of(2) == story.of(1)


def test_vectors_are_means_over_the_words_touched() -> None:
    words = WordVectors(np.asarray([[1, 0], [3, 4]], dtype=np.float32), np.asarray([[0, 3], [4, 9]]))
    assert words.of(Span(0, 9)).tolist() == [2, 2]
    assert words.of(Span(4, 5)).tolist() == [3, 4]
    assert words.of(Span(3, 4)).tolist() == [0, 0]
    assert words.of(Span(20, 30)).tolist() == [0, 0]


def test_who_holds_a_public_office_is_known_by_it() -> None:
    text = "⟦1s Freedonia’s foreign minister⟧ ⟦1c said⟧ ⟦1w the border is shut⟧."
    story = Marked(text, HandMade(SourceKind.NAMED_PERSON, lambda pair: 9 * pair[:, NEW]))
    assert story.of(1).kind is SourceKind.NAMED_PERSON
    assert story.of(1).detail == "office"
    assert story.of(1).name is None or "Freedonia" not in story.of(1).name
