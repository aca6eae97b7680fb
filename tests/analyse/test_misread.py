"""Names that recognition misreads and the model shows to be somebody's or a body's; the nets are made by hand."""

from __future__ import annotations

import re

import pytest

from onrecord.analyse.misread import Misread
from onrecord.analyse.values import NamedEntity
from onrecord.model import SourceKind, Span
from tests.analyse.marked import HandMade, Marked

NEW = 0


def story(text: str, kind: SourceKind) -> Marked:
    return Marked(text, HandMade(kind, lambda pair: 9 * pair[:, NEW]))


TIEGEL = (
    "⟦1s Tiegel⟧ ⟦1c said⟧ ⟦1w the lock was shut⟧. The council met late. "
    "⟦2s Tiegel⟧ ⟦2c added⟧ ⟦2w that it would stay so⟧."
)


def test_a_name_that_only_the_model_takes_for_a_person_s_is_one_person() -> None:
    found = story(TIEGEL, SourceKind.NAMED_PERSON)
    assert found.of(1) == found.of(2)
    assert (found.of(1).kind, found.of(1).name) == (SourceKind.NAMED_PERSON, "Tiegel")


def test_a_name_to_which_people_belong_is_a_body_s() -> None:
    found = story(f"{TIEGEL} A Tiegel welder left.", SourceKind.NAMED_PERSON)
    assert not [name for name in found.sources if name.detail == "partial_name"]


def test_a_person_whom_the_model_takes_for_a_firm_is_one() -> None:
    found = story(TIEGEL.replace("Tiegel", "Lindqvist"), SourceKind.NAMED_ORG)
    assert found.of(1) == found.of(2)
    assert (found.of(1).kind, found.of(1).name) == (SourceKind.NAMED_ORG, "Lindqvist")


def test_two_campaigns_are_not_the_first_candidate() -> None:
    found = story(
        "Ana Reyes and Peter Marsh ran. ⟦1s The Reyes and Marsh campaigns⟧ ⟦1c declined⟧ ⟦1w to say more⟧.",
        SourceKind.NAMED_ORG,
    )
    assert found.of(1).kind is SourceKind.NAMED_ORG


def test_what_belongs_to_somebody_may_be_their_word() -> None:
    found = story("Ana Reyes sat down. ⟦1s Reyes’s tone⟧ ⟦1c suggested⟧ ⟦1w two new locks⟧.", SourceKind.NAMED_PERSON)
    assert found.of(1).name == "Ana Reyes"


def test_whoever_belongs_to_somebody_is_somebody_else() -> None:
    found = story(
        "Ana Reyes sat down. ⟦1s Reyes’s running mate⟧ ⟦1c wanted⟧ ⟦1w two new locks⟧.", SourceKind.NAMED_PERSON
    )
    assert found.of(1).name != "Ana Reyes"


@pytest.mark.parametrize("said", ["The coastguard", "The harbour"])
def test_a_thing_that_is_called_by_its_noun_alone_is_no_person(said: str) -> None:
    found = story(f"Ana Reyes sat down. ⟦1s {said}⟧ ⟦1c reported⟧ ⟦1w calm water⟧.", SourceKind.NAMED_PERSON)
    assert found.of(1).kind is not SourceKind.NAMED_PERSON


def test_people_told_elsewhere_by_name_are_no_camp() -> None:
    text = "Ana Reyes and Peter Marsh met. John Roe left. ⟦1s Both skippers⟧ ⟦1c vowed⟧ ⟦1w to sail on⟧."
    found = story(text, SourceKind.NAMED_PERSON).of(1)
    assert found.kind is SourceKind.NAMED_PERSON
    assert found.number in (None, 2)


def test_all_places_of_a_name_change_and_longer_names_stay() -> None:
    text = "Lumera sank. Lumera Rowing Club mourned Lumera. Orla Finch rowed."
    names = [NamedEntity(Span(*m.span()), "ORG") for m in re.finditer("Lumera Rowing Club|Lumera", text)]
    names.append(NamedEntity(Span(text.index("Orla"), text.index(" rowed")), "PERSON"))
    changed = Misread(people=frozenset(["Lumera"]), bodies=frozenset(["Orla Finch"])).relabelled(text, names)
    assert [(one.span.of(text), one.label) for one in changed] == [
        ("Lumera", "PERSON"),
        ("Lumera Rowing Club", "ORG"),
        ("Lumera", "PERSON"),
        ("Orla Finch", "ORG"),
    ]
    assert not Misread()
