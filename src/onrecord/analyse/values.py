"""What the components of the analysis hand to one another. No spaCy type stands here."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Span


@dataclass(frozen=True, slots=True)
class RawAttribution:
    """An attribution before sources are resolved; the narrow seam between the engine that finds them and the rest.

    ``source`` is None where the text gives none at all. ``content`` is in text order. ``confidence`` is the calibrated
    chance that the attribution is right.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """A name found by named-entity recognition; ``label`` as in OntoNotes 5 (PERSON, ORG, GPE, NORP …)."""

    span: Span
    label: str
