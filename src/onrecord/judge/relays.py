"""What a story takes over from other outlets: "the mayor will resign, the Gazette reported".

Only what nobody can look up or see happen counts: plans, decisions, talks, inquiries. A poll, an interview, a recording
or a document that another outlet made or holds is its own proof, and a reporter at a rally needs no source for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.judge.words import any_of
from onrecord.model import Analysis, Attribution, BlockRole, Source, SourceKind, Span

_REPORTS = re.compile(
    r"(?<!first )\breport(?:s|ed|ing)?\b|\baccording to\b|\b(?:has|have|had) learned\b|\breveal(?:s|ed)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:[Tt]he )?[A-Z]")
_OWN = re.compile(
    r"\b[Aa]s (?:\w+ )?(?:previously |earlier |first )?(?:reported by )?(?:the )?$|\bfirst reported\b", re.IGNORECASE
)
_OTHER_MATTER = re.compile(
    r"\b(?:poll|survey|tall(?:y|ies)|analysis|average|forecast|interview|editorial|column|review|ranking|index|investigation)s?\b"
    r"|\b(?-i:an? (?:blog )?(?:post|tweet))\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"][^“”\"]*(?:[”\"]|$)")
_LONG_AGO = re.compile(
    r"\b(?:(?:in|since|during) (?:the )?(?:early |late |mid-)?(?:19|20)\d\d(?:['’]?s)?"
    r"|(?:last|years?|months?|decades?) (?:year|ago|earlier|before)|at the time)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Relay:
    """One report of another outlet: the outlet, the attribution, and the sentence that passes it on."""

    outlet: Source
    attribution: Attribution
    sentence: Span

    @property
    def mention(self) -> Span:
        """The words that name the outlet there."""
        return self.attribution.source[0]


def relays(story: Analysis) -> Iterator[Relay]:
    """What the story puts to another outlet by name, outside quotations, in text order: undisclosed matters, and all
    that the outlet has from unnamed people.

    "As the Gazette reported" is left out, for that is how an outlet points to its own earlier story, and so is "first
    reported by", which says that the matter is known by now.
    """
    for attribution in story.attributions:
        outlet = story.source(attribution.source_id)
        if outlet is None or outlet.kind is not SourceKind.MEDIA or not (attribution.source and attribution.content):
            continue
        mention = attribution.source[0]
        sentence = story.sentence_at(mention.start)
        if (
            sentence is None
            or story.article.role_at(mention.start) is not BlockRole.BODY
            or story.in_quotation(mention)
        ):
            continue
        if not any(_REPORTS.search(story.words(cue)) for cue in attribution.cue):
            continue
        if not _NAMED.match(outlet.label) or any(_OTHER_MATTER.search(story.words(s)) for s in attribution.source):
            continue
        if all(story.in_quotation(content) for content in attribution.content) or _LONG_AGO.search(
            story.words(sentence)
        ):
            continue
        if _OWN.search(story.article.text[max(sentence.start, mention.start - 40) : mention.start]):
            continue
        relay = Relay(outlet, attribution, sentence)
        if any_of("undisclosed").search(said_plainly(story, attribution)) or rests_on_unnamed(story, relay):
            yield relay


def said_plainly(story: Analysis, attribution: Attribution) -> str:
    """The words of a report, without those that it quotes."""
    text = " ".join(story.words(span) for span in attribution.content)
    return _QUOTED.sub(" ", text)


def around(story: Analysis, relay: Relay) -> str:
    """The sentence that passes a report on and the rest of its paragraph, without the words that name the outlet."""
    block = story.article.block_at(relay.sentence.start)
    span = Span(relay.sentence.start, block.span.end) if block is not None else relay.sentence
    text = list(story.words(span))
    for piece in (*relay.attribution.source, *relay.attribution.cue):
        for at in range(max(piece.start, span.start), min(piece.end, span.end)):
            text[at - span.start] = " "
    return "".join(text)


def says_basis(story: Analysis, relay: Relay) -> bool:
    """Whether the sentence or the rest of the paragraph tells what the outlet's report rests on."""
    return any_of("report_basis").search(around(story, relay)) is not None


def rests_on_unnamed(story: Analysis, relay: Relay) -> bool:
    """Whether the story says that the outlet cites people it does not name."""
    bare = relay.outlet.label.removeprefix("The ").removeprefix("the ")
    if any(s.relay is not None and (s.relay in bare or bare in s.relay) for s in story.unnamed_sources()):
        return True
    return any_of("unnamed_behind_report").search(around(story, relay)) is not None
