"""Attributions whose source stands in a neighbouring clause: "…, she said, adding that the line would close"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from onrecord.analyse.antecedents import antecedent, person_before
from onrecord.analyse.descriptions import people_phrases
from onrecord.analyse.kinds import read_mention
from onrecord.analyse.mentions import Entity, Mention
from onrecord.analyse.resolver import Resolver
from onrecord.analyse.spoken_of import HEARSAY, only_spoken_of, was_asked
from onrecord.analyse.values import RawAttribution
from onrecord.model import Span

_SPEAKING = regex.compile(
    r"\b(?:saying|adding|noting|calling|telling|warning|arguing|claiming|insisting|suggesting|asking|referring|citing|"
    r"accusing|describing|explaining|pointing|stressing|urging|declaring|announcing|asserting|predicting|promising|"
    r"vowing|writing|tweeting|questioning|complaining|conceding|acknowledging|denying|joking|quipping|contending|"
    r"emphasizing|emphasising|concluding|reiterating|recalling|alleging|blaming|criticizing|criticising|praising|"
    r"stating|remarking|maintaining|boasting|lamenting|boasting|mocking|labeling|dismissing|invoking|recounting)\b",
    regex.IGNORECASE,
)
_PASSIVE = regex.compile(
    r"(?:(?:still|also|long|\p{L}+ly)\s+)?(?:(?:has|have|had)\s+(?:\p{L}+ly\s+)?been|"
    r"(?:will|would|could|may|might|can|must|to)\s+be|is|are|was|were|be|been|being|"
    r"seem(?:s|ed)?|appear(?:s|ed)?)\b(?!\s+(?:\p{L}+ly\s+)?(?!being\b)\p{L}+ing\b)",
    regex.IGNORECASE,
)
_ADVERBS = regex.compile(r"\s+(?:(?:also|then|later|even|has|have|had|would|\p{L}+ly)\s+){0,2}")
_PRONOUN = regex.compile(r"\b(he|she)\s+(?:(?:also|then|later|even|has|had|would)\s+){0,2}$", regex.IGNORECASE)
_VERB = regex.compile(r"(?:also\s+|then\s+|\p{L}+ly\s+)?(?:\p{L}+(?:ed|s)|said|told|went|has|have|had|wrote|spoke)\b")
_PARTICIPLE = regex.compile(r"\p{L}+ing\b", regex.IGNORECASE)
_CLAUSE = regex.compile(r"(?:^|[,;]\s|“)\s*(?P<who>he|she)\s+\p{L}", regex.IGNORECASE)
_ASKED_BY = regex.compile(r"(?:when\s+)?(?:asked|pressed|questioned)\b", regex.IGNORECASE)
_PARTICIPLE_BEFORE = regex.compile(
    r"(?:\b(?:is|are|was|were|be|been|being)\s+(?:\p{L}+ly\s+)?|^(?:often\s+|widely\s+)?)\p{L}+(?:ed|seen|known|told|called)\b"
)
_BY = regex.compile(r"[\s”’\"'`]{0,4}\bby\s+(?:the\s+)?")
_AGENT, _TITLE = 80, 24
"""Within how many characters an agent is sought, and its name behind titles."""
_OPENING = regex.compile(
    r"\s*(?:(?:and|but|yet)\s+)?(?:(?:by|after|before|despite|besides|while|in|when|though|although|without)\s+)?"
    r"(?:\p{L}+ly\s+)?",
    regex.IGNORECASE,
)
_MAIN = regex.compile(r"[”’\"'`]{0,2},?[”’\"'`]{0,2}\s*(?<=[,”\"’]\s{1,3})(?:(?:the|then|former|Mr\.|Mrs\.|Ms\.)\s+)*")
_SHE = regex.compile(r"(he|she)\b", regex.IGNORECASE)
_FEW_ADVERBS = r"(?:(?:also|then|still|never|even|almost|later|soon|not\s+only|\p{L}+ly)\s+){0,3}"
_RELATIVE = regex.compile(
    r"(?:\b(?P<who>who)\s+(?:(?:in|on|at|last|earlier|has|had|also|then)\s+(?:[\p{L}\d]+\s+){0,2})?|"
    r"\b(?P<who>which|it|they|(?:most|all|some|many|both|none|few|several)\s+of\s+(?:whom|which|them))\s+"
    rf"{_FEW_ADVERBS})$",
    regex.IGNORECASE,
)
_LEADING = regex.compile(r"(?:^|,|\b(?:by|while|before|after|in|despite|besides))\s*$", regex.IGNORECASE)
_ASIDE = regex.compile(r",\s+(?:an?|the|who)\s[^;:()–—“”\"]{3,120},\s+(?:(?:also|then|later|has|had)\s+)?")
_TIED = regex.compile(r"(?:,|\band|\bbut|\bthen|\bwhile|\bwho)\s*(?:also\s+|then\s+)?$")


@dataclass(frozen=True, slots=True)
class Found:
    """A source that an attribution's own words leave out: who it is, and the words elsewhere in its sentence."""

    entity: Entity
    words: Span


