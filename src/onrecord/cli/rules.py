"""``onrecord rules``: what there is to be found, and why."""

from __future__ import annotations

import json
from io import StringIO
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.cli.messages import Status
from onrecord.cli.output import page_of_standard_output, write_out
from onrecord.errors import UsageError
from onrecord.judge.allow import ALWAYS_ON
from onrecord.judge.registry import all_rules
from onrecord.judge.rule import Example, Rule
from onrecord.report.page import Page
from onrecord.report.wording import STYLES


def rules(
    codes: Annotated[
        list[str] | None, typer.Argument(metavar="[RULE]...", help="Rules to explain; without any, all are listed.")
    ] = None,
    format: Annotated[str, typer.Option(metavar="terminal|json", help="How to write them.")] = "terminal",
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours, as with NO_COLOR set.")] = False,
) -> int:
    """List the rules, or explain some of them.

    The level is the one that a rule has where a policy says nothing. What allowances in a story give rise to
    (allowance-invalid, allowance-unused) stands last and is always on.
    """
    known = {**all_rules(), **ALWAYS_ON}
    unknown = [code for code in codes or () if code not in known]
    if unknown:
        raise UsageError(f"unknown rule {unknown[0]!r}; known are {', '.join(known)}")
    chosen = [known[code] for code in codes] if codes else list(all_rules().values())
    page = page_of_standard_output(colour=not no_color)
    if format == "json":
        write_out(json.dumps([_fields(rule) for rule in chosen], ensure_ascii=False, indent=1) + "\n")
    elif format == "terminal":
        write_out(_pages(chosen, page) if codes else _table([*chosen, *ALWAYS_ON.values()], page), page.encoding)
    else:
        raise UsageError(f"unknown format {format!r}; known are terminal, json")
    return Status.CLEAN


def _fields(rule: Rule) -> dict[str, Any]:
    """A rule for JSON; ``settings`` is the JSON schema of what a policy may set, null where there is nothing."""
    return {
        "code": rule.code,
        "level": rule.level.value,
        "summary": rule.summary,
        "why": rule.why,
        "flagged": [_example(example) for example in rule.flagged],
        "fine": [_example(example) for example in rule.fine],
        "settings": rule.settings.model_json_schema() if rule.settings else None,
    }


def _example(example: Example) -> dict[str, Any]:
    return {"headline": example.headline, "text": example.text, "spans": [list(span) for span in example.spans]}


def _table(chosen: list[Rule], page: Page) -> str:
    """A line or two for each rule."""
    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    for _ in range(3):
        grid.add_column()
    for rule in chosen:
        grid.add_row(Text(rule.code, "bold"), Text(rule.level.value, STYLES[rule.level]), Text(rule.summary))
    return _print(page, grid)


def _pages(chosen: list[Rule], page: Page) -> str:
    """All there is to say of each rule."""
    parts: list[Padding | Text] = []
    for rule in chosen:
        parts += [Text()] if parts else []
        parts.append(Text.assemble((rule.code, "bold"), "  ", (rule.level.value, STYLES[rule.level])))
        parts.append(_indented(Text(rule.summary)))
        parts.append(_indented(Text(f"Why: {rule.why}")))
        for heading, examples in (("Flagged", rule.flagged), ("Fine", rule.fine)):
            parts += [_indented(Text.assemble((f"{heading}: ", "dim"), _marked(example))) for example in examples]
    return _print(page, *parts)


def _marked(example: Example) -> Text:
    """An example with the words that are found underlined, and marked where there is no colour."""
    text, end = Text(), 0
    for span in example.spans:
        text.append(example.text[end : span.start]).append(f"=={span.of(example.text)}==", "underline")
        end = span.end
    return text.append(example.text[end:])


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 2))


def _print(page: Page, *parts: Table | Padding | Text) -> str:
    """The parts as text for the page, without blanks at the ends of lines."""
    out = StringIO()
    Console(
        file=out, width=page.columns, force_terminal=page.colour, no_color=not page.colour, highlight=False,
        color_system="standard" if page.colour else None, markup=False, emoji=False, legacy_windows=False,
    ).print(*parts, sep="\n")  # fmt: skip
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())
