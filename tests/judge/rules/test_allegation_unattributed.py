"""The cases of fixtures/rules/allegation-unattributed.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, body, named
from tests.judge.cases import cases, expect

RULE = "allegation-unattributed"

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "robbed-the-shop": ([], []),
    "embezzled": ([], []),
    "a-company": ([], []),
    "with-an-aside": ([], []),
    "assaulted": ([], []),
    "police-allege": ([body("police")], [("police", "allege", "Rook robbed the corner shop on Monday night")]),
    "convicted-elsewhere": ([], []),
    "somebody-says-it": (
        [named("the school's treasurer")],
        [("the school's treasurer", "said", "Dana Kerr embezzled the money that the parents had raised")],
    ),
    "in-quotation": (
        [named("Hassan Tariq, who mends shoes on Cinder Street")],
        [("Hassan Tariq, who mends shoes on Cinder Street", "said", "“Rook robbed me twice,”")],
    ),
    "stole-the-show": ([], []),
    "stole-second": ([], []),
    "history": ([], []),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
