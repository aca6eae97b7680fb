"""The words and stops of a whole story, cut once, with their places: what all other modules of the inventory read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container

import regex

from onrecord.model import Span

_WORD = regex.compile(
    r"(?:\p{L}\.){2,}"
    r"|\p{N}+(?:[.,:]\p{N}+)*(?:[-’'/]?[\p{L}\p{N}]+)*"
    r"|[\p{L}\p{M}]+(?:[-’'&/]?[\p{L}\p{M}\p{N}]+)*"
    r"|[^\s\p{L}\p{M}\p{N}]"
)

NUMBER_WORDS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion".split()
)
"""Number words from two on; "one" is a pronoun as often."""


class Words:
    """Parallel lists over the words of a text: as written, in lower case, start and end offsets."""

    def __init__(self, text: str) -> None:
        found = list(_WORD.finditer(text))
        self.text = text
        self.written = [m.group() for m in found]
        self.low = [w.lower().replace("’", "'") for w in self.written]
        self.starts = [m.start() for m in found]
        self.ends = [m.end() for m in found]

    def __len__(self) -> int:
        return len(self.low)

    def range(self, span: Span) -> tuple[int, int]:
        """Numbers of the first word that begins in a span, and of the first after it."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def span(self, first: int, after: int) -> Span:
        """The place of the words from ``first`` up to, not including, ``after``."""
        return Span(self.starts[first], self.ends[after - 1])

    def opened(self, number: int, marks: Container[str] = '"“') -> bool:
        """Whether a mark opens right before a word. Straight marks close as well, and then stand at the word before."""
        return number > 0 and self.written[number - 1] in marks and self.ends[number - 1] == self.starts[number]

    def is_word(self, number: int) -> bool:
        """Whether a token is a word or figure, not a stop or sign."""
        return self.written[number][0].isalnum()
