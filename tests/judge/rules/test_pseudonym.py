"""The cases of fixtures/rules/pseudonym.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from onrecord.judge.registry import all_rules
from tests.build import Says, Src, named, src, story
from tests.judge.cases import cases, expect

RULE = "pseudonym"

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "call-him": ([named("Mark", "Mark", "he@2")], [("he@2", "said", "“You stop smelling it,”")]),
    "not-her-real-name": ([src("Rosa", "Rosa", "she")], [("she", "said", '"I know who cries in the lavatory,"')]),
    "names-changed-at-the-foot": ([named("Petra")], [("Petra", "said", "“The letters came on a Friday,”")]),
    "we-are-calling": (
        [src("A trader whom we are calling Ash")],
        [("A trader whom we are calling Ash", "said", "the book was closed by nine every morning")],
    ),
    "spoke-under-a-pseudonym": (
        [src("A prison officer")],
        [("A prison officer", "said", "the count was wrong three nights in a row")],
    ),
    "with-a-reason": ([src("Marta", "Marta", "she")], [("she", "said", "“You learn what people say,”")]),
    "reason-in-the-next-sentence": (
        [src("A nurse whom we are calling Bea")],
        [("A nurse whom we are calling Bea", "said", "the ward was run by one person at night")],
    ),
    "no-name-at-all": (
        [src("A miner of 40", grant="who asked not to be named")],
        [("A miner of 40", "said", "the pumps had failed")],
    ),
    "an-author": ([], []),
    "married-name": (
        [named("Ana Roe", "she")],
        [("she", "said", "“I still turn round when somebody calls Ana Dahl,”")],
    ),
    "in-a-quotation": ([src("the midwife")], [("the midwife", "said", "“Call him Mark,”")]),
    "call-a-plumber": ([named("Ray Pitt")], [("Ray Pitt", "said", "“Call him whatever you like, he never comes,”")]),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_a_newsroom_may_want_none_at_all() -> None:
    rule = all_rules()[RULE]
    assert rule.settings is not None
    analysis = story(cases(RULE)["with-a-reason"].text, *GIVEN["with-a-reason"])
    (hit,) = rule(analysis, rule.settings.model_validate({"explained": False}))
    assert analysis.words(hit.span) == "not her real name"


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
