"""The cases of fixtures/rules/anon-bare-source.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, body, group, src
from tests.judge.cases import cases, expect

RULE = "anon-bare-source"
GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "a-source-said": (
        [src("a source")],
        [("a source", "said", "The takeover of Brill Foods has collapsed")],
    ),
    "praise-is-no-description": (
        [group("Two well-placed sources", number=2)],
        [("Two well-placed sources", "said", "the takeover of Brill Foods had collapsed")],
    ),
    "tabloid-insider": (
        [src("an insider")],
        [("an insider", "told", "“He packed a bag and left,”")],
    ),
    "person-with-grant": (
        [src("A person", grant="who asked not to be named", reason="for fear of losing business")],
        [("A person", "said", "the takeover had collapsed")],
    ),
    "described-later": (
        [src("a source", "a source", "The source", basis="a banker who advised Brill Foods")],
        [("a source", "said", "The takeover has collapsed"), ("The source", "said@2", "the price had been too high")],
    ),
    "source-at-the-regulator": (
        [src("a source at the competition authority")],
        [("a source at the competition authority", "said", "The takeover has collapsed")],
    ),
    "league-source": (
        [src("a league source")],
        [("a league source", "said", "The forward will miss the final")],
    ),
    "energy-sources": (
        [body("the grid company")],
        [("the grid company", "said", "Wind and solar sources now supply half of the island")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
