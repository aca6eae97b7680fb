"""relay-unconfirmed: another outlet's unnamed or unstated source, and not a word on whether it holds."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from onrecord.judge.overlap import content_words, shared
from onrecord.judge.relays import Relay, relays, rests_on_unnamed, said_plainly, says_basis
from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of
from onrecord.model import Analysis, Evidence, SourceKind

_BEFORE, _AFTER = 2, 6
"""How many paragraphs before and after the report may answer it."""


class Settings(BaseModel):
    """``share``: how much of a report another source must carry, so that the report does not stand alone."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    share: float = Field(default=0.4, gt=0, le=1)


@rule("relay-unconfirmed", level="note", settings=Settings)
def relay_unconfirmed(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """Another outlet's report, resting on unnamed people or on nothing that is told, is passed on as it stands.

    Answered by a sentence on confirmation ("the Star has not confirmed it"), by a reply of those concerned, or by
    another source on the same matter. Each outlet is asked about once.

    Why: a report that several outlets repeat is still one report, and readers should know who has checked it.
    Flagged: The mayor will resign on Friday, ==the Harbour Gazette== reported, citing two council officials.
    Fine: The mayor will resign on Friday, the Harbour Gazette reported, citing two council officials. The Evening Star
        has not been able to confirm the report.
    Fine: The mayor will resign on Friday, the Harbour Gazette reported. Her spokeswoman, Ines Marl, denied it.
    """
    seen: set[str] = set()
    for relay in relays(story):
        unnamed = rests_on_unnamed(story, relay)
        if relay.outlet.id in seen or (says_basis(story, relay) and not unnamed):
            continue
        if _answered(story, relay) or _carried_by_another(story, relay, settings.share):
            continue
        seen.add(relay.outlet.id)
        rests = "rests on unnamed people" if unnamed else "comes without its source"
        yield Hit(
            relay.mention,
            relay.attribution,
            f"The report taken from another outlet (“{story.words(relay.mention)}”) {rests}, and the story does not "
            "say whether anybody confirmed it. Did you try, and with what result?",
            evidence=(Evidence(span=relay.sentence, role="sentence"),),
            looked_for=("a sentence on confirmation, or a reply", "another source on the same matter"),
        )


def _answered(story: Analysis, relay: Relay) -> bool:
    """Whether the paragraphs around the report speak of confirmation, denial or a reply."""
    body = story.article.body()
    index = next((i for i, block in enumerate(body) if block.span.contains(relay.sentence)), 0)
    near = body[max(0, index - _BEFORE) : index + _AFTER + 1]
    return any_of("unconfirmed").search(" ".join(story.words(block.span) for block in near)) is not None


def _carried_by_another(story: Analysis, relay: Relay, share: float) -> bool:
    """Whether a source that is no outlet says the same, or confirms anything."""
    wanted = content_words(said_plainly(story, relay.attribution))
    for attribution in story.attributions:
        source = story.source(attribution.source_id)
        if source is None or source.relay is not None:
            continue
        if source.kind in (SourceKind.MEDIA, SourceKind.HIDDEN) or attribution.id == relay.attribution.id:
            continue
        text = " ".join(story.words(span) for span in attribution.content)
        if wanted and shared(wanted, text) >= max(2, share * len(wanted)):
            return True
    return False
