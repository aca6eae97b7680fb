"""Where content begins and ends: what tags of single words get wrong, and what a window around the cue cannot see.

A quotation that is nearly whole is made whole; commas, colons and full stops at the edges of unquoted content go, as
annotators leave them out. A quotation that runs on past the model's window belongs to its speaker to its closing mark;
one continued over paragraphs, each opening with a new mark, belongs to its speaker in all of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

import regex

from onrecord.analyse.values import RawAttribution
from onrecord.model import Quotation, Span

LONG = 600
"""Characters from which content may have been cut short by the window: shorter quotations were seen whole."""


NEARLY = 25
"""Characters by which content may fall short of a quotation's mark and still be meant to reach it."""
_DANGLING = regex.compile(
    r"(?<=\w[.’'\")]?)(?:[\s,;:–—-]{1,9}(?:who|whom|which|that|of|in|at|on|for|from|with|and|or|the|an?)(?!\w)){1,9}"
    r"[\s,;:–—-]*$",
    regex.I,
)
"""What no source ends in: a relative word, a preposition or an article that the tagger cut from what follows."""
_LEADS_ON = regex.compile(r"(?:of|in|at|on|for|from|with)(?:\s+(?:the|an?))?\s*$", regex.I)
_REST = regex.compile(r"\s*(?:[\w’'-]+\s+){0,4}[\w’'-]+(?=,)")
_OWN_SPOKESMAN = regex.compile(
    r"the\s[^,]{3,60},\s{1,3}(?P<own>(?:his|her|its|their)\s(?:\p{Ll}+\s){0,2}spokes(?:man|woman|person)),?", regex.I
)
"""A spokesperson behind the end of what they say: "… in Roe, the Fisheries Secretary, his spokesman said"."""
_PART_OF = regex.compile(r"\b(?:one|some|many|most|several|two|three|few|none|each|both|all|any)\s+of\s+$", regex.I)
_TITLE_LAST = regex.compile(r"(?<!\p{L})(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.?$")
_NAME_OF_TITLE = regex.compile(r"\.?\s+\p{Lu}[\p{L}’'-]+\p{Ll}")
_BEFORE = 24
_ARTICLES = frozenset(("a", "an", "the"))
_PHRASE = regex.compile(r"(?:\s(?!who\b|that\b)[\p{L}\p{N}’'.-]+){1,9}")
"""What follows an article that the tagger took for a whole source, up to the cue."""
_EDGES = " \t\r\n\u00a0,:;–—-"


def finish(text: str, raw: Sequence[RawAttribution], quotations: Sequence[Quotation]) -> tuple[RawAttribution, ...]:
    """The attributions with tidy boundaries; one whose content was nothing but marks is dropped."""
    outer = _Outermost(quotations)
    tidy = []
    for one in raw:
        pieces = [
            _trimmed(text, _whole(piece, outer.near(piece), raw, one), outer.near(piece)) for piece in one.content
        ]
        kept = tuple(dict.fromkeys(p for p in pieces if any(ch.isalnum() for ch in p.of(text))))
        if kept:
            tidy.append(replace(one, source=_cleared(text, one), content=kept))
    return carry_on(tidy, quotations)


def _cleared(text: str, one: RawAttribution) -> Span | None:
    """The source without dangling words at its end, or with the few words that an article or preposition leads to."""
    source = one.source
    own = _OWN_SPOKESMAN.fullmatch(text, *source) if source else None
    if source and own:
        return Span(own.start("own"), source.end)
    if source and source.of(text).casefold() in _ARTICLES:
        phrase = _PHRASE.match(text, source.end, one.cue.start) if source.end < one.cue.start else None
        return Span(source.start, phrase.end()) if phrase and phrase.end() >= one.cue.start - 1 else source
    rest = _REST.match(text, source.end) if source and _LEADS_ON.search(text, *source) else None
    if source and rest:
        grown = Span(source.start, rest.end())
        if not any(grown.overlaps(other) for other in (one.cue, *one.content)):
            return grown
    whole = _whole_source(text, source) if source else None
    if whole is not None and not any(whole.overlaps(other) for other in (one.cue, *one.content)):
        return whole
    dangling = _DANGLING.search(text, *source) if source else None
    return Span(source.start, dangling.start()) if source and dangling and dangling.start() > source.start else source


def _whole_source(text: str, source: Span) -> Span | None:
    """A source with the "one of" that was cut from its front, or the name from its title; None where nothing lacks."""
    front = _PART_OF.search(text, max(0, source.start - _BEFORE), source.start)
    name = _NAME_OF_TITLE.match(text, source.end) if _TITLE_LAST.search(text, *source) else None
    if not front and not name:
        return None
    return Span(front.start() if front else source.start, name.end() if name else source.end)


