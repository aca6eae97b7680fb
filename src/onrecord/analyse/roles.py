"""The roles by which a story introduces its people: "Gov. Roe", "its chairman, Ada Roe", "Roe, a nurse"."""

from __future__ import annotations

from collections import defaultdict

import regex

from onrecord.analyse.descriptions import walk_left
from onrecord.analyse.lexicons import pairs, plurals, words
from onrecord.analyse.names import NameMention, People
from onrecord.analyse.phrases import Phrase, read_phrase

GENERAL_ROLES = words("general_roles")
"""Nouns too general to tell one named person from others."""
_REACH = 90
_BREAK = regex.compile(r"[,;:\n\"“”()—–]|(?<!\b\p{Lu}\p{L}{0,4})\.\s|--")
_NAME_END = regex.compile(r"(?:\s*\([^()]{1,24}\))?\s*(?:[,.;:)—–]|--|$)")
_PARTY = r"(?:\s*\([^()]{1,24}\))?"
_AGE = r"(?:\d{1,3},\s+)?"
_APPOSED = regex.compile(
    _PARTY
    + r",\s+"
    + _AGE
    + r"(?P<said>(?:(?:who|and)\s+(?:is|was)\s+)?"
    + r"(?:an?|the|\p{L}+['’]s?|his|her|its|their)\s[^,.;:\n“”\"]{3,90})"
)
_BARE = regex.compile(
    _PARTY
    + r",\s+"
    + _AGE
    + r"(?P<said>(?:[\p{L}.’'&-]+\s+){0,5}?\p{L}[\p{L}-]+)"
    + r"(?=\s+(?:of|for|at|in|with|from)\b|[,.;)])"
)
_WHO_IS = regex.compile(r"^(?:who|and)\s+(?:is|was)\s+")
_AFTER_HEAD = regex.compile(r"\b(?:of|for|at|in|from|with|to|who|that|on)\b")
_OF = regex.compile(
    r"(?<![\p{L}-])(?P<role>\p{L}[\p{L}-]{1,30}+)\s(?:of|for)\s(?:the\s)?(?:\p{Lu}[\p{L}.&’'-]{0,40}+\s){1,5}$"
)
_LINKED_BEFORE = regex.compile(
    r"(?<![\p{L}’'-])(?:[Aa]n?|[Tt]he|\p{Lu}[\p{L}-]*['’]s?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s+(?:[\p{L}.-]+\s+){0,4}?"
    r"(?P<role>\p{L}[\p{L}-]+)\s+(?:for|of|at|to|with|in)\s+[^,;:\n“”\"]{2,60}$"
)
_JOINED = regex.compile(_PARTY + r"(?:,|,?\s+and|\s+&)\s+$")
_PRONOUNS = frozenset(("his", "her", "their", "its", "my", "our", "your"))
_LESSER = frozenset(("vice", "deputy", "assistant"))
_PARTIES = frozenset(("democratic", "republican", "gop", "labour", "conservative", "tory", "libertarian", "green"))
_TOKEN = regex.compile(r"\p{L}(?:[.’'-]?\p{L})*+")


def role_head(noun: str) -> str:
    """One noun for several that mean the same office ("Sen.", "congresswoman")."""
    low = noun.casefold()
    return pairs("same_offices").get(low, low)


Roles = dict[str, set[str]]
"""Role nouns, each with the words that stand around it where the story gives it, in lower case."""


def roles_of_people(text: str, people: People) -> dict[int, Roles]:
    """Roles by which a story introduces each named person, from titles before and appositions around the name.

    Keys are ``id`` of the person.
    """
    found: dict[int, Roles] = defaultdict(dict)
    several: Roles = {}
    for number, mention in enumerate(people.mentions):
        last = people.mentions[number - 1] if number else None
        if last is None or not several or not _JOINED.fullmatch(text, last.span.end, mention.span.start):
            several = {}
        before, plural = _before(text, mention)
        if plural:
            several = before
        for roles in (before, several, _apposed_before(text, mention), _after(text, mention)):
            for noun, around in roles.items():
                if noun not in GENERAL_ROLES:
                    found[id(mention.person)].setdefault(noun, set()).update(around)
    return found


