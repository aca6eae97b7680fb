"""Links from the panels of the page to the words of the story."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.model import Report, Span
from onrecord.report.html.plain import shortened
from onrecord.report.page import Page
from onrecord.report.wording import place_words

LONGEST = 160
"""Characters of a quotation beyond which it is cut; the story itself stands beside it."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words of the story: where they stand, and the id that leads there; no id where the page does not show them."""

    words: str
    place: str
    anchor: str | None


Linked = Callable[[Span, str], Link]
"""Makes a link of a span and the id of its words."""


def linker(report: Report, anchors: frozenset[str]) -> Linked:
    """What makes links for a report whose story has these ids."""
    page = Page()

    def link(span: Span, anchor: str) -> Link:
        return Link(
            words=shortened(report.article.words(span), LONGEST),
            place=place_words(report.article, span, page),
            anchor=anchor if anchor in anchors else None,
        )

    return link
