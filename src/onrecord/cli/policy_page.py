"""Policies as they are shown: the rules with levels, clauses, settings and origins; and what differs between two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from rich.text import Text

from onrecord.cli.rule_page import setting_lines
from onrecord.cli.typeset import Link, Part, grid, indented, level_text, typeset
from onrecord.judge.policy import Policy, RulePolicy
from onrecord.judge.policy_diff import Difference, level_word, settings_of
from onrecord.judge.toml_value import toml_value
from onrecord.model import LEVEL_ORDER
from onrecord.report.clean import one_line
from onrecord.report.page import Page

_BY_ITSELF = "the rule itself"


def titles(policies: Sequence[Policy], page: Page) -> str:
    """A line or two for each policy."""
    lines = grid(2, whole=1)
    for policy in policies:
        lines.add_row(Text(policy.name, "bold"), Text(one_line(policy.title, page)))
    return typeset(page, lines)


def policy_page(policy: Policy, page: Page) -> str:
    """The whole policy, the gravest rules first and those that are off last."""
    return typeset(page, *_parts(policy, page))


def _parts(policy: Policy, page: Page) -> Iterator[Part]:
    after = f"extends {', then '.join(one_line(name, page) for name in policy.chain[1:])}; " if policy.chain[1:] else ""
    yield Text.assemble((one_line(policy.name, page), "bold"), f"  {one_line(policy.title, page)}")
    yield indented(Text.assemble((f"{after}a story fails from ", "dim"), level_text(policy.fail_level), (" on", "dim")))
    width = max(map(len, policy.rules), default=0)
    for level in (*reversed(LEVEL_ORDER), None):
        for code, ruling in policy.rules.items():
            if ruling.level is not level:
                continue
            if level is not None:
                yield Text()
            head = Text(f"{code:<{width + 2}}", "bold").append_text(level_text(level))
            yield head.append(f"{' ' * (10 - len(level_word(ruling)))}from {_origin(ruling, 'level', page)}", "dim")
            if level is not None:
                yield from _ruling(ruling, page)


def _ruling(ruling: RulePolicy, page: Page) -> Iterator[Part]:
    """What a policy says of a rule besides the level."""
    for key, words in (("clause", ruling.clause), ("wording", ruling.wording)):
        if words:
            lead = "wording: " if key == "wording" else ""
            elsewhere = ruling.origins.get(key) != ruling.origins.get("level")
            text = Text(f"{lead}{one_line(words, page)}")
            yield indented(text.append(f"  from {_origin(ruling, key, page)}", "dim") if elsewhere else text)
        if key == "clause" and ruling.url:
            yield Link(ruling.url)
    for line, origin in setting_lines(ruling, page):
        yield indented(Text(line).append(f"  {origin}", "dim"))


def _origin(ruling: RulePolicy, key: str, page: Page) -> str:
    return one_line(ruling.origins.get(key, _BY_ITSELF), page)


def policy_fields(policy: Policy) -> dict[str, Any]:
    """The policy for JSON; ``from`` tells which policy of the chain says each thing, and leaves out what none says."""
    return {
        "name": policy.name,
        "title": policy.title,
        "chain": list(policy.chain),
        "fail_level": policy.fail_level.value,
        "rules": {
            code: {
                "level": level_word(ruling),
                "wording": ruling.wording,
                "clause": ruling.clause,
                "url": ruling.url,
                "settings": settings_of(ruling),
                "from": dict(sorted(ruling.origins.items())),
            }
            for code, ruling in policy.rules.items()
        },
    }


def diff_page(left: Policy, right: Policy, found: Sequence[Difference], page: Page) -> str:
    """What differs, rule by rule: the key, and under one another what each of the two says."""
    names = _names(left, right, page)
    parts: list[Part] = [titles_of(names, left, right, page)]
    if not found:
        parts += [Text(), Text("They say the same of every rule.")]
    for rule, group in groupby(found, key=lambda difference: difference.rule):
        parts += [Text(), Text(rule or "the policy as a whole", "bold")]
        lines = grid(3, whole=2)
        of_rule = list(group)
        told = {difference.key for difference in of_rule}
        for difference in of_rule:
            if difference.key == "url" and "clause" in told:
                continue  # the address goes with its clause; the JSON has both
            for number, value in enumerate((difference.left, difference.right)):
                key = Text("" if number else difference.key.removeprefix("settings."))
                lines.add_row(key, Text(names[number], "dim"), Text(_plain(value, page)))
        parts.append(indented(lines))
    return typeset(page, *parts)


def titles_of(names: tuple[str, str], left: Policy, right: Policy, page: Page) -> Part:
    """The two policies compared, by name and title."""
    lines = grid(2, whole=1)
    for name, policy in zip(names, (left, right), strict=True):
        lines.add_row(Text(name, "bold"), Text(one_line(policy.title, page)))
    return lines


def _names(left: Policy, right: Policy, page: Page) -> tuple[str, str]:
    """Names that tell the two apart: by path where both have one name, as files in different folders may."""
    if left.name != right.name:
        return one_line(left.name, page), one_line(right.name, page)
    return one_line(left.chain[0], page), one_line(right.chain[0], page)


def _plain(value: Any, page: Page) -> str:
    if value is None:
        return page.signs.dash
    return one_line(value if isinstance(value, str) else toml_value(value), page)


def diff_fields(left: Policy, right: Policy, found: Sequence[Difference]) -> dict[str, Any]:
    """What differs for JSON: ``rule`` is null where the policy as a whole is meant."""
    return {
        "left": {"name": left.name, "title": left.title},
        "right": {"name": right.name, "title": right.title},
        "differences": [{"rule": d.rule, "key": d.key, "left": d.left, "right": d.right} for d in found],
    }
