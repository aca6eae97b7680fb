"""How large and how deep a page is, looked at before anything walks through it."""

from __future__ import annotations

import re
from typing import Any

from onrecord.errors import TooLargeError
from onrecord.read.limits import limits

_TAG = re.compile(r"<[a-zA-Z!/?]")
_OPENING = re.compile(r"<[a-zA-Z][^\s/>]*+")
_ATTRIBUTE = re.compile(r"""[\s/=]*+[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>]*+))?""")


def check_source(source: str, name: str) -> None:
    """TooLargeError where a page has more tags than one of that many elements could, before it is parsed.

    Each element has at most two tags; comments count, too. The parser's time for the attributes of one tag grows with
    their square, so they are counted before as well.
    """
    most = limits()
    if sum(1 for _ in _TAG.finditer(source)) > 2 * most.html_elements:
        raise TooLargeError(f"{name}: too many elements for the page of a story (the limit is {most.html_elements:,})")
    if any(_crowded(source, tag.end(), most.html_attributes) for tag in _OPENING.finditer(source)):
        raise TooLargeError(f"{name}: an element of the page has more than {most.html_attributes:,} attributes")


def _crowded(source: str, place: int, most: int) -> bool:
    """Whether more attributes than that stand one after another from a place on."""
    for _ in range(most + 1):
        attribute = _ATTRIBUTE.match(source, place)
        if attribute is None:
            return False
        place = attribute.end()
    return True


def measured(page: Any, name: str) -> Any:
    """The page as lxml has it; TooLargeError where it has too many elements, or too many in one another."""
    from lxml import etree

    most = limits()
    depth = elements = 0
    for event, _ in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > most.html_depth:
            raise TooLargeError(
                f"{name}: the page's elements are nested too deeply (the limit is {most.html_depth} levels)"
            )
        if elements > most.html_elements:
            raise TooLargeError(
                f"{name}: too many elements for the page of a story (the limit is {most.html_elements:,})"
            )
    return page
