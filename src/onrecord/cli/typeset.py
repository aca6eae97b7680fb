"""Text set on a page for the terminal: grids, indented paragraphs, addresses that stay whole."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.judge.policy_diff import OFF
from onrecord.model import Level
from onrecord.report.clean import one_line
from onrecord.report.page import Page
from onrecord.report.wording import STYLES


@dataclass(frozen=True, slots=True)
class Link:
    """An address on a line of its own, never broken, so that it can be opened or copied."""

    url: str
    by: int = 2


Part = Table | Padding | Text | Link


def typeset(page: Page, *parts: Part) -> str:
    """The parts as text for the page, without blanks at the ends of lines."""
    out = StringIO()
    for part in parts:
        if isinstance(part, Link):
            text = Text(" " * part.by).append(one_line(part.url, page), "dim")
            _console(out, page, max(page.columns, len(text))).print(text)
        else:
            _console(out, page, page.columns).print(part)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().split("\n")[:-1])


def _console(out: StringIO, page: Page, width: int) -> Console:
    return Console(
        file=out, width=width, force_terminal=page.colour, no_color=not page.colour, highlight=False,
        color_system="standard" if page.colour else None, markup=False, emoji=False, legacy_windows=False,
    )  # fmt: skip


def grid(columns: int, *, whole: int = 0) -> Table:
    """A grid of so many columns with two blanks between; the first ``whole`` of them are never broken."""
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    for number in range(columns):
        table.add_column(no_wrap=number < whole, overflow="fold")
    return table


def indented(text: Text | str | Table, by: int = 2) -> Padding:
    """A paragraph or grid set in by some columns."""
    return Padding(Text(text) if isinstance(text, str) else text, (0, 0, 0, by))


def level_text(level: Level | None) -> Text:
    """A level in its colour; "off" where there is none."""
    return Text(OFF, "dim") if level is None else Text(level.value, STYLES[level])
