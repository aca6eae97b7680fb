"""Which attribution shells are statements of their own: those that tell who the source is, or when and where it spoke.

"Police said" tells nothing to check. "Said Ada Moss, an engineer at the board" does, and so do "people familiar with
the plan", "a memo seen by the Sentinel" and "told investors in August".
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analyse.claims.words import Words
from onrecord.analyse.lexicons import words as listed
from onrecord.model import Span

_COURTESY = frozenset("mr mrs ms miss mr. mrs. ms. sir dr dame lord lady".split())
_SMALL = frozenset(
    "a an the his her their its our my this that one another of 's who which , . ; : ( ) - \" “ ” ’ ‘".split()
)
_RELATIVES = frozenset("who which whose that where".split())
_TIMED = frozenset("DATE TIME GPE LOC FAC EVENT QUANTITY PERCENT MONEY".split())
_LONG = 5
"""From how many words on the circumstances of a statement are one themselves."""


def tells_something(
    words: Words,
    first: int,
    after: int,
    sources: Sequence[Span],
    cues: Sequence[Span],
    grants: Sequence[Span],
    names: Sequence[tuple[Span, str]],
    known: frozenset[str] = frozenset(),
    *,
    person: bool = True,
) -> bool:
    """Whether a shell is a statement of its own.

    ``sources``, ``cues`` and ``grants`` are what attributions and sources have in or near it; ``names`` are the named
    entities in it with their labels, ``known`` the words of the source's name. ``person`` is False where the source is
    no named person.
    """
    people = [span for span, label in names if label == "PERSON"]
    people = people if person else []
    people += [
        Span(words.starts[n], words.ends[n])
        for n in range(first, after)
        if person and words.low[n] in known and words.written[n][0].isupper()
    ]
    circumstances = 0
    for number in range(first, after):
        place = Span(words.starts[number], words.ends[number])
        if not words.is_word(number) or any(place.overlaps(grant) for grant in grants):
            continue
        if not any(place.overlaps(span) for span in (*sources, *cues)) and words.low[number] not in _SMALL:
            circumstances += 1
            if any(label in _TIMED and place.overlaps(span) for span, label in names):
                return True
    for number in range(first + 1, after - 1):
        if words.low[number] in _RELATIVES and words.low[number - 1] == ",":
            told = Span(words.starts[number + 1], words.ends[number + 1])
            if not any(told.overlaps(grant) for grant in grants):
                return True
    if circumstances >= _LONG and (sources or cues):
        return True
    if not sources:
        return _described(words, words.span(first, after), people, (*grants, *cues))
    return any(_described(words, source, people, grants) for source in sources)


def _described(words: Words, source: Span, people: Sequence[Span], grants: Sequence[Span]) -> bool:
    """Whether a source's words tell more than a name or a bare noun."""
    first, after = words.range(source)
    own = [person for person in people if person.overlaps(source)]
    rest = [
        words.low[n]
        for n in range(first, after)
        if not any(Span(words.starts[n], words.ends[n]).overlaps(span) for span in (*own, *grants))
    ]
    rest = [word for word in rest if word not in listed("claims/saying")]
    if own:
        before = [words.low[n] for n in range(first, after) if words.low[n] in listed("roles")]
        return bool(before) or any(word not in _SMALL and word not in _COURTESY and word[0].isalpha() for word in rest)
    if sum(word[0].isalnum() for word in rest) <= 2:
        return False
    return bool(_RELATIVES & set(rest[1:])) or any(word in listed("claims/knowing") for word in rest)
