"""Whom the words of a source name: the person as the source itself, not as an owner or in passing."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from onrecord.analyse.lexicons import words
from onrecord.analyse.name_shapes import COURTESY
from onrecord.analyse.names import NameMention, People, Person
from onrecord.analyse.phrases import Phrase, is_person_word, read_phrase
from onrecord.model import Span

_CONJUNCTION = regex.compile(r"^(?:['’]s)?,?\s*(?:and|or|nor|&|,)\s*(?:[\w.’'()-]+[ ]+){0,6}$")
_JOINING = regex.compile(r"\b(?:and|or|nor)\b")
_LEADING = frozenset(["and", "the", "a", "an"])
_ASIDE = regex.compile(r",\s*(?:an?|the|one|his|her|former)\b")
_SELF = regex.compile(r"(?:,?\s+(?:Jr|Sr|II|III|IV)\b\.?|\s+(?:himself|herself)\b)")
_BREAKS = regex.compile(
    r"[,;:(“”\"]|[-–—]{2}|[–—]|\b(?:who|whose|that|which|to|with|by|from|at|in|on|about|like|as|than|including)\b"
)
_APART = regex.compile(r"(?P<said>[^,;:(“”\"–—]{3,90}?)\s*(?:,|--|[–—])\s*(?P<end>(?:the\s+\p{L}+\s+)?)")
_APPOSITION = regex.compile(r"[^,()—–]{0,40}[,(—–]\s*")
_LIST = regex.compile(
    r"(?:(?!\s(?:who|whose|that|which)\b)[^,;:()–—\"“”]){0,80}?\s*(?:,|:|--|\s-|[–—])\s*"
    r"(?:(?!(?:among|led|with)\b)(?:\p{Lu}[\p{L}]*\.?|\p{Ll}+)\s+){0,4}"
)
"""What may stand between a description of several people and the first name of them, a title or "including" with it."""
_LINK = regex.compile(r"\b(?:of|for|to|by|with|who|whose|from|and|at)\b")
_BRACKETS = regex.compile(r"\([^()]{1,24}\)")
_WITHIN_TITLES = frozenset(("and", "former", "of", "the", "then", "then-"))
_PREPOSITIONS = words("prepositions")
_AND_OTHERS = regex.compile(r"\s+and\s+(?:(?:his|her|other|several|some|national|many|the)\s|\p{Lu})")
_PREDICATE = regex.compile(
    r"\s+(?:both|also|then|later|himself|herself|\p{Ll}+ed|said|told|wrote|went|took|made|gave|came|spoke|ran|won|led|met|left)\b"
)
_POSSESSIVE = regex.compile(r"['’]s?$")
_CALLED = regex.compile(r"\s+(?:named|called|calling (?:him|her)self|identified (?:only )?as|known as)\s+")


def named_people(text: str, span: Span, phrase: Phrase, people: People) -> tuple[Person, ...]:
    """The people whom the words name as the source itself, not as an owner or in passing."""
    mentions = people.within(span)
    if phrase.core and len(phrase.core) == 1 and phrase.determiner in ("bare", "definite") and not phrase.tail:
        family = people.family(phrase.core[0])
        if family and not mentions:
            return family
    if not mentions:
        alone = (
            len(phrase.core) == 1 and phrase.determiner == "bare" and not phrase.tail and phrase.core[0][0].isupper()
        )
        near = people.misspelt(_POSSESSIVE.sub("", phrase.core[0])) if alone else None
        return (near,) if near is not None else ()
    head = Span(span.start + phrase.start, span.start + phrase.end)
    found = _in_head(text, span, mentions, head)
    first = mentions[0]
    lead = text[span.start : first.span.start].split()
    leads = not first.owner and all(word.rstrip(".") in words("honorifics") for word in lead)
    if leads and _PREDICATE.match(text, first.span.end, span.end):
        return (first.person,)
    if not found and first.span.start - span.start < 14 and _AND_OTHERS.match(text, first.span.end, span.end):
        found.append(first.person)
    if found:
        return tuple(dict.fromkeys(found))
    introduced = _introduced(text, span, mentions, head, phrase)
    if introduced is not None:
        return (introduced,)
    last = mentions[-1]
    if (
        phrase.determiner == "bare"
        and not phrase.plural
        and _office(text[head.start : last.span.start])
        and not last.owner
    ):
        return (last.person,)
    if last.span.end >= span.end - 2 and _introduces(text[head.end : last.span.start]):
        return (last.person,)
    titled = next((m for m in mentions if not m.owner and " " in m.span.of(text)), None)
    if titled is not None and _ends(text[titled.span.end : span.end]) and _titles(text[span.start : titled.span.start]):
        return (titled.person,)
    if phrase.plural and not phrase.member:
        return _listed(text, span, mentions, head, phrase)
    return _in_apposition(text, span, people, head, phrase)


def _in_head(text: str, span: Span, mentions: Sequence[NameMention], head: Span) -> list[Person]:
    """Those whom the head of the phrase names, and those joined to them: "Ada Roe and Max Lee"."""
    found: list[Person] = []
    last_found = -1
    for number, mention in enumerate(mentions):
        if mention.owner and mention.span.end < span.end - 2:
            continue
        own_end = _SELF.match(text, mention.span.end, span.end)
        if Span(mention.span.start, own_end.end() if own_end else mention.span.end).overlaps(head) or (
            last_found == number - 1 >= 0 and joins(text[mentions[number - 1].span.end : mention.span.start])
        ):
            found.append(mention.person)
            last_found = number
    return found


def _in_apposition(text: str, span: Span, people: People, head: Span, phrase: Phrase) -> tuple[Person, ...]:
    """Whom the words between commas behind a description name: "the club's doctor, Ada Roe, ..."."""
    comma = _APPOSITION.match(text[head.end : span.end])
    if not comma or not (is_person_word(phrase.head) or phrase.head in words("speakers") or phrase.owner):
        return ()
    start = head.end + comma.end()
    stop = text.find(",", start, span.end)
    for mention in people.within(Span(start, stop if stop > 0 else span.end)):
        if not mention.owner and not _LINK.search(text[start : mention.span.start]):
            return (mention.person,)
    return ()


def _listed(text: str, span: Span, mentions: Sequence[NameMention], head: Span, phrase: Phrase) -> tuple[Person, ...]:
    """Those whom a list behind a description names: "three curlers -- Ada Roe, Max Lee and Nia Prosser --"."""
    behind = [m for m in mentions if m.span.start >= head.end]
    if not behind or not _LIST.fullmatch(text, head.end, behind[0].span.start):
        return ()
    found = tuple(dict.fromkeys(m.person for m in behind if not m.owner))
    counted = phrase.number is None or phrase.number == len(found)
    return found if len(found) > 1 and counted and _JOINING.search(text, behind[0].span.end, span.end) else ()


def joins(between: str) -> bool:
    """Whether words between two names join them, as "and Gov." does and ", who voted for" does not."""
    joining = _JOINING.search(between)
    if not joining or not _CONJUNCTION.match(between) or _ASIDE.search(between, 0, joining.start()):
        return False
    return not any(word == "who" or word in _PREPOSITIONS - _LEADING for word in between.casefold().split())


def _introduced(text: str, span: Span, mentions: Sequence[NameMention], head: Span, phrase: Phrase) -> Person | None:
    """Somebody whose name stands behind a role: "reality star Ada Roe", "the assailant, Ada Roe,"."""
    for mention in mentions:
        if mention.owner or mention.span.start < head.start:
            continue
        before = text[span.start : mention.span.start]
        after = text[mention.span.end : span.end]
        parts = before.split()
        if parts and parts[-1].rstrip(".") in COURTESY:
            parts.pop()
        if not parts or not (not after.strip() or after.lstrip()[0] in ",(—–-"):
            return None
        of_body = " of " in before and not is_person_word(phrase.head)
        if not _BREAKS.search(before) and not of_body and _calls(parts):
            return mention.person
        apart = _APART.fullmatch(before)
        if apart and not apart["end"].strip() and read_phrase(apart["said"]).plural is False and _ends(after):
            return mention.person
        return None
    return None


def _calls(before: Sequence[str]) -> bool:
    """Whether words right before a name call somebody something: a role, an office "of" something, an outlet's."""
    last = before[-1].rstrip(".")
    if is_person_word(last) or last in words("honorifics") or last.casefold().rpartition("-")[2] in words("callings"):
        return True
    if last.endswith(("’s", "'s")):
        return last[:1].isupper()
    of = next((i for i in range(len(before) - 2, max(0, len(before) - 5), -1) if before[i] == "of"), 0)
    return of > 0 and is_person_word(before[of - 1])


