"""A source: one person, group, body or thing that the story's statements are put to."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from onrecord.model.span import Span


class SourceKind(StrEnum):
    """What a source is; the meaning of each is that of the annotation guide named in the contract."""

    NAMED_PERSON = "named_person"
    NAMED_ORG = "named_org"
    UNNAMED_PERSON = "unnamed_person"
    UNNAMED_GROUP = "unnamed_group"
    COLLECTIVE = "collective"
    DOCUMENT = "document"
    MEDIA = "media"
    HIDDEN = "hidden"
    REPORTER = "reporter"
    OTHER = "other"


UNNAMED = frozenset({SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP})


class GrantKind(StrEnum):
    """How the story says that anonymity was agreed."""

    CONDITION = "condition"
    REQUEST = "request"
    REFUSAL = "refusal"
    OUTLET = "outlet"
    RULES = "rules"
    BACKGROUND = "background"
    OFF_RECORD = "off_record"


class ReasonKind(StrEnum):
    """Why the story says the source is unnamed."""

    NOT_AUTHORISED = "not_authorised"
    INFORMATION_NOT_PUBLIC = "information_not_public"
    CONFIDENTIAL = "confidential"
    INTERNAL_DISCUSSION = "internal_discussion"
    SENSITIVITY = "sensitivity"
    CANDOUR = "candour"
    FEAR_WORK = "fear_work"
    FEAR_SAFETY = "fear_safety"
    LEGAL = "legal"
    RULES = "rules"
    PRIVACY = "privacy"
    OTHER = "other"


class BasisKind(StrEnum):
    """How the story says the source knows, from weak to strong."""

    PROXIMITY = "proximity"
    FAMILIARITY = "familiarity"
    BRIEFED = "briefed"
    POSITION = "position"
    DIRECT_KNOWLEDGE = "direct_knowledge"
    PARTICIPANT = "participant"
    WITNESS = "witness"
    DOCUMENT = "document"


class Anonymity(BaseModel):
    """What the story tells the reader about an unnamed source's anonymity; None where it tells nothing."""

    model_config = ConfigDict(frozen=True)

    grant: Span | None = None
    grant_kind: GrantKind | None = None
    reason: Span | None = None
    reason_kind: ReasonKind | None = None
    basis: Span | None = None
    basis_kind: BasisKind | None = None


class Source(BaseModel):
    """One source over the whole story.

    ``mentions`` are in text order. ``number`` is how many people the story says there are, None where a plural has no
    number. ``detail`` is a finer kind (``spokesperson``, ``poll``, ``partial_name`` …) where the text shows one.
    ``specificity`` is how much the description of an unnamed source tells, from 0 ("a source") to 5; None for others.
    ``exempt`` is True for legal anonymity (minors, court orders, victims): never a fault.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    kind: SourceKind
    label: str
    name: str | None = None
    title: str | None = None
    affiliation: str | None = None
    number: int | None = None
    mentions: tuple[Span, ...]
    justification: tuple[Span, ...] = ()
    anonymity: Anonymity | None = None
    detail: str | None = None
    relay: str | None = None
    specificity: int | None = None
    exempt: bool = False

    @property
    def unnamed(self) -> bool:
        """Whether this is an unnamed person or group of people."""
        return self.kind in UNNAMED
