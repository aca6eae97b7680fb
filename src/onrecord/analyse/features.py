"""What the trained model reads: word pieces with the marks of print that an uncased tokenizer drops.

The tokenizer of the encoder lower-cases and forgets paragraphs. Each piece therefore carries three more small numbers:
the shape of its word, the gap before it, and whether it stands in a quotation. Quotation marks, apostrophes, dashes
and spaces are reduced to one form first, character by character, so that offsets hold and straight, curly and
British single marks read the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.model import Quotation, Span

Ints = NDArray[np.int64]

SHAPES = 7
"""Shapes of a word: lower case, Capitalised, CAPITALS, digits, mixed, punctuation, continuation of a word."""
GAPS = 3
"""What stands before a piece: nothing, white space, a paragraph's beginning."""
QUOTES = 5
"""Where a piece stands: outside, in a quotation, in an inner one, an outermost mark that opens, one that closes."""

_DASHES = "–—―‒−"
_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\t\n\r\v\f\u0085\u2028\u2029"
_TABLE = {ord(c): "—" for c in _DASHES} | {ord(c): " " for c in _SPACES} | {ord(c): "'" for c in "‘’‚‹›`´"}
_TABLE |= {ord(c): '"' for c in "“”«»„‟"} | {0xFEFF: " ", 0x200B: " ", 0xAD: "-"}


@dataclass(frozen=True, slots=True)
class Encoded:
    """One story as the model reads it. All arrays of pieces have one length, all arrays of words another.

    ``ids``, ``shapes``, ``gaps``, ``quotes``: one number per piece. ``first``: the first piece of each word.
    ``spans``: start and end of each word in the text (shape words × 2). ``paragraph``: number of each word's paragraph.
    ``quotation``: number of the outermost quotation that holds the word, -1 outside.
    """

    ids: Ints
    shapes: Ints
    gaps: Ints
    quotes: Ints
    first: Ints
    spans: Ints
    paragraph: Ints
    quotation: Ints

    @property
    def words(self) -> int:
        """How many words the story has."""
        return len(self.first)


def plain(text: str, quotations: Sequence[Quotation]) -> str:
    """The text in one form of marks, of the same length: outermost quotation marks double, all others single."""
    chars = list(text.translate(_TABLE))
    for quotation in quotations:
        mark = '"' if quotation.level == 0 else "'"
        for place in _mark_places(text, quotation):
            chars[place] = mark
            if text[place : place + 2] in ("``", "''"):
                chars[place + 1] = " "
    return "".join(chars)


def _mark_places(text: str, quotation: Quotation) -> list[int]:
    start, end = quotation.span
    if not quotation.closed:
        return [start]
    return [start, end - 2 if text[end - 2 : end] == "''" else end - 1]


def encode(text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation], tokenizer: Tokenizer) -> Encoded:
    """Word pieces of the paragraphs with their features; what stands between paragraphs is not read."""
    written = plain(text, quotations)
    state, outer = _quote_state(text, quotations)
    ids: list[int] = []
    shapes: list[int] = []
    gaps: list[int] = []
    quotes: list[int] = []
    first: list[int] = []
    spans: list[tuple[int, int]] = []
    paragraph: list[int] = []
    quotation: list[int] = []
    encodings = tokenizer.encode_batch([written[p.start : p.end] for p in paragraphs], add_special_tokens=False)
    for number, (place, encoding) in enumerate(zip(paragraphs, encodings, strict=True)):
        last = -1
        for piece, token, (start, end) in zip(encoding.ids, encoding.tokens, encoding.offsets, strict=True):
            start, end = start + place.start, end + place.start
            ids.append(piece)
            quotes.append(int(state[start]))
            if token.startswith("##") and last >= 0:
                shapes.append(6)
                gaps.append(0)
                spans[-1] = (spans[-1][0], end)
            else:
                first.append(len(ids) - 1)
                spans.append((start, end))
                paragraph.append(number)
                quotation.append(int(outer[start]))
                gaps.append(2 if last < 0 else int(start > last))
                shapes.append(-1)
            last = end
    for word, piece in enumerate(first):
        shapes[piece] = _shape(text[spans[word][0] : spans[word][1]])
    return Encoded(
        ids=np.asarray(ids, dtype=np.int64),
        shapes=np.asarray(shapes, dtype=np.int64),
        gaps=np.asarray(gaps, dtype=np.int64),
        quotes=np.asarray(quotes, dtype=np.int64),
        first=np.asarray(first, dtype=np.int64),
        spans=np.asarray(spans, dtype=np.int64).reshape(-1, 2),
        paragraph=np.asarray(paragraph, dtype=np.int64),
        quotation=np.asarray(quotation, dtype=np.int64),
    )


def _shape(word: str) -> int:
    if word[0].isdigit():
        return 3
    if not word[0].isalpha():
        return 5
    if word.islower():
        return 0
    if len(word) > 1 and word.isupper():
        return 2
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 1
    return 4


def _quote_state(text: str, quotations: Sequence[Quotation]) -> tuple[Ints, Ints]:
    state = np.zeros(len(text) + 1, dtype=np.int64)
    outer = np.full(len(text) + 1, -1, dtype=np.int64)
    for quotation in sorted(quotations, key=lambda q: q.level):
        start, end = quotation.span
        state[start:end] = 1 if quotation.level == 0 else 2
    for number, quotation in enumerate(quotations):
        if quotation.level == 0:
            start, end = quotation.span
            outer[start:end] = number
            places = _mark_places(text, quotation)
            state[places[0]] = 3
            if quotation.closed:
                state[places[1]] = 4
    return state, outer
