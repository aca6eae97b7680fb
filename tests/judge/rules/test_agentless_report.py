"""The cases of fixtures/rules/agentless-report.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, body, group, named
from tests.judge.cases import cases, expect

RULE = "agentless-report"
GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "reportedly": ([], [(None, "reportedly", "for sale")]),
    "is-understood-to": ([], [(None, "is understood to", "want a move to Lisbon")]),
    "it-is-believed": ([], []),
    "widely-expected": ([], []),
    "allegedly-by-nobody": ([], []),
    "with-a-source": (
        [named("its chief executive")],
        [("its chief executive", "wrote", "The bakery chain is for sale")],
    ),
    "inside-a-quotation": (
        [named("Una Moss")],
        [("Una Moss", "said", "“He is reportedly very rich,”")],
    ),
    "somebody-says-it": (
        [body("the fire service")],
        [("the fire service", "said", "The fire is believed to have begun in the kitchen")],
    ),
    "by-agent": ([group("two clubs")], [("two clubs", "said", "to want a move")]),
    "beside-a-charge": ([], []),
    "expected-by-plan": ([], []),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
