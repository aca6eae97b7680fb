"""Where one statement ends and the next begins inside a sentence.

Cut are coordinated clauses with a finite verb of their own, whether the subject is repeated ("and they did it by hand")
or shared ("and forced passengers into lifeboats"), clauses of time, reason and contrast that tell a further event
("after a truck jumped the curb"), and sentences joined by a semicolon or colon. A relative clause between commas is a
statement inside another. Conditions and limits ("if", "when", "until", "before", "unless") stay with what they limit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.analyse.claims.verbs import SUBJECTS, is_auxiliary, is_base, is_modal, third_person_of
from onrecord.analyse.claims.words import Words

_JOINERS = frozenset(["and", "but", "so", "yet", "nor"])
REASONS = frozenset(["because", "although", "though", "while", "whereas", "after", "as", "since"])
_RELATIVES = frozenset(["who", "which", "whose", "whom", "where", "when"])
_OPENERS = frozenset(["that", "who", "which", "whose", "whom", "where", "when", "if", "what", "how", "why", "whether"])
_FURTHER = frozenset(["after", "because", "although", "though", "while", "before", "until", "unless"])
_LENGTHS = frozenset(
    "moment minute minutes hour hours day days week weeks month months year years shortly soon just".split()
)
"""Words before "after" by which it only tells a time: "a week after the vote"."""
_ASIDES = frozenset(["because", "although", "though"])
_LIMITS = frozenset(["before", "until", "unless", "once", "than"])
_ADVERBS = frozenset("then also later still now never not even only once again both just soon eventually".split())
_SUBJECT_STARTS = frozenset(
    "a an the this that these those my your his her its our their some any no every each another all both many most few"
    " several more one two three four five six seven eight nine ten".split()
)
_OCCASIONS = frozenset("time times day night morning evening week month year moment today yesterday once then".split())
_PERSONS = frozenset("i we you he she they".split())
_STOPS = frozenset([";", ".", "!", "?", "—", "–"])
REACH = 14
"""How many words a subject may take before its verb."""
_LABEL = 8
"""Most words of a speaker's name and post before a colon."""
_BACK = 80
"""How many words back a verb is looked for: the time a sentence takes must grow with its length only."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Words ``first`` to ``after``. ``shares`` is the number of the first word of the clause whose subject it shares.

    ``inner`` marks a relative clause inside another clause.
    """

    first: int
    after: int
    shares: int | None = None
    inner: bool = False


def split(words: Words, verbs: Sequence[bool], first: int, after: int, *, terse: bool = False) -> list[Clause]:
    """The statements in the words from ``first`` to ``after``, in text order; inner relative clauses follow their own.

    ``terse`` is for headlines, whose first clause may have no verb.
    """
    edges = [first]
    shared: dict[int, int] = {}
    number = first
    while number < after:
        edge, shares = _edge(words, verbs, edges[-1], number, after, terse)
        if edge is not None and edge > edges[-1]:
            edges.append(edge)
            if shares:
                shared[edge] = edges[-2]
            number = edge
        number += 1
    edges.append(after)
    found = []
    for start, end in pairwise(edges):
        found.append(Clause(start, end, shared.get(start)))
        found += _relatives(words, verbs, start, end)
    return found


def _edge(
    words: Words, verbs: Sequence[bool], start: int, number: int, after: int, terse: bool
) -> tuple[int | None, bool]:
    """Where a new statement begins at this word, if one does, and whether it shares the subject before."""
    low = words.low[number]
    if low in _JOINERS:
        if words.low[number - 1] == "-" or not main_verb(words, verbs, start, number):
            return None, False
        if own_clause(words, verbs, number + 1, after):
            return number, False
        if low in ("and", "but") and _shared(words, verbs, start, number, after):
            return number, True
    elif low == ":" and _is_label(words, verbs, start, number):
        return number + 1, False
    elif low in (";", ":"):
        if main_verb(words, verbs, start, number) and _has_verb(verbs, number + 1, after):
            return number + 1, False
    elif low in REASONS:
        if _further(words, verbs, start, number, terse) and own_clause(words, verbs, number + 1, after):
            return number, False
    elif low == ",":
        closes = start < number and _subordinate(words, start) and _has_verb(verbs, start, number)
        if closes and own_clause(words, verbs, number + 1, after):
            return number + 1, False
    elif low in ("—", "–"):
        opens = number + 1 < after and words.low[number + 1] in SUBJECTS and main_verb(words, verbs, start, number)
        if opens and own_clause(words, verbs, number + 1, after):
            return number + 1, False
    return None, False


