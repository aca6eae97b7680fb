"""What a story tells of a named person: title with organisation, organisation, and why they are in the story."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from onrecord.analyse.lexicons import words
from onrecord.analyse.names import NameMention, People, Person
from onrecord.analyse.phrases import is_person_word
from onrecord.model import Span

_PARTY = r"(?:\s*\([^()]{1,24}\))?"
_APPOSED = regex.compile(_PARTY + r",\s+((?:an?\s|the\s|his\s|her\s|\p{L})[^,;:.\n“”\"()]{3,110})(?=[,.;]|\s+said\b|$)")
_RELATIVE = regex.compile(_PARTY + r",?\s+((?:who|whose)\s[^,;:.\n“”\"()]{6,140})(?=[,.;])")
_RELATIVE_AFTER = regex.compile(r",\s+((?:and\s+)?(?:who|whose)\s[^,;:.\n“”\"()]{6,140})(?=[,.;])")
_PLACE = regex.compile(
    r"\b(?:of|at|for|with|in|from)\s+(?:the\s+)?((?:\p{Lu}[\p{L}.&’'-]*\s*(?:(?:of|for|and|the)\s+(?=\p{Lu}))?)+)"
)
_SPEAKS = regex.compile(
    r"who\s+(?:also\s+)?(?:said|says|added|told|declined|refused|did not|asked|spoke|insisted|noted|called)\b"
)
_LIVED = regex.compile(
    r"\b(?:studie[sd]|wr(?:ote|itten)|worked|work[s]?|served|spent|led|leads|teaches|taught|treated|treats|lives?|lived|survived|"
    r"witnessed|saw|attended|founded|runs|ran|investigated|prosecuted|advis(?:es|ed)|research(?:es|ed)|specializ(?:es|ed)|"
    r"specialis(?:es|ed)|specializing|specialising|covered|represents?|represented|lost|voted|sponsored|helped|oversees|oversaw|"
    r"years|expert|specialist|author|veteran|scholar|survivor|witness|victim)\b"
)
_PLAIN = frozenset(["Mr", "Mrs", "Ms", "Miss", "Dr", "By", "Follow", "Reps", "Sens"])
_ARTICLES = frozenset(["the", "a", "an", "his", "her", "their", "our"])
_HEAD_ENDS = regex.compile(r"\b(?:of|at|for|with|in|from|to|who|that|and)\b")
_WORD = regex.compile(r"[\p{L}-]+")
_ARTICLE = regex.compile(r"^(?:an?|the)\s+")
_BEFORE = regex.compile(
    r"(?:^|[.,;:“”\"\n(]|\b(?:and|but|said|says|that|to|by|with|from)\b)\s{0,9}((?:[\p{L}.’'&-]++[ ]++){1,7})$"
)


@dataclass(frozen=True, slots=True)
class Profile:
    """Title with organisation, organisation alone, and the spans of the justification."""

    title: str | None
    affiliation: str | None
    justification: tuple[Span, ...]


def profile_of(text: str, person: Person, people: People) -> Profile:
    """What the story tells of a person around the places where they are named; the first of each kind counts."""
    title = affiliation = None
    reasons: list[Span] = []
    for mention in people.named(person)[:6]:
        after = _APPOSED.match(text, mention.span.end, min(len(text), mention.span.end + 160))
        if after and _is_role(after.group(1)):
            said = after.group(1).strip()
            title = title or _bare(said)
            affiliation = affiliation or _place(said)
            if _LIVED.search(said) and not reasons:
                reasons.append(Span(after.start(1), after.start(1) + len(after.group(1).rstrip())))
        relative = _relative(text, mention, after)
        if relative is not None and len(reasons) < 2:
            reasons.append(relative)
        if title is None:
            title = _before(text, mention, people)
            affiliation = affiliation or (_place(title) if title else None)
    return Profile(title, affiliation, tuple(sorted(set(reasons))))


def _is_role(said: str) -> bool:
    """Whether an apposition has a noun for people before its first preposition."""
    return any(is_person_word(word) for word in _WORD.findall(_HEAD_ENDS.split(said)[0]))


def _bare(said: str) -> str:
    """An apposition without its article."""
    return _ARTICLE.sub("", said)


def _place(said: str) -> str | None:
    """The organisation within a title, by its preposition."""
    match = _PLACE.search(said)
    return match.group(1).strip(" ,.") if match else None


def _relative(text: str, mention: NameMention, apposed: regex.Match[str] | None) -> Span | None:
    """A clause with "who" that tells of a person's experience or part in the event, not of their speaking."""
    found = _RELATIVE.match(text, mention.span.end, min(len(text), mention.span.end + 190))
    if not found and apposed:
        found = _RELATIVE_AFTER.match(text, apposed.end(1), min(len(text), apposed.end(1) + 190))
    if not found or _SPEAKS.match(found.group(1)) or not _LIVED.search(found.group(1)):
        return None
    return Span(found.start(1), found.end(1))


def _before(text: str, mention: NameMention, people: People) -> str | None:
    """The title that stands right before a name: "Sen.", "council president", "Harvard economist"."""
    floor = max(0, mention.span.start - 80)
    for other in people.before(mention.span.start, 80):
        floor = max(floor, other.span.end)
    match = _BEFORE.search(text, floor, mention.span.start)
    if not match:
        return None
    parts = match.group(1).split()
    last = parts[-1].rstrip(".")
    if last in _PLAIN or not (last in words("honorifics") or is_person_word(last)):
        return None
    kept: list[str] = []
    for word in reversed(parts):
        low = word.casefold().rstrip(".")
        known = (
            word[0].isupper() or is_person_word(low) or low in words("role_modifiers") or low in words("organisations")
        )
        if not known or low in _ARTICLES or word.endswith(("'s", "’s")):
            break
        kept.insert(0, word)
    return " ".join(kept) or None
