from __future__ import annotations

import pytest

from tests.analyse.claims.made import layout


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The gate fell. Nobody saw it.", 2),
        ("Sgt. Bo Lind saw the gate fall.", 1),
        ("“They are not lazy. They are ill,” she said.", 2),
        ("“A gate!” Ruth said.", 1),
        ("Juror No. 7 left early.", 1),
        ("> Bo Lind at the gate. Picture: Ada Moss", 2),
    ],
)
def test_sentences(text: str, expected: int) -> None:
    assert len(layout(text).sentences) == expected


def test_a_speakers_label_is_no_part_of_a_sentence() -> None:
    made = layout("DILLON: The ward closed at nine.")
    (sentence,) = made.sentences
    assert made.words.written[sentence.first] == "The"


def test_bylines_hold_no_sentences() -> None:
    assert layout("By Ada Moss").sentences == ()
