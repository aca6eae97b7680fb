"""anon-headline: the headline says what only unnamed sources say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from onrecord.judge.description import called, describe, is_empty, number_of, take_apart
from onrecord.judge.insiders import agreed, insider
from onrecord.judge.overlap import content_words, shared
from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of, word_set
from onrecord.model import Analysis, Attribution, Block, BlockRole, Evidence, Source, SourceKind, Span

_BARE = frozenset({"source", "insider"})

_SAY = r"(?:say|says|said|warns?|claims?|tells?)"
_FEW = r"((?:\w+ ){0,3}\w+)"
# a question states nothing, and ": report" says that it is somebody's word
_OPEN = re.compile(r"\?\W*(?:\(.*\))?$|[:–—-] ?reports?$|\breports?\W*$", re.IGNORECASE)
_SPEAKER = re.compile(rf"\b(\w+) {_SAY}\b|\b{_SAY} {_FEW}$|[-–—:] ?{_FEW}$|^{_FEW}:", re.IGNORECASE)


class Settings(BaseModel):
    """Shares of the headline's content words, 0 to 1.

    ``carried``: how many an unnamed source's words must have. ``elsewhere``: how many anyone else may have in one
    statement before the headline counts as carried by them, too.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    carried: float = Field(default=0.6, ge=0, le=1)
    elsewhere: float = Field(default=0.5, ge=0, le=1)


@rule("anon-headline", level="warning", settings=Settings)
def anon_headline(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """The headline states, or gives to a body by name, what only unnamed sources say in the story.

    A headline that says who is speaking ("two cabinet colleagues say") is honest; one that says "sources" is not
    enough. Where a named source, a document or the story's own account carries the same matter, or a named source
    confirms it, nothing is found.

    Why: most readers see only the headline, and it turns one hidden voice into a fact.
    Flagged: # ==Delto to close Orla plant in June== // Delto will close its Orla plant in June, a senior manager at the
        company said. // The firm makes brake parts.
    Fine: # Delto to close Orla plant in June, manager says // Delto will close its Orla plant in June, a senior manager
        at the company said. // The firm makes brake parts.
    """
    headline = next((b for b in story.article.blocks if b.role is BlockRole.HEADLINE), None)
    if headline is None or _OPEN.search(story.words(headline.span)) or _says_who(story, headline):
        return
    wanted = content_words(story.words(headline.span))
    if len(wanted) < 2:
        return
    hidden, carrier, others = 0, None, 0
    for source, spans in _statements(story):
        score = shared(wanted, " ".join(story.words(span) for span in spans))
        if source is not None and source.unnamed:
            if score > hidden and not source.exempt and (agreed(source) or insider(source, story)):
                hidden, carrier = score, source
        else:
            others = max(others, score)
    if carrier is None or hidden < 2 or hidden < settings.carried * len(wanted) or _confirmed(story):
        return
    if others > settings.elsewhere * len(wanted) or (hidden - others < 2 and others):
        return
    yield Hit(
        headline.span,
        carrier,
        f"In the story, only {called(carrier)} {number_of(carrier, 'says', 'say')} what the headline says. "
        "Can the headline show whose word it is?",
        evidence=(Evidence(span=carrier.mentions[0], role="source"),),
        looked_for=("a named source, a document or the story's own account of the same matter",),
    )


def _says_who(story: Analysis, headline: Block) -> bool:
    """Whether the headline itself puts its matter to a described unnamed source, by extraction or plainly in words."""
    for match in _SPEAKER.finditer(story.words(headline.span)):
        head = take_apart(next(filter(None, match.groups()))).head
        if head in word_set("insiders") - _BARE:
            return True
    for attribution in story.attributions:
        source = story.source(attribution.source_id)
        if source is None or not source.unnamed:
            continue
        for span in attribution.source:
            if headline.span.contains(span):
                description = describe(source, story)
                if description.head not in _BARE or not is_empty(description):
                    return True
    return False


def _statements(story: Analysis) -> Iterator[tuple[Source | None, tuple[Span, ...]]]:
    """What the body says: contents with their sources, and sentences of the story's own (source None)."""
    attributed: list[Span] = []
    for attribution in story.attributions:
        attributed += attribution.content
        if attribution.content and story.article.role_at(attribution.content[0].start) is BlockRole.BODY:
            source = story.source(attribution.source_id)
            if source is not None and source.kind is not SourceKind.HIDDEN:
                yield source, _with_frame(story, attribution, source)
    starts = sorted(attributed)
    position = 0
    for sentence in story.sentences:
        while position < len(starts) and starts[position].end <= sentence.start:
            position += 1
        if position < len(starts) and starts[position].overlaps(sentence):
            continue
        if story.article.role_at(sentence.start) is BlockRole.BODY:
            yield None, (sentence,)


def _confirmed(story: Analysis) -> bool:
    """Whether anyone but an unnamed source confirms something in the body."""
    confirming = any_of("confirming_cues")
    for attribution in story.attributions:
        source = story.source(attribution.source_id)
        if source is None or source.unnamed or source.kind is SourceKind.HIDDEN:
            continue
        for cue in attribution.cue:
            if story.article.role_at(cue.start) is BlockRole.BODY and confirming.search(story.words(cue)):
                return True
    return False


def _with_frame(story: Analysis, attribution: Attribution, source: Source) -> tuple[Span, ...]:
    """The contents, with the words that name an unnamed source: a headline may name its institution."""
    return (*attribution.content, *attribution.source) if source.unnamed else attribution.content
