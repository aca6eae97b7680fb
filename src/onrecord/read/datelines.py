"""Datelines ("HARWICK, Maine (AP) — ") and bylines ("By Ada Marsh") at the head of a paragraph."""

from __future__ import annotations

import re
from functools import cache

from onrecord.read.lexicon import entries

_REACH = 160
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?|January|February|March|April|May|June|July|August|September"
    r"|October|November|December"
)
_DATE = rf"(?:(?:{_MONTH}) \d{{1,2}}(?:, ?\d{{4}})?|\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?)"
# A hyphen belongs to a word only where the word goes on behind it, so that there is one way alone to take a name apart.
_CAPITAL = r"(?:[A-Z’'.]|-(?=[A-Z’'.]))"
_CAPITALS = rf"[A-Z]{_CAPITAL}++(?<=[A-Z.])(?:(?: | & )[A-Z]{_CAPITAL}*+){{0,4}}"
_WORD = r"(?:[A-Z](?=[A-Za-z’'-]*[a-zà-ÿ])(?:[A-Za-zÀ-ÿ’'.]|-(?=[A-Za-zÀ-ÿ’'.]))*+|St\.)"
_MIXED = rf"{_WORD}(?: (?:de |of |la |al-)?{_WORD}){{0,3}}"
_REGION = rf"(?:, (?:[A-Z]\.? ?[A-Z]\.?(?: ?[A-Z]\.?)?(?![A-Z])|{_MIXED}))"
_AGENCY = r"\([A-Z][A-Za-z&./ -]{1,30}\)"
_DASH = r"(?:\s?[—–―]\s?|\s?--+\s?|\s[-‑]\s)"
_STRONG = re.compile(
    rf"(?:{_CAPITALS}{_REGION}{{0,2}}(?:, ?{_DATE})? ?(?:{_AGENCY}|/PRNewswire/){_DASH}"
    rf"|{_CAPITALS}{_REGION}{{1,2}}(?:, ?{_DATE})?{_DASH}"
    rf"|{_CAPITALS}, ?{_DATE}{_DASH}"
    rf"|{_MIXED}{_REGION}?(?:, ?{_DATE})? {_AGENCY}{_DASH}"
    rf"|(?:{_DATE} )?{_AGENCY}{_DASH})\s*"
)
_CAPITALS_ONLY = re.compile(rf"({_CAPITALS}){_DASH}\s*(?=[\"“‘'(]?[A-Z0-9$£€])")
_MIXED_ONLY = re.compile(rf"({_MIXED})(?:, ?{_DATE})?{_DASH}\s*(?=[\"“‘'(]?[A-Z0-9$£€])")
_NO_DASH = re.compile(
    rf"(?:{_MIXED}{_REGION}?(?:, ?{_DATE})? |{_CAPITALS}{_REGION}? )?\(([^()]{{2,30}})\)\s*(?=[\"“‘'A-Z])"
)
_NAME = r"(?:[A-Z][\w.’'-]*+|(?:de|van|von|der|del|la|bin|al|el|da|dos|du|le|di)\b)"
_NAMES = rf"{_NAME}(?: {_NAME}){{1,4}}(?:(?:,? and |, | & ){_NAME}(?: {_NAME}){{1,4}}){{0,6}}"
_OUTLET = r"(?:(?:,| \||,? (?:of|for|in|at|with)| [—–-]| \() ?(?:the )?[\w’'.,&/ @-]{2,80}\)?)"
_BYLINE = re.compile(
    rf"(?:[*_ ]*(?:(?:Story|Text|Words|Report|Analysis|Exclusive|Review|Written|Reported|Interview) by|By|BY|by):? )"
    rf"(?:{_NAMES}|[A-Z]{{2,}}(?: [A-Z.’'-]+){{1,6}}|(?:The )?[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){{0,3}}){_OUTLET}?[*_.]*"
)
_JOB = (
    r"(?:correspondents?|reporters?|editors?|writers?|columnists?|critics?|newsroom|news ?desk|bureau"
    r"|bureau chief|(?:staff|news) team)"
)
_UNNAMED_BYLINE = re.compile(
    rf"(?:By|BY|From|FROM) (?i:(?:an?|our|the) (?:[\w’'-]+ ){{0,4}}{_JOB})"
    r"(?: (?:in|at) [A-Z][\w’' ]{1,40})?(?: and (?i:agencies|correspondents))?\.?"
)
_JOB_TITLE = re.compile(
    rf"(?:[A-Z][\w’'&-]*(?: [\w’'&-]+){{0,4}} )(?i:{_JOB})(?:,? (?:in|for|at) [A-Z][\w’' ]{{1,40}})?"
)
_INLINE_BYLINE = re.compile(rf"By {_NAMES}(?:, [^,.—–|]{{3,40}})?(?: ?[—–|]| -) ?(?=[\"“A-Z])")
_BARE_NAMES = re.compile(rf"{_NAME}(?: {_NAME}){{1,3}}(?:(?:,? and |, | & ){_NAME}(?: {_NAME}){{1,3}}){{0,4}}")
_STAFF = re.compile(
    rf"{_NAMES}(?:,| \|| [—–-]| /) ?(?:(?:The )?[A-Z][\w’'.& -]{{1,40}} )?(?i:staff(?: writer| reporter)?|reporter|"
    r"correspondent|editor|columnist|contributor|special (?:to|for) [\w’' ]{2,40}|chief|writer|bureau)[\w’', -]{0,60}"
)
_SPECIAL = re.compile(r"(?i:special (?:to|for)|for) (?:the )?[A-Z][\w’'&. -]{2,40}")


