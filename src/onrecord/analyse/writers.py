"""Whose words "I" and "my" are outside quotations: the writer of an opinion piece or a letter whom the story names.

A column ends in a line about its writer ("Ada Moss is the mayor of Fallow."), an extract in one about the book, a
letter in a signature on a line of its own ("Ada Moss, Fallow"). Else "I" is the story's own reporter.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

import regex

from onrecord.analyse.names import People, Person
from onrecord.model import Span

_WORD = r"\p{Lu}[\p{L}’'-]*\p{Ll}"
_NAME = rf"{_WORD}(?: \p{{Lu}}\.)?(?: (?:(?:de|van|von|al|bin|da|del|la|le) )?{_WORD}){{1,2}}"
_SIGNATURE = regex.compile(
    rf"(?:[-–—―]{{1,2}} ?)?(?:(?:Dr|Mr|Mrs|Ms|Prof|Rep|Sen|Gov|Rev|Sir|Dame)\.? )?(?P<name>{_NAME})"
    r"(?:[,;] [\p{Lu}][^!?:\n]{1,60})?\.?"
)
_ABOUT = regex.compile(
    rf"(?:(?:Dr|Mr|Mrs|Ms|Prof|Rep|Sen|Gov|Rev|Sir|Dame|Rabbi|Former|Retired|Gen)\.? ){{0,2}}(?P<name>{_NAME})"
    r"(?:,[^,\n]{1,70},)? "
    r"(?:(?:is|was|has been)(?: currently| now| also)? "
    r"(?P<post>(?:(?:an?|the|one of)\b"
    r"|(?!\p{L}+(?:ing|ed)\b)[\p{L}-]+(?: [\p{L}-]+){0,4} (?:of|at|for|in|emeritus)\b)[^.]*)"
    r"|(?:chairs|directs|leads|heads|runs|writes|teaches|serves|served|represents|co-?founded|founded|practi[cs]es|"
    r"has (?:served|written))\b)"
)
_STAFF = regex.compile(
    r"(?:[\p{L}'’-]+ ){0,5}?(?:editor|editor-at-large|reporter|correspondent|columnist|staff writer|bureau chief|"
    r"(?:co-)?host)\b(?! emeritus)",
    regex.IGNORECASE,
)
_EXTRACT = regex.compile(
    r"(?:(?:This (?:article|essay|piece) (?:is|was) )?"
    r"(?:[Ee]xcerpted|[Aa]dapted|[Ee]xtracted|[Tt]aken|[Rr]eprinted) from|"
    rf"(?:An )?(?:[Ee]xcerpt|[Ee]xtract) from|From) [^\n]{{3,120}}? by (?P<name>{_NAME})(?=[.,;]|\s\(|$)"
)
_OWN = regex.compile(r"\b(?:I|[Mm]y|me)\b")
_LONGEST_ABOUT = 400
_LONGEST_SIGNATURE = 100
_LAST = 3
"""How many paragraphs from the end a line about the writer may stand; notes on reprints and addresses may follow it."""


def find_writers(
    text: str, paragraphs: Sequence[Span], people: People, quoted: Sequence[Span]
) -> tuple[tuple[Span, Person], ...]:
    """Stretches of text with the named person who wrote them, in text order; so are the quotations (``quoted``)."""
    found: list[tuple[Span, Person]] = []
    begin = 0
    for before, paragraph in pairwise(paragraphs):
        person = _signed(text, paragraph, people)
        if person is None:
            continue
        if _in_first_person(text, before, quoted):
            found.append((Span(begin, paragraph.start), person))
        begin = paragraph.end
    about = None if found else _about(text, paragraphs, people, quoted)
    return tuple(found) if about is None else (about,)


def _signed(text: str, paragraph: Span, people: People) -> Person | None:
    """The person whose name a paragraph consists of, place aside."""
    if paragraph.end - paragraph.start > _LONGEST_SIGNATURE:
        return None
    match = _SIGNATURE.fullmatch(text, paragraph.start, paragraph.end)
    return _person(match["name"], people) if match else None


def _in_first_person(text: str, paragraph: Span, quoted: Sequence[Span]) -> bool:
    """Whether a paragraph speaks of its writer outside quotations."""
    for match in _OWN.finditer(text, paragraph.start, paragraph.end):
        place = bisect_right(quoted, match.start(), key=lambda span: span.start) - 1
        if place < 0 or quoted[place].end <= match.start():
            return True
    return False


def _about(text: str, paragraphs: Sequence[Span], people: People, quoted: Sequence[Span]) -> tuple[Span, Person] | None:
    """The text before a last line about one person whom the rest does not name, with that person."""
    for paragraph in reversed(paragraphs[-_LAST:]):
        extract = _EXTRACT.match(text, paragraph.start, paragraph.end)
        author = _person(extract["name"], people) if extract else None
        if author is not None:
            return Span(paragraphs[0].start, paragraph.start), author
        match = _ABOUT.match(text, paragraph.start, paragraph.end)
        if (
            match is None
            or paragraph.end - paragraph.start > _LONGEST_ABOUT
            or _in_first_person(text, paragraph, quoted)
        ):
            continue
        if match["post"] and _STAFF.match(match["post"]):
            return None
        body = Span(paragraphs[0].start, paragraph.start)
        if match["name"] not in body.of(text):
            person = _person(match["name"], people)
            return None if person is None else (body, person)
    return None


def _person(name: str, people: People) -> Person | None:
    """The person of the story with that name, None for what only looks like a name."""
    return next((one for one in people.people if name in one.forms or one.full == name), None)
