"""The cases of fixtures/rules/anon-no-basis.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, group, src
from tests.judge.cases import cases, expect

RULE = "anon-no-basis"
GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "campaign-aide": (
        [src("a campaign aide")],
        [("a campaign aide", "said", "The treasurer quit on Saturday after a quarrel over the accounts")],
    ),
    "reason-is-no-basis": (
        [
            src(
                "A palace official",
                grant="who asked not to be named",
                reason="because staff must not brief reporters",
            )
        ],
        [("A palace official", "said", "the tour had been cut short")],
    ),
    "two-intelligence-officials": (
        [group("Two intelligence officials", number=2)],
        [("Two intelligence officials", "told", "the cable had been cut on purpose")],
    ),
    "copied-on-the-letter": (
        [src("a campaign aide", basis="who was copied on the letter")],
        [("a campaign aide", "said", "The treasurer quit on Saturday")],
    ),
    "at-a-later-mention": (
        [
            src(
                "A palace official",
                "A palace official",
                "The official",
                basis="who attended the meeting at which it was decided",
            )
        ],
        [
            ("A palace official", "said", "the tour had been cut short"),
            ("The official", "said@2", "the king was tired"),
        ],
    ),
    "eyewitness": (
        [src("A woman on the ferry")],
        [("A woman on the ferry", "said", "the bow had dipped before the alarm")],
    ),
    "lawyer-for-a-client": (
        [src("His lawyer")],
        [("His lawyer", "said", "he would not answer questions")],
    ),
    "the-governor": (
        [src("The governor")],
        [("The governor", "said", "the guard would stay for a week")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
