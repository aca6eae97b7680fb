from __future__ import annotations

import pytest

from onrecord.judge.verdicts import judgements
from onrecord.model import Span
from tests.build import story


def found(text: str, kind: str) -> list[str]:
    analysis = story(text)
    return [analysis.words(span) for span in judgements(analysis, Span(0, len(text)), kind)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He is a coward.", ["coward"]),
        ("Helen Strand is dangerous.", ["dangerous"]),
        ("The manager is a joke, and the players know it.", ["joke"]),
        ("She is temperamentally unfit and everybody knows.", ["unfit"]),
        ("He is not a coward.", []),
        ("I was an idiot.", []),
        ("He called her a liar.", []),
        ("It was a shambles.", []),
        ("This is a crazy election.", []),
        ("Whether he is a fraud is for the court.", []),
        ("They used to fool the neighbours.", []),
        ("A knee-jerk answer would be wrong.", []),
    ],
)
def test_contempt(text: str, words: list[str]) -> None:
    assert found(text, "contempt") == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She has been superb.", ["superb"]),
        ("The council has done a brilliant job.", ["done a brilliant job"]),
        ("There are brave men in every port.", []),
        ("The view was superb.", []),
        ("This is the best chance we have.", []),
    ],
)
def test_praise(text: str, words: list[str]) -> None:
    assert found(text, "praise") == words
