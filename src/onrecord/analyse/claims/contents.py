"""What somebody is quoted or reported as saying, as stretches of a sentence that are statements by themselves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.analyse.claims.clauses import main_verb, own_clause
from onrecord.analyse.claims.layout import Layout
from onrecord.analyse.claims.sentences import Sentence
from onrecord.analyse.claims.words import Words
from onrecord.analyse.lexicons import words as listed
from onrecord.model import Span

MARKS = frozenset("\"“”‘’'«»„()[]")
EDGES = frozenset(",;:.–—-…!?*") | {"that", "and", "but"}
"""Stops and words that a statement does not begin with."""
SHELL = 12
"""Most words of a shell that no attribution shows."""
_INDIRECT = frozenset(["whether", "how", "what", "who", "why", "if", "when", "where", "to"])
_RELAYING = frozenset("saying telling arguing warning adding claiming".split())
_PLAINLY = frozenset("said says say added adds".split())
_OBJECT_LINKS = frozenset("about for against of over to from".split())
"""Words by which a content is the object of its cue: "asked about the plan"."""
_REFUSALS = frozenset(
    "not decline declines declined declining refuse refuses refused refusing won't wouldn't didn't couldn't".split()
)
_GAP = 40
"""Most words between a content and its source that may belong to the content."""
_SHORTEST = 3
"""Fewest words of a quotation that is a statement by itself where it does not fill a sentence."""


Piece = tuple[int, int, int, int]
"""Words of an attribution: first, after, number of the attribution, 1 for source or cue and 0 for content."""


class Contents:
    """Finds the contents of sentences; made once for a story."""

    def __init__(self, story: Layout) -> None:
        self._words, self._verbs, self._quotes = story.words, story.verbs, story.marked
        self._quote_starts = [q.start for q in self._quotes]
        self._cues = [[story.words.range(span) for span in one.cue] for one in story.found.attributions]

    def of(self, sentence: Sentence, pieces: Sequence[Piece]) -> list[tuple[int, int]]:
        """Stretches that are statements put to somebody, as word ranges inside the sentence, in text order."""
        words = self._words
        by_number: dict[int, list[tuple[int, int]]] = {}
        framed: dict[int, list[tuple[int, int]]] = {}
        for first, after, number, role in pieces:
            (framed if role else by_number).setdefault(number, []).append((first, after))
        found: list[tuple[int, int]] = []
        for number, stretches in by_number.items():
            frame = framed.get(number, [])
            inside = [(max(a, sentence.first), min(b, sentence.after)) for a, b in stretches]
            inside = [(a, b) for a, b in inside if a < b]
            if not inside or self.refuses(number):
                continue
            told = frame == self._cues[number] and any(tells(words, self._verbs, *cue) for cue in frame)
            if len(inside) > 1 and not told and not any(self.quoted(a) for a, _ in inside):
                inside = [(inside[0][0], inside[-1][1])]
            inside = [self._up_to_frame(self._past_saying(a, b), b, frame) for a, b in inside]
            plain = any(self._words.low[b - 1] in _PLAINLY for _, b in self._cues[number])
            found += [(a, b) for a, b in inside if self._clausal(sentence, a, b, plain)]
        found += self._full_quotes(sentence)
        found += self._told_at_end(sentence, found)
        found = [_whole(words, self._quotes, self._quote_starts, sentence, a, b) for a, b in found]
        frames = [(a, b) for a, b, _, role in pieces if role]
        return _outermost([self._up_to_frame(a, b, frames) for a, b in _outermost(found)])

    def _past_saying(self, first: int, after: int) -> int:
        """Where a content begins that holds the words of its own telling: "an official as saying the drones …"."""
        low = self._words.low
        for number in range(first, min(after - _SHORTEST, first + SHELL)):
            if low[number] == "as" and low[number + 1] in _RELAYING:
                return number + 2
        return first

    def _up_to_frame(self, first: int, after: int, frame: Sequence[tuple[int, int]]) -> tuple[int, int]:
        """A content that stops short of the comma before its source or cue, with the words up to there."""
        words = self._words
        begins = min((a for a, _ in frame if a >= after), default=after)
        if after < begins <= after + _GAP and words.low[begins - 1] == "," and words.low[after] != ",":
            return first, begins - 1
        return first, after

    def refuses(self, number: int) -> bool:
        """Whether the cue of an attribution tells that somebody did not speak: "declined to say"."""
        return any(self._words.low[n] in _REFUSALS for a, b in self._cues[number] for n in range(a, b))

    def quoted(self, number: int) -> bool:
        """Whether a word stands in a quotation."""
        offset = self._words.starts[number]
        index = bisect_right(self._quote_starts, offset) - 1
        return index >= 0 and offset < self._quotes[index].end

    def _clausal(self, sentence: Sentence, first: int, after: int, plain: bool) -> bool:
        """Whether a content is a statement by itself, not the object of its cue ("promised hearings").

        ``plain`` is True for cues that take no other object ("said").
        """
        words = self._words
        if self._is_full_quote(sentence, first, after):
            return True
        start = first
        while start < after and (words.low[start] in EDGES or words.written[start] in MARKS):
            start += 1
        if start >= after or words.low[start] in _INDIRECT or words.low[start] in _OBJECT_LINKS:
            return False
        if after - start >= _SHORTEST and "that" in words.low[first:start]:
            return True
        if plain and after - start > _SHORTEST and _has_verb(self._verbs, start, after):
            return True
        if first == sentence.first or start == sentence.first:
            framed = after < sentence.after and words.low[after] == "," and after - start > _SHORTEST
            return framed or main_verb(words, self._verbs, start, after)
        return own_clause(words, self._verbs, start, after)

    def _is_full_quote(self, sentence: Sentence, first: int, after: int) -> bool:
        """Whether quoted words can stand alone: a sentence, or cut off before its cue."""
        words = self._words
        if not self.quoted(first) or not self.quoted(after - 1):
            return False
        start, end = first, after - 1
        while start < after and words.written[start] in MARKS:
            start += 1
        while end > start and words.written[end] in MARKS:
            end -= 1
        if start >= after:
            return False
        before = words.low[first - 1] if first > sentence.first else ""
        opens = words.written[start][0].isupper() and (before in ("", ",", ":", "—", "–") or not before[-1:].isalnum())
        closes = words.written[end] in ".?!,…—" or after >= sentence.after
        if first <= sentence.first or not before:
            return closes
        long = end - start > _SHORTEST
        if opens and before:
            return closes or main_verb(words, self._verbs, start, after)
        if before in (",", ":") and end - start >= _SHORTEST:
            return closes
        if before == "," and words.written[end] in "?!":
            return True
        return long and words.written[start][0].isupper() and closes and main_verb(words, self._verbs, start, after)

    def _full_quotes(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Quotations in the sentence that stand alone, attributed or not."""
        span = self._words.span(sentence.first, sentence.after)
        low = max(0, bisect_right(self._quote_starts, span.start) - 1)
        found = []
        for quote in self._quotes[low:]:
            if quote.start >= span.end:
                break
            first, after = self._words.range(quote)
            first, after = max(first, sentence.first), min(after, sentence.after)
            if first < after and self._is_full_quote(sentence, first, after):
                found.append((first, after))
        return found

    def _told_at_end(self, sentence: Sentence, found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """What stands before ", coast guard says" at the end of a sentence that no attribution covers."""
        words = self._words
        end = sentence.after - 1
        while end > sentence.first and not words.is_word(end):
            end -= 1
        if found or words.low[end] not in listed("claims/saying"):
            return []
        for number in range(end - 1, max(sentence.first + _SHORTEST, end - SHELL), -1):
            if words.low[number] == ",":
                return [(sentence.first, number)]
            if self._verbs[number]:
                break
        return []


def _whole(
    words: Words, quotes: Sequence[Span], starts: Sequence[int], sentence: Sentence, first: int, after: int
) -> tuple[int, int]:
    """The stretch with the quotation marks at its edges."""
    while (
        first > sentence.first and words.written[first - 1] in "\"“‘'«" and words.ends[first - 1] == words.starts[first]
    ):
        first -= 1
    while after < sentence.after and words.written[after] in "\"”’'»" and words.starts[after] == words.ends[after - 1]:
        after += 1
    return first, after


def _outermost(stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches that lie in no other; those that overlap are one."""
    found: list[tuple[int, int]] = []
    for first, after in sorted(stretches):
        if found and first < found[-1][1]:
            found[-1] = (found[-1][0], max(after, found[-1][1]))
        else:
            found.append((first, after))
    return found


def _has_verb(verbs: Sequence[bool], first: int, after: int) -> bool:
    return any(verbs[first:after])


def tells(words: Words, verbs: Sequence[bool], first: int, after: int) -> bool:
    """Whether some words next to a quotation hold a verb of saying, or "according to"."""
    saying = listed("claims/saying")
    return any(
        words.low[n] in saying and (verbs[n] or n + 1 == after or words.low[n] == "according")
        for n in range(first, after)
    )