def _ends(after: str) -> bool:
    """Whether words behind a name leave it at that: nothing, or a comma or dash first."""
    return not after.strip(" ,.—–-") or after.lstrip()[:1] in ",—–-("


def _office(before: str) -> bool:
    """Whether words before a name are one office without article, as in "Secretary of State" or "chief of staff"."""
    parts = before.split()
    while parts and parts[-1].rstrip(".").capitalize() in words("honorifics"):
        parts.pop()
    return (
        2 < len(parts) < 9 and "," not in before and parts[-1] not in _PREPOSITIONS and parts[1] in ("of", "in", "for")
    )


def _titles(before: str) -> bool:
    """Whether words are titles all the way, as "former Fallow Gov. and Harbour Committee Chairman" are."""
    parts = _BRACKETS.sub(" ", before).split()
    last = parts[-1].rstrip(".") if len(parts) > 2 else ""
    called = bool(last) and (is_person_word(last) or last in words("honorifics"))
    return called and all(word[0].isupper() or word in _WITHIN_TITLES for word in parts)


def _introduces(between: str) -> bool:
    """Whether words between a role and a name at the end of a phrase introduce the name."""
    if _CALLED.fullmatch(between):
        return True
    words_of = between.split()
    return bool(words_of) and words_of[0] == "and" and len(words_of) < 6 and is_person_word(words_of[-1])
