"""The cases of fixtures/rules/anon-single-source.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, document, named, src
from tests.judge.cases import cases, expect

RULE = "anon-single-source"
FACTORY = "Maddox Steel will shut its Corran furnace in June"
TRANSFER = "The striker Ivo Marsh will join Lisbon for 40 million in the summer"
TRUCE = "Truce talks will resume in Geneva on Sunday with both armies at the table"

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "factory": (
        [src("a senior manager at the company")],
        [("a senior manager at the company", "said", FACTORY)],
    ),
    "transfer": (
        [src("a person close to the player"), named("Dana Roe", "His coach, Dana Roe")],
        [
            ("a person close to the player", "said", TRANSFER),
            ("His coach, Dana Roe", "said@2", "training had been light"),
        ],
    ),
    "wire-truce": (
        [src("a Western diplomat", "a Western diplomat", "The diplomat")],
        [("a Western diplomat", "said", TRUCE), ("The diplomat", "said@2", "the agenda was not settled")],
    ),
    "letter-supports": (
        [src("a senior manager at the company"), document("A letter to suppliers")],
        [
            ("a senior manager at the company", "said", FACTORY),
            ("A letter to suppliers", "says", "the Corran furnace shuts on 14 June"),
        ],
    ),
    "second-person-supports": (
        [src("a person close to the player"), named("Rui Tavares", "Rui Tavares, the Lisbon chairman,")],
        [
            ("a person close to the player", "said", TRANSFER),
            ("Rui Tavares, the Lisbon chairman,", "said@2", "Marsh would join the club in the summer"),
        ],
    ),
    "corroborated": (
        [src("a Western diplomat")],
        [("a Western diplomat", "said", TRUCE)],
    ),
    "a-judge-rules": (
        [src("A county judge")],
        [("A county judge", "ruling", "that the council had no right to sell it")],
    ),
    "colour-in-the-lede": (
        [src("a man with a bucket"), named("Lea Holm")],
        [
            ("a man with a bucket", "said", "he was done waiting"),
            ("Lea Holm", "said@2", "The county has spent 3 million on pumps"),
        ],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