def _title(word: str) -> str | None:
    """The office that a title in front of a name means, as "Sen." and "Judge" do."""
    low = word.strip("“\"'(‘’”").rstrip(".").casefold()
    head = role_head(low)
    return head if head != low or head in words("roles") else None


def _said(words_of: str) -> set[str]:
    """Words in lower case, without points and possessive."""
    return {w.casefold().replace(".", "").removesuffix("'s").removesuffix("’s") for w in _TOKEN.findall(words_of)}


def _before(text: str, mention: NameMention) -> tuple[Roles, bool]:
    """Roles right before a name or within its titles, and whether they stand in the plural."""
    start = mention.span.start
    own = mention.span.of(text).split()
    before = _BREAK.split(text[max(0, start - _REACH) : start])[-1]
    parts = before.split()
    around = _said(" ".join(parts[-7:]))
    inside = [word for word in own[:-1] if word.rstrip(".") in words("honorifics")]
    nouns = {role for word in inside if (role := _title(word))}
    if not parts or not before[-1:].isspace():
        return dict.fromkeys(nouns, around), False
    last = parts[-1]
    low = last.strip("“\"'(‘’”").rstrip(".").casefold()
    many = plurals("roles").get(low) or pairs("plural_titles").get(low)
    if many:
        return {role_head(many): around}, True
    title = _title(last)
    if title:
        pair = read_phrase(" ".join(parts[-2:])).head
        nouns.add(role_head(pair) if pair.endswith(low) else title)
        joined = next((at for at in (-3, -4) if len(parts) > -at and parts[at + 1].casefold() == "and"), None)
        also = _title(parts[joined]) if joined else None
        nouns |= {also} if also else set()
    else:
        of = _OF.search(before)
        title = _title(of["role"]) if of else None
        nouns |= {title} if title else set()
    return dict.fromkeys(nouns, around), False


def _apposed_before(text: str, mention: NameMention) -> Roles:
    """The role in "the state's campaign chairman, Ada Roe," with the name set off behind it."""
    start = mention.span.start
    if not text[max(0, start - 3) : start].endswith((", ", "— ", "– ")) or not _NAME_END.match(text, mention.span.end):
        return {}
    end = text.rfind(text[start - 2], 0, start)
    floor = max(0, end - _REACH, text.rfind("\n", 0, end) + 1)
    linked = _LINKED_BEFORE.search(text, floor, end)
    begin = linked.start() if linked else walk_left(text, end, floor)
    phrase = read_phrase(text[begin : linked.end("role")] if linked else text[begin:end])
    if phrase.plural or phrase.determiner not in ("definite", "possessive", "indefinite") or phrase.tail:
        return {}
    return {role_head(phrase.head): _said(text[begin:end])} if phrase.head in words("roles") else {}


def _after(text: str, mention: NameMention) -> Roles:
    """Roles in an apposition behind a name: "Roe, a nurse at the clinic," and "Roe, president of the union"."""
    at = mention.span.end
    apposed = _APPOSED.match(text, at, min(len(text), at + 120))
    if apposed:
        said = apposed["said"]
        heads = {role_head(word) for word in _TOKEN.findall(_AFTER_HEAD.split(_WHO_IS.sub("", said))[0])}
        return {head: _said(said) for head in heads if head in words("roles")}
    bare = _BARE.match(text, at, min(len(text), at + 120))
    if not bare:
        return {}
    begin = walk_left(text, bare.end("said"), bare.start("said"))
    phrase = read_phrase(bare["said"])
    whole = begin == bare.start("said") and not phrase.plural and not phrase.tail
    around = _said(text[begin : bare.end() + 40].split(",")[0])
    return {role_head(phrase.head): around} if whole and phrase.head in words("roles") else {}


def alike(phrase: Phrase, around: set[str]) -> int | None:
    """How many words of a description stand where the story gives somebody that role; None where it says otherwise.

    "Roe's spokeswoman" is nobody else's, and "the Florida senator" is none of another state or of another party.
    """
    owner = _said(phrase.owner or "")
    if owner and not owner <= _PRONOUNS and not owner & around:
        return None
    if not phrase.words & _LESSER and around & _LESSER:
        return None
    parties = phrase.words & _PARTIES
    if parties and around & _PARTIES and not parties & around:
        return None
    return len(phrase.words & around)
