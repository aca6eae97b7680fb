"""Grants of anonymity and their reasons, found by phrase, each with the words it hangs on.

Anchors that are no source of an attribution become mentions of their own ("The official" in "The official spoke on
condition of anonymity"), so that the resolver can say whose they are.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from onrecord.analyse.anchors import AND_OTHERS, Anchors
from onrecord.analyse.anonymity_phrases import (
    FORBIDDEN,
    GRANTS,
    LEGAL,
    REASON_ENDS,
    REASON_KINDS,
    REASON_OPENERS,
    RULED,
)
from onrecord.analyse.bases import find_bases
from onrecord.analyse.kinds import PRONOUNS, Labels
from onrecord.analyse.mentions import Mention
from onrecord.analyse.names import People
from onrecord.analyse.notes import Note, Notes, matches, until
from onrecord.analyse.pseudonyms import changes_name, name_before
from onrecord.model import GrantKind, ReasonKind, Span

__all__ = ["Note", "Notes", "find_notes", "reason_kind"]

_WIDE, _SHORT = 90, 24
_FRONT_REASON = regex.compile(
    r"(?:Because|Citing|Fearing|Given|Due to|Out of|For fear|As (?:they|he|she)|In (?:line|keeping|accordance))\b"
)
_FRONT_END = regex.compile(r",|\s(?:said|told)\b")
_PARTICIPLE = regex.compile(
    r"^\p{L}+ing\b|^held\s+under|^(?:only\s+|strictly\s+)?(?:on|under|upon)\b|^not\b|^granted|^given|^promised",
    regex.IGNORECASE,
)
_WAS_GRANTED = regex.compile(r"(?:who\b|.{0,500}\b(?:granted|given|promised|afforded|guaranteed)\b)", regex.IGNORECASE)
_EVERYONE = regex.compile(
    r"\b(?:these|those|the)\s+(?:\p{L}+\s+){1,3}and\s+(?:\p{L}+\s+)?others\b|"
    r"\blike\s+(?:(?:all|the|every|most)\s+){0,3}(?:others?|respondents|participants|sources|interviewees|everyone|of\s+the\s+others)\b|"
    r"\bothers\s+(?:quoted\s+|interviewed\s+|named\s+)?(?:in|for)\s+this\s+(?:article|story|report|piece)\b|"
    r"\b(?:all|none|most)\b[^.;]{0,60}\b(?:interviewed|quoted|spoke|contacted)\b[^.;]{0,30}\bthis\s+(?:article|story|report|piece)\b|"
    r"\b(?:interview(?:ed|s)|spoke|talked)\b[^.;]{0,100}\b(?:all|none|most)\s+of\s+whom\b",
    regex.IGNORECASE,
)
_FINITE = regex.compile(r"(?:declin|refus|ask|request|want|prefer|wish|insist|demand)(?:e?d|es)?\b", regex.IGNORECASE)
_SPOKE_TO = regex.compile(r"(?:spoke|talked)\s+(?:to|with)\s+(?:[\p{L}.’'-]+\s+){1,6}?(?=(?:only\s+)?(?:on|under)\s)")
_AND = regex.compile(r"\band\s+$")
_LIKE = regex.compile(r"(?:^|[\s,])((?:who\s*,?\s+)?like\s+(?:\p{L}+\s+){0,5}?\p{L}+,?\s+)$")


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
    find_bases(text, quoted, anchors, notes)
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
    for span, kind in matches(text, GRANTS, quoted, anchors.telling, anchors.unnamed):
        sentence = anchors.sentence(span.start)
        like = _LIKE.search(text, max(sentence.start, span.start - 70), span.start)
        begin = span.start
        if like:
            span = Span(like.start(1), span.end)
        elif span.start - sentence.start < _WIDE and AND_OTHERS.match(text, sentence.start, span.start):
            span = Span(sentence.start, span.end)
        joined = _SPOKE_TO.match(text, span.start, span.end) if _AND.search(text, sentence.start, span.start) else None
        if joined:
            span = Span(joined.end(), span.end)
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
            notes.notes.append(
                Note("reason", reason, reason_kind(reason.of(text)), anchor, shared, False, everyone, pseudonym)
            )


def _reason_by(text: str, grant: Span, sentence: Span) -> Span | None:
    """The reason right after a grant, or at the head of its sentence."""
    opener = REASON_OPENERS.match(text, grant.end, sentence.end)
    if opener:
        span = until(text, opener.start("core"), opener.end(), sentence.end, REASON_ENDS)
        if len(span.of(text).split()) > 1:
            return span
    front = _FRONT_REASON.match(text, sentence.start, grant.start)
    if front:
        return until(text, front.start(), front.end(), grant.start, _FRONT_END)
    return None


def _find_rules(text: str, quoted: Sequence[Span], anchors: Anchors, notes: Notes) -> None:
    """Sources that were not allowed to speak, where no grant has taken these words as its reason."""
    taken = [n.span for n in notes.notes if n.part == "reason"]
    patterns = (("ruled", RULED), ("forbidden", FORBIDDEN))
    for span, _ in matches(text, patterns, quoted, anchors.telling, anchors.unnamed):
        sentence = anchors.sentence(span.start)
        whole = until(text, span.start, span.end, sentence.end, REASON_ENDS)
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
