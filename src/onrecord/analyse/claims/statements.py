"""The statements of a story: sentences cut at attributions, at quotations and between clauses.

What somebody is quoted or reported as saying is a statement; the words that put it to them ("police said") are its
shell. A shell is a statement only where it tells something of its own: see ``shells``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.analyse.claims.clauses import REASONS, split
from onrecord.analyse.claims.contents import EDGES, MARKS, SHELL, Contents, Piece, tells
from onrecord.analyse.claims.layout import Layout
from onrecord.analyse.claims.sentences import Sentence
from onrecord.analyse.claims.words import Words
from onrecord.model import BlockRole

_TAIL_EDGES = frozenset(",;:–—-.") | {"and", "but", "or", "so"}


@dataclass(frozen=True, slots=True)
class Statement:
    """Words ``first`` to ``after`` in ``sentence``. ``attributions`` are the numbers of those that carry it.

    ``shell`` is True for words that introduce a source, ``reported`` for what somebody is quoted or reported as saying.
    ``shares`` and ``inner`` are those of the clause.
    """

    first: int
    after: int
    sentence: Sentence
    attributions: tuple[int, ...] = ()
    shell: bool = False
    shares: int | None = None
    inner: bool = False
    reported: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    first: int
    after: int
    content: bool
    tellers: tuple[int, ...] = ()
    """Numbers of attributions whose source or cue stands in a run that is no content."""


class Statements:
    """Finds the statements of sentences; made once for a story."""

    def __init__(self, story: Layout) -> None:
        words = story.words
        self._words, self._verbs = words, story.verbs
        self._contents = Contents(story)
        pieces = []
        for number, one in enumerate(story.found.attributions):
            pieces += [(*words.range(span), number, 0) for span in one.content]
            pieces += [(*words.range(span), number, 1) for span in (*one.source, *one.cue)]
        self._pieces = sorted(pieces)
        self._piece_starts = [piece[0] for piece in self._pieces]
        self._longest = max((piece[1] - piece[0] for piece in self._pieces), default=0)

    def of(self, sentence: Sentence) -> Iterator[Statement]:
        """The statements of one sentence, in text order."""
        pieces = self._touching(sentence)
        contents = self._contents.of(sentence, pieces)
        for run in self._runs(sentence, contents, pieces):
            yield from self._of_run(sentence, run, pieces)

    def refuses(self, number: int) -> bool:
        """Whether the cue of an attribution tells that somebody did not speak: "declined to say"."""
        return self._contents.refuses(number)

    def _introduces(self, sentence: Sentence, after: int) -> bool:
        """Whether a colon after some words leads to a quotation, or to the next paragraph."""
        words = self._words
        if after >= len(words) or words.low[after] != ":":
            return False
        return words.starts[after] + 1 >= sentence.block.span.end or (
            after + 1 < sentence.after and self._contents.quoted(after + 1) and words.written[after + 1] in MARKS
        )

    def _touching(self, sentence: Sentence) -> list[Piece]:
        """Pieces of attributions with words in the sentence: first, after, number, 1 for source or cue."""
        low = bisect_left(self._piece_starts, sentence.first - self._longest)
        high = bisect_left(self._piece_starts, sentence.after)
        return [piece for piece in self._pieces[low:high] if piece[1] > sentence.first]

    def _runs(self, sentence: Sentence, contents: Sequence[tuple[int, int]], pieces: Sequence[Piece]) -> Iterator[_Run]:
        place = sentence.first
        for first, after in contents:
            if place < first:
                yield self._frame(place, first, contents, pieces)
            yield _Run(first, after, content=True)
            place = after
        if place < sentence.after:
            yield self._frame(place, sentence.after, contents, pieces)

    def _frame(self, first: int, after: int, contents: Sequence[tuple[int, int]], pieces: Sequence[Piece]) -> _Run:
        """A run outside contents, with the attributions it introduces."""
        owners = {
            n
            for a, b, n, role in pieces
            if not role and any((c <= a and b <= d) or (a < d and c < b) for c, d in contents)
        }
        tellers = {n for a, b, n, role in pieces if role and n in owners and a < after and first < b}
        return _Run(first, after, False, tuple(sorted(tellers)))

    def _of_run(self, sentence: Sentence, run: _Run, pieces: Sequence[Piece]) -> Iterator[Statement]:
        words = self._words
        first, after = _trimmed(words, self._verbs, run.first, run.after, run.content)
        if first >= after:
            return
        beside = not run.content and not run.tellers and (run.first > sentence.first or run.after < sentence.after)
        shell = False
        terse = sentence.block.role is BlockRole.HEADLINE
        for clause in split(words, self._verbs, first, after, terse=terse):
            start, end = _trimmed(words, self._verbs, clause.first, clause.after, run.content)
            if start >= end or (clause.inner and shell):
                continue
            touches = [n for a, b, n, role in pieces if role and n in run.tellers and a < end and start < b]
            shell = bool(touches) and words.low[start] not in REASONS
            shell = shell or (beside and end - start <= SHELL and tells(words, self._verbs, start, end))
            shell = shell or self._introduces(sentence, end)
            numbers = sorted(set(touches)) if shell else _carriers(pieces, start, end, run)
            yield Statement(
                start, end, sentence, tuple(numbers), shell, clause.shares, clause.inner, run.content and not shell
            )


def _carriers(pieces: Sequence[Piece], first: int, after: int, run: _Run) -> list[int]:
    """Numbers of the attributions whose contents cover at least half of some words.

    In a content that was cut short, those that cover any of it.
    """
    covered: dict[int, int] = {}
    for a, b, number, role in pieces:
        if not role and a < after and first < b:
            covered[number] = covered.get(number, 0) + min(b, after) - max(a, first)
    mostly = [number for number, count in covered.items() if 2 * count >= after - first]
    if not mostly and run.content:
        mostly = [n for a, b, n, role in pieces if not role and a < run.after and run.first < b]
    return sorted(set(mostly))


def _trimmed(words: Words, verbs: Sequence[bool], first: int, after: int, content: bool) -> tuple[int, int]:
    """Without stops, joining words and empty marks at the edges; "that" is one where it opens what somebody says."""
    while first < after and words.low[first] in EDGES:
        if words.low[first] == "that" and not (content and first + 1 < after and not verbs[first + 1]):
            break
        first += 1
    while after > first and words.low[after - 1] in _TAIL_EDGES:
        after -= 1
    if first < after and not any(words.is_word(n) for n in range(first, after)):
        return after, after
    return first, after
