"""Unnamed people who speak inside what others are quoted with: "the paper, citing two officials, reported".

The attribution model ties words to the outermost speaker. The people behind another outlet's report, and plain
"officials said" that no attribution covers, are sources of the story all the same; they are found here by pattern.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import regex

from onrecord.analyse.anonymity_phrases import BASIS_ENDS
from onrecord.analyse.kinds import Labels, read_mention
from onrecord.analyse.lexicons import words
from onrecord.analyse.mentions import Mention
from onrecord.analyse.names import People
from onrecord.analyse.outlets import is_outlet_name
from onrecord.model import SourceKind as K
from onrecord.model import Span

_TELLERS = words("relayed_tellers")
_BEFORE = regex.compile(
    r"\b(?:according\s+to|citing|cited|cites|quoting|quoted|quotes|attributed\s+to|told\s+by|confirmed\s+by|heard\s+from|"
    r"(?:affirmed|corroborated|relayed|leaked|disclosed|described|provided|supplied)\s+by|attribut(?:ed|ing|es)\s++[^.;“”\"]{2,60}?\s++to)"
    r"(?:\s+(?:at\s+least|as\s+many\s+as|both|reports?\s+from|comments\s+(?:by|from)))?\s*[“\"]?$",
    regex.IGNORECASE,
)
_SAID_BEFORE = regex.compile(r"[,”\"’]\s*(?:said|says|added)\s*$")
_AFTER = regex.compile(
    r"(?:\s+(?:familiar|close|with|briefed|involved|in|at|from|on|inside|within|of)\b(?:\s+[\p{L}.’'-]+){1,9}?)?"
    r"(?:,\s+(?:who|speaking|all\s+of\s+whom|both\s+of\s+whom|citing|granted|requesting|asking|insisting)\b[^,.;]{4,120},)?"
    r"\s+(?:also\s+|have\s+|has\s+|had\s+|later\s+|would\s+only\s+)?"
    r"(?:said|says|say|told|tells|tell|confirmed|added|acknowledged|disclosed|recalled|cautioned|explained)\b",
)
_UNNAMED = regex.compile(
    r",?\s+(?:who\s+)?(?:spoke|speaking|talked|talking)\s+(?:[\p{L}]+\s+){0,4}?(?:anonymously|on\s+(?:the\s+)?condition\s+of\s+anonymity)\b"
)
_AND = regex.compile(r"(?:\band|,)\s+$")
_LAST = regex.compile(r"\band\s+(?:an?|another|one|two|three|several|other)\s")
_COUNTED = regex.compile(r"(?:an?|another|one|two|three|several)\b", regex.IGNORECASE)
_TAIL = regex.compile(r"\s+(?:familiar|close|with|briefed|involved|privy|knowledgeable)\b")
_OUTLET = regex.compile(r"(?<![\p{L}])(?:[Tt]he\s+)?(?:\p{Lu}[\p{L}]*\.?)(?:\s+\p{Lu}[\p{L}]*){0,3}")
_SURE = 0.6


def relayed_people(
    text: str,
    sentences: Sequence[Span],
    phrases: Sequence[Span],
    mentions: Sequence[Mention],
    people: People,
    labels: Labels,
) -> list[Mention]:
    """Mentions of unnamed people who speak where no attribution has them; each has ``speaks`` set, maybe ``relay``."""
    hosts = {m.span: m for m in mentions if _hides(m)}
    covered = sorted(hosts)
    starts = [s.start for s in sentences]
    found = []
    for phrase in phrases:
        number = bisect_right(starts, phrase.start) - 1
        if number < 0 or phrase.start >= sentences[number].end:
            continue
        sentence = sentences[number]
        place = bisect_right(covered, Span(phrase.end, 0))
        hidden = next((c for c in covered[max(0, place - 6) : place] if c.overlaps(phrase)), None)
        if not (_joined(text, phrase, hidden) if hidden else _speaks(text, phrase, sentence)):
            continue
        whole = _with_tail(text, phrase, sentence)
        reading = read_mention(text, whole if hidden else phrase, people, labels)
        head = reading.phrase.head.removesuffix("s")
        if head not in _TELLERS or reading.people or _is_named(text, phrase, people):
            continue
        if reading.chances.get(K.UNNAMED_PERSON, 0) + reading.chances.get(K.UNNAMED_GROUP, 0) < _SURE:
            continue
        if reading.phrase.determiner == "possessive" and reading.phrase.owner in ("my", "our", "your"):
            continue
        reading = read_mention(text, whole, people, labels)
        one = Mention(whole, reading, speaks=True, relay=outlet_before(text, sentence, phrase))
        if hidden:
            one.joins = hosts[hidden]
            _cut_off(text, one.joins, phrase, people, labels)
        found.append(one)
    return found


def _cut_off(text: str, host: Mention, phrase: Span, people: People, labels: Labels) -> None:
    """Leave a mention only the words in front of "and" where a second speaker follows in it."""
    joint = _AND.search(text, host.at, phrase.start)
    if joint is None or host.reading.people or phrase.start >= host.span.end:
        return
    first = Span(host.at, host.at + len(text[host.at : joint.start()].rstrip(" ,")))
    host.span, host.reading = first, read_mention(text, first, people, labels)


def _hides(mention: Mention) -> bool:
    """Whether people inside a source's words are that source itself, not those whom an outlet or text cites."""
    chances = mention.reading.chances
    return sum(chances.get(kind, 0.0) for kind in (K.MEDIA, K.DOCUMENT, K.NAMED_PERSON, K.NAMED_ORG)) < 0.7


