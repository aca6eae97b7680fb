"""The table of a story's sources: who, what kind, how often, and what the reader is told of their anonymity."""

from __future__ import annotations

from collections import Counter

from rich.cells import cell_len
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.model import Report, Source, Span
from onrecord.report.clean import one_line
from onrecord.report.page import Page
from onrecord.report.summary import listed
from onrecord.report.typeset import ruled_below_head
from onrecord.report.wording import described, kind_words

_INDENT = 2
_ROOMY = 100
"""From this width on the columns stand further apart, and a kind on one line."""


def sources_table(report: Report, page: Page) -> Padding:
    """One row a source, unnamed people first; grant, reason and basis only where the story has unnamed people."""
    sources = listed(report)
    times = Counter(attribution.source_id for attribution in report.attributions)
    headings = ["who", "kind", "times"]
    rows = [[_who(source, page), Text(kind_words(source)), Text(str(times[source.id]))] for source in sources]
    if any(source.unnamed for source in sources):
        headings += ["grant", "reason", "basis"]
        rows = [row + _anonymity(report, source, page) for row, source in zip(rows, sources, strict=True)]
    narrow = page.columns < _ROOMY
    gap = 1 if narrow else 2
    widths = _widths(headings, rows, page.columns - _INDENT - gap * (len(headings) - 1), narrow=narrow)
    table = Table(
        box=ruled_below_head(page),
        show_edge=False,
        pad_edge=False,
        padding=(0, gap - 1, 0, 0),
        header_style="dim",
        border_style="dim",
    )
    for heading, width in zip(headings, widths, strict=True):
        table.add_column(heading, width=width, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return Padding(table, (0, 0, 0, _INDENT))


def _widths(headings: list[str], rows: list[list[Text]], room: int, *, narrow: bool) -> list[int]:
    """How wide each column may be: as wide as it likes where all fit, otherwise the widest give way first."""
    cells = [[Text(heading), *column] for heading, column in zip(headings, zip(*rows, strict=True), strict=True)]
    wanted = [max(_widest_line(cell) for cell in column) for column in cells]
    kind = headings.index("kind")
    if narrow and sum(wanted) > room:
        wanted[kind] = max(cell_len(word) for cell in cells[kind] for word in cell.plain.split())
    while sum(wanted) > room and max(wanted) > 1:
        wanted[wanted.index(max(wanted))] -= 1
    return wanted


def _widest_line(cell: Text) -> int:
    return max(cell_len(line) for line in cell.plain.split("\n"))


def _who(source: Source, page: Page) -> Text:
    """The source's best description, with what else the story says of it below."""
    who = Text(one_line(source.label, page), style="bold" if source.unnamed else "")
    more = one_line(described(source), page)
    return who.append(f"\n{more}", style="not bold dim") if more else who


def _anonymity(report: Report, source: Source, page: Page) -> list[Text]:
    """The words of grant, reason and basis; "none" where an unnamed source should have some, blank for others."""
    if not source.unnamed:
        return [Text(), Text(), Text()]
    known = source.anonymity
    spans = (known.grant, known.reason, known.basis) if known else (None, None, None)
    return [_words(report, span, page, needed=not source.exempt) for span in spans]


def _words(report: Report, span: Span | None, page: Page, *, needed: bool) -> Text:
    if span is not None:
        return Text(one_line(report.article.words(span), page))
    return Text("none", style="yellow") if needed else Text(page.signs.dash, style="dim")
