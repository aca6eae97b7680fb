"""Whom a source's words name, whose surname it is, and what capitals and relatives have to do with it."""

from __future__ import annotations

import re

import pytest

from onrecord.analyse.kinds import Labels, read_mention
from onrecord.analyse.names import People
from onrecord.analyse.ruled_out import names_body, ruled_out
from onrecord.analyse.values import NamedEntity
from onrecord.model import SourceKind, Span
from tests.analyse.marked import Marked


def people_of(text: str, names: str = r"(?:Ada|Piet|Iris|Vann) Marsh|Jon Okafor") -> People:
    """The people of a text, in which a pattern stands for name recognition."""
    return People(text, [NamedEntity(Span(*m.span()), "PERSON") for m in re.finditer(names, text)])


def read(said: str, before: str = ""):
    """Some words read as a source, after other words."""
    text = f"{before}{said} told them."
    return read_mention(text, Span(len(before), len(before) + len(said)), people_of(text), Labels([]))


@pytest.mark.parametrize(
    "said",
    [
        "Former harbour pilot and ferry columnist Ada Marsh",
        "former Secretary of Fisheries Ada Marsh, who resigned",
        "the referee, Ada Marsh,",
        "One mayoral hopeful, Ada Marsh,",
        "Ada Marsh herself",
        "Ada Marsh III",
        "Ada Marsh, a nominal liberal who voted for Piet Marsh and Jon Okafor,",
        "Ada Marsh attacked Jon Okafor",
        "Ms. Ada Marsh echoed what Jon Okafor",
        "former Fallow Gov. and Harbour Committee Chairman Ada Marsh",
        "Fallow County (N.F.) Sheriff Ada Marsh, one of the loudest voices on the quay",
    ],
)
def test_the_words_name_one_person(said: str) -> None:
    assert [person.full for person in read(said).people] == ["Ada Marsh"]


def test_two_people_are_named_together() -> None:
    found = read("Governor Ada Marsh and Senator Jon Okafor").people
    assert [person.full for person in found] == ["Ada Marsh", "Jon Okafor"]


@pytest.mark.parametrize(
    "said",
    [
        "Three curlers -- Ada Marsh of Tarn, Piet Marsh and Jon Okafor --",
        "the three curlers, Ada Marsh, the skip, Piet Marsh and Jon Okafor",
        "Former curlers from Tarn, Ada Marsh, Piet Marsh and Jon Okafor,",
        "Many curlers, including Ada Marsh, Piet Marsh and Jon Okafor,",
    ],
)
def test_a_list_names_whom_a_description_means(said: str) -> None:
    assert [person.full for person in read(said).people] == ["Ada Marsh", "Piet Marsh", "Jon Okafor"]


@pytest.mark.parametrize(
    "said",
    [
        "Three curlers, Ada Marsh and Jon Okafor,",
        "curlers, led by Ada Marsh and Jon Okafor",
        "curlers who knew the skips, Ada Marsh and Jon Okafor",
        "curlers from the clubs of Ada Marsh and Jon Okafor",
    ],
)
def test_a_list_of_others_names_nobody(said: str) -> None:
    assert not read(said).people


def test_she_and_her_aides_are_she() -> None:
    assert read("she and her aides").pronoun == "f"
    assert read("he and Ada Marsh").pronoun is None


@pytest.mark.parametrize(
    "said", ["a campaign of Ada Marsh", "Ada Marsh's engineer", "several clubs that Ada Marsh owns"]
)
def test_a_name_in_passing_is_not_the_source(said: str) -> None:
    assert not read(said).people


def test_a_shared_surname_is_rather_that_of_the_one_met_first() -> None:
    text = (
        "Mary Marsh opened the yard. Then John Marsh came along, and with him Paul Marsh. "
        "John sells rope. Marsh said the yard would stay."
    )
    people = people_of(text, "(?:Mary|John|Paul) Marsh")
    assert people.mentions[-1].person.full == "Mary Marsh"


