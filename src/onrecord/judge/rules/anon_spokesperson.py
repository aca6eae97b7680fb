"""anon-spokesperson: somebody paid to speak, who will not be named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of, lines
from onrecord.model import Analysis, Source, SourceKind, Span

_WORD = (
    r"(?:\b(?:a|an|the|one|another|its|his|her|their) (?:[^\s,;:.]+ ){0,3}?|\b(?:(?-i:[A-Z])[^\s,;:.]{0,30} ){1,3})?"
    r"\b(?:spokes(?:man|woman|person|men|women|people|persons)|(?:press|media|communications) "
    r"(?:officers?|secretar(?:y|ies)|aides?))"
)
_HEAD = re.compile(r"spokes(?:m|w|p)|(?:press|media|communications) (?:officer|secretar|aide)", re.IGNORECASE)
"""What a sentence must have before the long pattern is tried on it."""
_FOR = r"(?: (?:for|at|of|from|in|with) (?!(?:said|told)\b)(?:[^\s,;:.]++ ?){1,8}?)?"


@rule("anon-spokesperson", level="warning")
def anon_spokesperson(story: Analysis) -> Iterator[Hit]:
    """A spokesperson or press officer speaks on terms of anonymity.

    "A spokesman said" alone is left alone: the body speaks. So is a spokesperson whose employer's rules forbid the
    name, where the story says so.

    Why: speaking for a body in the open is what spokespeople are paid for; unnamed, they can be disowned tomorrow.
    Flagged: The trains will run, said ==a spokesman for the ministry who declined to be named==.
    Flagged: ==A hospital spokeswoman, speaking on condition of anonymity==, said two wards were shut.
    Fine: Ines Marl, a spokeswoman for the hospital, said two wards were shut.
    Fine: The ministry, which would not let its spokesman be named, said the trains would run.
    """
    terms = re.compile(
        rf"{_WORD}\b{_FOR}"
        rf"(?:,? who)?,? ?(?:{'|'.join(lines('spokesperson_terms'))})",
        re.IGNORECASE,
    )
    explained = any_of("spokesperson_rules")
    for sentence in story.sentences:
        words = story.words(sentence).replace("\n", " ")
        if not _HEAD.search(words):
            continue
        for match in terms.finditer(words):
            span = Span(sentence.start + match.start(), sentence.start + match.end())
            if explained.search(words, match.start()) or story.in_quotation(span) or _named(story, span):
                continue
            yield Hit(
                span,
                _source(story, span),
                "A spokesperson speaks here without a name. Can they go on the record, or the body explain in print "
                "why not?",
                looked_for=("a name for the spokesperson", "the body's own explanation"),
            )


def _named(story: Analysis, span: Span) -> bool:
    """Whether a person is named within the words."""
    return any(s.kind is SourceKind.NAMED_PERSON and _touched(s, span) for s in story.sources)


def _source(story: Analysis, span: Span) -> Source | None:
    return next((s for s in story.sources if s.kind is not SourceKind.NAMED_PERSON and _touched(s, span)), None)


def _touched(source: Source, span: Span) -> bool:
    return any(span.overlaps(mention) for mention in source.mentions)
