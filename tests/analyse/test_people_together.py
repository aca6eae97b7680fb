"""Couples, families, misspelt surnames, handles, and what tells the gender of a name."""

from __future__ import annotations

import pytest

from onrecord.analyse.kin import kin_of_people
from onrecord.analyse.kinds import Labels, read_mention
from onrecord.analyse.parts import parts_of
from onrecord.analyse.portraits import unscrambled
from onrecord.analyse.slips import same_but_for_slips
from onrecord.model import Span
from tests.analyse.marked import Marked
from tests.analyse.test_named import people_of


def test_both_of_a_couple_bear_the_surname() -> None:
    found = {p.full for p in people_of("Walter and Edith Marsh live there.", "Edith Marsh").people}
    assert found == {"Walter Marsh", "Edith Marsh"}


def test_parents_are_father_and_mother_by_their_names() -> None:
    text = "My parents, Walter and Edith Marsh, kept a yard."
    people = people_of(text, "Edith Marsh")
    kin = kin_of_people(text, people)
    assert {person.full: kin[id(person)] for person in people.people} == {
        "Walter Marsh": {"father"},
        "Edith Marsh": {"mother"},
    }


@pytest.mark.parametrize("said", ["The Marshes", "the Marshes"])
def test_a_plural_surname_is_the_family(said: str) -> None:
    text = f"Ada Marsh and Piet Marsh came. {said} said so."
    start = text.index(said)
    found = read_mention(text, Span(start, start + len(said)), people_of(text), Labels([]))
    assert [p.full for p in found.people] == ["Ada Marsh", "Piet Marsh"]


def test_a_shared_surname_stands_once_in_a_name() -> None:
    story = Marked("⟦1s Ana Reyes and Luis Reyes⟧ ⟦1c said⟧ ⟦1w they would stay⟧.")
    assert story.of(1).name == "Ana and Luis Reyes"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Bornsten", "Bornstein", True),
        ("Okaforr", "Okafor", True),
        ("Reyes", "Reyas", True),
        ("Roe", "Rowe", False),
        ("Marsh", "Harsh", False),
        ("Lindqvist", "Lindgren", False),
    ],
)
def test_slips_of_a_surname(one: str, other: str, same: bool) -> None:
    assert same_but_for_slips(one, other) is same


def test_a_misspelt_surname_is_the_one_person_it_can_be() -> None:
    story = Marked("⟦1s Marta Lindqvist⟧ ⟦1c said⟧ ⟦1w no⟧. ⟦2s Lindqvst⟧ ⟦2c added⟧ ⟦2w never⟧.")
    assert story.of(1) == story.of(2)


@pytest.mark.parametrize("said", ["one reader, @fallowgate", "Twitter user @fallowgate", "@fallowgate"])
def test_a_handle_is_a_name(said: str) -> None:
    text = f"{said} wrote so."
    found = read_mention(text, Span(0, len(said)), people_of(text), Labels([]))
    if "," in said:
        assert not found.people
    else:
        assert [p.full for p in found.people] == ["@fallowgate"]


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("The widow Terry Marsh left.", "f"),
        ("Terry Marsh left, and he was glad.", "m"),
        ("Terry Marsh left. Terry Marsh lost her hat and her coat. Then Terry Marsh saw her.", "f"),
        ("Terry Marsh saw that Fallow never let him go.", None),
        ("Terry Marsh left.", None),
    ],
)
def test_what_tells_the_gender_of_a_name_for_both(text: str, gender: str | None) -> None:
    assert people_of(text, "Terry Marsh").people[0].gender == gender


def test_a_running_file_is_cut_at_its_rules() -> None:
    text = "One.\n\n___\n\nTwo.\n\n* * *\n\nThree.\n\n---.\n\nFour.\n"
    assert [text[at:].strip().split(".")[0] for at in parts_of(text)] == ["Two", "Three", "Four"]


def test_he_does_not_reach_over_a_rule() -> None:
    story = Marked(
        "John Okafor sat down and John Okafor spoke.\n\n___\n\nPeter Marsh came. ⟦1s He⟧ ⟦1c said⟧ ⟦1w nothing⟧."
    )
    assert story.of(1).name == "Peter Marsh"


@pytest.mark.parametrize(
    ("name", "right"),
    [("FranÃ§ois Vey", "François Vey"), ("FranÃ\x83Â§ois Vey", "François Vey"), ("Ada Â Vey", "Ada Â Vey")],
)
def test_letters_of_another_encoding_are_put_right(name: str, right: str) -> None:
    assert unscrambled(name) == right
