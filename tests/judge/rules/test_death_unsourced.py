"""The cases of fixtures/rules/death-unsourced.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, body, named
from tests.judge.cases import cases, expect

RULE = "death-unsourced"

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "swimmer": ([], []),
    "has-died": ([], []),
    "crash": ([], []),
    "found-dead": ([], []),
    "daughter": (
        [named("her daughter")],
        [("her daughter", "said", "Ana Roe, who taught three generations of Corran to swim, died on Sunday")],
    ),
    "second-paragraph": ([], []),
    "police": (
        [body("police")],
        [
            (
                "police",
                "said",
                "Joe Abbott, the captain of Eastmoor Rovers, was killed on Friday when his car left the ring road",
            )
        ],
    ),
    "long-ago": ([], []),
    "further-down": ([], []),
    "a-bill-dies": ([], []),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
