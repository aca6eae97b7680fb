"""Who answers in an interview printed as "Q:" and "A:"."""

from __future__ import annotations

import pytest

from onrecord.analyse.interviews import find_interview
from onrecord.read import read_text
from tests.analyse.test_named import people_of

OPENING = "Five questions.\n\nAda Marsh has run the port for years. She and Jon Okafor met; Ada Marsh spoke first.\n\n"
TURNS = "Q: Did you know?\n\nA: I think so.\n\nI went home.\n\nQ: And now?\n\nA: I stay.\n"


def interview(text: str):
    """The interview of a story."""
    article = read_text(text)
    return article.text, find_interview(article.text, [block.span for block in article.blocks], people_of(article.text))


@pytest.mark.parametrize(
    "turns", [TURNS, TURNS.replace(":", "."), TURNS.replace("Q:", "**Q:**").replace("A:", "**A:**")]
)
def test_the_person_named_most_before_the_questions_answers(turns: str) -> None:
    text, found = interview(OPENING + turns)
    assert found is not None
    assert found.person.full == "Ada Marsh"
    assert len(found.questions) == len(found.answers) == 2
    assert "I went home." in found.answers[0].of(text)
    assert found.asks(text.index("And now"))
    assert not found.asks(text.index("I stay"))


@pytest.mark.parametrize(
    "text",
    [
        OPENING + "Q: Did you know?\n\nA: I think so.\n",
        "Five questions.\n\nNobody is named here.\n\n" + TURNS,
        OPENING + "A quarter of it is gone.\n\nQuestions came.\n\nA man left.\n",
    ],
)
def test_other_stories_are_no_interviews(text: str) -> None:
    assert interview(text)[1] is None
