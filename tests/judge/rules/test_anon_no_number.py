"""The cases of fixtures/rules/anon-no-number.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, group
from tests.judge.cases import cases, expect

RULE = "anon-no-number"
GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "council-sources": (
        [group("Council sources")],
        [("Council sources", "told", "the vote would slip to June")],
    ),
    "several-is-no-number": (
        [group("Several advisers to the mayor")],
        [("Several advisers to the mayor", "said", "the vote would slip to June")],
    ),
    "with-grant": (
        [
            group(
                "Nurses on the ward",
                grant="who asked not to be named",
                reason="because they feared for their posts",
            )
        ],
        [("Nurses on the ward", "said", "nobody had checked the pumps")],
    ),
    "three-advisers": (
        [group("Three advisers to the mayor", number=3)],
        [("Three advisers to the mayor", "said", "the vote would slip to June")],
    ),
    "number-later": (
        [group("Advisers to the mayor", "Advisers to the mayor", "The two advisers")],
        [
            ("Advisers to the mayor", "said", "the vote would slip"),
            ("The two advisers", "said@2", "the budget was not ready"),
        ],
    ),
    "residents": (
        [group("Residents of Pell Street")],
        [("Residents of Pell Street", "said", "the lights went out at nine")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
