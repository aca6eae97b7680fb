"""Judge: an Analysis and a Policy give Findings."""

from __future__ import annotations

from onrecord.judge.policy import Policy, RulePolicy, load_policy, policy_names
from onrecord.judge.registry import all_rules
from onrecord.judge.rule import Hit, Rule
from onrecord.model import LEVEL_ORDER, Analysis, Attribution, Finding, Level, Source, keys

__all__ = ["Policy", "all_rules", "judge", "load_policy", "policy_names"]


def judge(analysis: Analysis, policy: Policy) -> tuple[Finding, ...]:
    """All findings of a policy's rules on a story, by their place, the gravest first where two share one."""
    findings = [
        _finding(analysis, rule, hit, ruling, ruling.level)
        for code, rule in all_rules().items()
        if (ruling := policy.rules[code]).level is not None
        for hit in rule(analysis, ruling.settings)
    ]
    ordered = sorted(findings, key=lambda finding: finding.position)
    named = keys((finding.rule, analysis.words(finding.span)) for finding in ordered)
    return tuple(f.model_copy(update={"key": key}) for f, key in zip(ordered, named, strict=True))


def _finding(analysis: Analysis, rule: Rule, hit: Hit, ruling: RulePolicy, level: Level) -> Finding:
    about = hit.about
    source = analysis.source(about.source_id) if isinstance(about, Attribution) else about
    message = hit.message
    if ruling.wording is not None:
        words = analysis.words(hit.span)
        message = ruling.wording.format(source=source.label if isinstance(source, Source) else words, words=words)
    if hit.at_most is not None:
        level = min(level, hit.at_most, key=LEVEL_ORDER.index)
    return Finding(
        rule=rule.code,
        level=level,
        span=hit.span,
        message=message,
        source_id=source.id if source is not None else None,
        attribution_id=about.id if isinstance(about, Attribution) else None,
        private=rule.private,
        summary=rule.summary,
        why=rule.why,
        clause=ruling.clause,
        url=ruling.url,
        evidence=hit.evidence,
        looked_for=hit.looked_for,
    )
