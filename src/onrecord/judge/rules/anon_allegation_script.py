"""anon-allegation-script: an unnamed source accuses somebody, without all that readers need beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.judge.description import called_first, describe, number_of
from onrecord.judge.insiders import agreed, mention_in, speaking_unnamed
from onrecord.judge.rule import Hit, rule
from onrecord.judge.telling import tells
from onrecord.judge.verdicts import party
from onrecord.judge.words import any_of, lines
from onrecord.model import Analysis, Attribution, Evidence, Level, Source, Span

_ALLEGES = re.compile(r"\b(?:alleg|accus|claim)\w*", re.IGNORECASE)
_HIDDEN = re.compile(r"\b(?:anonymous(?:ly)?|anonymity|unnamed|unidentified|not naming)\b", re.IGNORECASE)
_LAW = frozenset({"investigator", "prosecutor", "detective", "auditor", "judge", "inspector", "coroner"})
_LAW_BEFORE = frozenset(
    {"police", "enforcement", "fbi", "court", "intelligence", "counterterrorism", "customs", "justice"}
)
_PROVEN = re.compile(
    r"\b(?:convict(?:ed|ion)|pleaded guilty|pled guilty|found guilty|was jailed|sentenced)\b", re.IGNORECASE
)
_DENIED = re.compile(r"(?:\b(?:not|never|no|nor|without|if|whether)\b|n['’]t\b)(?:\W+\w+){0,4}\W*$", re.IGNORECASE)


@rule("anon-allegation-script", level="error")
def anon_allegation_script(story: Analysis) -> Iterator[Hit]:
    """An unnamed source accuses somebody of wrongdoing, and the story does not say all that readers need beside it.

    Four things are looked for: the word that makes it an allegation, that the source is anonymous, whether anything
    bears it out or that it could not be verified, and what the accused says. Where one is missing it is a warning.
    Police, prosecutors and investigators are left out: what they say is part of a proceeding.

    Why: an accusation without a name can ruin somebody; the reader must know what it is, whose, and how it stands.
    Flagged: ==Two cashiers== say the manager stole from the till.
    Fine: One former cashier, speaking on condition of anonymity for fear of losing a reference, alleged that the
        manager stole from the till. The Echo could not verify the account. The manager denied it.
    """
    for source, mention in speaking_unnamed(story):
        if _of_the_law(source, story):
            continue
        for attribution in story.attributions_of(source):
            accusation = _accusation(story, attribution)
            if accusation is None or _proven(story, accusation):
                continue
            missing = _missing(story, source, attribution)
            if missing:
                here = mention_in(story, source, attribution, mention)
                yield Hit(
                    here,
                    source,
                    f"{called_first(source)} {number_of(source, 'accuses', 'accuse')} somebody "
                    f"(“{story.words(accusation)}”). The story does not say {_listed(missing)}. Can it?",
                    evidence=(Evidence(span=accusation, role="accusation"),),
                    looked_for=missing,
                    at_most=Level.WARNING if len(missing) == 1 else None,
                )
            break


def _of_the_law(source: Source, story: Analysis) -> bool:
    description = describe(source, story)
    return description.head in _LAW or bool(_LAW_BEFORE & {w.lower() for w in description.before})


def _proven(story: Analysis, accusation: Span) -> bool:
    """Whether a conviction is told in the same paragraph or the one before."""
    index = next((i for i, b in enumerate(story.article.blocks) if b.span.contains(accusation)), 0)
    return any(_PROVEN.search(story.words(b.span)) for b in story.article.blocks[max(0, index - 1) : index + 1])


def _accusation(story: Analysis, attribution: Attribution) -> Span | None:
    """Words in the content by which somebody in particular is said to have done wrong."""
    if not (tells(story, attribution) or any(_ALLEGES.search(story.words(c)) for c in attribution.cue)):
        return None
    for content in attribution.content:
        text = story.words(content)
        for match in _wrongdoing().finditer(text):
            if not _DENIED.search(text[: match.start("deed")]):
                return Span(content.start + match.start("deed"), content.start + match.end("deed"))
    return None


@cache
def _wrongdoing() -> re.Pattern[str]:
    deeds = "|".join(lines("wrongdoing"))
    aside = r"(?:,[^,.;]{1,40},)?"
    often = r"(?:\s+(?:also|often|once|then|twice|regularly|repeatedly|simply|\w+ly)){0,2}"
    doing = r"(?:\s+(?:(?:was|were|is|are|has been|had been)(?=\s+(?:\w+ly\s+)?\w+ing\b)|has|had|have))?"
    return re.compile(rf"\b{party()}{aside}{doing}{often}\s+(?P<deed>{deeds})\b", re.IGNORECASE)


def _missing(story: Analysis, source: Source, attribution: Attribution) -> tuple[str, ...]:
    """What the story does not say beside the accusation."""
    sentence = story.sentence_at((attribution.source or attribution.content)[0].start)
    near = story.words(sentence) if sentence is not None else ""
    body = " ".join(story.words(b.span) for b in story.article.body())
    return tuple(
        words
        for words, found in (
            ("that this is an allegation", _ALLEGES.search(near)),
            ("that the source is anonymous", agreed(source) or _HIDDEN.search(near)),
            ("whether anything bears it out", any_of("standing").search(body) or any_of("corroboration").search(body)),
            ("what the accused says", any_of("answers").search(body)),
        )
        if not found
    )


def _listed(parts: tuple[str, ...]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} or {parts[-1]}"
