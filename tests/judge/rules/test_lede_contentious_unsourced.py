"""The cases of fixtures/rules/lede-contentious-unsourced.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, body, document, named
from tests.judge.cases import cases, expect

RULE = "lede-contentious-unsourced"

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "mayor-took-bribes": ([], []),
    "botched": ([], []),
    "illegally": ([], []),
    "club-chief": ([], []),
    "prosecutors-say": (
        [body("Prosecutors")],
        [
            (
                "Prosecutors",
                "accused",
                "the mayor on Monday of taking bribes for years from the firm that built the stadium",
            )
        ],
    ),
    "audit-says": (
        [document("an audit published on Friday")],
        [
            (
                "an audit published on Friday",
                "according to",
                "The council botched the repair of the Tanner Street bridge",
            )
        ],
    ),
    "convicted": ([], []),
    "in-quotation": (
        [named("Pam Rudge, who runs the café at the foot of the Tanner Street bridge")],
        [
            (
                "Pam Rudge, who runs the café at the foot of the Tanner Street bridge",
                "said",
                "“They botched it from the first bolt to the last,”",
            )
        ],
    ),
    "plain-news": ([], []),
    "a-column": ([], []),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
