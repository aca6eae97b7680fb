"""The roles by which a story introduces its people, and whom a description by role means."""

from __future__ import annotations

import pytest

from onrecord.analyse.phrases import read_phrase
from onrecord.analyse.roles import alike, role_head, roles_of_people
from onrecord.model import SourceKind
from tests.analyse.marked import Marked
from tests.analyse.test_named import people_of


def roles(text: str) -> dict[str, set[str]]:
    """The roles of each person by full name."""
    people = people_of(text, r"(?:Ada|Piet|Iris) Marsh|Jon Okafor|Lena Voss")
    found = roles_of_people(text, people)
    return {person.full: set(found.get(id(person), {})) for person in people.people}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("On Monday Gov. Ada Marsh sat down.", "governor"),
        ("They met Attorney General Ada Marsh there.", "attorney general"),
        ("She is a friend of former Secretary of Fisheries Ada Marsh now.", "secretary"),
        ("The port's campaign chairman, Ada Marsh, laughed.", "chairman"),
        ("A lawyer for the pilots, Ada Marsh, laughed.", "lawyer"),
        ("Ada Marsh, 61, a nurse at the port, laughed.", "nurse"),
        ("Ada Marsh, director of the yard, laughed.", "director"),
        ("Ada Marsh, who is the mayor of Fallow, laughed.", "mayor"),
    ],
)
def test_titles_and_appositions_tell_a_role(text: str, role: str) -> None:
    assert role in roles(text)["Ada Marsh"]


@pytest.mark.parametrize(
    "text",
    [
        "The senator and the judge told Ada Marsh to go.",
        "The judge's friend saw Ada Marsh.",
        "He thanked the nurse. Ada Marsh laughed.",
    ],
)
def test_roles_of_others_are_not_theirs(text: str) -> None:
    assert roles(text)["Ada Marsh"] == set()


def test_a_plural_title_holds_for_all_who_follow() -> None:
    found = roles("Sens. Ada Marsh and Jon Okafor voted. Later Lena Voss spoke.")
    assert found["Ada Marsh"] == found["Jon Okafor"] == {"senator"}
    assert found["Lena Voss"] == set()


def test_one_noun_stands_for_several_of_an_office() -> None:
    assert role_head("Sen") == "senator"
    assert role_head("chairwoman") == role_head("chair") == "chairman"


@pytest.mark.parametrize(
    ("said", "around", "fits"),
    [
        ("the Fallow governor", {"fallow", "gov"}, 1),
        ("the governor", {"fallow", "gov"}, 0),
        ("the Republican candidate", {"democratic", "candidate"}, None),
        ("the president", {"vice", "president"}, None),
        ("Roe's spokeswoman", {"spokeswoman", "marsh"}, None),
        ("Roe's spokeswoman", {"roe", "spokeswoman"}, 0),
    ],
)
def test_words_that_speak_for_or_against_a_holder(said: str, around: set[str], fits: int | None) -> None:
    assert alike(read_phrase(said), around) == fits


def test_the_judge_is_the_judge_and_not_who_was_named_last() -> None:
    story = Marked(
        "The judge, Ana Reyes, heard the case. Her clerk told John Okafor to wait. ⟦1s The judge⟧ ⟦1c said⟧ ⟦1w no⟧."
    )
    assert story.of(1).name == "Ana Reyes"


def test_a_role_of_a_place_is_sought_in_what_comes() -> None:
    story = Marked(
        "John Okafor waited. ⟦1s The Fallow state attorney general⟧ ⟦1c says⟧ ⟦1w the yard is not a charity⟧.\n\n"
        "Attorney General Ana Reyes signed the letter."
    )
    assert story.of(1).name == "Ana Reyes"


def test_a_spokeswoman_is_named_in_the_next_statement() -> None:
    story = Marked(
        "⟦1s The port's spokeswoman⟧ ⟦1c said⟧ ⟦1w the gate is shut⟧. It has been so for days.\n\n"
        "⟦2s Ana Reyes⟧ ⟦2c said⟧ ⟦2w the chain had snapped⟧."
    )
    assert story.of(1) == story.of(2)


def test_a_man_does_not_become_the_spokeswoman() -> None:
    story = Marked(
        "⟦1s The port's spokeswoman⟧ ⟦1c said⟧ ⟦1w the gate is shut⟧.\n\n⟦2s John Okafor⟧ ⟦2c said⟧ ⟦2w it was open⟧."
    )
    assert story.of(1) != story.of(2)


def test_three_candidates_together_are_the_three_named() -> None:
    story = Marked(
        "The candidate Ana Reyes came first, then candidate John Okafor and candidate Marta Lindqvist.\n\n"
        "⟦1s The three candidates⟧ ⟦1c said⟧ ⟦1w they would walk⟧."
    )
    assert story.of(1).name == "Ana Reyes, John Okafor and Marta Lindqvist"
    assert story.of(1).kind is SourceKind.NAMED_PERSON


def test_the_nominees_campaign_is_named_after_the_nominee() -> None:
    story = Marked("The nominee, Ana Reyes, rested. ⟦1s The nominee's campaign⟧ ⟦1c said⟧ ⟦1w she was well⟧.")
    assert story.of(1).name == "Reyes campaign"
