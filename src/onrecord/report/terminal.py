"""The report for reading: in a terminal with colour, and as plain text anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.model import Finding, Level, Report, Span
from onrecord.report.clean import one_line
from onrecord.report.excerpt import excerpt
from onrecord.report.page import Page
from onrecord.report.registry import Several, reporter
from onrecord.report.sources_table import sources_table
from onrecord.report.summary import Summary, allowed, listed, standing, summarise
from onrecord.report.typeset import set_on
from onrecord.report.wording import STYLES, place_words

_INDENT = 2
_LEVEL = len("warning")
_BOX = len("[ ]")


@reporter("terminal", suffix="txt", several=Several(between="\n\n"), styled=True)
def terminal(report: Report, page: Page) -> str:
    """Title, verdict, sources, findings and questions, for reading; plain text in files and pipes."""
    told: set[str] = set()
    sections = [_head(report, page), _sources(report, page)]
    findings = [finding for finding in standing(report) if finding.level is not Level.QUESTION]
    questions = [finding for finding in standing(report) if finding.level is Level.QUESTION]
    if findings:
        sections.append(_section("Findings", _findings(report, findings, page, told)))
    if questions:
        sections.append(_section("Questions for the desk", _questions(report, questions, page, told)))
    if page.allowed and allowed(report):
        sections.append(_section("Allowed", _allowed(report, page)))
    if report.article.notes:
        sections.append(
            _section("Notes", (_marked(Text("-"), Text(one_line(note, page)), 1) for note in report.article.notes))
        )
    return set_on(page, sections)


def _head(report: Report, page: Page) -> RenderableType:
    """Title, file and policy, verdict."""
    article, dot = report.article, f" {page.signs.dot} "
    origin = [one_line(article.path, page)] if article.path else []
    origin += [one_line(article.byline, page)] if article.byline else []
    origin.append(f"policy {one_line(report.policy, page)}")
    return Group(
        Text(one_line(article.title, page) or "(no title)", style="bold"),
        Text(dot.join(origin), style="dim"),
        Text(),
        *_verdict(summarise(report), page),
    )


def _verdict(summary: Summary, page: Page) -> Iterator[Text]:
    """The counts on one line; on a narrow page broken between them."""
    gravest = next((level for level in STYLES if summary.levels.get(level)), None)
    line = Text.assemble((summary.findings(), f"bold {STYLES[gravest]}" if gravest else "bold green"))
    pieces = summary.pieces()
    pieces += _set_aside(summary, page)
    for piece in pieces:
        if line.cell_len + 3 + len(piece) > page.columns:
            yield line
            line = Text(piece)
        else:
            line.append(f" {page.signs.dot} ", style="dim").append(piece)
    yield line


def _set_aside(summary: Summary, page: Page) -> Iterator[str]:
    """How many findings are not shown, and by what they were set aside."""
    if summary.allowed:
        yield f"{summary.allowed} allowed, with {'reasons' if summary.allowed > 1 else 'a reason'}" + (
            "" if page.allowed else ": --show-allowed"
        )
    if summary.old:
        yield f"{summary.old} in the baseline"
    if others := summary.suppressed - summary.allowed - summary.old:
        yield f"{others} suppressed"


def _sources(report: Report, page: Page) -> RenderableType:
    """The table of sources, or a line that there are none."""
    if not listed(report):
        return Text("No sources were found in this story.")
    return Group(_heading("Sources"), sources_table(report, page))


def _heading(words: str) -> Text:
    return Text(words, style="bold")


def _section(heading: str, parts: Iterator[RenderableType]) -> RenderableType:
    """A heading with its parts below."""
    return Group(_heading(heading), *parts)


def _findings(report: Report, findings: list[Finding], page: Page, told: set[str]) -> Iterator[RenderableType]:
    """The findings in text order; those about the same words stand under one excerpt."""
    for index, (span, group) in enumerate(groupby(findings, key=lambda finding: finding.span)):
        about = list(group)
        if index:
            yield Text()
        yield Padding(Text(place_words(report.article, span, page), style="dim"), (0, 0, 0, _INDENT))
        yield from excerpt(report, span, page, indent=_INDENT, style=STYLES[about[0].level])
        for finding in about:
            yield _marked(Text(finding.level.value, style=STYLES[finding.level]), _remark(finding, page, told), _LEVEL)


def _remark(finding: Finding, page: Page, told: set[str]) -> Text:
    """What a finding says, its rule and, where the report first names the rule, why the rule stands."""
    text = Text(one_line(finding.message, page)).append(f"  {one_line(finding.rule, page)}", style="bold dim")
    return text.append_text(_why(finding, page, told))


def _why(finding: Finding, page: Page, told: set[str]) -> Text:
    """Why the rule stands, and the clause it is modelled on; nothing where the report said so before."""
    text = Text(style="dim")
    if finding.rule in told:
        return text
    told.add(finding.rule)
    if finding.why:
        text.append(f"\nWhy: {one_line(finding.why, page)}")
    if finding.clause:
        text.append(f"\nModelled on: {one_line(finding.clause, page)}")
    if finding.url and len(finding.url) <= page.columns - _INDENT - _LEVEL - 1:
        # A longer address would be broken over lines, where nobody can open it; the JSON has it.
        text.append(f"\n{one_line(finding.url, page)}")
    return text


def _questions(report: Report, questions: list[Finding], page: Page, told: set[str]) -> Iterator[RenderableType]:
    """What only the desk can answer, each with its place and a box to tick."""
    for question in questions:
        where = f" ({place_words(report.article, question.span, page)}, {_quoted(report, question.span, page)})"
        text = Text(one_line(question.message, page)).append(where, style="dim")
        text.append(f"  {one_line(question.rule, page)}", style="bold dim")
        yield _marked(Text("[ ]", style=STYLES[Level.QUESTION]), text.append_text(_why(question, page, told)), _BOX)


def _allowed(report: Report, page: Page) -> Iterator[RenderableType]:
    """What an allowance set aside, each with its place and the reason given."""
    for finding in allowed(report):
        where = f" ({place_words(report.article, finding.span, page)}, {_quoted(report, finding.span, page)})"
        text = Text(one_line(finding.rule, page), style="bold").append(where, style="dim not bold")
        yield _marked(Text("-"), text.append(f"\n{one_line(finding.justification or '', page)}", style="not bold"), 1)


def _quoted(report: Report, span: Span, page: Page, longest: int = 40) -> str:
    """The words of a span between quotation marks, shortened."""
    words = one_line(report.article.words(span), page)
    if len(words) > longest:
        words = (words[:longest].rpartition(" ")[0] or words[:longest]) + page.signs.ellipsis
    return f"{page.signs.opening}{words}{page.signs.closing}"


def _marked(mark: Text, words: Text, columns: int) -> RenderableType:
    """A paragraph beside its mark, which has so many columns to itself."""
    grid = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
    grid.add_column(width=columns)
    grid.add_column(overflow="fold")
    grid.add_row(mark, words)
    return Padding(grid, (0, 0, 0, _INDENT))
