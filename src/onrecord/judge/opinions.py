"""Opinions in what a source says: predictions, guesses, views of what should be done."""

from __future__ import annotations

import re

from onrecord.judge.description import describe
from onrecord.judge.telling import tells
from onrecord.judge.words import any_of
from onrecord.model import Analysis, Attribution, Span

_OFFICIAL = frozenset({"official", "authority"})
_AHEAD = re.compile(
    r"\b(?:will|would|could|should|can|may|might|likely|chance|best|better|worse|key|too|risk)\b", re.IGNORECASE
)
_NESTED = re.compile(r"(?<!\bI )\b(?:said|told|says|tells|believed|thought|thinks)\b", re.IGNORECASE)
_FIGURES = re.compile(
    r"\b(?:polls?|polling|surveys?|points|per ?cent|forecasts?|models?|projections?|data|figures)\b|%", re.I
)


def opinion_in(story: Analysis, attribution: Attribution) -> Span | None:
    """The words that make an opinion of an attribution, if any.

    What an official believes to have happened is a finding of the office; what they believe is to come is opinion.
    """
    source = story.source(attribution.source_id)
    official = source is not None and describe(source, story).head in _OFFICIAL
    if not attribution.content or any(_FIGURES.search(story.words(c)) for c in attribution.content):
        return None
    for cue in attribution.cue:
        if any_of("opinion_cues").search(story.words(cue)):
            said = " ".join(story.words(c) for c in attribution.content)
            return cue if not official or _AHEAD.search(said) else None
    if tells(story, attribution):
        for content in attribution.content:
            match = any_of("opinion_words").search(story.words(content))
            if match is not None and not _NESTED.search(story.words(content)[: match.start()]):
                return Span(content.start + match.start(), content.start + match.end())
    return None
