"""What kind of source some words name, before the story is looked at as a whole.

Word lists, the people of the story and named-entity labels give a chance for each kind; the attribution model's own
chances, where it has any, are multiplied in (:func:`combine`). Pronouns and relative words get no kind here: they take
the kind of what they stand for.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from onrecord.analyse.lexicons import pairs, words
from onrecord.analyse.named import named_people
from onrecord.analyse.names import People, Person
from onrecord.analyse.particular import particular
from onrecord.analyse.phrases import Phrase, is_person_word, read_phrase
from onrecord.analyse.values import NamedEntity
from onrecord.model import SourceKind as K
from onrecord.model import Span

PRONOUNS = pairs("pronouns")
"""Pronouns and the class by which their antecedent is sought."""

_SHARE = regex.compile(
    r"\d%|\b(?:per ?cent|(?:one|two|three|four|five|six|seven|eight|nine|\d+) (?:in|out of) "
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|every)\b|majorit(?:y|ies)|"
    r"pluralit(?:y|ies)|half of|a third of|two-thirds|(?:a|growing|large) numbers? of voters)\b",
    regex.IGNORECASE,
)
_REPORTS = words("news_pieces")
_PRESS = frozenset(["news", "press", "media", "pool", "newspaper", "magazine", "wire"])
_BARE = words("bare_roles")
_OF_THEM = regex.compile(r"(?:all|both|some|most|each|none|neither) of (?:whom|which|them)\b")
_ONE_OF_THEM = regex.compile(r"one(?: of (?:them|those|the (?:two|three|four|five|group)))?$")
_CLAUSE = regex.compile(
    r"(i|we|he|she|they|it)\s+(?:am|was|were|is|are|has|had|have|did|does|would|could|also|became|said|told|\p{Ll}+ed)\b"
)
_AND_OTHERS = regex.compile(r"(he|she)\s+and\s+(?:his|her|other|several|some|many|\p{L}+[\s-]\p{L}+s\b|others\b)")
_ASKED = regex.compile(
    r"\b(?:interviewed|who (?:spoke|talked|attended|asked|requested|had just)|"
    r"familiar with|close to|briefed|knowledge of)\b"
)
_HANDLE = regex.compile(r"(?:(?:\p{L}[\p{L}-]*\s+){0,3}(?:user|tweeter|blogger|poster|commenter)\s+)?@\w{2,30}")
_PERSON_ENDINGS = ("ist", "ian", "eer", "man", "woman", "year-old", "ologist", "ator")
_COURT = frozenset(["court", "judge", "judges", "tribunal", "supreme_court"])
_STUDIES = frozenset(["study", "studies", "paper", "research"])
_NOT_PUBLIC = regex.compile(
    r"\b(?:leaked|internal|confidential|classified|unpublished|secret|(?:seen|obtained|reviewed|viewed|examined) by)\b",
    regex.IGNORECASE,
)
_CAUSE = regex.compile(
    r"(?:[Tt]he\s+)?\p{Lu}\p{L}+s\s+(?:for|[Aa]gainst|Without|United)\s+(?:an?\s+|the\s+)?\p{Lu}\p{Ll}+\s+\p{Lu}"
)
_SMALL = frozenset(("and", "of", "for", "the", "on", "&"))
_SOCIAL = frozenset(["tweet", "post", "hashtag"])


@dataclass(frozen=True, slots=True)
class Reading:
    """What some source words are taken for. ``chances`` sum to 1; empty for pronouns, whose class is ``pronoun``."""

    phrase: Phrase
    chances: Mapping[K, float]
    pronoun: str | None = None
    people: tuple[Person, ...] = ()
    detail: str | None = None


def combine(readings: Iterable[Mapping[K, float]], weight: float = 1.0) -> dict[K, float]:
    """The product of several opinions as chances; an empty opinion counts for nothing."""
    scores = dict.fromkeys(K, 0.0)
    for chances in readings:
        if chances:
            for kind in K:
                scores[kind] += weight * math.log(max(chances.get(kind, 0.0), 0.002))
    top = max(scores.values())
    total = sum(math.exp(score - top) for score in scores.values())
    return {kind: math.exp(score - top) / total for kind, score in scores.items()}


class Labels:
    """Named entities of a story, to be asked by place.

    ``own`` are names of the story's own outlet, ``scholarly`` says whether the story tells of a study.
    """

    def __init__(
        self, names: Sequence[NamedEntity], own: frozenset[str] = frozenset(), scholarly: bool = False
    ) -> None:
        self._names = names
        self.own = own
        self.scholarly = scholarly
        self._at = {p: name for name in names for p in range(name.span.start, name.span.end)}

    def at(self, offset: int) -> str | None:
        """Label of the entity that covers a character."""
        entity = self._at.get(offset)
        return entity.label if entity else None

    def bodies(self) -> list[Span]:
        """Spans of organisations, in text order."""
        return sorted(name.span for name in self._names if name.label == "ORG")

    def span_at(self, offset: int) -> Span | None:
        """Span of the entity that covers a character."""
        entity = self._at.get(offset)
        return entity.span if entity else None


def _of_people(phrase: Phrase) -> dict[K, float]:
    """Chances for a plural noun for people: asked for this story, or a class summed up?"""
    plural = phrase.text[phrase.start : phrase.end].casefold()
    counted = phrase.number is not None or phrase.vague in (
        "several",
        "multiple",
        "dozen",
        "dozens",
        "couple",
        "handful",
        "few",
    )
    if _ASKED.search(phrase.text):
        return {K.UNNAMED_GROUP: 0.95, K.COLLECTIVE: 0.05}
    group, collective = plural in words("groups"), plural in words("collectives")
    if phrase.vague in ("many", "most") or (phrase.core and phrase.core[0].casefold() in ("all", "no")):
        return {K.COLLECTIVE: 0.75, K.UNNAMED_GROUP: 0.25}
    if phrase.vague == "some":
        share = 0.55 if group and not collective else 0.25
        return {K.UNNAMED_GROUP: share, K.COLLECTIVE: 1 - share}
    if group and not collective:
        return {K.UNNAMED_GROUP: 0.85, K.COLLECTIVE: 0.15}
    if counted:
        return {K.UNNAMED_GROUP: 0.7, K.COLLECTIVE: 0.3}
    if group and collective:
        placed = any(m[0].isupper() for m in phrase.modifiers) or phrase.tail.startswith(("of", "in", "at", "from"))
        share = 0.65 if phrase.owner or phrase.determiner == "definite" else 0.55 if placed else 0.35
        return {K.UNNAMED_GROUP: share, K.COLLECTIVE: 1 - share}
    if collective:
        return {K.COLLECTIVE: 0.85, K.UNNAMED_GROUP: 0.15}
    return {K.UNNAMED_GROUP: 0.5, K.COLLECTIVE: 0.5}


def _names_outlet(said: str) -> bool:
    """Whether an outlet's name stands among the words."""
    return any(_whole(name).search(said) for name in words("media_names") if name in said)


