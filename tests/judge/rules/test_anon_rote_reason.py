"""The cases of fixtures/rules/anon-rote-reason.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from onrecord.model import ReasonKind
from tests.build import Says, Src, group, src
from tests.judge.cases import cases, expect

RULE = "anon-rote-reason"
GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "not-authorised": (
        [
            src(
                "A harbour inspector",
                grant="speaking on condition of anonymity",
                reason="because he was not authorised to talk to the press",
                reason_kind=ReasonKind.NOT_AUTHORISED,
            )
        ],
        [("A harbour inspector", "said", "the crane had no certificate")],
    ),
    "sensitivity": (
        [
            group(
                "Two negotiators",
                number=2,
                reason="given the sensitivity of the talks",
                reason_kind=ReasonKind.SENSITIVITY,
            )
        ],
        [("Two negotiators", "said", "the offer had been halved")],
    ),
    "candour": (
        [
            src(
                "One assistant coach",
                grant="was granted anonymity",
                reason="to speak candidly about the owner",
                reason_kind=ReasonKind.CANDOUR,
            )
        ],
        [("One assistant coach", "said", "the squad had stopped listening")],
    ),
    "fear-of-dismissal": (
        [
            src(
                "A harbour inspector",
                "A harbour inspector",
                "He",
                reason="because two colleagues were dismissed last year after talking to reporters",
                reason_kind=ReasonKind.FEAR_WORK,
            )
        ],
        [("He", "said", "the crane had no certificate")],
    ),
    "until-the-vote": (
        [
            group(
                "Two negotiators",
                "Two negotiators",
                "They",
                number=2,
                reason="because the offer is secret until members vote on it on Friday",
                reason_kind=ReasonKind.CONFIDENTIAL,
            )
        ],
        [("They", "said", "it had been halved")],
    ),
    "rules-of-the-service": (
        [src("A naval officer", reason="because of service regulations", reason_kind=ReasonKind.RULES)],
        [("A naval officer", "said", "the exercise would go ahead")],
    ),
    "one-reason-for-two-sources": (
        [
            src(
                "A clerk",
                "A clerk",
                "The clerk",
                reason="to discuss internal matters",
                reason_kind=ReasonKind.INTERNAL_DISCUSSION,
            ),
            src("a porter", reason="to discuss internal matters", reason_kind=ReasonKind.INTERNAL_DISCUSSION),
        ],
        [
            ("A clerk", "said", "the archive was wet"),
            ("a porter", "said", "the archive was wet"),
            ("The clerk", "said@2", "the roof had leaked since June"),
        ],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
