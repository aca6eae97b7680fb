"""How text reports are set: plain or coloured lines that fit the page."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

from rich.box import Box
from rich.console import Console, RenderableType

from onrecord.report.page import PRETTY, Page

_BLANK = "    \n"


def set_on(page: Page, sections: Iterable[RenderableType]) -> str:
    """The sections as text with a blank line between them, and no blanks at the ends of lines."""
    out = StringIO()
    console = Console(
        file=out,
        width=page.columns,
        force_terminal=page.colour,
        color_system="standard" if page.colour else None,
        no_color=not page.colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for index, section in enumerate(sections):
        if index:
            console.print()
        console.print(section)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def ruled_below_head(page: Page) -> Box:
    """No lines but one below the headings."""
    line = page.signs.line
    rule = f" {line}{line} \n"
    return Box(_BLANK * 2 + rule + _BLANK * 5, ascii=page.signs is not PRETTY)