@cache
def _whole(name: str) -> regex.Pattern[str]:
    """A name that stands whole."""
    return regex.compile(rf"\b{regex.escape(name)}\b")


def read_mention(text: str, span: Span, people: People, labels: Labels) -> Reading:
    """Read the words of a source where they stand."""
    said = span.of(text)
    low = said.strip(" ,.:;\"'“”‘’").casefold()
    phrase = read_phrase(said)
    clause = _CLAUSE.match(low)
    low = clause.group(1) if clause else low
    if low in PRONOUNS:
        return Reading(phrase, {}, PRONOUNS[low])
    others = _AND_OTHERS.match(low)
    if others and not people.within(span):
        return Reading(phrase, {}, PRONOUNS[others.group(1)])
    if low in ("q", "question"):
        return Reading(phrase, {K.REPORTER: 0.95, K.NAMED_PERSON: 0.05})
    if low.removesuffix("’s").removesuffix("'s") in PRONOUNS:
        return Reading(phrase, {}, PRONOUNS[low.removesuffix("’s").removesuffix("'s")])
    if low.startswith(("who ", "whom ", "which ")):
        return Reading(phrase, {}, "relative")
    handle = _HANDLE.fullmatch(low)
    if handle:
        person = people.by_handle(said[said.index("@") :].split()[0].rstrip(",.:;"))
        return Reading(phrase, {K.NAMED_PERSON: 0.97, K.OTHER: 0.01}, None, (person,), None)
    own = labels.own and particular(said, phrase, labels.own, labels.scholarly)
    named = () if own and K.REPORTER in own[0] else named_people(text, span, phrase, people)
    if named:
        partial = all(" " not in p.full for p in named)
        return Reading(phrase, {K.NAMED_PERSON: 0.97, K.OTHER: 0.01}, None, named, "partial_name" if partial else None)
    if _OF_THEM.match(low):
        return Reading(phrase, {}, "they")
    if _ONE_OF_THEM.match(low):
        return Reading(phrase, {}, "member")
    if low in ("another", "a second", "a third", "the other", "one other", "yet another"):
        return Reading(phrase, {K.UNNAMED_PERSON: 0.6, K.COLLECTIVE: 0.2, K.DOCUMENT: 0.2})
    chances, detail = _by_head(said, span, phrase, labels)
    return Reading(phrase, chances, None, (), detail)


