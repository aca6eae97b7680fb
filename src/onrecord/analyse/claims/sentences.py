"""The sentences of the blocks that may hold claims, captions among them, in words.

The pipeline's sentence ends are taken where a stop stands before them and no title or initial; a stop before a capital
counts as an end by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.analyse.claims.words import Words
from onrecord.analyse.lexicons import words as listed
from onrecord.model import SPOKEN_ROLES, Article, Block, BlockRole

CLAIM_ROLES = SPOKEN_ROLES | {BlockRole.CAPTION}
_ENDS = frozenset(".?!…")
_CLOSERS = frozenset("\"”’')]»")
_OPENERS = frozenset("\"“‘'([«")
_SHORT = 3
_MARKS = 9
"""Marks in a row at the end or head of a sentence beyond which nothing is told by them."""
_LABEL = 5
"""Most words of a speaker's label."""
_NAME_TITLES = frozenset(
    "Adm Capt Cmdr Col Cpl Det Dr Gen Gov Insp Lt Maj Mr Mrs Ms Mt Prof Rep Reps Rev Sen Sens Sgt St Supt vs".split()
)
"""Abbreviations that a name always follows."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words ``first`` to ``after`` of one sentence, and the block it stands in with its number."""

    first: int
    after: int
    block: Block
    number: int


def sentences(article: Article, words: Words, starts: Sequence[int]) -> Iterator[Sentence]:
    """All sentences in text order; ``starts`` are the offsets where the pipeline begins a sentence."""
    begun = frozenset(starts)
    for number, block in enumerate(article.blocks):
        if block.role not in CLAIM_ROLES:
            continue
        first, after = words.range(block.span)
        start = first = _past_label(words, first, after)
        for word in range(first + 1, after):
            if _begins(words, word, start, begun):
                yield Sentence(start, word, block, number)
                start = word
        if start < after:
            yield Sentence(start, after, block, number)


def _past_label(words: Words, first: int, after: int) -> int:
    """The first word after a speaker's label in capitals ("DILLON:") or a time at the head of a block."""
    for number in range(first + 1, min(first + _LABEL, after - 1)):
        if words.written[number] == ":":
            named = all(words.written[n].isupper() or not words.is_word(n) for n in range(first, number))
            return number + 1 if named else first
    return first


def _begins(words: Words, word: int, start: int, begun: frozenset[int]) -> bool:
    """Whether a sentence begins at a word."""
    if words.starts[word] == words.ends[word - 1]:
        return False
    before = word - 1
    while before > max(start, word - _MARKS) and words.written[before] in _CLOSERS:
        before -= 1
    if words.written[before] in _CLOSERS:
        return False
    stop = words.written[before]
    if stop not in _ENDS:
        return "\n" in words.text[words.ends[word - 1] : words.starts[word]] and words.starts[word] in begun
    opening = word
    while opening + 1 < min(word + _MARKS, len(words)) and words.written[opening] in _OPENERS:
        opening += 1
    head = words.written[opening]
    if stop in "?!…":
        if before < word - 1 and any(
            words.low[n] in listed("claims/saying") for n in range(word, min(word + 4, len(words)))
        ):
            return False
        return head[0].isupper() or head[0].isdigit() or words.starts[word] in begun
    last = words.written[before - 1] if before > start else ""
    if last in ("No", "Nos") and head[0].isdigit():
        return False
    if last in listed("claims/abbreviations") and words.starts[word] not in begun:
        return False
    if last in _NAME_TITLES or (len(last) == 1 and last.isupper()):
        return False
    sure = (last[-1:].islower() and len(last) >= _SHORT) or last[:1].isdigit() or last in ("%", ")", "”")
    return words.starts[word] in begun or (sure and (head[0].isupper() or head[0].isdigit()))
