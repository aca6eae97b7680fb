"""What a story tells of anonymity, piece by piece: a grant, a reason, a basis, each with the mention it hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from onrecord.analyse.mentions import Mention
from onrecord.model import BasisKind, GrantKind, ReasonKind, Span

_ABBREVIATION = regex.compile(r"\b(?:U\.S|D\.C|U\.N|U\.K)$")
_GAP = 2


@dataclass(slots=True, eq=False)
class Note:
    """One grant, reason or basis: where, of which kind, and the mention it hangs on.

    ``shared`` is set for "all of whom …", ``everyone`` for words on all who were asked for the story,
    ``pseudonym`` where the story changes a name, ``reasoned`` for a grant with a reason right by it.
    """

    part: str
    span: Span
    kind: GrantKind | ReasonKind | BasisKind
    anchor: Mention | None = None
    shared: bool = False
    reasoned: bool = False
    everyone: bool = False
    pseudonym: bool = False


@dataclass(slots=True)
class Notes:
    """All notes of a story, the extra mentions they need, and places of legal anonymity."""

    notes: list[Note] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    legal: list[Span] = field(default_factory=list)


def matches(
    text: str,
    patterns: Sequence[tuple[object, regex.Pattern[str]]],
    quoted: Sequence[Span],
    places: Sequence[Span],
    sources: Sequence[Span],
) -> list[tuple[Span, object]]:
    """Matches in some places that do not overlap: the earliest first, then the first pattern's.

    Words inside a quotation count only where an unnamed source of an attribution stands before them in the same
    quotation: another outlet's text is quoted then, not somebody who talks about anonymity.
    """
    found = []
    for place in places:
        for order, (kind, pattern) in enumerate(patterns):
            for match in pattern.finditer(text, place.start, place.end):
                span = Span(*match.span())
                quote = next((q for q in quoted if q.contains(span)), None)
                if quote is None or any(
                    quote.start < s.start < span.start or s.end <= quote.start <= s.end + _GAP for s in sources
                ):
                    found.append((span.start, order, span, kind))
    found.sort(key=lambda item: item[:2])
    kept: list[tuple[Span, object]] = []
    for _, _, span, kind in found:
        if kept and kept[-1][0].overlaps(span):
            continue
        kept.append((span, kind))
    return kept


def until(text: str, start: int, begin: int, end: int, stop: regex.Pattern[str]) -> Span:
    """From ``start`` to the first stop after ``begin``, at most to the sentence's end, without trailing marks."""
    match = stop.search(text, begin, end)
    close = match.start() if match else end
    said = text[start:close].rstrip(" .,;:!?\n\xa0")
    if not match and text[close - 1 : close] == "." and _ABBREVIATION.search(said):
        said += "."
    return Span(start, start + len(said))
