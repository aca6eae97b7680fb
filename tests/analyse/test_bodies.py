"""Names that are now a person, now a body, to name recognition: one of both all through the story."""

from __future__ import annotations

import re

from onrecord.analyse.bodies import relabelled
from onrecord.analyse.introductions import introduced
from onrecord.analyse.values import NamedEntity
from onrecord.model import Span

TEXT = "Lumera sold the mill. Lumera said no more. Nobody at Lumera knew why Ona Reed had left."


def named(labels: str) -> list[NamedEntity]:
    places = [Span(*m.span()) for m in re.finditer("Lumera", TEXT)]
    return [NamedEntity(place, label) for place, label in zip(places, labels.split(), strict=True)]


def test_the_label_that_a_name_has_most_often_holds() -> None:
    found = relabelled(TEXT, named("ORG PERSON ORG"), frozenset())
    assert [one.label for one in found] == ["ORG", "ORG", "ORG"]


def test_a_tie_changes_nothing_and_other_labels_neither() -> None:
    names = [*named("ORG PERSON DATE"), NamedEntity(Span(0, 6), "NORP")]
    assert relabelled(TEXT, names, frozenset()) == names


def test_who_is_introduced_by_an_office_is_no_firm() -> None:
    text = (
        "The ministry and its spokesman, Ilva Dorn, said nothing. Its ally Saint Brine and its partner Holm Reef did."
    )
    known = {"Ilva Dorn", "Saint Brine", "Holm Reef"}
    assert introduced(text, known, known) == [("Ilva Dorn", ["spokesman"])]
    assert introduced(text, known, set()) == []
