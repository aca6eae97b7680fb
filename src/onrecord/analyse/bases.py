"""How unnamed sources know what they tell: "close to the board", "who attended the meeting", "a friend of hers"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from onrecord.analyse.anchors import Anchors
from onrecord.analyse.anonymity_phrases import BASES, BASIS_ENDS
from onrecord.analyse.lexicons import words
from onrecord.analyse.mentions import Mention
from onrecord.analyse.notes import Note, Notes, matches, until
from onrecord.analyse.phrases import is_person_word
from onrecord.model import BasisKind, Span

_OF_SOMEBODY = regex.compile(
    r"\b(?:friends?|associates?|confidante?s?|ally|allies)\s+of\s+(?!mine\b|ours\b|yours\b)", regex.IGNORECASE
)
_WHILE = regex.compile(
    r"\s(?:when|after|before|as|while)\s+(?:the|its|his|her|their|an?)\s+(?:\p{L}+\s+){1,3}?(?:was|were|is|are)\s+\p{L}+"
)
_PLACE = regex.compile(
    r"\s{1,9}(?:in|at|of|from|on|with|for)\s+(?:the\s+|his\s+|her\s+|its\s+)?(?:[\p{L}.&’'-]++\s*+){1,5}+$"
)
_JOINED = regex.compile(r"[\s,]{0,3}\b(?:and|but|who|and\s+who|because|after|is|was|were|are)$")
_SCENE = regex.compile(r"\s+(?:to|of|at)\s[^,;.]+")
_PRESENT = frozenset(("participant", "attendee", "invitee"))
_WITNESSES = frozenset(("witness", "eyewitness", "bystander", "onlooker"))
_BODIES = words("organisations") | words("media_words") | words("documents")
_LOOKERS = frozenset(("bystander", "onlooker"))
_ANYONE = frozenset(("anyone", "anybody", "everyone", "everybody", "nobody"))
_NEAR = 60


def find_bases(text: str, quoted: Sequence[Span], anchors: Anchors, notes: Notes) -> None:
    """How sources know, where it stands right behind a phrase for people, or is the noun itself."""
    ends = {p.end: p for p in [*anchors.phrases, *anchors.heads]}
    granted = {n.span.end: n.anchor for n in notes.notes if n.anchor is not None}
    after = [Span(end, min(end + _NEAR, anchors.sentence(end - 1).end)) for end in granted]
    for span, kind in matches(text, BASES, quoted, [*anchors.people_places, *after], anchors.unnamed):
        at = span.start
        while at > 0 and text[at - 1] in " ,\xa0—–":
            at -= 1
        phrase = ends.get(at) or _before_place(text, at, ends)
        mention = None if phrase else _after_note(text, at, granted)
        if phrase is not None and (phrase in anchors.extra or any(m.span.overlaps(phrase) for m in anchors.sources)):
            mention = anchors.as_mention(phrase)
        if mention is None or not _is_people(mention):
            continue
        sentence = anchors.sentence(span.start)
        whole = until(text, span.start, span.start + len(span.of(text).rstrip()), sentence.end, BASIS_ENDS)
        if mention.raw is not None and span.end < mention.span.end < whole.end:
            whole = until(text, span.start, mention.span.end, mention.span.end, BASIS_ENDS)
        aside = _WHILE.match(text, whole.end, sentence.end) if text.startswith("who", span.start) else None
        whole = Span(whole.start, aside.end()) if aside else whole
        notes.notes.append(Note("basis", whole, kind, mention))  # type: ignore[arg-type]
    for mention in anchors.sources:
        _basis_by_noun(text, mention, notes)


def _is_people(mention: Mention) -> bool:
    """Whether what a basis hangs on can be people who were asked: no bodies, no share of a poll, not "anyone"."""
    head = mention.reading.phrase.head
    if head in _ANYONE or mention.reading.detail == "poll_answer":
        return False
    return is_person_word(head) or not {head, head.removesuffix("s"), head.removesuffix("ies") + "y"} & _BODIES


def _basis_by_noun(text: str, mention: Mention, notes: Notes) -> None:
    """A basis that the noun itself gives: "witnesses", "a participant", "a friend of hers"."""
    phrase = mention.reading.phrase
    start, end = mention.at + phrase.start, mention.at + phrase.end
    friend = _OF_SOMEBODY.search(text, mention.at, mention.span.end)
    counted = phrase.number is not None or not phrase.plural
    if phrase.determiner == "definite" and not phrase.member:
        pass
    elif phrase.head in _WITNESSES and (counted or phrase.head not in _LOOKERS):
        scene = _SCENE.match(text, end, mention.span.end)
        begin = mention.at if phrase.member or phrase.number else start
        notes.notes.append(Note("basis", Span(begin, scene.end() if scene else end), BasisKind.WITNESS, mention))
    elif phrase.head in _PRESENT and counted:
        notes.notes.append(Note("basis", Span(mention.at, end), BasisKind.PARTICIPANT, mention))
    elif friend:
        whole = until(text, mention.at, friend.end(), mention.span.end, BASIS_ENDS)
        notes.notes.append(Note("basis", whole, BasisKind.PROXIMITY, mention))


def _after_note(text: str, at: int, granted: Mapping[int, Mention]) -> Mention | None:
    """The mention of a grant or reason that ends right before an offset: "who asked not to be named and knows"."""
    joined = _JOINED.search(text, max(0, at - 16), at)
    return granted.get(at) or (granted.get(joined.start()) if joined else None)


def _before_place(text: str, at: int, ends: Mapping[int, Span]) -> Span | None:
    """The phrase for people before "in the ministry", "at the agency", "of the board" that ends at an offset."""
    match = _PLACE.search(text, max(0, at - 60), at)
    return ends.get(match.start()) if match else None
