"""Whom a statement's subject means where it is a pronoun or is left out: said only where the story leaves no doubt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.analyse.claims.statements import Statement
from onrecord.analyse.claims.wording import PERSONAL, antecedent_of, name_of, opening_pronoun, subject_of
from onrecord.analyse.claims.words import Words
from onrecord.analyse.lexicons import words as listed
from onrecord.analyse.values import NamedEntity
from onrecord.model import Source, SourceKind

_PEOPLE = frozenset({SourceKind.NAMED_PERSON, SourceKind.UNNAMED_PERSON})
_REACH = 400
"""How many characters back a pronoun may look for a name."""


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    full: str


class People:
    """The people a story names, asked whom a pronoun means."""

    def __init__(self, words: Words, names: Sequence[NamedEntity], sources: Sequence[Source]) -> None:
        self._words = words
        full: dict[str, str] = {}
        for name in names:
            if name.label == "PERSON":
                said = _plain(name.span.of(words.text))
                parts = said.split()
                if parts and len(parts) > len(full.get(parts[-1], "").split()):
                    full[parts[-1]] = said
        for source in sources:
            if source.name and source.kind is SourceKind.NAMED_PERSON:
                full[source.name.split()[-1]] = source.name
        found = [n for n in names if n.label == "PERSON" and _plain(n.span.of(words.text)).split()]
        self._named = [_Named(n.span.start, full[_plain(n.span.of(words.text)).split()[-1]]) for n in found]
        self._starts = [one.start for one in self._named]
        self._mentions = {m.start: s for s in sources if s.kind in _PEOPLE for m in s.mentions}

    def subject(
        self, statement: Statement, verbs: Sequence[bool], sources: Sequence[Source]
    ) -> tuple[str | None, bool]:
        """Whom a statement is about, and whether that stands for the pronoun at its start or is to be put before it."""
        words = self._words
        if statement.inner:
            return antecedent_of(words, statement.first), True
        if statement.shares is not None:
            return subject_of(words, verbs, statement.shares), False
        pronoun = opening_pronoun(words, statement.first)
        if pronoun is None:
            return None, False
        known = self._mentions.get(words.starts[statement.first])
        if known is not None:
            return name_of(known), True
        if pronoun not in PERSONAL:
            return None, False
        if len(sources) == 1 and sources[0].kind in _PEOPLE and sources[0].name and self._alone(statement, sources[0]):
            return sources[0].name, True
        if sources:
            return None, False
        return self._nearest(statement, pronoun), True

    def _alone(self, statement: Statement, source: Source) -> bool:
        """Whether a sentence names nobody but the source."""
        sentence = self._words.span(statement.sentence.first, statement.sentence.after)
        own = (source.name or "").split()[-1]
        low, high = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        return all(own in one.full.split() for one in self._named[low:high])

    def _nearest(self, statement: Statement, pronoun: str) -> str | None:
        """The one person named in the sentence before, where no other was named shortly before and the gender fits."""
        start = self._words.starts[statement.first]
        high = bisect_right(self._starts, start)
        near = {one.full for one in self._named[bisect_left(self._starts, start - _REACH) : high]}
        if len(near) != 1:
            return None
        (name,) = near
        first = name.split()[0].casefold()
        wrong = "first_names_male" if pronoun == "she" else "first_names_female"
        return None if len(name.split()) < 2 or first in {n.casefold() for n in listed(wrong)} else name


def _plain(name: str) -> str:
    """A name without the possessive."""
    for end in ("'s", "’s", "'", "’"):
        name = name.removesuffix(end)
    return " ".join(name.split())
