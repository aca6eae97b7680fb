"""Who carries a statement, and how weak that is."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analyse.lexicons import words as listed
from onrecord.model import Attribution, Source, Sourcing
from onrecord.model import SourceKind as K

STRENGTH = (
    Sourcing.UNATTRIBUTED,
    Sourcing.HIDDEN,
    Sourcing.SINGLE_UNNAMED,
    Sourcing.UNNAMED,
    Sourcing.COLLECTIVE,
    Sourcing.MEDIA,
    Sourcing.INTERESTED,
    Sourcing.NAMED,
    Sourcing.DOCUMENT,
)
"""From nobody to a paper that can be looked at."""
_BY_KIND = {
    K.UNNAMED_PERSON: Sourcing.SINGLE_UNNAMED,
    K.UNNAMED_GROUP: Sourcing.UNNAMED,
    K.COLLECTIVE: Sourcing.COLLECTIVE,
    K.MEDIA: Sourcing.MEDIA,
    K.HIDDEN: Sourcing.HIDDEN,
    K.REPORTER: Sourcing.HIDDEN,
    K.DOCUMENT: Sourcing.DOCUMENT,
}
_HAS_LEARNED = frozenset("learned learnt learns understands understood told reveal reveals".split())
"""Cues by which an outlet gives as its own what somebody must have told it; else it tells what it did or saw itself."""
UNNAMED_SUPPORT = frozenset({Sourcing.HIDDEN, Sourcing.SINGLE_UNNAMED, Sourcing.UNNAMED})
"""Support that the reader cannot look up or ask."""


def sourcing_of(text: str, attributions: Sequence[Attribution], sources: dict[str, Source]) -> Sourcing:
    """The strongest support among the attributions that carry a statement.

    Of an attribution inside another ("the aide said the memo showed") the outer one counts: its source is all there is.
    """
    outer = [a for a in attributions if not any(_inside(a, other) for other in attributions if other is not a)]
    kinds = [_support(sources.get(a.source_id or ""), " ".join(cue.of(text) for cue in a.cue)) for a in outer]
    return max(kinds, key=STRENGTH.index, default=Sourcing.UNATTRIBUTED)


def _inside(one: Attribution, other: Attribution) -> bool:
    """Whether the cue of one attribution stands in the content of another."""
    return any(content.contains(cue) for cue in one.cue for content in other.content)


def _support(source: Source | None, cue: str) -> Sourcing:
    if source is None:
        return Sourcing.HIDDEN
    if source.kind is K.REPORTER and not _HAS_LEARNED & set(cue.casefold().split()):
        return Sourcing.UNATTRIBUTED
    kind = _BY_KIND.get(source.kind, Sourcing.NAMED)
    return Sourcing.INTERESTED if kind is Sourcing.NAMED and _interested(source) else kind


def _interested(source: Source) -> bool:
    """Whether a named source speaks for a party: a spokesperson, a company, a campaign, a lawyer of one side."""
    if source.detail == "spokesperson":
        return True
    said = f"{source.label} {source.title or ''} {source.affiliation or ''}".casefold().replace(".", "").split()
    return any(word in listed("claims/interested") for word in said)
