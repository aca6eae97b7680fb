"""One name in two spellings."""

from __future__ import annotations

import pytest

from onrecord.analyse.figures.nearness import one_slip
from tests.analyse.figures.checked import checks, told

HALLORAN = ("Jo Halloran", "Halloran", "Haloran", "Jo Haloran")
MISMATCHES = [
    ("Mayor Jo Halloran quit. Halloran said so. “I am tired,” Haloran said.", HALLORAN, "Haloran"),
    ("Mayor Jo Halloran quit. Halloran said so. Friends of Jo Haloran wept.", HALLORAN, "Haloran"),
    ("Ines Nuñez won. Nuñez sang. Later Nunez slept.", ("Ines Nuñez", "Nuñez", "Nunez"), "Nunez"),
    ("Dr. Per Lindqvist spoke. Lindqvist left. Dr. Lindqivst was not asked.", ("Per Lindqvist",), "Lindqivst"),
]
SILENT = [
    ("Jo Halloran quit. Halloran said so. Her rival, Tim Haloran, stayed.", (*HALLORAN, "Tim Haloran")),
    ("Jo Halloran quit. Halloran said so. The Hallorans left.", HALLORAN),
    ("Amir Hassan spoke. Hassan left. His cousin Hassani did not.", ("Amir Hassan", "Hassani")),
    ("Ada Marin quit. Marin wept. Mario wept too. Maria sang.", ("Ada Marin", "Mario", "Maria")),
    ("Jo Harwin quit. Harwin left for Harwyn, a village.", ("Jo Harwin", "Harwin")),
    ("Jo Halloran quit. Halloran said so. Write to @Haloran or jo@haloran.example.", HALLORAN),
]


@pytest.mark.parametrize(("text", "people", "words"), MISMATCHES)
def test_mismatch(text: str, people: tuple[str, ...], words: str) -> None:
    assert told("name-spelling", text, people) == [(words, False)]


@pytest.mark.parametrize(("text", "people"), SILENT)
def test_two_people_or_two_things_are_left_alone(text: str, people: tuple[str, ...]) -> None:
    assert not checks(text, people)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("Halloran", "Haloran", True),
        ("Kiedis", "Keidis", True),
        ("Petersen", "Peterson", True),
        ("Clinton", "Clintons", False),
        ("Syria", "Syrian", False),
        ("Marin", "Maria", False),
        ("Marsh", "Harsh", False),
        ("Lind", "Lin", False),
    ],
)
def test_one_slip(one: str, other: str, slip: bool) -> None:
    assert one_slip(one, other) is slip
    assert one_slip(other, one) is slip