def _further(words: Words, verbs: Sequence[bool], start: int, number: int, terse: bool) -> bool:
    """Whether a conjunction can add a further event, not compare ("as bright as") or tell a length ("a week after")."""
    if number == start or not (main_verb(words, verbs, start, number) or (terse and number - start > 1)):
        return False
    low, before = words.low[number], words.low[number - 1]
    if low == "since":
        return before == ","
    if low == "after":
        return before not in _LENGTHS
    if low == "as":
        compares = before in ("such", "same", "so") or "as" in words.low[max(start, number - 4) : number]
        return not compares and (before == "," or terse or _begins_subject(words, number + 1))
    return True


def _begins_subject(words: Words, number: int) -> bool:
    """Whether a word can begin a subject, after "as" that might compare: "as the wind eased", not "as bright as"."""
    if number >= len(words):
        return False
    low = words.low[number]
    return low in _SUBJECT_STARTS or low in SUBJECTS or words.written[number][0].isupper()


def _is_label(words: Words, verbs: Sequence[bool], start: int, colon: int) -> bool:
    """Whether the words before a colon name a speaker and a post: "Ada Moss, baker:"."""
    return (
        1 < colon - start <= _LABEL
        and "," in words.low[start:colon]
        and words.written[start][0].isupper()
        and not any(verbs[start:colon])
    )


def _subordinate(words: Words, start: int) -> bool:
    """Whether a clause begins with a conjunction of time, reason or contrast."""
    return bool(REASONS & set(words.low[start : start + 1 + (not words.is_word(start))]))


def _has_verb(verbs: Sequence[bool], first: int, after: int) -> bool:
    return any(verbs[first : min(after, first + _BACK)])


def main_verb(words: Words, verbs: Sequence[bool], first: int, after: int) -> bool:
    """Whether the words have a finite verb that no relative or other subordinate word takes for its own clause."""
    balance = 0
    waiting = 0
    for number in range(max(first, after - _BACK), after):
        if verbs[number]:
            if waiting:
                waiting -= 1
            else:
                balance += 1
        elif number > first and _takes_verb(words, verbs, number, after):
            waiting += 1
    return balance > 0


def _takes_verb(words: Words, verbs: Sequence[bool], number: int, after: int) -> bool:
    """Whether a word opens a clause inside another, so that the next verb is that clause's."""
    low = words.low[number]
    if low in _OPENERS:
        return not (low == "that" and words.low[number - 1] in ("in", "of", "at"))
    return low in REASONS | _LIMITS and own_clause(words, verbs, number + 1, after)


def own_clause(words: Words, verbs: Sequence[bool], first: int, after: int) -> bool:
    """Whether the words begin with a subject and its finite verb, adverbs and phrases before it allowed."""
    number = first
    end = min(after, first + REACH)
    taken = 0
    nominal = False
    depth = 0
    while number < end:
        low = words.low[number]
        if verbs[number]:
            if nominal and not taken:
                return True
            if taken:
                taken -= 1
                nominal = nominal or taken == 0
            elif not nominal:
                return is_auxiliary(low) and "'" in low
        elif low in _STOPS:
            return False
        elif low == ",":
            depth += 1
            if depth > 2 or (not nominal and depth > 1):
                return False
        elif low in _JOINERS and number > first + 5:
            return False
        elif (low in _OPENERS and not (number == first and low == "that")) or (low in _FURTHER and number > first):
            taken += 1
        elif low in ("to", "for") and number == first:
            return False
        elif (
            nominal
            and low in _PERSONS
            and words.is_word(number - 1)
            and words.low[number - 1] not in _OCCASIONS
            and words.low[first] not in _PLAIN_LINKS
        ):
            taken += 1
        elif words.is_word(number) and low not in _ADVERBS:
            nominal = True
        number += 1
    return False