def _joined(text: str, phrase: Span, source: Span) -> bool:
    """Whether a phrase is a second speaker within a source's words, as in "an aide and another person"."""
    if phrase.start <= source.start + 4 or not _AND.search(text, source.start, phrase.start):
        return False
    if text[phrase.start : phrase.end].casefold().startswith("other "):
        return False
    if text[source.start : phrase.start].rstrip().endswith(",") and not _LAST.search(text, phrase.end, source.end):
        return False
    return bool(_COUNTED.match(text, phrase.start, phrase.end) or _TAIL.match(text, phrase.end, source.end))


def _with_tail(text: str, phrase: Span, sentence: Span) -> Span:
    """A phrase with the words behind it that say how its people know."""
    if not _TAIL.match(text, phrase.end, sentence.end):
        return phrase
    stop = BASIS_ENDS.search(text, phrase.end + 1, sentence.end)
    end = stop.start() if stop else sentence.end
    return Span(phrase.start, phrase.start + len(text[phrase.start : end].rstrip(" .")))


def _speaks(text: str, phrase: Span, sentence: Span) -> bool:
    """Whether the words around a phrase make it a speaker."""
    before = max(sentence.start, phrase.start - 40)
    if _BEFORE.search(text, before, phrase.start) or _SAID_BEFORE.search(text, before, phrase.start):
        return True
    return bool(_AFTER.match(text, phrase.end, sentence.end) or _UNNAMED.match(text, phrase.end, sentence.end))


def _is_named(text: str, phrase: Span, people: People) -> bool:
    """Whether a name follows the phrase at once, as in "council official Ana Roe"."""
    after = people.within(Span(phrase.end, phrase.end + 40))
    return bool(after) and text[phrase.end : after[0].span.start].strip(" ,") == ""


def outlet_before(text: str, sentence: Span, phrase: Span) -> str | None:
    """The other outlet that relays the words of a phrase in the same sentence, if one is named before it."""
    names = words("media_names")
    for match in _OUTLET.finditer(text, sentence.start, phrase.start):
        said = match.group()
        bare = said.removeprefix("The ").removeprefix("the ")
        for name in (said, bare):
            if name in names:
                return name
        if is_outlet_name(bare, definite=bare != said):
            return bare
    return None