@cache
def _agencies() -> frozenset[str]:
    return frozenset(name.casefold() for name in entries("agencies"))


@cache
def _cities() -> frozenset[str]:
    return frozenset(entries("standalone_cities"))


@cache
def _no_place() -> frozenset[str]:
    return frozenset(entries("no_place"))


def is_agency(words: str) -> bool:
    """Whether the words are the name of an agency or a large outlet, and nothing else."""
    return words.strip(" .,:|").casefold() in _agencies()


def dateline_length(paragraph: str, *, opening: bool) -> int:
    """How many characters at the head of the paragraph are a dateline with its dash and space; 0 where none is.

    In the ``opening`` paragraph of a story a place in capitals before a dash is enough; further down only datelines
    with a region, a date or an agency count, so that "SMITH — Well, yes" in a transcript is left alone.
    """
    head = paragraph[:_REACH]
    if (match := _STRONG.match(head)) and _first_words(match.group()) not in _no_place():
        return match.end()
    if (match := _NO_DASH.match(head)) and is_agency(match.group(1)):
        return match.end()
    if not opening:
        return 0
    if (match := _CAPITALS_ONLY.match(head)) and match.group(1) not in _no_place():
        return match.end()
    if (match := _MIXED_ONLY.match(head)) and match.group(1) in _cities():
        return match.end()
    return 0


def is_labelled(paragraph: str) -> bool:
    """Whether words in capitals and a dash open the paragraph: a short dateline, or a speaker in a transcript."""
    match = _CAPITALS_ONLY.match(paragraph[:_REACH])
    return match is not None and match.group(1) not in _no_place()


def _first_words(dateline: str) -> str:
    return re.split(r"[,(—–―]|--| - ", dateline, maxsplit=1)[0].strip()


def inline_byline_length(paragraph: str) -> int:
    """How many characters at the head of a longer paragraph are a byline ("By Ada Marsh — "); 0 where none is."""
    match = _INLINE_BYLINE.match(paragraph[:_REACH])
    return match.end() if match and len(paragraph) > match.end() + 40 else 0


def is_byline(paragraph: str) -> bool:
    """Whether the whole paragraph is a byline that says so ("By …", "From our city reporter", "Name, Staff Writer")."""
    if len(paragraph) > _REACH:
        return False
    return any(pattern.fullmatch(paragraph) for pattern in (_BYLINE, _UNNAMED_BYLINE, _STAFF))


def is_bare_byline(paragraph: str) -> bool:
    """Whether the paragraph may be a byline by its place alone.

    Names only, the job below them ("Political correspondent"), or "Special for The Harbour Post".
    """
    if len(paragraph) > 90 or paragraph.isupper():
        return False
    return any(pattern.fullmatch(paragraph) for pattern in (_BARE_NAMES, _JOB_TITLE, _SPECIAL))
