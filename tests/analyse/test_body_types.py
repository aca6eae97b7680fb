"""Which noun can stand for which body, and the names of bodies that first lines leave out."""

from __future__ import annotations

import pytest

from onrecord.analyse.body_types import may_be_called
from onrecord.analyse.kinds import Labels, read_mention
from onrecord.analyse.organisations import Organisations, fuller, initials
from onrecord.analyse.phrases import read_phrase
from onrecord.analyse.ruled_out import ruled_out
from onrecord.model import SourceKind, Span
from tests.analyse.test_named import people_of


@pytest.mark.parametrize(
    ("name", "noun", "may"),
    [
        ("Marsh campaign", "company", False),
        ("Dockers Union", "company", False),
        ("Fallow Foods", "company", True),
        ("Bureau of Weirs", "agency", True),
        ("Marsh campaign", "agency", False),
        ("Marsh administration", "administration", True),
        ("Fallow campaign", "administration", False),
        ("FWA", "department", True),
        ("Fallow Water", "network", True),
    ],
)
def test_nouns_and_names_go_together(name: str, noun: str, may: bool) -> None:
    assert may_be_called(name, noun) is may


def named(text: str, said: str, *bodies: str) -> str | None:
    """The name of the body that some words of a text mean."""
    places = sorted(Span(at, at + len(body)) for body in bodies if (at := text.find(body)) >= 0)
    start = text.index(said)
    return Organisations(text, places).name(Span(start, start + len(said)), read_phrase(said), None)


@pytest.mark.parametrize(
    ("said", "rest", "body"),
    [
        ("A House panel", "The House Weirs and Locks Committee met.", "House Weirs and Locks Committee"),
        ("A federal appeals court", "The Court of Appeals for Fallow ruled.", "Court of Appeals for Fallow"),
        ("A union representing lock keepers", "It is the Association of Lock Keepers.", "Association of Lock Keepers"),
    ],
)
def test_first_lines_mean_the_body_named_later(said: str, rest: str, body: str) -> None:
    assert named(f"{said} said no. {rest}", said, body) == body


def test_a_panel_of_a_court_is_the_court() -> None:
    said = "A three-judge panel of the Court of Appeals for Fallow"
    assert named(f"{said} said no.", said) == "Court of Appeals for Fallow"


def test_a_name_set_off_behind_a_body_is_its_name() -> None:
    said = "a group backing the dam, Friends of the Weir,"
    assert named(f"Then {said} said no.", said) == "Friends of the Weir"


def test_initials_and_fuller_names() -> None:
    assert initials("Department of Locks") == ("DL", "DOL")
    assert fuller("Department for Locks", "Locks")
    assert not fuller("Locks", "Department for Locks")


@pytest.mark.parametrize(
    ("said", "out"),
    [
        ("A union of lock keepers", SourceKind.COLLECTIVE),
        ("a group backing the dam", SourceKind.COLLECTIVE),
        ("FOWL", SourceKind.NAMED_PERSON),
        ("Fallow, the canal company,", SourceKind.NAMED_PERSON),
        ("Oduya, a writer,", SourceKind.NAMED_ORG),
        ("One of the keepers who left", SourceKind.COLLECTIVE),
    ],
)
def test_grammar_leaves_kinds_out(said: str, out: SourceKind) -> None:
    text = f"{said} said no."
    reading = read_mention(text, Span(0, len(said)), people_of(text, "xxx"), Labels([]))
    assert out in ruled_out(reading)


def test_any_company_and_an_army_of_supporters_stay_open() -> None:
    for said in ("any company", "an army of supporters"):
        text = f"{said} said no."
        reading = read_mention(text, Span(0, len(said)), people_of(text, "xxx"), Labels([]))
        assert SourceKind.COLLECTIVE not in ruled_out(reading)
