"""Allowances and findings: what is set aside, why, and what is said of allowances that do nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.judge import all_rules, load_policy
from onrecord.judge.allow import ALWAYS_ON
from onrecord.judge.selection import narrowed
from onrecord.model import Finding, Level, Report
from tests.fakes import fake_engine

CLERK = "An unnamed clerk at the harbour office said the ferry will stop in June, for good."
OTHER = "Nobody at the landing stage had heard of it on Monday, and the kiosk was closed."


def check(text: str) -> Report:
    return fake_engine().check_text(text)


def by_rule(report: Report) -> dict[str, Finding]:
    return {finding.rule: finding for finding in report.findings}


def test_a_finding_is_set_aside_with_the_reason() -> None:
    report = check(f"{CLERK} [onrecord: allow anon-no-reason: her job is at stake]\n\n{OTHER}\n")
    findings = by_rule(report)
    allowed = findings["anon-no-reason"]
    assert (allowed.suppressed, allowed.suppressed_by, allowed.justification) == (
        True,
        "allowance",
        "her job is at stake",
    )
    assert [f.rule for f in report.findings if f.suppressed] == ["anon-no-reason"]
    assert "anon-no-basis" in findings
    assert not set(findings) & set(ALWAYS_ON)


def test_allowed_findings_do_not_fail_a_story() -> None:
    engine = fake_engine()
    plain = engine.check_text(CLERK)
    assert engine.fails(plain)
    codes = ", ".join(finding.rule for finding in plain.findings)
    assert not engine.fails(engine.check_text(f"{CLERK} [onrecord: allow {codes}: agreed with the desk]"))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("[onrecord: allow anon-no-reason]", "gives no reason"),
        ("[onrecord: allow anon-no-reason: …]", "gives no reason"),
        ("[onrecord: allow anon-no-reazon: agreed]", "“anon-no-reazon” to allow. Is anon-no-reason meant?"),
        ("[onrecord: allow xyzzy: agreed]", "“xyzzy” to allow. Which rule is meant?"),
        ("[onrecord: alow anon-no-reason: agreed]", "not of the form"),
        ("[onrecord: allow anon-no-reason: agreed", "not closed"),
    ],
)
def test_a_mistake_is_told_and_allows_nothing(words: str, message: str) -> None:
    report = check(f"{CLERK} {words}\n\n{OTHER}\n")
    (invalid,) = [f for f in report.findings if f.rule == "allowance-invalid"]
    assert message in invalid.message
    assert (invalid.level, report.article.words(invalid.span)) == (Level.WARNING, words)
    assert invalid.key
    assert not any(finding.suppressed for finding in report.findings)


def test_a_rule_that_exists_is_allowed_beside_one_that_does_not() -> None:
    findings = by_rule(check(f"{CLERK} [onrecord: allow anon-no-reason, anon-none: agreed]"))
    assert findings["anon-no-reason"].suppressed
    assert "allowance-invalid" in findings


def test_an_allowance_that_covers_nothing() -> None:
    report = check(f"{CLERK}\n\n{OTHER} [onrecord: allow anon-no-reason, anon-headline: agreed]\n")
    (unused,) = [f for f in report.findings if f.rule == "allowance-unused"]
    assert unused.level is Level.NOTE
    assert "anon-no-reason, anon-headline find nothing" in unused.message
    assert not by_rule(report)["anon-no-reason"].suppressed


def test_of_rules_that_are_off_nobody_says_that_an_allowance_is_unused() -> None:
    engine = fake_engine()
    engine = engine.with_policy(narrowed(engine.policy, ignore=["anon-no-reason"]))
    assert "allowance-unused" not in by_rule(engine.check_text(f"{CLERK} [onrecord: allow anon-no-reason: agreed]"))


def test_the_whole_story() -> None:
    report = check(f"{CLERK}\n\n{OTHER}\n\n[onrecord: allow-story anon-no-reason: agreed]\n")
    assert by_rule(report)["anon-no-reason"].suppressed


def test_their_codes_are_those_of_no_rule() -> None:
    assert not set(ALWAYS_ON) & set(all_rules())
    assert all(rule.summary and rule.why for rule in ALWAYS_ON.values())


def test_findings_below_the_level_to_show_are_left_out() -> None:
    engine = fake_engine()
    engine = engine.with_policy(narrowed(load_policy("neutral"), min_level=Level.WARNING))
    report = engine.check_text(f"{CLERK}\n\n{OTHER} [onrecord: allow anon-no-reason: agreed]\n")
    assert report.findings
    assert {finding.level for finding in report.findings} <= {Level.WARNING, Level.ERROR}


@given(
    at=st.sampled_from(["own line before", "beginning", "middle", "end", "next paragraph"]),
    codes=st.lists(st.sampled_from(sorted(all_rules())), min_size=1, max_size=3, unique=True),
    whole=st.booleans(),
)
@settings(max_examples=80, deadline=None)
def test_an_allowance_changes_nothing_but_what_it_covers(at: str, codes: list[str], whole: bool) -> None:
    """All that is found stays, with its words; only findings of these rules in that paragraph are marked."""
    mark = f"[onrecord: allow{'-story' if whole else ''} {', '.join(codes)}: agreed]"
    texts = {
        "own line before": f"{mark}\n\n{CLERK}\n\n{OTHER}\n",
        "beginning": f"{mark} {CLERK}\n\n{OTHER}\n",
        "middle": f"{CLERK.replace('will', f'will {mark}')}\n\n{OTHER}\n",
        "end": f"{CLERK} {mark}\n\n{OTHER}\n",
        "next paragraph": f"{CLERK}\n\n{OTHER} {mark}\n",
    }
    plain, marked = check(f"{CLERK}\n\n{OTHER}\n"), check(texts[at])
    assert marked.article.text == texts[at]
    kept = [finding for finding in marked.findings if finding.rule not in ALWAYS_ON]
    assert [f.key for f in kept] == [f.key for f in plain.findings]
    covered = whole or at != "next paragraph"
    for before, after in zip(plain.findings, kept, strict=True):
        assert after.suppressed == (covered and after.rule in codes)
        assert marked.article.words(after.span).replace(f"{mark} ", "") == plain.article.words(before.span)
        same = {"span", "suppressed", "suppressed_by", "justification", "evidence"}
        assert after.model_dump(exclude=same) == before.model_dump(exclude=same)
    for before, after in zip(plain.attributions, marked.attributions, strict=True):
        for one, other in zip((*before.source, *before.content), (*after.source, *after.content), strict=True):
            words = marked.article.words(other)
            assert words.replace(f"{mark} ", "").replace(f" {mark}", "") == plain.article.words(one)
