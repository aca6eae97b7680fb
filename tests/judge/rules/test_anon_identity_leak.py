"""The cases of fixtures/rules/anon-identity-leak.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from onrecord.judge import judge, load_policy
from onrecord.model import Level, Report
from onrecord.report.page import Page
from onrecord.report.registry import Reporter
from tests.build import Says, Src, named, src, story
from tests.judge.cases import cases, expect

RULE = "anon-identity-leak"

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "only-woman": (
        [src("The only woman on the panel", grant="who spoke on condition of anonymity")],
        [("The only woman on the panel", "said", "the vote had been fixed")],
    ),
    "one-of-two": (
        [src("One of the two surgeons on the ward", grant="asked not to be named")],
        [("One of the two surgeons on the ward", "said", "the scalpels had been counted twice")],
    ),
    "youngest-member": (
        [src("The youngest member of the cabinet", grant="who asked not to be identified")],
        [("The youngest member of the cabinet", "said", "the budget had been rewritten overnight")],
    ),
    "age-and-post": (
        [src("A 47-year-old translator at the embassy in Lorn", grant="who spoke on condition of anonymity")],
        [("A 47-year-old translator at the embassy in Lorn", "said", "the cables were burned on Sunday")],
    ),
    "two-pronouns": (
        [src("An aide to the senator", "An aide to the senator", "He", "she", grant="who asked not to be named")],
        [("An aide to the senator", "said", "the trip was off"), ("she", "said@3", "“Nothing has changed,”")],
    ),
    "one-of-many": (
        [src("A member of the panel", grant="who spoke on condition of anonymity")],
        [("A member of the panel", "said", "the vote had been fixed")],
    ),
    "one-of-nine": (
        [src("One of the nine surgeons on the ward", grant="who asked not to be named")],
        [("One of the nine surgeons on the ward", "said", "the scalpels had been counted twice")],
    ),
    "no-promise": (
        [src("The only woman in the queue")],
        [("The only woman in the queue", "said", "she had been there since six")],
    ),
    "one-pronoun": (
        [src("An aide to the senator", "An aide to the senator", "She", grant="who asked not to be named")],
        [("An aide to the senator", "said", "the trip was off")],
    ),
    "named": ([named("Ines Marl")], [("Ines Marl", "said", "the vote had been fixed")]),
    "his-or-her": (
        [src("A guard", "A guard", "his", "She", grant="who asked not to be named")],
        [("A guard", "said", "the gate had been open")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_only_for_the_desk() -> None:
    analysis = story(cases(RULE)["only-woman"].text, *GIVEN["only-woman"])
    leaks = [finding for finding in judge(analysis, load_policy("neutral")) if finding.rule == RULE]
    assert [(leak.private, leak.level) for leak in leaks] == [(True, Level.QUESTION)]
    report = Report(article=analysis.article, sources=analysis.sources, findings=tuple(leaks))
    shared = Reporter("shared", "txt", lambda shown, page: str([f.rule for f in shown.findings]), shared=True)
    assert shared(report) == "[]"
    assert shared(report, Page(private=True)) == str([RULE])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