def test_the_verbs_of_a_headline_are_no_names() -> None:
    text = "Ada Marsh Blasts Rope Makers.\n\nThe mayor, Ada Marsh, was cross. Ada Marsh sat down. Said Marsh: “No.”\n"
    found = {person.full for person in people_of(text, "Ada Marsh Blasts|Ada Marsh|Said Marsh").people}
    assert found == {"Ada Marsh"}


def test_a_headline_alone_makes_nobody() -> None:
    text = (
        "Ada Just Vowed To Row The Battle Cup.\n\nThe rower, Ada Marsh, said so.\n\n"
        "Ada Questioned Why Gold Boats Sink Twice.\n\nRules of the cup are old, and rules are rules.\n"
    )
    found = people_of(text, "Ada Just Vowed|Battle Cup|Ada Questioned Why|Ada Marsh|Rules")
    assert [person.full for person in found.people] == ["Ada Marsh"]


def test_a_first_name_and_an_initial_make_a_person_of_any_surname() -> None:
    text = "Ada J. Band wrote to the yard. Ms. Band asked for an answer. Harbour Committee Chairman sat by."
    assert [person.full for person in people_of(text, "Ada J. Band|Committee Chairman").people] == ["Ada J. Band"]


def test_a_paper_with_a_first_name_is_nobody() -> None:
    text = "The Charlotte Observer found the files. Reporters of the Charlotte Observer wrote for weeks."
    assert not people_of(text, "Charlotte Observer").people


def test_an_apposition_shows_who_is_a_person() -> None:
    text = "Vann R. Oduya, a writer for the quarterly, said so. Tolme Reach, a rival of the line, fell. Oduya left."
    assert [person.full for person in people_of(text, "xxx").people] == ["Vann R. Oduya"]


def test_gender_comes_from_a_census() -> None:
    text = "Rowena Marsh said so."
    assert people_of(text, "Rowena Marsh").people[0].gender == "f"


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("Lobbyists", {SourceKind.NAMED_ORG}),
        ("a loose coalition of dockers", {SourceKind.NAMED_ORG}),
        ("the memo", {SourceKind.NAMED_ORG, SourceKind.NAMED_PERSON}),
        ("Parents for Safe Ferries", {SourceKind.COLLECTIVE, SourceKind.UNNAMED_GROUP}),
        ("the North Shore Coalition", {SourceKind.COLLECTIVE, SourceKind.UNNAMED_GROUP}),
        ("Spokesmen for the yard", set()),
        ("They", set()),
    ],
)
def test_what_grammar_rules_out(said: str, kinds: set[SourceKind]) -> None:
    assert ruled_out(read(said)) == kinds


def test_the_agency_is_a_body_and_an_agency_clerk_is_not() -> None:
    assert names_body(read("the agency"))
    assert not names_body(read("the clerk"))


def test_they_are_the_people_just_named_together() -> None:
    story = Marked(
        "Ana Reyes and Senator John Okafor toured the yard on Monday. ⟦1s They⟧ ⟦1c said⟧ ⟦1w it would close⟧."
    )
    assert story.of(1).kind is SourceKind.NAMED_PERSON
    assert story.of(1).name == "Ana Reyes and John Okafor"


def test_relatives_are_the_person_whom_the_story_names() -> None:
    story = Marked(
        "John Marsh ran the yard. ⟦1s His wife⟧ ⟦1c said⟧ ⟦1w it was cold⟧. "
        "The yard was sold to his wife, Ana Lindqvist, in May. ⟦2s Marsh’s sister⟧ ⟦2c said⟧ ⟦2w no word⟧."
    )
    assert story.of(1).name == "Ana Lindqvist"
    assert story.of(2).name is None


def test_what_seems_has_no_source() -> None:
    story = Marked("John Marsh had left. Marsh ⟦1c still seemed⟧ ⟦1w to hope for rain⟧.")
    assert story.attribution(1).source_id is None


def test_a_surname_is_nobody_s_who_comes_later() -> None:
    text = "Mary Marsh left. Marsh was ill. Her husband, John Marsh, and his brother, John Marsh, knew."
    people = people_of(text, "(?:Mary|John) Marsh")
    assert [mention.person.full for mention in people.mentions[:2]] == ["Mary Marsh"] * 2
