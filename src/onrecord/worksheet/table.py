"""The shortlist on a page of text, each line with the reasons for its rank; and the whole inventory where asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.model import Claim, Report
from onrecord.report.clean import one_line
from onrecord.report.page import Page
from onrecord.report.typeset import set_on
from onrecord.report.wording import place_words
from onrecord.worksheet.lists import counts, shortlist
from onrecord.worksheet.rows import Row, shown
from onrecord.worksheet.status import UNREVIEWED

_COLUMN = 5


def table(
    report: Report, rows: Sequence[Row], page: Page, *, size: int, everything: bool = False, public: bool = False
) -> str:
    """Title, counts, figures that do not agree, shortlist; all claims by paragraph where ``everything``."""
    sections: list[RenderableType] = [_head(report, rows, page, public=public)]
    figures = list(_figures(report, page))
    if figures:
        sections.append(Group(Text("Figures that do not agree", style="bold"), *figures))
    short = shortlist(report, size, public=public)
    if short:
        sections.append(Group(Text("Check first", style="bold"), *_short(report, short, page)))
    if everything:
        sections.append(Group(Text("Every claim", style="bold"), *_all(rows, page)))
    elif rows:
        words = f"{len(rows)} claims in all: --all shows them here, --format xlsx makes the worksheet."
        sections.append(Text(words, style="dim"))
    return set_on(page, sections)


def _head(report: Report, rows: Sequence[Row], page: Page, *, public: bool) -> RenderableType:
    article, dot = report.article, f" {page.signs.dot} "
    natures = {name: len(list(some)) for name, some in groupby(sorted(str(row.known["Nature"]) for row in rows))}
    words = [f"{len(rows)} {'claim' if len(rows) == 1 else 'claims'}"]
    words += [f"{count} {'is' if count == 1 else 'are'} {name}" for name, count in natures.items() if name != "fact"]
    withheld = len(report.claims) - len(shown(report.claims, public=public))
    words += [f"{withheld} from confidential sources left out"] if withheld else []
    states = {name: count for name, count in counts(rows).items() if count}
    words += [f"{count} {name}" for name, count in states.items()] if set(states) - {UNREVIEWED} else []
    lines = [Text(one_line(article.title, page) or "(no title)", style="bold")]
    if article.path:
        lines.append(Text(one_line(article.path, page), style="dim"))
    return Group(*lines, Text(), Text(dot.join(words)))


def _figures(report: Report, page: Page) -> Iterator[RenderableType]:
    for check in report.checks:
        if not check.agrees:
            where = place_words(report.article, check.span, page)
            text = Text(one_line(check.message, page)).append(f"  {where}", style="dim")
            yield _beside(Text("!", style="red"), text)


def _short(report: Report, claims: Sequence[Claim], page: Page) -> Iterator[RenderableType]:
    for rank, claim in enumerate(claims, start=1):
        where = place_words(report.article, claim.span, page)
        words = one_line(report.article.words(claim.span), page)
        text = Text(words, style="bold" if page.colour else "").append(f"  {where}", style="not bold dim")
        why = ", ".join(f"{one.name} {one.value:+.2f} ({one_line(one.why, page)})" for one in claim.addends)
        text.append(f"\n{claim.priority or 0.0:.2f} = {why}", style="not bold dim")
        if claim.questions:
            text.append(f"\n{one_line(claim.questions[0], page)}", style="not bold cyan")
        yield _beside(Text(f"{rank}."), text)


def _all(rows: Sequence[Row], page: Page) -> Iterator[RenderableType]:
    for paragraph, some in groupby(rows, key=lambda row: row.known["Paragraph"]):
        yield Padding(Text(f"paragraph {paragraph}" if paragraph else "headline", style="dim"), (0, 0, 0, 2))
        for row in some:
            text = Text(one_line(row.words, page))
            remarks = [str(row.known["Categories"]), str(row.known["Sourcing"])]
            remarks += [str(row.known["Nature"])] if row.known["Nature"] != "fact" else []
            remarks += [row.status] if row.status != UNREVIEWED else []
            text.append("\n" + f" {page.signs.dot} ".join(one_line(one, page) for one in remarks if one), style="dim")
            yield _beside(Text(str(row.known["No."])), text)


def _beside(mark: Text, words: Text) -> RenderableType:
    grid = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
    grid.add_column(width=_COLUMN - 1, justify="right")
    grid.add_column(overflow="fold")
    grid.add_row(mark, words)
    return grid
