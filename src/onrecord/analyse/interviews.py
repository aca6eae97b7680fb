"""Who answers in an interview printed as "Q:" and "A:": the person named most before the first question."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from onrecord.analyse.names import People, Person
from onrecord.model import Span

_QUESTION = regex.compile(r"[*_]{0,2}Q(?:[:.][*_]{0,2}\s|\s*(?=\p{Lu}\p{Ll}))")
_ANSWER = regex.compile(r"[*_]{0,2}A[:.][*_]{0,2}\s")
_FEWEST = 2
_LETTER = 3


@dataclass(frozen=True, slots=True)
class Interview:
    """Where an interview's questions and answers stand, and who is asked. Stretches are in text order."""

    person: Person
    questions: tuple[Span, ...]
    answers: tuple[Span, ...]

    def asks(self, offset: int) -> bool:
        """Whether an offset stands in a question."""
        return _within(self.questions, offset) is not None

    def begins_answer(self, offset: int) -> bool:
        """Whether an offset stands right at the beginning of an answer, where its letter is."""
        span = _within(self.answers, offset)
        return span is not None and offset - span.start < _LETTER


def _within(spans: Sequence[Span], offset: int) -> Span | None:
    """The span that holds an offset; the spans are in text order and do not overlap."""
    number = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return spans[number] if number >= 0 and offset < spans[number].end else None


def find_interview(text: str, paragraphs: Sequence[Span], people: People) -> Interview | None:
    """The interview of a story with at least two questions and two answers, None where nobody plainly answers.

    An answer goes on over paragraphs without a letter.
    """
    turns: list[tuple[str, int, int]] = []
    for paragraph in paragraphs:
        letter = "Q" if _QUESTION.match(text, paragraph.start, paragraph.end) else ""
        letter = "A" if _ANSWER.match(text, paragraph.start, paragraph.end) else letter
        if letter:
            turns.append((letter, paragraph.start, paragraph.end))
        elif turns:
            turns[-1] = (*turns[-1][:2], paragraph.end)
    letters = Counter(letter for letter, _, _ in turns)
    if min(letters["Q"], letters["A"]) < _FEWEST:
        return None
    person = _asked(people, min(start for letter, start, _ in turns if letter == "Q"))
    if person is None:
        return None
    spans = {one: tuple(Span(a, b) for letter, a, b in turns if letter == one) for one in "QA"}
    return Interview(person, spans["Q"], spans["A"])


def _asked(people: People, end: int) -> Person | None:
    """The person named most before an offset, the first named of several."""
    before = people.before(end, end)
    named = Counter(id(mention.person) for mention in before)
    return max((m.person for m in before), key=lambda one: named[id(one)], default=None)
