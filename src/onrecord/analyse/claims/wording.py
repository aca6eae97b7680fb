"""The words of a statement, put so that it can stand alone: the subject in place of a pronoun, relative dates read.

What is put in stands in square brackets. Where it is not sure who is meant, the words stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analyse.claims.dates import Published, with_dates
from onrecord.analyse.claims.verbs import SUBJECTS
from onrecord.analyse.claims.words import Words
from onrecord.model import Source, Span

PERSONAL = frozenset(["he", "she"])
_PRONOUNS = PERSONAL | {"they", "it"}
_CONTRACTED = {"'s": "is", "'ll": "will", "'d": "would"}
_LONGEST_SUBJECT = 10
_REASONS = frozenset(["because", "although", "though", "while", "whereas", "after", "as", "since"])
_LINKS = frozenset("of in at from for by with and or near ,".split())
"""Words before a name that show it may not be what a relative clause is about."""
_JOINERS = frozenset(["and", "but", "or", "so", ",", ";"])
_ADVERBS = frozenset("often never also still now then already just only always once later soon".split())
_PHRASES = frozenset("on to after before during since until under over as".split())
_MARKS = frozenset("\"“”‘’'")


def stand_alone(
    words: Words,
    span: Span,
    *,
    subject: str | None,
    in_place: bool,
    speaker: str | None,
    day: Published | None,
    ahead: bool,
) -> str:
    """The statement to stand alone.

    ``subject`` is put before the words, or with ``in_place`` in place of the pronoun that opens them; ``speaker`` is
    named before a quotation.
    """
    said = " ".join(span.of(words.text).split())
    if subject and in_place:
        said = _replaced(said, subject)
    elif subject:
        said = f"[{subject}] {said}"
    said = with_dates(said, day, ahead=ahead)
    return f"{speaker}: {said}" if speaker else said


def _replaced(said: str, subject: str) -> str:
    """The words with the subject in place of the pronoun that opens them, a contraction written out."""
    first, _, rest = said.partition(" ")
    plain = first.replace("’", "'")
    cut = plain.find("'")
    verb = _CONTRACTED.get(plain[cut:].casefold(), "") if cut > 0 else ""
    return " ".join(part for part in (f"[{subject}]", verb, rest) if part)


def opening_pronoun(words: Words, first: int) -> str | None:
    """The pronoun that opens a statement as its subject, or None."""
    low = words.low[first].partition("'")[0]
    return low if low in _PRONOUNS else None


def subject_of(words: Words, verbs: Sequence[bool], first: int) -> str | None:
    """The words before a clause's first verb, where they are few and look like a subject."""
    while first < len(words) and (words.written[first] in _MARKS or words.low[first] in _REASONS | _JOINERS):
        first += 1
    if first >= len(words) or words.low[first] in _LINKS | _PHRASES:
        return None
    number = first
    while number < len(words) and number - first <= _LONGEST_SUBJECT and not verbs[number]:
        if words.written[number] in ".;:?!":
            return None
        number += 1
    if number == first or number - first > _LONGEST_SUBJECT or number >= len(words):
        return None
    comma = next((n for n in range(first, number) if words.low[n] == ","), number)
    while comma > first and (words.low[comma - 1] in _ADVERBS or words.low[comma - 1].endswith("ly")):
        comma -= 1
    if comma == first or (comma == first + 1 and words.low[first] in SUBJECTS):
        return None
    return words.span(first, comma).of(words.text)


def antecedent_of(words: Words, relative: int) -> str | None:
    """The name right before the comma of a relative clause ("Ada Moss, who"), or None where there is no name."""
    number = relative - 2
    while (
        number >= 0
        and relative - number <= _LONGEST_SUBJECT
        and words.written[number][0].isupper()
        and words.starts[number + 1] - words.ends[number] <= 1
    ):
        number -= 1
    first = number + 1
    if first >= relative - 1 or (number >= 0 and words.low[number] in _LINKS):
        return None
    name = words.span(first, relative - 1).of(words.text)
    return f"{name}’s" if words.low[relative] == "whose" else name


def name_of(source: Source) -> str:
    """What a source is called: the name, or else the description."""
    return source.name or source.label
