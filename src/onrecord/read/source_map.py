"""Where the visible characters of an HTML page, or of strings in a JSON file, stand in the source.

The source is gone through once; the result is the stream of visible characters without white space, each with its
offset in the source. Words that an extractor has taken from it are found again in that stream whatever tags, entities,
escapes and line breaks lay between them.
"""

from __future__ import annotations

import json
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate

from onrecord.model import OriginPiece, Place, Span

_HIDDEN = frozenset({"script", "style", "template", "noscript", "svg"})
_NEAR = 4_000
"""How far after the last paragraph, in visible characters, the next one is looked for before the whole page is."""
_FIRST_FEW = 4
_KEPT = re.compile("[^\\s\xad\u200b\u200c\u200d\u2060\ufeff]+")
"""Characters that count when words are compared: neither white space nor invisible."""


_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_UNIT = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL)
"""One character as JSON writes it; a surrogate pair is one."""


class _Stream(HTMLParser):
    """Collects visible characters and their offsets."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = [0, *accumulate(len(line) + 1 for line in source.split("\n"))]
        self._hidden = 0
        self.characters: list[str] = []
        self.offsets = array("q")
        self.feed(source)
        self.close()

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in _HIDDEN

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in _HIDDEN))

    def parse_html_declaration(self, i: int) -> int:
        try:
            return super().parse_html_declaration(i)
        except AssertionError:  # "<![" with a word that the parser does not know; browsers take it for a comment
            return int(self.parse_bogus_comment(i))

    def handle_data(self, data: str) -> None:
        self._take(data, step=1)

    def handle_entityref(self, name: str) -> None:
        self._take(unescape(f"&{name};"), step=0)

    def handle_charref(self, name: str) -> None:
        self._take(unescape(f"&#{name};"), step=0)

    def _take(self, words: str, *, step: int) -> None:
        if self._hidden:
            return
        offset = self._offset()
        for kept in _KEPT.finditer(words):
            self.characters.append(kept.group())
            if step:
                self.offsets.extend(range(offset + kept.start(), offset + kept.end()))
            else:
                self.offsets.extend([offset] * len(kept.group()))


def _string_offsets(source: str, value: str) -> array[int] | None:
    """For each character of a value its offset in the JSON that holds it as a string, or None where none is equal."""
    for literal in _STRING.finditer(source):
        if literal.end() - literal.start() < len(value) + 2:
            continue
        offsets = array("q", (unit.start() for unit in _UNIT.finditer(source, literal.start() + 1, literal.end() - 1)))
        if len(offsets) == len(value) and json.loads(literal.group(), strict=False) == value:
            return offsets
    return None


class SourceMap:
    """The visible characters of a source and their places in it."""

    def __init__(self, source: str, words: str, offsets: array[int]) -> None:
        self._words = words
        self._offsets = offsets
        self._line_starts = [0, *(m.end() for m in re.finditer("\n", source))]

    @classmethod
    def of_html(cls, source: str) -> SourceMap:
        """The map of a page."""
        stream = _Stream(source)
        return cls(source, "".join(stream.characters), stream.offsets)

    @classmethod
    def of_json(cls, source: str, values: Sequence[tuple[str, bool]]) -> SourceMap:
        """The map of some string values of a JSON file, in the order given; True marks those that are HTML."""
        words: list[str] = []
        offsets = array("q")
        for value, markup in values:
            places = _string_offsets(source, value)
            if places is None:
                continue
            if markup:
                stream = _Stream(value)
                words.extend(stream.characters)
                offsets.extend(places[at] for at in stream.offsets)
                continue
            for kept in _KEPT.finditer(value):
                words.append(kept.group())
                offsets.extend(places[kept.start() : kept.end()])
        return cls(source, "".join(words), offsets)

    def place(self, offset: int) -> Place:
        """Line and column, from 1, of an offset in the source."""
        line = bisect_right(self._line_starts, offset)
        return Place(line=line, column=offset - self._line_starts[line - 1] + 1)

    def locate(self, text: str, paragraphs: Sequence[Span]) -> tuple[OriginPiece, ...]:
        """Where the paragraphs of a text stand in the source, in pieces that run on there without a gap.

        Paragraphs are looked for one after the other. The first few, which menus and teasers often repeat, are taken
        as close before the rest as they occur. A paragraph that cannot be found has no piece.
        """
        bare = ["".join(_KEPT.findall(text, p.start, p.end)) for p in paragraphs]
        found = self._find(bare)
        pieces = [OriginPiece(span=Span(0, 0), place=Place(line=1, column=1))]
        for paragraph, start in zip(paragraphs, found, strict=True):
            if start is not None:
                pieces.extend(self._pieces(text, paragraph, start))
        return tuple(pieces)

    def _find(self, bare: Sequence[str]) -> list[int | None]:
        found: list[int | None] = []
        cursor = 0
        for words in bare:
            at = self._words.find(words, cursor, cursor + len(words) + _NEAR) if words else -1
            if at < 0 and words:
                at = self._words.find(words, cursor)
            if at < 0 and words:
                at = self._words.find(words)
            found.append(at if at >= 0 else None)
            cursor = at + len(words) if at >= 0 else cursor
        for index in range(min(_FIRST_FEW, len(found) - 1) - 1, -1, -1):
            following = found[index + 1]
            if following is not None and bare[index]:
                at = self._words.rfind(bare[index], 0, following)
                found[index] = at if at >= 0 else found[index]
        return found

    def _pieces(self, text: str, paragraph: Span, start: int) -> Iterator[OriginPiece]:
        """The paragraph in stretches whose characters follow each other in the source on one line."""
        begin = begin_at = previous = previous_at = -1
        for position, at in self._pairs(text, paragraph, start):
            if begin < 0:
                begin, begin_at = position, at
            elif at - previous_at != position - previous or self._breaks(previous_at, at):
                yield OriginPiece(span=Span(begin, previous + 1), place=self.place(begin_at))
                begin, begin_at = position, at
            previous, previous_at = position, at
        if begin >= 0:
            yield OriginPiece(span=Span(begin, previous + 1), place=self.place(begin_at))

    def _pairs(self, text: str, paragraph: Span, start: int) -> Iterator[tuple[int, int]]:
        """Positions in the text with their offsets in the source; of a word without a gap only first and last."""
        index = start
        for word in _KEPT.finditer(text, paragraph.start, paragraph.end):
            length = word.end() - word.start()
            if self._offsets[index + length - 1] - self._offsets[index] == length - 1:
                yield word.start(), self._offsets[index]
                if length > 1:
                    yield word.end() - 1, self._offsets[index + length - 1]
            else:
                yield from zip(range(*word.span()), self._offsets[index : index + length], strict=True)
            index += length

    def _breaks(self, first: int, second: int) -> bool:
        """Whether a line of the source ends between two offsets."""
        if second == first + 1:
            return False
        return bisect_right(self._line_starts, first) != bisect_right(self._line_starts, second)
