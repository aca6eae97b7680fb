"""The cases of fixtures/rules/social-unverified.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, body, named, src
from tests.judge.cases import cases, expect

RULE = "social-unverified"

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "the-dam": (
        [src("Twitter users", kind="collective")],
        [("Twitter users", "said", "the dam above Corran had broken")],
    ),
    "videos": ([], []),
    "residents-on": ([], []),
    "according-to-posts": ([], []),
    "one-user": ([], []),
    "account-known": ([], []),
    "checked": ([], []),
    "labelled": ([], []),
    "named-person": ([named("Quintero")], [("Quintero", "wrote", "“New roads,”")]),
    "reactions": ([], []),
    "official-account": (
        [body("The transport ministry")],
        [("The transport ministry", "said", "that the tunnel would open at noon")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
