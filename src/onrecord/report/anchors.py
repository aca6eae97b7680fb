"""Quotations that find their place again: words with what stands before and after them, as W3C selectors have it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model import Span

AROUND = 32
"""Characters kept before and after the words."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a story with their surroundings, as a TextQuoteSelector has them."""

    exact: str
    prefix: str
    suffix: str


def quote(text: str, span: Span) -> Quote:
    """The words of a span with what stands around them."""
    return Quote(span.of(text), text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND])


def find_again(text: str, wanted: Quote, near: int | None = None) -> Span | None:
    """Where the words of a quotation stand in a text that may have been edited around them; None where they are gone.

    Of several places the one whose surroundings are most alike is taken, then the one nearest to where they stood.
    White space may have changed, as when lines are broken anew.
    """
    words = wanted.exact.split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    found = [Span(*match.span()) for match in pattern.finditer(text)]
    return max(found, key=lambda span: (_likeness(text, span, wanted), -abs(span.start - (near or 0))), default=None)


def _likeness(text: str, span: Span, wanted: Quote) -> int:
    """How many signs before and after the words are the same, white space aside."""
    room = 2 * AROUND
    before, after = text[max(0, span.start - room) : span.start], text[span.end : span.end + room]
    return _common(before[::-1], wanted.prefix[::-1]) + _common(after, wanted.suffix)


def _common(one: str, other: str) -> int:
    number = 0
    for mine, theirs in zip("".join(one.split()), "".join(other.split()), strict=False):
        if mine != theirs:
            break
        number += 1
    return number
