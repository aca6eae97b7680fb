"""What "who", "which" and "that" stand for, also where other words come between."""

from __future__ import annotations

import pytest

from onrecord.model import SourceKind
from tests.analyse.marked import Marked


@pytest.mark.parametrize(
    "before",
    [
        "Marta Lindqvist spoke to Ana Reyes on camera,",
        "They met Ana Reyes of Fallow,",
        "They chose Senator Ana Reyes this year,",
    ],
)
def test_who_is_a_person_and_no_camera(before: str) -> None:
    assert Marked(f"{before} ⟦1s who⟧ ⟦1c said⟧ ⟦1w no⟧.").of(1).name == "Ana Reyes"


def test_who_goes_back_to_the_officials() -> None:
    story = Marked("Officials in Ms. Reyes's government ⟦1s who⟧ ⟦1c told⟧ reporters ⟦1w it was late⟧ left.")
    assert story.of(1).kind in (SourceKind.UNNAMED_GROUP, SourceKind.COLLECTIVE)


def test_which_is_a_text_and_no_month() -> None:
    story = Marked("She sent her letter in July, ⟦1s which⟧ ⟦1c showed⟧ ⟦1w she was fit⟧.")
    assert story.of(1).kind is SourceKind.DOCUMENT


def test_which_is_a_body_and_not_its_members() -> None:
    story = Marked("They met members of the Harbour Authority, ⟦1s which⟧ ⟦1c denied⟧ ⟦1w the leak⟧.")
    assert story.of(1).name == "Harbour Authority"


def test_one_of_several_who_is_several() -> None:
    story = Marked("Ana Reyes was one of three officials ⟦1s who⟧ ⟦1c opposed⟧ ⟦1w the dam⟧.")
    assert story.of(1).kind is not SourceKind.NAMED_PERSON