def without_people(text: str, span: Span, reading: Reading, labels: Labels) -> Reading:
    """The reading of source words as it is where nobody of a name that stands among them is known."""
    chances, detail = _by_head(span.of(text), span, reading.phrase, labels)
    return Reading(reading.phrase, chances, None, (), detail)


def _is_whole_name(said: str, span: Span, phrase: Phrase, labels: Labels) -> bool:
    """Whether a phrase is, or begins with, a body's name of several words, as name recognition sees it."""
    at = span.start + phrase.begin
    whole = labels.span_at(at)
    if whole is None or labels.at(at) != "ORG" or whole.start > at:
        return False
    name = said[phrase.begin : whole.end - span.start].split()
    large = sum(word[0].isupper() for word in name)
    return large > 1 and whole.end >= span.start + phrase.end and all(w[0].isupper() or w in _SMALL for w in name)


def _by_head(said: str, span: Span, phrase: Phrase, labels: Labels) -> tuple[dict[K, float], str | None]:
    """Chances and finer kind by the head noun, its determiners and its label."""
    head = phrase.head
    written = said[phrase.start : phrase.end]
    core = " ".join(phrase.core)
    found = particular(said, phrase, labels.own, labels.scholarly)
    if found:
        return dict(found[0]), found[1]
    if head in words("speakers") or core.casefold().endswith(tuple(words("speakers"))):
        return {K.NAMED_ORG: 0.93, K.UNNAMED_PERSON: 0.07}, "spokesperson"
    if core in words("companies") or _CAUSE.match(said):
        return {K.NAMED_ORG: 0.97, K.MEDIA: 0.01, K.NAMED_PERSON: 0.01, K.OTHER: 0.01}, None
    if _is_whole_name(said, span, phrase, labels):
        return {K.NAMED_ORG: 0.97, K.MEDIA: 0.01, K.OTHER: 0.02}, None
    if head in _REPORTS and (_PRESS.intersection(phrase.words) or _names_outlet(said)):
        return {K.MEDIA: 0.85, K.DOCUMENT: 0.15}, None
    if _SHARE.search(said):
        return {K.COLLECTIVE: 0.9, K.DOCUMENT: 0.1}, "poll_answer"
    if (
        phrase.core
        and is_person_word(head)
        and not (phrase.plural and head not in words("roles"))
        and written.casefold() not in words("plural_organisations")
    ):
        if phrase.plural:
            return _of_people(phrase), "counted_group" if phrase.number or phrase.vague else None
        if head in ("reporter", "journalist", "correspondent"):
            return {K.REPORTER: 0.4, K.MEDIA: 0.25, K.UNNAMED_PERSON: 0.35}, None
        if phrase.determiner == "bare" and not phrase.member and phrase.number is None and head not in _BARE:
            return {K.UNNAMED_PERSON: 0.35, K.NAMED_PERSON: 0.6, K.OTHER: 0.05}, None
        return {K.UNNAMED_PERSON: 0.9, K.COLLECTIVE: 0.05, K.NAMED_PERSON: 0.05}, None
    if head == "those" or (head in ("someone", "somebody", "one") and phrase.tail):
        kind = K.UNNAMED_PERSON if head in ("someone", "somebody", "one") else K.UNNAMED_GROUP
        return ({kind: 0.9, K.COLLECTIVE: 0.1} if _ASKED.search(said) else {K.COLLECTIVE: 0.8, kind: 0.2}), None
    return _by_lists(head, written, span, phrase, labels)


