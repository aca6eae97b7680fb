"""Grants, reasons and bases of anonymity, found by phrase, each with the words it hangs on.

Anchors that are no source of an attribution become mentions of their own ("The official" in "The official spoke on
condition of anonymity"), so that the resolver can say whose they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import regex

from onrecord.analyse.anchors import AND_OTHERS, Anchors
from onrecord.analyse.anonymity_phrases import (
    BASES,
    BASIS_ENDS,
    FORBIDDEN,
    GRANTS,
    LEGAL,
    REASON_ENDS,
    REASON_KINDS,
    REASON_OPENERS,
    RULED,
)
from onrecord.analyse.kinds import PRONOUNS, Labels
from onrecord.analyse.lexicons import words
from onrecord.analyse.mentions import Mention
from onrecord.analyse.names import People
from onrecord.analyse.phrases import is_person_word
from onrecord.analyse.pseudonyms import changes_name, name_before
from onrecord.model import BasisKind, GrantKind, ReasonKind, Span

_ABBREVIATION = regex.compile(r"\b(?:U\.S|D\.C|U\.N|U\.K)$")
_OF_SOMEBODY = regex.compile(r"\b(?:friends?|associates?|confidante?s?|ally|allies)\s+of\s+(?!mine\b|ours\b|yours\b)", regex.IGNORECASE)
_WHILE = regex.compile(
    r"\s(?:when|after|before|as|while)\s+(?:the|its|his|her|their|an?)\s+(?:\p{L}+\s+){1,3}?(?:was|were|is|are)\s+\p{L}+"
)
_FRONT_REASON = regex.compile(
    r"(?:Because|Citing|Fearing|Given|Due to|Out of|For fear|As (?:they|he|she)|In (?:line|keeping|accordance))\b"
)
_FRONT_END = regex.compile(r",|\s(?:said|told)\b")
_PLACE = regex.compile(r"\s+(?:in|at|of|from|on|with|for)\s+(?:the\s+|his\s+|her\s+|its\s+)?(?:[\p{L}.&’'-]+\s*){1,5}$")
_PARTICIPLE = regex.compile(
    r"^\p{L}+ing\b|^held\s+under|^(?:only\s+|strictly\s+)?(?:on|under|upon)\b|^not\b|^granted|^given|^promised",
    regex.IGNORECASE,
)
_WAS_GRANTED = regex.compile(r"(?:who\b|.*\b(?:granted|given|promised|afforded|guaranteed)\b)", regex.IGNORECASE)
_JOINED = regex.compile(r"[\s,]{0,3}\b(?:and|but|who|and\s+who|because|after|is|was|were|are)$")
_EVERYONE = regex.compile(
    r"\b(?:these|those|the)\s+(?:\p{L}+\s+){1,3}and\s+(?:\p{L}+\s+)?others\b|"
    r"\blike\s+(?:(?:all|the|every|most)\s+)*(?:others?|respondents|participants|sources|interviewees|everyone|of\s+the\s+others)\b|"
    r"\bothers\s+(?:quoted\s+|interviewed\s+|named\s+)?(?:in|for)\s+this\s+(?:article|story|report|piece)\b|"
    r"\b(?:all|none|most)\b[^.;]{0,60}\b(?:interviewed|quoted|spoke|contacted)\b[^.;]{0,30}\bthis\s+(?:article|story|report|piece)\b|"
    r"\b(?:interview(?:ed|s)|spoke|talked)\b[^.;]{0,100}\b(?:all|none|most)\s+of\s+whom\b",
    regex.IGNORECASE,
)
_FINITE = regex.compile(r"(?:declin|refus|ask|request|want|prefer|wish|insist|demand)(?:e?d|es)?\b", regex.IGNORECASE)
_LIKE = regex.compile(r"(?:^|[\s,])((?:who\s*,?\s+)?like\s+(?:\p{L}+\s+){0,5}?\p{L}+,?\s+)$")
_SCENE = regex.compile(r"\s+(?:to|of|at)\s[^,;.]+")
_NEAR, _GAP, _WIDE, _SHORT = 60, 2, 90, 24
_PRESENT = frozenset(("participant", "attendee", "invitee"))
_WITNESSES = frozenset(("witness", "eyewitness", "bystander", "onlooker"))
_BODIES = words("organisations") | words("media_words") | words("documents")
_ANYONE = frozenset(("anyone", "anybody", "everyone", "everybody", "nobody"))
_LOOKERS = frozenset(("bystander", "onlooker"))


@dataclass(slots=True, eq=False)
class Note:
    """One grant, reason or basis: where, of which kind, and the mention it hangs on.

    ``shared`` is set for "all of whom …", ``everyone`` for words on all who were asked for the story,
    ``pseudonym`` where the story changes a name, ``reasoned`` for a grant with a reason right by it.
    """

    part: str
    span: Span
    kind: GrantKind | ReasonKind | BasisKind
    anchor: Mention | None = None
    shared: bool = False
    reasoned: bool = False
    everyone: bool = False
    pseudonym: bool = False


@dataclass(slots=True)
class Notes:
    """All notes of a story, the extra mentions they need, and places of legal anonymity."""

    notes: list[Note] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    legal: list[Span] = field(default_factory=list)


def _matches(
    text: str,
    patterns: Sequence[tuple[object, regex.Pattern[str]]],
    quoted: Sequence[Span],
    places: Sequence[Span],
    sources: Sequence[Span],
) -> list[tuple[Span, object]]:
    """Matches in some places that do not overlap: the earliest first, then the first pattern's.

    Words inside a quotation count only where an unnamed source of an attribution stands before them in the same
    quotation: another outlet's text is quoted then, not somebody who talks about anonymity.
    """
    found = []
    for place in places:
        for order, (kind, pattern) in enumerate(patterns):
            for match in pattern.finditer(text, place.start, place.end):
                span = Span(*match.span())
                quote = next((q for q in quoted if q.contains(span)), None)
                if quote is None or any(
                    quote.start < s.start < span.start or s.end <= quote.start <= s.end + _GAP for s in sources
                ):
                    found.append((span.start, order, span, kind))
    found.sort(key=lambda item: item[:2])
    kept: list[tuple[Span, object]] = []
    for _, _, span, kind in found:
        if kept and kept[-1][0].overlaps(span):
            continue
        kept.append((span, kind))
    return kept


def _until(text: str, start: int, begin: int, end: int, stop: regex.Pattern[str]) -> Span:
    """From ``start`` to the first stop after ``begin``, at most to the sentence's end, without trailing marks."""
    match = stop.search(text, begin, end)
    close = match.start() if match else end
    said = text[start:close].rstrip(" .,;:!?\n\xa0")
    if not match and text[close - 1 : close] == "." and _ABBREVIATION.search(said):
        said += "."
    return Span(start, start + len(said))


