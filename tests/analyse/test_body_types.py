"""Which noun can stand for which body, and the names of bodies that first lines leave out."""

from __future__ import annotations

import re

import pytest

from onrecord.analyse.body_types import may_be_called
from onrecord.analyse.kinds import Labels, read_mention
from onrecord.analyse.links import Candidate
from onrecord.analyse.mentions import Entity, Mention
from onrecord.analyse.organisations import Organisations, fuller, initials
from onrecord.analyse.phrases import read_phrase
from onrecord.analyse.possible import possible
from onrecord.analyse.ruled_out import ruled_out
from onrecord.analyse.story import Story
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


def story_of(text: str) -> Story:
    """A story of one sentence, in which nobody is named."""
    return Story(text, [Span(0, len(text))], people_of(text), Labels([]), [])


def body_may_be(said: str, body: str) -> bool:
    """Whether some words can mean a body that a story has named."""
    text = f"{said} told them."
    mention = Mention(Span(0, len(said)), read_mention(text, Span(0, len(said)), people_of(""), Labels([])), 0)
    return possible(mention, Candidate(body=body, near=Span(0, 4)), story_of(text))


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


@pytest.mark.parametrize(
    ("text", "said", "name"),
    [
        (
            "The Tarn Court of Appeals for the North Shore ruled.",
            "The Tarn Court of Appeals for the North Shore",
            "Tarn Court of Appeals for the North Shore",
        ),
        ("A spokesman for Mr. Marsh said no.", "A spokesman for Mr. Marsh", "Marsh"),
        ("Fallow College grew. The school shut.", "The school", "Fallow College"),
        ("Skyfare fell. Skyfare rose. Skyfare left. The airline shut.", "the airline", "Skyfare"),
        ("Skyfare fell. Tarn Rail rose. Skyfare left. The airline shut.", "the airline", "airline"),
    ],
)
def test_what_a_body_is_called(text: str, said: str, name: str) -> None:
    at = text.casefold().index(said.casefold())
    places = [Span(*m.span()) for m in re.finditer("Tarn Court of Appeals|Fallow College|Skyfare|Tarn Rail", text)]
    found = Organisations(text, places).name(Span(at, at + len(said)), read_phrase(text[at : at + len(said)]), None)
    assert found == name


@pytest.mark.parametrize(("body", "may"), [("Marsh campaign", True), ("Okafor campaign", False), ("FWA", False)])
def test_a_campaign_is_its_owner_s(body: str, may: bool) -> None:
    assert body_may_be("Marsh's campaign", body) is may


@pytest.mark.parametrize(("said", "may"), [("her brother", False), ("his lawyer", False), ("the lender", True)])
def test_somebody_s_brother_is_no_firm(said: str, may: bool) -> None:
    assert body_may_be(said, "Lumera") is may


def test_she_is_no_firm_but_may_be_the_firm_s_spokeswoman() -> None:
    text = "Lumera said no. she told them."
    she = Mention(Span(16, 19), read_mention(text, Span(16, 19), people_of(""), Labels([])), 1)
    firm = Entity(organisation="Lumera")
    firm.add(Mention(Span(0, 6), read_mention(text, Span(0, 6), people_of(""), Labels([])), 0))
    assert not possible(she, Candidate(entity=firm, near=Span(0, 6)), story_of(text))
    spoken = "A Lumera spokeswoman said no."
    firm.add(Mention(Span(0, 20), read_mention(spoken, Span(0, 20), people_of(""), Labels([])), 0))
    assert possible(she, Candidate(entity=firm, near=Span(0, 20)), story_of(text))


@pytest.mark.parametrize(
    ("said", "of", "kind", "may"),
    [
        ("the memo", "Echo Rail", SourceKind.NAMED_ORG, False),
        ("the memo", "the memo", SourceKind.DOCUMENT, True),
        ("Fallow Herald", "a report", SourceKind.DOCUMENT, False),
        ("Fallow Herald", "Students at a school", SourceKind.UNNAMED_GROUP, False),
        ("Lumera", "A welder", SourceKind.UNNAMED_PERSON, False),
    ],
)
def test_a_text_is_no_body_and_a_body_no_text(said: str, of: str, kind: SourceKind, may: bool) -> None:
    text = f"{of} said no. {said} told them."
    known = read_mention(text, Span(0, len(of)), people_of(text), Labels([]))
    entity = Entity()
    entity.add(Mention(Span(0, len(of)), known, 0, {kind: 1.0}))
    at = len(text) - len(said) - len(" told them.")
    place = Span(at, at + len(said))
    mention = Mention(place, read_mention(text, place, people_of(text), Labels([])), 1)
    assert possible(mention, Candidate(entity=entity, near=Span(0, 4)), story_of(text)) is may


def test_an_outlet_is_neither_a_firm_nor_its_readers() -> None:
    reading = read_mention("Daily Beast said", Span(0, 11), people_of(""), Labels([]))
    assert {SourceKind.NAMED_ORG, SourceKind.UNNAMED_GROUP, SourceKind.DOCUMENT} <= ruled_out(reading)
    board = read_mention("The paper’s editorial board said", Span(0, 27), people_of(""), Labels([]))
    assert max(board.chances, key=lambda kind: board.chances[kind]) is SourceKind.MEDIA