def recovered_source(
    text: str, attribution: RawAttribution, ordered: Sequence[RawAttribution], resolver: Resolver
) -> Found | None:
    """The source that the words around make an attribution's, or None where the text gives none.

    A name or "he" right before the cue is its subject. A participle, or a verb behind "and" or a comma, takes the last
    source of its own sentence, or else the person whom the sentence names first.
    """
    story = resolver.story
    cue = attribution.cue.of(text)
    floor = story.floor(attribution.cue.start)
    if HEARSAY.fullmatch(cue):
        return None
    agent = _agent(text, attribution, resolver)
    if agent is not None:
        return agent
    if _PASSIVE.match(cue) or not cue or was_asked(text, attribution):
        return None
    adjacent = _subject(text, attribution, floor, resolver)
    if adjacent is not None:
        return adjacent
    between = text[floor : attribution.cue.start]
    tied = _SPEAKING.search(cue) or (
        _TIED.search(between) if _VERB.match(cue) else _LEADING.search(between) and _PARTICIPLE.match(cue)
    )
    if not tied:
        return None
    best: Found | None = None
    for number, other in enumerate(ordered):
        source = other.source
        if source is None or number not in resolver.of_raw or not floor <= source.start < attribution.cue.start:
            continue
        if any(c.contains(source) for c in attribution.content):
            continue
        if best is None or source.start > best.words.start:
            best = Found(resolver.of_raw[number], source)
    if best is not None:
        return best
    for known in story.people.before(attribution.cue.start, attribution.cue.start - floor):
        if not known.owner and story.in_quote(known.span.start) == story.in_quote(attribution.cue.start):
            return Found(resolver.person((known.person,)), known.span)
    pronoun = _CLAUSE.search(text, floor, attribution.cue.start)
    if pronoun:
        return _meant(resolver, Span(*pronoun.span("who")))
    return _subject_behind(text, attribution, floor, resolver)


def _agent(text: str, attribution: RawAttribution, resolver: Resolver) -> Found | None:
    """Whoever stands behind "by" after a passive or "asked": "pressed by Roe", "was called a liar by his rivals"."""
    story = resolver.story
    cue = attribution.cue
    if not (_ASKED_BY.match(text, cue.start, cue.end) or _PARTICIPLE_BEFORE.search(text, cue.start, cue.end)):
        return None
    end = max((piece.end for piece in attribution.content if piece.start > cue.end), default=cue.end)
    for at in (cue.end, end):
        by = _BY.match(text, at, min(len(text), at + _AGENT))
        if by is None:
            continue
        near = Span(by.end(), min(len(text), by.end() + _AGENT))
        known = next((m for m in story.people.within(near) if m.span.start - by.end() < _TITLE), None)
        if known is not None and not known.owner:
            return Found(resolver.person((known.person,)), Span(by.end(), known.span.end))
        start = by.end()
        phrase = next((p for p in people_phrases(text[start : start + _AGENT]) if p.start == 0), None)
        if phrase is not None:
            span = Span(start, start + phrase.end)
            mention = Mention(span, read_mention(text, span, story.people, story.labels))
            return Found(resolver.stand_in(mention), span)
    return None


def _subject_behind(text: str, attribution: RawAttribution, floor: int, resolver: Resolver) -> Found | None:
    """The subject of the main clause behind a participle: "By refusing to answer, Roe …"."""
    if not _OPENING.fullmatch(text, floor, attribution.cue.start):
        return None
    end = max((piece.end for piece in attribution.content), default=attribution.cue.end)
    main = _MAIN.match(text, end, min(len(text), end + _AGENT))
    if main is None:
        return None
    known = next(iter(resolver.story.people.within(Span(main.end(), min(len(text), main.end() + _TITLE)))), None)
    pronoun = _SHE.match(text, main.end())
    if pronoun:
        return _meant(resolver, Span(*pronoun.span(1)))
    if known is None or known.span.start - main.end() >= _TITLE:
        return None
    return Found(resolver.person((known.person,)), Span(main.end(), known.span.end))


def _stood_for(text: str, attribution: RawAttribution, floor: int, resolver: Resolver) -> Found | None:
    """Whom "who", "it" or "they" before a cue stands for, with a few words between: "Roe, who in 2010 said"."""
    at = attribution.cue.start
    found = _RELATIVE.search(text, max(floor, at - 50), at)
    if found is None or only_spoken_of(text, attribution, found.end("who")):
        return None
    span = Span(*found.span("who"))
    reading = read_mention(text, span, resolver.story.people, resolver.story.labels)
    entity = antecedent(resolver, Mention(span, reading), reading.pronoun) if reading.pronoun else None
    return Found(entity, span) if entity is not None else None


def _meant(resolver: Resolver, pronoun: Span) -> Found | None:
    """Whom "he" or "she" at a place means, with the pronoun."""
    gender = "m" if pronoun.of(resolver.story.text).casefold() == "he" else "f"
    entity = person_before(resolver, pronoun.start, gender)
    return Found(entity, pronoun) if entity is not None else None


def _subject(text: str, attribution: RawAttribution, floor: int, resolver: Resolver) -> Found | None:
    """The person named or meant by a pronoun right before a cue."""
    at = attribution.cue.start
    known = resolver.story.people.before(at, at - floor)
    if known and not known[-1].owner and _ADVERBS.fullmatch(text, known[-1].span.end, at):
        if only_spoken_of(text, attribution, known[-1].span.end):
            return None
        return Found(resolver.person((known[-1].person,)), known[-1].span)
    first = next((m for m in known if m.span.start - floor < _TITLE and not m.owner), None)
    aside = first is not None and _ASIDE.fullmatch(text, first.span.end, at) and not _PARTICIPLE.match(text, at)
    if first is not None and aside and not only_spoken_of(text, attribution, at):
        return Found(resolver.person((first.person,)), first.span)
    pronoun = _PRONOUN.search(text, max(floor, at - 30), at)
    if pronoun and not only_spoken_of(text, attribution, pronoun.end(1)):
        return _meant(resolver, Span(*pronoun.span(1)))
    return _stood_for(text, attribution, floor, resolver)
