"""The sources of a story at a glance: who carries how much of it, and which kinds of source do."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.model import Manner, Place, Report, SourceKind
from onrecord.report.clean import one_line
from onrecord.report.page import Page
from onrecord.report.registry import Several, reporter
from onrecord.report.summary import counted, percent
from onrecord.report.tally import Entry, KindEntry, Tally, tally
from onrecord.report.typeset import ruled_below_head, set_on
from onrecord.report.wording import KINDS, described, kind_words

_INDENT = 2
_ROOMY = 72
"""From this width on the manners of attribution have columns of their own."""
_BAR = 30
"""Columns of a bar that stands for all attributed words."""


@reporter("sources", suffix="txt", several=Several(between="\n\n"), styled=True)
def sources(report: Report, page: Page) -> str:
    """Each source with its statements and words, and the share of each kind as bars; for reading.

    A statement is quoted (direct), partly quoted (mixed) or told in the reporter's words (indirect). Words are those
    that are put to the source, without the attribution itself.
    """
    counts = tally(report)
    sections = [_head(report, counts, page)]
    if counts.entries:
        sections.append(_table(counts, page))
    if counts.words:
        sections.append(_chart(counts, page))
    return set_on(page, sections)


def _head(report: Report, counts: Tally, page: Page) -> RenderableType:
    """Title, file and the counts."""
    title = Text(one_line(report.article.title, page) or "(no title)", style="bold")
    lines = [title]
    if report.article.path:
        lines.append(Text(one_line(report.article.path, page), style="dim"))
    if not counts.entries and not counts.statements:
        return Group(*lines, Text(), Text("No sources were found in this story."))
    dot = f" {page.signs.dot} "
    numbers = (len(counts.entries), "source"), (counts.statements, "statement"), (counts.words, "attributed word")
    return Group(*lines, Text(), Text(dot.join(counted(number, noun) for number, noun in numbers)))


def _table(counts: Tally, page: Page) -> RenderableType:
    """One row a source, those with most words first."""
    table = Table(
        box=ruled_below_head(page),
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        header_style="dim",
        border_style="dim",
    )
    table.add_column("who", overflow="fold", ratio=1)
    table.add_column("kind", overflow="fold", width=_kind_width(counts))
    for heading in (*_manners(page), "words", "share", _where(counts)):
        table.add_column(heading, justify="right", no_wrap=True)
    for entry in counts.entries:
        table.add_row(*_row(entry, page))
    table.expand = True
    return Padding(table, (0, 0, 0, _INDENT))


def _manners(page: Page) -> tuple[Manner, ...]:
    """The manners of attribution that have a column; none on a narrow page, where the names need the room."""
    return (Manner.DIRECT, Manner.MIXED, Manner.INDIRECT) if page.columns >= _ROOMY else ()


def _row(entry: Entry, page: Page) -> Iterator[Text]:
    who = Text(one_line(entry.source.label, page), style="bold" if entry.source.unnamed else "")
    more = one_line(described(entry.source), page)
    yield who.append(f"\n{more}", style="not bold dim") if more else who
    yield Text(kind_words(entry.source))
    for manner in _manners(page):
        number = entry.manners.get(manner, 0)
        yield Text(str(number)) if number else Text(page.signs.dash, style="dim")
    yield Text(f"{entry.words:,}")
    yield Text(_short(entry.share))
    yield Text(_number(entry.first, page))


def _kind_width(counts: Tally) -> int:
    """As wide as the longest word of a kind, so that no word is broken."""
    kinds = [kind_words(entry.source) for entry in counts.entries]
    return max(len(word) for kind in kinds for word in kind.split())


def _where(counts: Tally) -> str:
    """What the last column counts in: lines, or the paragraphs of a word-processor file."""
    return "para." if any(entry.first and entry.first.paragraph is not None for entry in counts.entries) else "line"


def _number(place: Place | None, page: Page) -> str:
    if place is not None and place.paragraph is not None:
        return str(place.paragraph + 1)
    return page.signs.dash if place is None or place.line is None else str(place.line)


def _short(share: float | None) -> str:
    """A share for a narrow column: "<1%" where ``percent`` says "under 1%"."""
    return "" if share is None else percent(share).replace("under ", "<").replace("over ", ">")


def _chart(counts: Tally, page: Page) -> RenderableType:
    """The kinds of source as bars, each the share of all attributed words."""
    grid = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True, justify="right")
    grid.add_column(no_wrap=True)
    for kind in counts.kinds:
        unnamed = kind.kind in {SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP}
        grid.add_row(
            _kind_name(kind), Text(_short(kind.share)), Text(_bar(kind, page), "yellow" if unnamed else "cyan")
        )
    parts: list[RenderableType] = [
        Text("Share of the attributed words by kind of source", style="bold"),
        Padding(grid, (0, 0, 0, _INDENT)),
    ]
    if sum(kind.words for kind in counts.kinds) > counts.words:
        parts.append(Padding(Text("Words of two kinds of source count for both.", style="dim"), (0, 0, 0, _INDENT)))
    return Group(*parts)


def _kind_name(kind: KindEntry) -> Text:
    return Text("no source given" if kind.kind is SourceKind.HIDDEN else KINDS[kind.kind])


def _bar(kind: KindEntry, page: Page) -> str:
    """A bar as long as the share; what is more than nothing has at least one sign."""
    sign = "█" if page.carries("█") else "#"
    share = kind.share or 0.0
    return sign * max(round(share * _BAR), 1 if kind.words else 0)
