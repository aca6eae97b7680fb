"""Allowances in whole stories, with the real models: whatever stands in brackets, the same is found."""

from __future__ import annotations

import re
from functools import cache

import pytest

import onrecord
from onrecord.judge.allow import ALWAYS_ON
from tests.stories import load_story

MARK = "[onrecord: allow anon-no-basis, anon-no-reason: the desk has seen the memo]"


@cache
def engine() -> onrecord.Engine:
    return onrecord.load()


@pytest.mark.parametrize("slug", ["port-chief-single", "campaign-manager-out"])
@pytest.mark.parametrize("where", ["after sentences", "between words", "between paragraphs"])
def test_a_story_full_of_allowances_is_analysed_as_without(slug: str, where: str):
    text = load_story(slug).text
    pattern, mark = {
        "after sentences": (r"(?<=[a-z]\.)(?= )", f" {MARK}"),
        "between words": (r"(?<=[a-z]) (?=said |because |that )", f" {MARK} "),
        "between paragraphs": (r"(?<=\S)\n\n(?=\S)", f"\n\n{MARK}\n\n"),
    }[where]
    marked = re.sub(pattern, mark, text)
    assert marked.count(MARK) > 2
    plain, full = engine().check_text(text), engine().check_text(marked)
    assert full.article.text == marked
    assert len(full.article.allowances) == marked.count(MARK)

    def words(report: onrecord.Report, spans: tuple[onrecord.Span, ...]) -> list[str]:
        return [" ".join(report.article.words(span).replace(MARK, " ").split()) for span in spans]

    for one, other in zip(plain.attributions, full.attributions, strict=True):
        for role in ("source", "cue", "content"):
            assert words(plain, getattr(one, role)) == words(full, getattr(other, role))
        assert (one.source_id, one.confidence) == (other.source_id, other.confidence)
    assert [source.label for source in plain.sources] == [source.label for source in full.sources]
    kept = [finding for finding in full.findings if finding.rule not in ALWAYS_ON]
    assert [(f.rule, f.key, f.message) for f in kept] == [(f.rule, f.key, f.message) for f in plain.findings]
    assert {f.rule for f in kept if f.suppressed} <= {"anon-no-basis", "anon-no-reason"}
