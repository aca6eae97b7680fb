"""anon-bare-source: "a source said" and nothing more."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from onrecord.judge.description import called, describe, is_empty
from onrecord.judge.insiders import agreed, speaking_unnamed
from onrecord.judge.rule import Hit, rule
from onrecord.model import Analysis, Evidence

_ONLY_IF_AGREED = frozenset({"person", "individual", "someone", "somebody"})


class Settings(BaseModel):
    """``heads``: words that describe nobody when they stand alone."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    heads: tuple[str, ...] = ("source", "insider", "informant", "tipster", "intermediary")


@rule("anon-bare-source", level="error", settings=Settings)
def anon_bare_source(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """An unnamed source is called a source, an insider or a person, and nothing in the story says more.

    Praise ("well-placed", "reliable"), numbers and the terms of anonymity describe nobody. Any later description
    counts: an office, a place in the event, how they know. "A person" counts only where anonymity was agreed.

    Why: the reader cannot tell whether this is a minister or a stranger in a bar.
    Flagged: The merger is off, ==a source== said.
    Flagged: ==Two well-placed sources== said the merger is off.
    Fine: The merger is off, said a lawyer for one bidder who has read the letter of withdrawal.
    Fine: The merger is off, a source at the competition authority said.
    """
    for source, mention in speaking_unnamed(story):
        description = describe(source, story)
        if description.head not in settings.heads and not (description.head in _ONLY_IF_AGREED and agreed(source)):
            continue
        anonymity = source.anonymity
        known = source.affiliation or source.justification or (anonymity is not None and anonymity.basis is not None)
        if known or not is_empty(description):
            continue
        yield Hit(
            mention,
            source,
            f"“{called(source)}” tells the reader nothing about who is speaking. "
            "What office, side or part in the event can be given?",
            evidence=tuple(Evidence(span=m, role="mention") for m in source.mentions if m != mention),
            looked_for=("an office, a place, a side or a way of knowing, at any mention",),
        )
