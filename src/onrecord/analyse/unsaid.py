"""Attributions whose source stands in a neighbouring clause: "…, she said, adding that the line would close"."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from onrecord.analyse.antecedents import person_before
from onrecord.analyse.mentions import Entity
from onrecord.analyse.resolver import Resolver
from onrecord.analyse.spoken_of import only_spoken_of
from onrecord.analyse.values import RawAttribution

_SPEAKING = regex.compile(
    r"\b(?:saying|adding|noting|calling|telling|warning|arguing|claiming|insisting|suggesting|asking|referring|citing|"
    r"accusing|describing|explaining|pointing|stressing|urging|declaring|announcing|asserting|predicting|promising|"
    r"vowing|writing|tweeting|questioning|complaining|conceding|acknowledging|denying|joking|quipping|contending|"
    r"emphasizing|emphasising|concluding|reiterating|recalling|alleging|blaming|criticizing|criticising|praising|"
    r"stating|remarking|maintaining|boasting|lamenting|boasting|mocking|labeling|dismissing|invoking|recounting)\b",
    regex.IGNORECASE,
)
_PASSIVE = regex.compile(
    r"(?:(?:still|also|long|\p{L}+ly)\s+)?(?:(?:has|have|had)\s+(?:\p{L}+ly\s+)?been|is|are|was|were|be|been|being|"
    r"seem(?:s|ed)?|appear(?:s|ed)?)\b",
    regex.IGNORECASE,
)
_ADVERBS = regex.compile(r"\s+(?:(?:also|then|later|even|has|have|had|would|\p{L}+ly)\s+){0,2}")
_PRONOUN = regex.compile(r"\b(he|she)\s+(?:(?:also|then|later|even|has|had|would)\s+){0,2}$", regex.IGNORECASE)
_VERB = regex.compile(r"(?:also\s+|then\s+|\p{L}+ly\s+)?(?:\p{L}+(?:ed|s)|said|told|went|has|have|had|wrote|spoke)\b")
_PARTICIPLE = regex.compile(r"\p{L}+ing\b", regex.IGNORECASE)
_LEADING = regex.compile(r"(?:,|\bby|\bwhile|\bbefore|\bafter|\bin)\s*$")
_TIED = regex.compile(r"(?:,|\band|\bbut|\bthen|\bwhile|\bwho)\s*(?:also\s+|then\s+)?$")


def recovered_source(
    text: str, attribution: RawAttribution, ordered: Sequence[RawAttribution], resolver: Resolver
) -> Entity | None:
    """The entity that the words before make the source, or None where the text gives none.

    A name or "he" right before the cue is its subject. A participle, or a verb behind "and" or a comma, takes the last
    source of its own sentence, or else the person whom the sentence names first.
    """
    story = resolver.story
    cue = attribution.cue.of(text)
    floor = story.floor(attribution.cue.start)
    if _PASSIVE.match(cue) or not cue:
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
    best: tuple[int, Entity] | None = None
    for number, other in enumerate(ordered):
        source = other.source
        if source is None or number not in resolver.of_raw or not floor <= source.start < attribution.cue.start:
            continue
        if any(c.contains(source) for c in attribution.content):
            continue
        if best is None or source.start > best[0]:
            best = (source.start, resolver.of_raw[number])
    if best is not None:
        return best[1]
    for known in story.people.before(attribution.cue.start, attribution.cue.start - floor):
        if not known.owner and story.in_quote(known.span.start) == story.in_quote(attribution.cue.start):
            return resolver.person((known.person,))
    return None


def _subject(text: str, attribution: RawAttribution, floor: int, resolver: Resolver) -> Entity | None:
    """The person named or meant by a pronoun right before a cue."""
    at = attribution.cue.start
    known = resolver.story.people.before(at, at - floor)
    if known and not known[-1].owner and _ADVERBS.fullmatch(text, known[-1].span.end, at):
        if only_spoken_of(text, attribution, known[-1].span.end):
            return None
        return resolver.person((known[-1].person,))
    pronoun = _PRONOUN.search(text, max(floor, at - 30), at)
    if pronoun and not only_spoken_of(text, attribution, pronoun.end(1)):
        return person_before(resolver, pronoun.start(), "m" if pronoun.group(1).casefold() == "he" else "f")
    return None
