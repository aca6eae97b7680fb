"""A rule as it is shown: one page of it, a row in the table of rules, and its fields for JSON."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

from rich.text import Text

from onrecord.cli.typeset import Link, Part, grid, indented, level_text
from onrecord.judge.policy import Policy, RulePolicy
from onrecord.judge.policy_diff import level_word, settings_of
from onrecord.judge.precision import STORIES, Precision, measured
from onrecord.judge.rule import Example, Rule
from onrecord.judge.toml_value import toml_value
from onrecord.report.clean import one_line
from onrecord.report.page import Page

_LABEL = 13
"""Where the text begins that has a label in front."""


def ruling_of(rule: Rule, policy: Policy | None) -> RulePolicy:
    """What a policy says of a rule; the rule's own level and settings where no policy is asked or none can say."""
    if policy is not None and rule.code in policy.rules:
        return policy.rules[rule.code]
    return RulePolicy(level=rule.level, settings=rule.settings() if rule.settings else None)


def fields(rule: Rule, policy: Policy | None) -> dict[str, Any]:
    """A rule for JSON.

    ``settings`` is the JSON schema of what a policy may set, null where there is nothing, ``values`` what holds.
    """
    ruling, figures = ruling_of(rule, policy), measured().get(rule.code)
    return {
        "code": rule.code,
        "level": level_word(ruling),
        "default_level": rule.level.value,
        "policy": policy.name if policy else None,
        "summary": rule.summary,
        "explanation": rule.explanation,
        "why": rule.why,
        "clause": ruling.clause,
        "url": ruling.url,
        "private": rule.private,
        "flagged": [_example(example) for example in rule.flagged],
        "fine": [_example(example) for example in rule.fine],
        "settings": rule.settings.model_json_schema() if rule.settings else None,
        "values": settings_of(ruling),
        "measured": _figures(figures) if figures else None,
    }


def page_of(rule: Rule, policy: Policy | None, page: Page) -> Iterator[Part]:
    """All there is to say of a rule, part by part."""
    ruling = ruling_of(rule, policy)
    head = Text.assemble((rule.code, "bold"), "  ", level_text(ruling.level))
    if policy is not None and rule.code in policy.rules:
        default = "" if ruling.level is rule.level else f", {rule.level.value} where a policy says nothing"
        head.append(f"  in {one_line(policy.name, page)}{default}", "dim")
    yield head
    yield indented(rule.summary)
    if rule.explanation:
        yield Text()
        yield from map(indented, rule.explanation.split("\n"))
    yield Text()
    yield _entries(("Why", Text(rule.why)))
    if ruling.clause:
        yield _entries(("Policy", Text(one_line(ruling.clause, page))))
    if ruling.url:
        yield Link(ruling.url, _LABEL)
    if ruling.wording:
        yield _entries(("Message", Text(one_line(ruling.wording, page))))
    examples = [("Flagged", _marked(e)) for e in rule.flagged] + [("Fine", _marked(e)) for e in rule.fine]
    if examples:
        yield from (Text(), _entries(*examples))
    if rule.private:
        yield from (Text(), indented("For the desk alone: no output that leaves it shows what this rule finds."))
    if rule.settings is not None:
        yield from (Text(), *_settings(ruling, rule, page))
    yield from (Text(), _entries(("Measured", Text(_measured(measured().get(rule.code), page)))))


def _entries(*entries: tuple[str, Text]) -> Part:
    """Texts, each with its label in front."""
    lines = grid(2, whole=1)
    lines.columns[0].min_width = _LABEL - 4
    for label, text in entries:
        lines.add_row(Text(f"{label}:", "dim"), text)
    return indented(lines)


def setting_lines(ruling: RulePolicy, page: Page) -> Iterator[tuple[str, str]]:
    """Each setting as a policy file would have it, and who sets it; "default" where no policy does."""
    for name, value in settings_of(ruling).items():
        origin = ruling.origins.get(f"settings.{name}")
        yield f"{name} = {one_line(toml_value(value), page)}", f"from {one_line(origin, page)}" if origin else "default"


def _settings(ruling: RulePolicy, rule: Rule, page: Page) -> Iterator[Part]:
    yield indented(Text("Settings:", "dim"))
    lines = grid(2)
    for line, origin in setting_lines(ruling, page):
        lines.add_row(Text(line), Text(origin, "dim"))
    yield indented(lines, 4)
    for paragraph in inspect.getdoc(rule.settings).split("\n\n"):  # type: ignore[union-attr]
        yield indented(" ".join(paragraph.replace("``", "").split()), 4)


def _measured(figures: Precision | None, page: Page) -> str:
    if figures is None:
        return page.signs.dash
    counted = f"{figures.findings:,} findings in {STORIES} stories"
    read = f"; {figures.words} that were read are right." if figures.sampled else "; none was read."
    remark = f" {figures.remark[:1].upper()}{figures.remark[1:]}" if figures.remark else ""
    return counted + read + remark


def _figures(figures: Precision) -> dict[str, Any]:
    return {
        "stories": STORIES,
        "findings": figures.findings,
        "sampled": figures.sampled,
        "right": figures.right,
        "precision": figures.share,
        "remark": figures.remark,
    }


def _example(example: Example) -> dict[str, Any]:
    return {"headline": example.headline, "text": example.text, "spans": [list(span) for span in example.spans]}


def _marked(example: Example) -> Text:
    """An example with the words that are found underlined, and marked where there is no colour."""
    text, end = Text(), 0
    for span in example.spans:
        text.append(example.text[end : span.start]).append(f"=={span.of(example.text)}==", "underline")
        end = span.end
    text.append(example.text[end:])
    return Text("\n").join(part for part in text.split("\n") if part)
