"""The cases of fixtures/rules/figures-disagree.md, with the checks given by hand."""

from __future__ import annotations

import pytest

from onrecord.judge.registry import all_rules
from onrecord.model import Analysis, Check, CheckInput
from tests.build import locate, story
from tests.judge.cases import cases

RULE = "figures-disagree"


def checked(name: str, *, agrees: bool) -> Analysis:
    """The case with one check on each marked place, or on its first word where none is marked."""
    example = cases(RULE)[name]
    analysis = story(f"# {example.text}" if example.headline else example.text)
    spans = example.spans or (locate(example.text, example.text.split()[0]),)
    other = locate(example.text, example.text.split()[-1])
    checks = tuple(
        Check(
            id=f"k{number}",
            kind="sum",
            span=span,
            inputs=(CheckInput(span=span, value="12"), CheckInput(span=other, value="13")),
            stated="12",
            computed="13",
            agrees=agrees,
            message="12 is not 13.",
        )
        for number, span in enumerate(spans, start=1)
    )
    return analysis.model_copy(update={"checks": checks})


@pytest.mark.parametrize("name", cases(RULE))
def test_case(name: str) -> None:
    example = cases(RULE)[name]
    hits = all_rules()[RULE](checked(name, agrees=not example.spans))
    assert [hit.span for hit in hits] == list(example.spans)


def test_evidence_is_what_went_in_besides_the_words_found() -> None:
    (hit,) = all_rules()[RULE](checked("wire-sum", agrees=False))
    assert hit.message == "12 is not 13."
    assert [e.role for e in hit.evidence] == ["read as 13"]
