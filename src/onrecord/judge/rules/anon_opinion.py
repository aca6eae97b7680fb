"""anon-opinion: an unnamed source predicts, guesses or judges in place of telling what they know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict

from onrecord.judge.description import called_first, describe, number_of
from onrecord.judge.insiders import insider, institutional, mention_in, speaking_unnamed
from onrecord.judge.opinions import opinion_in
from onrecord.judge.rule import Hit, rule
from onrecord.model import Analysis, Evidence, Level, Source

_ASSESSORS = frozenset({"investigator", "prosecutor", "detective", "auditor", "analyst"})
_ASSESSING = frozenset(
    {"intelligence", "enforcement", "police", "fbi", "security", "counterterrorism", "military", "health"}
)


class Settings(BaseModel):
    """``also`` and ``never``: heads of descriptions that are, or are not, insiders for this newsroom ("trader").

    ``institutional``: at most this level for uncounted plurals such as "her advisers", or "off".
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    also: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    institutional: Literal["off", "question", "note", "warning", "error"] = "note"


@rule("anon-opinion", level="warning", settings=Settings)
def anon_opinion(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """An unnamed source from inside gives an opinion: a prediction, a guess, a view of what should be done.

    What investigators and intelligence officials believe is their work. A plan told is a fact ("will close in June");
    so is what polls or figures show. One finding for each source.

    Why: anonymity is for information; anybody can have an opinion, and one without a name cannot be weighed.
    Flagged: ==An adviser to the mayor== thinks he will lose in May.
    Fine: An adviser to the mayor said a private poll on Monday put him nine points behind.
    """
    for source, mention in speaking_unnamed(story):
        if not insider(source, story, settings.also, settings.never):
            continue
        if _assesses(source, story):
            continue
        plural = institutional(source)
        if plural and settings.institutional == "off":
            continue
        for attribution in story.attributions_of(source):
            opinion = opinion_in(story, attribution)
            if opinion is None:
                continue
            here = mention_in(story, source, attribution, mention)
            yield Hit(
                here,
                source,
                f"{called_first(source)} {number_of(source, 'gives', 'give')} an opinion here "
                f"(“{story.words(opinion)}”). "
                "What does the source know, and can that stand in its place?",
                evidence=(Evidence(span=opinion, role="opinion"),),
                looked_for=("what the source knows or has seen",),
                at_most=Level(settings.institutional) if plural else None,
            )
            break


def _assesses(source: Source, story: Analysis) -> bool:
    """Whether judging what probably happened is the source's work: investigators, intelligence officials."""
    description = describe(source, story)
    return description.head in _ASSESSORS or bool(_ASSESSING & {word.lower() for word in description.before})