def _paper(head: str, single: str, said: str) -> str | None:
    """The finer kind of a text: poll, post, study, or one that is not public."""
    if head in words("polls"):
        return "poll"
    if single in _SOCIAL:
        return "social_post"
    if _NOT_PUBLIC.search(said):
        return "nonpublic_document"
    return "study" if head in _STUDIES else None


def _by_lists(head: str, written: str, span: Span, phrase: Phrase, labels: Labels) -> tuple[dict[K, float], str | None]:
    """Chances for heads that are no nouns for people: bodies, texts, media, classes, names."""
    single = head.removesuffix("s")
    core = "_".join(w.casefold() for w in phrase.core)
    label = labels.at(span.start + phrase.start)
    if head in words("media_words") and (written[0].islower() or label is None):
        return {K.MEDIA: 0.85, K.DOCUMENT: 0.1, K.COLLECTIVE: 0.05}, None
    if (
        head in words("documents")
        or single in words("documents")
        or head.removesuffix("ies") + "y" in words("documents")
    ):
        share = 0.75 if head in ("statement", "message", "title", "numbers", "law", "laws") else 0.88
        return {K.DOCUMENT: share, K.OTHER: 0.07, K.NAMED_ORG: 0.05}, _paper(head, single, phrase.text)
    plural_org = written.casefold() in words("plural_organisations")
    if plural_org and is_person_word(head):
        counted = phrase.number or phrase.vague
        share = 0.25 if counted or _ASKED.search(phrase.text) else 0.6
        return {K.NAMED_ORG: share, K.UNNAMED_GROUP: 0.95 - share, K.COLLECTIVE: 0.05}, "police"
    if head in words("organisations") or single in words("organisations") or plural_org:
        detail = "court" if head in _COURT else "police" if head in ("police", "sheriff") else None
        if single in words("organisations") and head != single and phrase.determiner == "bare" and not plural_org:
            return {K.NAMED_ORG: 0.45, K.COLLECTIVE: 0.5, K.OTHER: 0.05}, detail
        return {K.NAMED_ORG: 0.88, K.COLLECTIVE: 0.06, K.OTHER: 0.06}, detail
    if label == "NORP" or head in words("collectives") or core in words("class_words") or head in words("class_words"):
        if head in words("groups") or phrase.number:
            return _of_people(phrase), None
        return {K.COLLECTIVE: 0.88, K.UNNAMED_GROUP: 0.06, K.UNNAMED_PERSON: 0.06}, None
    if label == "PERSON":
        return {K.NAMED_PERSON: 0.85, K.NAMED_ORG: 0.1, K.OTHER: 0.05}, None
    if label in ("ORG", "GPE", "FAC"):
        return {K.NAMED_ORG: 0.75, K.NAMED_PERSON: 0.12, K.DOCUMENT: 0.05, K.MEDIA: 0.08}, None
    if label == "WORK_OF_ART" or label == "LAW":
        return {K.DOCUMENT: 0.8, K.OTHER: 0.2}, None
    if head.endswith(_PERSON_ENDINGS) or (phrase.determiner == "indefinite" and head.endswith(("er", "or"))):
        return {K.UNNAMED_PERSON: 0.6, K.NAMED_PERSON: 0.3, K.OTHER: 0.1}, None
    if phrase.plural and single.endswith((*_PERSON_ENDINGS, "er", "or")):
        return _of_people(phrase), None
    if written[:1].isupper() and phrase.determiner == "bare":
        return {K.NAMED_PERSON: 0.5, K.NAMED_ORG: 0.35, K.OTHER: 0.15}, None
    if phrase.plural or not head:
        return {K.COLLECTIVE: 0.5, K.OTHER: 0.35, K.DOCUMENT: 0.15}, None
    return {K.OTHER: 0.6, K.DOCUMENT: 0.15, K.COLLECTIVE: 0.1, K.NAMED_ORG: 0.1, K.UNNAMED_PERSON: 0.05}, None
