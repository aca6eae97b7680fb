"""One story as the resolver sees it: sentences, quotations, the people it names, and the roles it gives them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.analyse.kin import kin_of_people
from onrecord.analyse.kinds import Labels
from onrecord.analyse.names import People, Person
from onrecord.analyse.parts import parts_of
from onrecord.analyse.roles import roles_of_people
from onrecord.model import Span

RUNNING = ("candidate", "nominee", "contender")
"""Nouns for whoever runs for an office."""


class Story:
    """The text with what was found in it; asks for places are answered by bisection."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        people: People,
        labels: Labels,
        quoted: Sequence[Span],
        writers: Sequence[tuple[Span, Person]] = (),
    ) -> None:
        """``writers``: stretches of the text with the named person who wrote them."""
        self.text = text
        self.people = people
        self.labels = labels
        self.quotes = sorted(quoted)
        self.roles = roles_of_people(text, people)
        self.kin = kin_of_people(text, people)
        self._starts = [s.start for s in sentences]
        self._quote_starts = [q.start for q in self.quotes]
        self._writers = sorted(writers, key=lambda item: item[0])
        self._writer_starts = [span.start for span, _ in self._writers]
        self._holders: dict[str, list[Person]] = {}
        for person in people.people:
            for role in self.roles.get(id(person), ()):
                self._holders.setdefault(role, []).append(person)
        self._parts = parts_of(text)
        self._headline = text.find("\n", len(text) - len(text.lstrip()))

    def sentence(self, offset: int) -> int:
        """Number of the sentence that begins last before an offset, -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def floor(self, offset: int) -> int:
        """Where the sentence of an offset begins."""
        number = self.sentence(offset)
        return self._starts[number] if number >= 0 else 0

    def in_quote(self, offset: int) -> int:
        """Number of the outermost quotation that holds an offset, or -1."""
        number = bisect_right(self._quote_starts, offset) - 1
        return number if number >= 0 and offset < self.quotes[number].end else -1

    def holders(self, role: str) -> list[Person]:
        """The people whom the story introduces by a role, in the order of their first mention."""
        return self._holders.get(role, [])

    def candidates(self) -> list[Person]:
        """The people whom the story calls candidates."""
        return list(dict.fromkeys(person for role in RUNNING for person in self.holders(role)))

    def part(self, offset: int) -> int:
        """Where the part of a running file that holds an offset begins; 0 in the first, and in other stories."""
        number = bisect_right(self._parts, offset) - 1
        return self._parts[number] if number >= 0 else 0

    def writer(self, offset: int) -> Person | None:
        """The named writer of the words at an offset, None where they are the story's own reporter's."""
        number = bisect_right(self._writer_starts, offset) - 1
        for span, person in reversed(self._writers[max(0, number - 1) : number + 1]):
            if span.start <= offset < span.end:
                return person
        return None

    def in_headline(self, offset: int) -> bool:
        """Whether an offset stands in the first line of the story."""
        return 0 <= offset < self._headline

    def begins_sentence(self, offset: int) -> bool:
        """Whether no other named person stands between the sentence's start and an offset."""
        return not self.people.before(offset, offset - self.floor(offset))
