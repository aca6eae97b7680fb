"""The cases of fixtures/rules/off-record-in-print.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from onrecord.judge.registry import all_rules
from onrecord.model import Level
from tests.build import Says, Src, body, named, src, story
from tests.judge.cases import cases, expect

RULE = "off-record-in-print"

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "adviser": (
        [src("An adviser to Gov. Lena Marsh")],
        [("An adviser to Gov. Lena Marsh", "said", "the tax plan was dead")],
    ),
    "told-me": (
        [src("One congressional aide")],
        [("One congressional aide", "told", "that the vote had been traded for a bridge")],
    ),
    "british-minister": ([src("one minister")], [("one minister", "said", "the Chancellor had not read the paper")]),
    "conversation": ([src("a club official")], [("a club official", "said", "the striker would leave for £9m")]),
    "said-in-private": (
        [src("The president of the college")],
        [("The president of the college", "said", "that the chapel would be sold")],
    ),
    "on-or-off": ([named("Gov. Lena Marsh")], [("Gov. Lena Marsh", "declined", "to talk")]),
    "refused-to-go": ([src("A county commissioner")], [("A county commissioner", "gave", "the figure: $41,000")]),
    "not-named": (
        [src("An adviser to Gov. Lena Marsh")],
        [("An adviser to Gov. Lena Marsh", "said", "the tax plan was dead")],
    ),
    "as-a-topic": (
        [src("The editor")],
        [("The editor", "said", "off-the-record rules would be rewritten after the trial")],
    ),
    "nothing-is": (
        [body("the mayor’s office")],
        [("the mayor’s office", "said", "nothing in the room was off the record")],
    ),
    "in-a-quotation": (
        [named("Senator Dale Pruitt")],
        [("Senator Dale Pruitt", "said", "“We were off the record, and he printed it,”")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


@pytest.mark.parametrize(
    ("name", "settings", "at_most"),
    [
        ("adviser", {}, [None]),
        ("british-minister", {}, [Level.QUESTION]),
        ("said-in-private", {}, [Level.QUESTION]),
        ("british-minister", {"means": "unusable"}, [None]),
        ("adviser", {"means": "unattributed"}, [Level.QUESTION]),
        ("adviser", {"means": "unattributed", "unattributed": "off"}, []),
    ],
)
def test_what_the_words_mean_here(name: str, settings: dict[str, str], at_most: list[Level | None]) -> None:
    analysis = story(cases(RULE)[name].text, *GIVEN[name])
    rule = all_rules()[RULE]
    assert rule.settings is not None
    assert [hit.at_most for hit in rule(analysis, rule.settings.model_validate(settings))] == at_most


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
