"""Sentences of speech are told from scraps, and counted."""

from __future__ import annotations

import pytest

from onrecord.judge.spoken import is_sentence, named_in, sentences_in, spoken_in
from onrecord.model import Span
from tests.build import named, story


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [
        ("“We were never told,”", True),
        ("“Nobody asked us. Nobody wrote.”", True),
        ("“a map for moles”", False),
        ("“Sea.”", False),
        ("“The Long Way Home From the Sea.”", False),
    ],
)
def test_a_sentence_begins_and_ends_like_one(quoted: str, expected: bool) -> None:
    assert is_sentence(quoted, least=3) is expected


@pytest.mark.parametrize(
    ("quoted", "count"),
    [
        ("“We were never told,”", 1),
        ("“Nobody asked us. Nobody wrote,”", 2),
        ("“Did they ask? No! They sent Mr. Fay with a map.”", 3),
        ("“I read it in St. Brannoc", 1),
    ],
)
def test_sentences_are_counted_by_their_stops(quoted: str, count: int) -> None:
    assert sentences_in(quoted) == count


def test_a_quotation_has_the_speaker_of_its_attribution() -> None:
    lind = named("Bo Lind")
    given = story(
        "“We were never told,” Bo Lind said. The road is shut.", [lind], [("Bo Lind", "said", "“We were never told,”")]
    )
    (spoken,) = spoken_in(given, given.article.body()[0])
    assert (spoken.speaker.label, given.words(spoken.named_at)) == ("Bo Lind", "Bo Lind")
    assert named_in(given, spoken.speaker, Span(0, 40))
    assert not named_in(given, spoken.speaker, Span(0, 20))
