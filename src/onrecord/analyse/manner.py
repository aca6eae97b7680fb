"""Manner of an attribution: are the words quoted, told, or both?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import regex

from onrecord.model import Manner, Span

_WORD = regex.compile(r"[\p{L}\p{N}]+(?:['’][\p{L}]+)?")
_DIRECT = 0.85
_SLACK = 2


def manner_of(text: str, content: Sequence[Span], quoted: Sequence[Span]) -> Manner:
    """Direct where nearly all words of the content stand in quotation marks, indirect where none do, else mixed.

    ``quoted`` are the outermost quotations in text order. Up to two words outside ("that", "and") do not make a
    quotation of some length mixed.
    """
    inside = total = 0
    for span in content:
        place = max(0, bisect_right(quoted, span) - 1)
        near = []
        while place < len(quoted) and quoted[place].start < span.end:
            near.append(quoted[place])
            place += 1
        for match in _WORD.finditer(text, span.start, span.end):
            total += 1
            inside += any(q.start <= match.start() < q.end for q in near)
    if not total or not inside:
        return Manner.INDIRECT
    if inside / total >= _DIRECT or (total - inside <= _SLACK and inside >= 3):
        return Manner.DIRECT
    return Manner.MIXED