def reason_kind(words: str) -> ReasonKind:
    """The kind of a reason by its words."""
    return next((kind for kind, pattern in REASON_KINDS if pattern.search(words)), ReasonKind.OTHER)


def find_notes(
    text: str,
    sentences: Sequence[Span],
    quoted: Sequence[Span],
    people: People,
    labels: Labels,
    mentions: Sequence[Mention],
    phrases: Sequence[Span],
) -> Notes:
    """All grants, reasons and bases of a story with their anchors, and the mentions to be resolved for them."""
    anchors = Anchors(text, sentences, people, labels, mentions, phrases)
    notes = Notes()
    _find_grants(text, quoted, anchors, notes)
    _find_rules(text, quoted, anchors, notes)
    anchors.introduce()
    _find_bases(text, quoted, anchors, notes)
    notes.legal = [Span(*m.span()) for m in LEGAL.finditer(text)]
    notes.mentions = list(anchors.extra.values())
    for note in notes.notes:
        anchor = note.anchor
        if anchor is not None and note.part == "grant" and not anchor.reading.phrase.member:
            new = anchor.reading.phrase.determiner in ("indefinite", "bare")
            anchor.sets_apart = new and not anchor.reading.pronoun
    return notes


def _find_grants(text: str, quoted: Sequence[Span], anchors: Anchors, notes: Notes) -> None:
    """Grants, and the reasons that stand right behind or in front of them."""
    for span, kind in _matches(text, GRANTS, quoted, anchors.telling, anchors.unnamed):
        sentence = anchors.sentence(span.start)
        like = _LIKE.search(text, max(sentence.start, span.start - 70), span.start)
        begin = span.start
        if like:
            span = Span(like.start(1), span.end)
        elif span.start - sentence.start < _WIDE and AND_OTHERS.match(text, sentence.start, span.start):
            span = Span(sentence.start, span.end)
        words = span.of(text)
        if LEGAL.search(text, sentence.start, sentence.end) and kind in (GrantKind.OUTLET, GrantKind.REFUSAL):
            continue
        first = words.split()[0].casefold()
        everyone = bool(_EVERYONE.search(text, sentence.start, min(sentence.end, span.end + 60)))
        shared = first in ("all", "both", "each", "neither") and "of whom" in words[:16].casefold()
        if shared:
            anchor = anchors.nearest(span)
        elif first in ("who", "whom", "which", "whose"):
            anchor = anchors.introduced(anchors.relative(span))
        elif first in ("his", "her", "their"):
            anchor = anchors.possessor(Span(span.start, span.start + len(first)))
        elif first in ("none", "neither"):
            anchor = anchors.counted(Span(span.start, span.start + len(first)), sentence)
        elif _PARTICIPLE.match(words):
            anchor = anchors.nearest(span)
        else:
            anchor = (
                anchors.right_before(begin, sentence.start)
                or anchors.subject(begin, sentence)
                or anchors.nearest(span, within=begin - sentence.start > _SHORT and _FINITE.match(words) is not None)
            )
        if kind is GrantKind.OUTLET and not _WAS_GRANTED.match(words):
            inside = [p for p in anchors.phrases if span.start <= p.start < sentence.end]
            anchor = anchors.as_mention(inside[0]) if inside else anchor
        pseudonym = changes_name(words)
        name = name_before(text, span, anchors.people) if pseudonym else None
        if name is not None:
            anchor = anchors.named(name)
        if anchor is None:
            continue
        reason = _reason_by(text, span, sentence)
        notes.notes.append(Note("grant", span, kind, anchor, shared, reason is not None, everyone, pseudonym))  # type: ignore[arg-type]
        if reason is not None:
            notes.notes.append(Note("reason", reason, reason_kind(reason.of(text)), anchor, shared, False, everyone, pseudonym))


