"""What a policy says in plain values, and where two policies differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.judge.policy import Policy, RulePolicy

OFF = "off"
Value = Any
"""Text, number, truth value or list, as JSON and TOML have it; None where a policy says nothing."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What two policies say differently: of a rule, or of the policy as a whole where ``rule`` is None."""

    rule: str | None
    key: str
    left: Value
    right: Value


def level_word(ruling: RulePolicy) -> str:
    """The level as a policy file writes it."""
    return OFF if ruling.level is None else ruling.level.value


def settings_of(ruling: RulePolicy) -> dict[str, Value]:
    """All settings of a rule by name, defaults included; empty where it has none."""
    return ruling.settings.model_dump(mode="json") if ruling.settings is not None else {}


def said(ruling: RulePolicy) -> dict[str, Value]:
    """Everything a policy says of a rule, by the keys of a policy file; settings as "settings.…"."""
    plain = {"level": level_word(ruling), "wording": ruling.wording, "clause": ruling.clause, "url": ruling.url}
    return plain | {f"settings.{name}": value for name, value in settings_of(ruling).items()}


def differences(left: Policy, right: Policy) -> Iterator[Difference]:
    """Where two policies differ: first as a whole, then rule by rule. Rules off in both are passed over."""
    if left.fail_level is not right.fail_level:
        yield Difference(None, "fail_level", left.fail_level.value, right.fail_level.value)
    for code, ruling in left.rules.items():
        other = right.rules[code]
        if ruling.level is None and other.level is None:
            continue
        here, there = said(ruling), said(other)
        for key, value in here.items():
            if value != there[key]:
                yield Difference(code, key, value, there[key])
