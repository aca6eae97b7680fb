"""anon-rote-reason: the reason given is a formula."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from onrecord.judge.description import called
from onrecord.judge.insiders import speaking_unnamed
from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of
from onrecord.model import Analysis, Evidence, ReasonKind, Source, Span


class Settings(BaseModel):
    """``rote``: the kinds of reason that say too little when nothing else is added."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rote: tuple[ReasonKind, ...] = (
        ReasonKind.NOT_AUTHORISED,
        ReasonKind.SENSITIVITY,
        ReasonKind.CANDOUR,
        ReasonKind.INTERNAL_DISCUSSION,
        ReasonKind.CONFIDENTIAL,
    )


@rule("anon-rote-reason", level="note", settings=Settings)
def anon_rote_reason(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """The reason for anonymity is a formula that fits any story: not authorised, sensitive, to speak freely.

    A reason given for several sources at once is found once. One that adds what would happen, until when, or which
    rule binds the source is left alone.

    Why: a formula tells the reader nothing about this source; it reads as if anonymity were handed out for the
    asking.
    Flagged: A customs broker spoke on condition of anonymity ==because she was not authorised to speak to
        reporters==, and said two containers were missing.
    Fine: A customs broker spoke on condition of anonymity because staff were warned last week that talking to
        reporters would cost them their licence, and said two containers were missing.
    """
    telling = any_of("telling_reasons")
    given: dict[Span, list[Source]] = {}
    for source, _ in speaking_unnamed(story):
        anonymity = source.anonymity
        if anonymity is None or anonymity.reason is None or anonymity.reason_kind not in settings.rote:
            continue
        if not telling.search(story.words(anonymity.reason)):
            given.setdefault(anonymity.reason, []).append(source)
    for reason, sources in given.items():
        source = min(sources, key=lambda s: _distance(s, reason))
        grant = source.anonymity.grant if source.anonymity is not None else None
        evidence = (("grant", grant), ("source", source.mentions[0]))
        yield Hit(
            reason,
            source,
            f"The reason for not naming {called(source)} is a formula. What would happen if the name were known?",
            evidence=tuple(Evidence(span=span, role=role) for role, span in evidence if span is not None),
            looked_for=("what the source risks, until when the matter is secret, or which rule forbids talking",),
        )


def _distance(source: Source, reason: Span) -> int:
    """How far the reason stands from the nearest mention: where it holds for several, it is told of the nearest."""
    return min(abs(reason.start - mention.start) for mention in source.mentions)
