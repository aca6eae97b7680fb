"""anon-vague-collective: critics say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from onrecord.judge.description import take_apart
from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of
from onrecord.model import Analysis, Attribution, BlockRole, Evidence, Source, SourceKind, Span

_QUANTITY = re.compile(r"^(?:some|many|most|several|other|certain|numerous|plenty of|a number of|the) ", re.IGNORECASE)
_CLOSE = re.compile(r"[,\s]*(?:(?:have|has|had|who|also|now|still|already|long|and|[a-z]+ly|are|were)[,\s]+){0,3}")
_BEHIND = re.compile(r"\s*(?:[.,;:!?)”\"]|as\b|to\b|that\b|for\b|of\b|$)")
_MEMBERS = frozenset({SourceKind.NAMED_PERSON, SourceKind.NAMED_ORG})
_PAPERS = frozenset({SourceKind.DOCUMENT, SourceKind.MEDIA})
_AGAINST = frozenset({"critic", "skeptic", "sceptic", "detractor", "naysayer"})
"""Classes of which a paper is no member, as a study may be among experts."""


class Settings(BaseModel):
    """``heads``: classes that anybody may belong to.

    ``sentences``: how near a named voice must stand to be taken as one of them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    heads: tuple[str, ...] = (
        "critic",
        "expert",
        "observer",
        "analyst",
        "insider",
        "commentator",
        "pundit",
        "skeptic",
        "sceptic",
        "detractor",
        "naysayer",
        "watcher",
        "some",
        "many",
    )
    sentences: int = Field(default=3, ge=0)


@rule("anon-vague-collective", level="note", settings=Settings)
def anon_vague_collective(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """Critics, experts, observers or plain "some" say something, and nobody near by is named as one of them.

    A named person, body or paper that speaks in the sentences around is taken as one of them. What a class will or
    may say is left alone, and so is a class that the story narrows down ("critics of the dam on the town council").

    Why: "critics say" lets the reporter's own view, or one telephone call, pass for a movement.
    Flagged: ==Experts== fear a shortage of insulin by the spring.
    Flagged: ==Some== say the mayor has lost interest in the job.
    Fine: Experts fear a shortage of insulin by the spring. Ada Njoroge, a pharmacist at St Luke's, said her shelves
        would last three weeks.
    Fine: Critics of the scheme on the parish council fear a shortage of parking.
    """
    seen: set[str] = set()
    for attribution in story.attributions:
        source = story.source(attribution.source_id)
        if source is None or source.id in seen or source.relay is not None or not attribution.source:
            continue
        mention = attribution.source[0]
        if not _is_vague(story.words(mention), settings) or story.in_quotation(mention):
            continue
        if story.article.role_at(mention.start) is not BlockRole.BODY or not _said(story, attribution, mention):
            continue
        if _member_near(story, attribution, source, settings.sentences):
            continue
        seen.add(source.id)
        yield Hit(
            mention,
            source,
            f"Who are “{story.words(mention)}”? Nobody near by is named as one of them. Can one be?",
            evidence=tuple(Evidence(span=cue, role="cue") for cue in attribution.cue),
            looked_for=(f"a named person, body or paper within {settings.sentences} sentences",),
        )


def _is_vague(words: str, settings: Settings) -> bool:
    """Whether the words are a class with nothing but a quantity before it and nothing after."""
    if words.lower() in settings.heads:
        return True
    description = take_apart(_QUANTITY.sub("", words))
    return (
        description.head in settings.heads and description.plural and not description.before and not description.after
    )


def _said(story: Analysis, attribution: Attribution, mention: Span) -> bool:
    """Whether the class itself says or holds something, in plain words and right beside its name.

    "Many countries" is cut off where only "Many" was found; what people will or may say has not been said; a question
    asks.
    """
    sentence = story.sentence_at(mention.start)
    if sentence is None or story.words(sentence).rstrip("”\"’' ").endswith("?"):
        return False
    cue = attribution.cue[0] if attribution.cue else None
    if (
        cue is None
        or not any_of("class_cues").search(story.words(cue))
        or any_of("supposed_cues").search(story.words(cue))
    ):
        return False
    if cue.start >= mention.end:
        between = story.article.text[mention.end : cue.start]
        return bool(_CLOSE.fullmatch(between)) and not any_of("supposed_cues").search(between)
    return bool(_BEHIND.match(story.article.text, mention.end))


def _member_near(story: Analysis, attribution: Attribution, source: Source, reach: int) -> bool:
    """Whether a named voice speaks in the sentences around, or is named in the sentence itself."""
    starts = [s.start for s in story.sentences]
    here = story.sentence_at(attribution.source[0].start)
    if here is None:
        return True
    index = starts.index(here.start)
    against = take_apart(source.label).head in _AGAINST
    # whoever speaks before the critics is more likely whom they criticise
    first = attribution.source[0].end if against else story.sentences[max(0, index - 1)].start
    kinds = _MEMBERS if against else _MEMBERS | _PAPERS
    window = Span(first, story.sentences[min(len(starts) - 1, index + reach)].end)
    for other in story.attributions:
        voice = story.source(other.source_id)
        if voice is None or voice.id == source.id or voice.kind not in kinds:
            continue
        if any(window.contains(piece) for piece in (*other.source, *other.cue)):
            return True
    return False
