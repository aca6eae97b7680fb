"""What allowances in a story do to its findings, and what is to be said of the allowances themselves.

Two findings come of allowances and not of a rule. They are always on, since an allowance that does nothing, for a
mistake or because the words have changed, is worse than none: somebody relies on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.judge.nearest import nearest
from onrecord.judge.policy import Policy
from onrecord.judge.registry import all_rules
from onrecord.judge.rule import Rule
from onrecord.model import Allowance, Article, Finding, Level, Span, keys

_FORM = "“onrecord: allow RULE: reason”"
ALLOWANCE = "allowance"
"""What ``Finding.suppressed_by`` says of a finding that an allowance set aside."""

INVALID = Rule(
    code="allowance-invalid",
    level=Level.WARNING,
    summary="An allowance gives no reason, or names a rule that does not exist.",
    why="who reads the story later has to see what was allowed and why; without that nothing is allowed.",
    check=lambda story: (),
)
UNUSED = Rule(
    code="allowance-unused",
    level=Level.NOTE,
    summary="An allowance covers nothing that its rule finds.",
    why="an allowance that outlives what it was written for would hide the next mistake there.",
    check=lambda story: (),
)
ALWAYS_ON = {rule.code: rule for rule in (INVALID, UNUSED)}
"""The findings that come of allowances, by their codes, documented as rules are."""


def allow(article: Article, findings: Sequence[Finding], policy: Policy) -> tuple[Finding, ...]:
    """The findings in order, those that an allowance covers suppressed, and with them those about the allowances."""
    if not article.allowances:
        return tuple(findings)
    judged = [_suppressed(finding, article.allowances) for finding in findings]
    remarks = [
        remark
        for allowance in article.allowances
        for remark in (*_invalid(allowance), *_unused(allowance, findings, policy))
    ]
    named = keys((remark.rule, article.words(remark.span)) for remark in remarks)
    remarks = [remark.model_copy(update={"key": key}) for remark, key in zip(remarks, named, strict=True)]
    return tuple(sorted((*judged, *remarks), key=lambda finding: finding.position))


def _suppressed(finding: Finding, allowances: Sequence[Allowance]) -> Finding:
    """The finding, suppressed with the reason of the first allowance that covers it."""
    allowance = next((one for one in allowances if _covers(one, finding)), None)
    if allowance is None:
        return finding
    return finding.model_copy(
        update={"suppressed": True, "suppressed_by": ALLOWANCE, "justification": allowance.reason}
    )


def _covers(allowance: Allowance, finding: Finding) -> bool:
    """Whether the finding's rule is allowed, with a reason, where its words begin."""
    inside = allowance.whole_story or allowance.covers.start <= finding.span.start < allowance.covers.end
    return inside and finding.rule in allowance.rules and _has_reason(allowance)


def _has_reason(allowance: Allowance) -> bool:
    return any(character.isalnum() for character in allowance.reason)


def _invalid(allowance: Allowance) -> Iterator[Finding]:
    """What is wrong with an allowance, at most one finding."""
    unknown = [code for code in allowance.rules if code not in all_rules()]
    if not allowance.rules:
        yield _remark(
            INVALID, allowance.at, f"This allows nothing, since it is not of the form {_FORM}. What was meant?"
        )
    elif unknown:
        near = nearest(unknown[0], all_rules())
        hint = f"Is {near} meant?" if near else "Which rule is meant?"
        yield _remark(INVALID, allowance.at, f"There is no rule “{unknown[0]}” to allow. {hint}")
    elif allowance.words.startswith("[") and not allowance.words.endswith("]"):
        yield _remark(INVALID, allowance.at, "This allows nothing, since its bracket is not closed. Where does it end?")
    elif not _has_reason(allowance):
        yield _remark(INVALID, allowance.at, "This allows nothing, since it gives no reason. Why may the words stand?")


def _unused(allowance: Allowance, findings: Sequence[Finding], policy: Policy) -> Iterator[Finding]:
    """That rules of an allowance find nothing it covers; of rules that are off this cannot be said."""
    if not _has_reason(allowance):
        return
    on = [code for code in allowance.rules if code in policy.rules and policy.rules[code].level is not None]
    idle = [code for code in on if not any(f.rule == code and _covers(allowance, f) for f in findings)]
    if idle:
        where = "the story" if allowance.whole_story else "the paragraph it covers"
        found = f"{', '.join(idle)} {'finds' if len(idle) == 1 else 'find'} nothing in {where}"
        yield _remark(UNUSED, allowance.at, f"This allowance is not used: {found}. Can it go?")


def _remark(rule: Rule, at: Span, message: str) -> Finding:
    return Finding(rule=rule.code, level=rule.level, span=at, message=message, summary=rule.summary, why=rule.why)