def _shared(words: Words, verbs: Sequence[bool], start: int, joiner: int, after: int) -> bool:
    """Whether a second verb with its own object or phrase follows, its subject that of the clause before."""
    number = joiner + 1
    while number < after and (words.low[number] in _ADVERBS or words.low[number].endswith("ly")):
        number += 1
    if number >= after:
        return False
    low = words.low[number]
    rest = after - number
    if verbs[number] or (low.endswith("ed") and number + 1 < after and words.low[number + 1] in _TAKES):
        return rest > 1 and words.low[number - 1] != "to"
    if low.endswith("ed") and _is_regular(low):
        return rest > 1 and words.is_word(number + 1) and not words.low[joiner - 1].endswith(("ed", "ly"))
    if is_base(low) and rest > 2:
        if _under_modal(words, start, joiner):
            return True
        near = range(max(start, joiner - _BACK), joiner)
        present = any(verbs[n] and (words.low[n] in ("have", "are", "do") or is_base(words.low[n])) for n in near)
        return present and (words.low[number + 1] in _TAKES or words.low[number + 1][:1].isdigit())
    if third_person_of(low):
        told = any(verbs[n] and third_person_of(words.low[n]) for n in range(max(start, joiner - _BACK), joiner))
        return rest > 2 and words.low[number + 1] in (_TAKES | _SUBJECT_STARTS) - (
            frozenset() if told else _PLAIN_LINKS
        )
    return False


def _is_regular(low: str) -> bool:
    """Whether a word is the regular past form of a verb of the list."""
    return is_base(low[:-2]) or is_base(low[:-1]) or (low.endswith("ied") and is_base(low[:-3] + "y"))


_PLAIN_LINKS = frozenset("in on at by for from with of after before until about under".split())
"""Prepositions that follow a plural noun as often as a verb: "abuses in prisons"."""
_TAKES = frozenset(
    "a an the this that these those my your his her its our their some any no every each another all to in on at by for"
    " from with into over under up down out off through after before until about more him them us me it".split()
)


def _under_modal(words: Words, start: int, joiner: int) -> bool:
    """Whether the verb group before the joiner is a modal with a base form, not an infinitive with "to"."""
    for number in range(joiner - 1, max(start, joiner - _BACK) - 1, -1):
        low = words.low[number]
        if is_modal(low):
            return True
        if low == "to" and number + 1 < joiner and is_base(words.low[number + 1]):
            return False
    return False


def _relatives(words: Words, verbs: Sequence[bool], first: int, after: int) -> list[Clause]:
    """Relative clauses between commas, each a statement of its own."""
    found = []
    number = first + 1
    while number < after:
        low = words.low[number]
        if low in _ASIDES and own_clause(words, verbs, number + 1, after):
            end = _end_of_relative(words, verbs, number, after)
            found.append(Clause(number, end, inner=True))
            number = end
            continue
        opens = low in _RELATIVES and (
            words.low[number - 1] == ","
            or (words.low[number - 1] == "of" and number > first + 2 and words.low[number - 3] == ",")
        )
        if opens and _has_verb(verbs, number, after):
            end = _end_of_relative(words, verbs, number, after)
            found.append(Clause(number, end, inner=True))
            number = end
        number += 1
    return found


def _end_of_relative(words: Words, verbs: Sequence[bool], first: int, after: int) -> int:
    """The comma that closes a relative clause: the first after its verb that the main verb follows soon."""
    seen = False
    for number in range(first + 1, after):
        seen = seen or verbs[number]
        if seen and words.low[number] in (",", ";", "—"):
            following = range(number + 1, min(number + 4, after))
            if any(verbs[n] for n in following) and words.low[number + 1] not in _JOINERS:
                return number
    return after
