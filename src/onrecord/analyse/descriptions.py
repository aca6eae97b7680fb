"""Where a story describes people without naming them: "two senior transport officials", "a nurse".

Every noun for people is looked up and its phrase walked leftwards over modifiers to the determiner. These phrases are
what pronouns, relative words and sentences about anonymity may refer to.
"""

from __future__ import annotations

import re
from functools import cache

import regex

from onrecord.analyse.lexicons import plurals, words
from onrecord.analyse.phrases import VAGUE_NUMBERS, number_of
from onrecord.model import Span

_STOPS = words("phrase_stops")
_DETERMINERS = words("determiners")
_KEPT = words("participle_modifiers")
_WORD = regex.compile(r"[\p{L}\p{N}$](?:[\p{L}\p{N}&’'./-]*[\p{L}\p{N}])?(?:(?<=\b\p{Lu})\.)?(?:['’](?=\s))?")
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ALSO = {"those", "someone", "republican", "republicans", "democrat", "democrats"}
_REACH = 9


@cache
def _people_words() -> frozenset[str]:
    """All nouns for people, singular and plural, in lower case."""
    return words("roles") | frozenset(plurals("roles")) | words("groups") | _ALSO


def _blocks(word: str) -> bool:
    """Whether a word cannot stand among the modifiers of a noun phrase."""
    low = word.casefold()
    if low in _STOPS:
        return True
    if word[0].isupper() or low in _KEPT or "-" in low:
        return False
    return low.endswith(("ed", "ing", "ly")) or low in ("saw", "met", "spoke", "gave", "took", "went", "left", "let")


def walk_left(text: str, end: int, floor: int) -> int:
    """Start of the noun phrase whose last word ends at ``end``; ``floor`` is where its sentence begins."""
    found = list(_WORD.finditer(text, max(floor, end - 120), end))
    if not found:
        return end
    start = found[-1].start()
    index = len(found) - 2
    while index >= 0 and len(found) - index <= _REACH:
        word = found[index].group()
        gap = text[found[index].end() : start]
        low = word.casefold()
        if gap.strip(" \xa0"):
            break
        if low == "and" and index and found[index - 1].group().casefold() in ("current", "state", "local", "present"):
            start = found[index].start()
            index -= 1
            continue
        if _blocks(word):
            if low == "of" and index and _counts(found[index - 1].group()):
                start = found[index - 1].start()
            break
        start = found[index].start()
        index -= 1
        if low in _DETERMINERS and not _counting_before(found, index, text, start):
            if index > 0 and found[index].group().casefold() == "of" and _counts(found[index - 1].group()):
                start = found[index - 1].start()
            break
    return start


def _counting_before(found: list[regex.Match[str]], index: int, text: str, start: int) -> bool:
    """Whether a number word stands directly before, as in "half a dozen" or "all the"."""
    if index < 0 or text[found[index].end() : start].strip():
        return False
    return found[index].group().casefold() in ("half", "all", "both", "only")


def _counts(word: str) -> bool:
    """Whether a word counts, as "one" in "one of the"."""
    low = word.casefold()
    return number_of(low) is not None or low in VAGUE_NUMBERS or low in ("all", "each", "none", "both")


def phrase_before(text: str, offset: int, floor: int) -> Span | None:
    """The noun phrase that ends right before an offset (a comma may stand between), or None."""
    end = offset
    while end > floor and text[end - 1] in " ,\xa0\n":
        end -= 1
    if end <= floor:
        return None
    start = walk_left(text, end, floor)
    return Span(start, end) if start < end else None


def people_phrases(text: str) -> list[Span]:
    """Phrases for people all over a text, in text order; each ends at its head noun."""
    found: list[Span] = []
    nouns = _people_words()
    line = text.find("\n")
    floor = 0
    for match in _TOKEN.finditer(text):
        if match.group().casefold() not in nouns or text.startswith(("'s", "’s"), match.end()):
            continue
        while 0 <= line < match.start():
            floor, line = line + 1, text.find("\n", line + 1)
        start = walk_left(text, match.end(), floor)
        if found and start < found[-1].end:
            start = max(start, found[-1].start)
            if start == found[-1].start:
                found[-1] = Span(start, match.end())
                continue
            start = match.start()
        found.append(Span(start, match.end()))
    return found
