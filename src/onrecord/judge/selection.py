"""Which of a policy's rules a run looks at: chosen and left out by their codes or the first words of these."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from onrecord.errors import UsageError
from onrecord.judge.nearest import hint
from onrecord.judge.policy import Policy, RulePolicy
from onrecord.judge.registry import all_rules
from onrecord.model import Level

_ALWAYS_ON = "allowance"


def narrowed(
    policy: Policy,
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    min_level: Level | None = None,
    fail_level: Level | None = None,
) -> Policy:
    """The policy with only the rules selected and without those ignored, and with other levels where they are given.

    ``select`` and ``ignore`` hold codes, or the first words of codes ("anon" for all that begin with "anon-"). A rule
    that the policy has off stays off, unless it is selected by its whole code. Raises UsageError for what is no code.
    """
    chosen = None if select is None else set(select)
    kept = set(all_rules()) if chosen is None else {code for word in chosen for code in codes_of(word)}
    kept -= {code for word in ignore for code in codes_of(word)}
    rules = {
        code: replace(ruling, level=_level(code, ruling, chosen or ()) if code in kept else None)
        for code, ruling in policy.rules.items()
    }
    return replace(
        policy, rules=rules, min_level=min_level or policy.min_level, fail_level=fail_level or policy.fail_level
    )


def _level(code: str, ruling: RulePolicy, chosen: Collection[str]) -> Level | None:
    """The policy's level; the rule's own where the policy has the rule off and it was asked for by name."""
    return ruling.level or (all_rules()[code].level if code in chosen else None)


def codes_of(word: str) -> tuple[str, ...]:
    """The rules that a code, or the first words of some, stands for; UsageError with the nearest name where none."""
    found = tuple(code for code in all_rules() if code == word or code.startswith(f"{word}-"))
    if found:
        return found
    if word == _ALWAYS_ON or word.startswith(f"{_ALWAYS_ON}-"):
        raise UsageError(f"{word} is always on: it can be neither selected nor ignored")
    nearby = hint(word, (*all_rules(), *_families()))
    raise UsageError(f"unknown rule {word!r}; {nearby}`onrecord rules` lists them")


def _families() -> set[str]:
    """The first words of codes that stand for several rules."""
    firsts = [code.partition("-")[0] for code in all_rules()]
    return {first for first in firsts if firsts.count(first) > 1}
