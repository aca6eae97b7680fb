"""Call sheets and lists per document as Markdown, to print or to paste into a message."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model import Report
from onrecord.report.clean import one_line
from onrecord.report.page import Page
from onrecord.worksheet.lists import ListOf

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>#|~])")


def text_list(report: Report, heading: str, lists: Sequence[ListOf]) -> str:
    """A heading for each source or document, and a box to tick for each thing to confirm."""
    return "\n".join(_lines(report, heading, lists)) + "\n"


def _lines(report: Report, heading: str, lists: Sequence[ListOf]) -> Iterator[str]:
    yield f"# {heading}: {_safe(report.article.title or '(no title)')}"
    if not lists:
        yield ""
        yield "Nothing to confirm here."
    for one in lists:
        yield ""
        yield f"## {_safe(one.label)}"
        yield ""
        yield _safe(one.about)
        yield ""
        for item in one.items:
            yield f"- [ ] {_safe(item.ask)} (paragraph {item.paragraph}, {_safe(item.status)}, {item.key})"


def _safe(text: str) -> str:
    """Words of a story without anything that Markdown or a terminal would act on."""
    return _ACTIVE.sub(r"\\\1", one_line(text, Page()))