class _Outermost:
    """The outermost quotations in text order, to be asked by place."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self.all = sorted((q for q in quotations if q.level == 0), key=lambda q: q.span.start)
        self._starts = [q.span.start for q in self.all]
        self._ends = list(accumulate((q.span.end for q in self.all), max))

    def touched(self, piece: Span) -> range:
        """Numbers of those that a piece touches."""
        return range(bisect_left(self._ends, piece.start), bisect_right(self._starts, piece.end))

    def near(self, piece: Span) -> list[Quotation]:
        """Those with a mark close to a piece, or around it."""
        found = self.touched(Span(max(0, piece.start - NEARLY), piece.end + NEARLY))
        return self.all[found.start : found.stop]


def _whole(piece: Span, quotations: Sequence[Quotation], raw: Sequence[RawAttribution], one: RawAttribution) -> Span:
    """The piece with the few characters that it lacks of a quotation at either edge, unless they are another's."""
    start, end = piece
    for quotation in quotations:
        opening, closing = quotation.span
        if opening < start < opening + NEARLY and start < closing and end > closing - NEARLY:
            start = opening
        if quotation.closed and closing - NEARLY < end < closing and start <= opening + NEARLY and end > opening:
            end = closing
    grown = [g for g in (Span(start, piece.start), Span(piece.end, end)) if g.start < g.end]
    others = (p for other in raw for p in ((other.cue, *other.content) if other is not one else (other.cue,)))
    if grown and any(g.overlaps(other) for other in others for g in grown):
        return piece
    return Span(start, end)


def _trimmed(text: str, piece: Span, quotations: Sequence[Quotation]) -> Span:
    """The piece without marks at its edges that belong to the sentence around it."""
    start, end = piece
    while start < end and text[start] in _EDGES:
        start += 1
    quoted = any(q.span.start < end <= q.span.end for q in quotations)
    while not quoted and end > start and (text[end - 1] in _EDGES or _stop(text, start, end)):
        end -= 1
    return Span(start, end)


def _stop(text: str, start: int, end: int) -> bool:
    """Whether the last character is a full stop that ends a sentence, not an abbreviation or an ellipsis."""
    if text[end - 1] != "." or end - start < 3:
        return False
    before = text[start : end - 1].split()[-1:] or [""]
    return not before[0].endswith(".") and "." not in before[0] and len(before[0]) > 2


def carry_on(raw: Sequence[RawAttribution], quotations: Sequence[Quotation]) -> tuple[RawAttribution, ...]:
    """The attributions with their quotations carried on to the end, where nothing else is said of those words."""
    outermost = _Outermost(quotations)
    outer = outermost.all
    taken = [piece for one in raw for piece in one.content]
    found = list(raw)
    heard: list[set[int]] = [set() for _ in outer]
    """For each quotation, the attributions with any of its words: it takes too long to ask all of them."""
    for n, one in enumerate(raw):
        for piece in one.content:
            for touched in outermost.touched(piece):
                heard[touched].add(n)
    for number, quotation in enumerate(outer):
        speaker = next((n for n in sorted(heard[number]) if _speaks(found[n], quotation)), None)
        if speaker is None:
            continue
        one = found[speaker]
        content = [_to_the_end(piece, quotation, taken) for piece in one.content]
        for following in range(number + 1, len(outer)):
            later = outer[following]
            if later.thread != quotation.thread or any(later.span.overlaps(piece) for piece in taken):
                break
            content.append(later.span)
            heard[following].add(speaker)
            taken.append(later.span)
        if tuple(content) != one.content:
            found[speaker] = replace(one, content=tuple(content))
    return tuple(found)


def _speaks(one: RawAttribution, quotation: Quotation) -> bool:
    """Whether the attribution has most of the quotation, or its beginning where it is long."""
    shared = sum(
        max(0, min(piece.end, quotation.span.end) - max(piece.start, quotation.span.start)) for piece in one.content
    )
    length = quotation.span.end - quotation.span.start
    return 2 * shared > min(length, LONG)


def _to_the_end(piece: Span, quotation: Quotation, taken: Sequence[Span]) -> Span:
    begins_inside = quotation.span.start <= piece.start < quotation.span.end or piece.contains(
        Span(quotation.span.start, quotation.span.start + 1)
    )
    if not begins_inside or piece.end - piece.start < LONG or piece.end >= quotation.span.end:
        return piece
    rest = Span(piece.end, quotation.span.end)
    return piece if any(rest.overlaps(other) for other in taken) else Span(piece.start, quotation.span.end)