def _reason_by(text: str, grant: Span, sentence: Span) -> Span | None:
    """The reason right after a grant, or at the head of its sentence."""
    opener = REASON_OPENERS.match(text, grant.end, sentence.end)
    if opener:
        span = _until(text, opener.start("core"), opener.end(), sentence.end, REASON_ENDS)
        if len(span.of(text).split()) > 1:
            return span
    front = _FRONT_REASON.match(text, sentence.start, grant.start)
    if front:
        return _until(text, front.start(), front.end(), grant.start, _FRONT_END)
    return None


def _find_rules(text: str, quoted: Sequence[Span], anchors: Anchors, notes: Notes) -> None:
    """Sources that were not allowed to speak, where no grant has taken these words as its reason."""
    taken = [n.span for n in notes.notes if n.part == "reason"]
    patterns = (("ruled", RULED), ("forbidden", FORBIDDEN))
    for span, _ in _matches(text, patterns, quoted, anchors.telling, anchors.unnamed):
        sentence = anchors.sentence(span.start)
        whole = _until(text, span.start, span.end, sentence.end, REASON_ENDS)
        if any(t.overlaps(whole) for t in taken):
            continue
        near = [n for n in notes.notes if n.part == "grant" and sentence.start <= n.span.start < sentence.end]
        words = span.of(text).split()[0].casefold()
        anchor = near[0].anchor if near else None
        if anchor is None and words == "who":
            anchor = anchors.relative(span)
        elif anchor is None and words in PRONOUNS:
            anchor = anchors.as_mention(Span(span.start, span.start + len(words)))
        elif anchor is None:
            anchor = anchors.right_before(span.start, sentence.start) or anchors.nearest(span)
        if anchor is not None:
            notes.notes.append(Note("reason", whole, reason_kind(whole.of(text)), anchor))


def _find_bases(text: str, quoted: Sequence[Span], anchors: Anchors, notes: Notes) -> None:
    """How sources know, where it stands right behind a phrase for people, or is the noun itself."""
    ends = {p.end: p for p in [*anchors.phrases, *anchors.heads]}
    granted = {n.span.end: n.anchor for n in notes.notes if n.anchor is not None}
    after = [Span(end, min(end + _NEAR, anchors.sentence(end - 1).end)) for end in granted]
    for span, kind in _matches(text, BASES, quoted, [*anchors.people_places, *after], anchors.unnamed):
        at = span.start
        while at > 0 and text[at - 1] in " ,\xa0—–":
            at -= 1
        phrase = ends.get(at) or _before_place(text, at, ends)
        mention = None if phrase else _after_note(text, at, granted)
        if phrase is not None and (
            phrase in anchors.extra or any(m.span.overlaps(phrase) for m in anchors.sources)
        ):
            mention = anchors.as_mention(phrase)
        if mention is None or not _is_people(mention):
            continue
        sentence = anchors.sentence(span.start)
        whole = _until(text, span.start, span.end, sentence.end, BASIS_ENDS)
        if mention.raw is not None and span.end < mention.span.end < whole.end:
            whole = _until(text, span.start, mention.span.end, mention.span.end, BASIS_ENDS)
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
        whole = _until(text, mention.at, friend.end(), mention.span.end, BASIS_ENDS)
        notes.notes.append(Note("basis", whole, BasisKind.PROXIMITY, mention))


def _after_note(text: str, at: int, granted: Mapping[int, Mention]) -> Mention | None:
    """The mention of a grant or reason that ends right before an offset: "who asked not to be named and is close to"."""
    joined = _JOINED.search(text, max(0, at - 16), at)
    return granted.get(at) or (granted.get(joined.start()) if joined else None)


def _before_place(text: str, at: int, ends: Mapping[int, Span]) -> Span | None:
    """The phrase for people before "in the ministry", "at the agency", "of the board" that ends at an offset."""
    match = _PLACE.search(text, max(0, at - 60), at)
    return ends.get(match.start()) if match else None
