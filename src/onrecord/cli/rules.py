"""``onrecord rules`` and ``onrecord explain``: what there is to be found, why, and how often the finding is right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

import typer
from rich.text import Text

from onrecord.check import DEFAULT_POLICY
from onrecord.cli.messages import Status
from onrecord.cli.options import TEXT_OR_JSON, NoColor, known_format
from onrecord.cli.output import page_of_standard_output, write_json, write_out
from onrecord.cli.rule_page import fields, page_of, ruling_of
from onrecord.cli.typeset import Part, grid, level_text, typeset
from onrecord.errors import UsageError
from onrecord.judge import load_policy
from onrecord.judge.allow import ALWAYS_ON
from onrecord.judge.nearest import nearest
from onrecord.judge.policy import Policy
from onrecord.judge.policy_diff import level_word
from onrecord.judge.precision import STORIES, measured
from onrecord.judge.registry import all_rules
from onrecord.judge.rule import Rule
from onrecord.report.markdown_text import link, plain
from onrecord.report.page import Page

_FORMATS = (*TEXT_OR_JSON, "markdown")


def rules(
    codes: Annotated[
        list[str] | None, typer.Argument(metavar="[RULE]...", help="Rules to explain; without any, all are listed.")
    ] = None,
    policy: Annotated[
        str | None,
        typer.Option(metavar="NAME|FILE.toml", help="Show the levels of this policy instead of the rules' own."),
    ] = None,
    format: Annotated[str, typer.Option(metavar="|".join(_FORMATS), help="How to write them.")] = "terminal",
    no_color: NoColor = False,
) -> int:
    """List the rules, or explain some of them.

    The level is the one that a rule has where a policy says nothing, or that of the policy asked for. Beside it stands
    how many of the findings that were read were right. What allowances in a story give rise to (allowance-invalid,
    allowance-unused) stands last and is always on.
    """
    known_format(format, _FORMATS)
    chosen = _chosen(codes) if codes else list(all_rules().values())
    shown = chosen if codes else [*chosen, *ALWAYS_ON.values()]
    judged_by = load_policy(policy) if policy is not None else None
    page = page_of_standard_output(colour=not no_color)
    if format == "json":
        write_json([fields(rule, judged_by) for rule in chosen])
    elif format == "markdown":
        write_out("".join(f"{line}\n" for line in _markdown(shown, judged_by)))
    else:
        write_out(_pages(chosen, judged_by, page) if codes else _table(shown, judged_by, page), page.encoding)
    return Status.CLEAN


def explain(
    codes: Annotated[list[str], typer.Argument(metavar="RULE...", help="The rules to explain.")],
    policy: Annotated[
        str, typer.Option(metavar="NAME|FILE.toml", help="The policy whose level, clause and settings to show.")
    ] = DEFAULT_POLICY,
    format: Annotated[str, typer.Option(metavar="terminal|json", help="How to write it.")] = "terminal",
    no_color: NoColor = False,
) -> int:
    """Explain a rule: what it finds and why, what the policy says of it, examples, settings, how often it is right."""
    known_format(format)
    chosen = _chosen(codes)
    judged_by = load_policy(policy)
    page = page_of_standard_output(colour=not no_color)
    if format == "json":
        write_json([fields(rule, judged_by) for rule in chosen])
    else:
        write_out(_pages(chosen, judged_by, page), page.encoding)
    return Status.CLEAN


def _chosen(codes: Sequence[str]) -> list[Rule]:
    """The rules of these codes; UsageError with the known ones, and the nearest, where there is no such rule."""
    known: Mapping[str, Rule] = {**all_rules(), **ALWAYS_ON}
    for code in codes:
        if code not in known:
            near = nearest(code, known)
            hint = f"; did you mean {near}?" if near else ""
            raise UsageError(f"unknown rule {code!r}; known are {', '.join(known)}{hint}")
    return [known[code] for code in codes]


def _table(chosen: Sequence[Rule], policy: Policy | None, page: Page) -> str:
    """A line or two for each rule."""
    lines = grid(4, whole=3)
    if measured():
        lines.add_row(*(Text(words, "dim") for words in ("rule", "level", "right", "what it finds")))
    for rule in chosen:
        figures = measured().get(rule.code)
        right = f"{figures.right}/{figures.sampled}" if figures and figures.sampled else page.signs.dash
        level = level_text(ruling_of(rule, policy).level)
        lines.add_row(Text(rule.code, "bold"), level, Text(right, "dim"), Text(rule.summary))
    note = f"right: of the findings read of those in {STORIES} stories, how many a careful editor would accept"
    return typeset(page, lines, Text(), Text(note, "dim"))


def _pages(chosen: Sequence[Rule], policy: Policy | None, page: Page) -> str:
    """All there is to say of each rule."""
    parts: list[Part] = []
    for rule in chosen:
        parts += [Text()] if parts else []
        parts += page_of(rule, policy, page)
    return typeset(page, *parts)


def _markdown(chosen: Sequence[Rule], policy: Policy | None) -> Iterator[str]:
    """The rules as a Markdown table; with a policy, its clauses too, each linked to where it can be read."""
    columns = ["rule", "level", "what it finds", f"findings in {STORIES} stories", "right of those read"]
    if policy is not None:
        columns.append("clause")
    yield f"| {' | '.join(columns)} |"
    yield f"|{'---|' * len(columns)}"
    for rule in chosen:
        ruling, figures = ruling_of(rule, policy), measured().get(rule.code)
        counts = [f"{figures.findings:,}", figures.words] if figures else ["–", "–"]
        row = [f"`{rule.code}`", level_word(ruling), _cell(rule.summary), *counts]
        if policy is not None:
            clause = ruling.clause or ""
            row.append(link(clause, ruling.url) if clause and ruling.url else plain(clause))
        yield f"| {' | '.join(row)} |"


def _cell(words: str) -> str:
    """Words for a cell of a Markdown table."""
    return " ".join(words.split()).replace("|", "\\|").replace("[", "\\[").replace("]", "\\]")
