"""Names that are now a person, now a body, to name recognition: one of both all through the story."""

from __future__ import annotations

import re

from onrecord.analyse.bodies import bodies_by_words, relabelled
from onrecord.analyse.introductions import introduced
from onrecord.analyse.values import NamedEntity
from onrecord.model import Span
from onrecord.read import read_text

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


def test_who_and_his_tell_that_a_name_is_a_person_s() -> None:
    text = "Lumera, who won, took his time. Lumera raised his glass. Lumera left."
    names = [
        NamedEntity(Span(*m.span()), label)
        for m, label in zip(re.finditer("Lumera", text), ("ORG", "ORG", "PERSON"), strict=True)
    ]
    assert [one.label for one in relabelled(text, names, frozenset())] == ["PERSON"] * 3


def test_initials_anywhere_are_the_body_whose_long_name_stands_in_the_story() -> None:
    article = read_text("Yard news\n\nThe Alliance to Reclaim Our Slips met. AROS said that it would not go away.\n")
    assert "AROS" in bodies_by_words(article)


def test_initials_in_brackets_are_the_body_that_they_stand_for() -> None:
    text = (
        "The walk was called by Friends of the Old Walls (FOW) and ended at dusk. FOW says nobody was hurt.\n\n"
        "Mallow Reed (TBA) came late. It met, Ada said. Down Over West (DOWN) and others stayed away."
    )
    found = bodies_by_words(read_text(text))
    assert {"Friends of the Old Walls", "FOW"} <= found
    assert not {"TBA", "DOWN"} & found
