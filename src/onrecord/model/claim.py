"""A claim: a statement in the story to verify; and a check: figures, dates or names held against each other."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from onrecord.model.span import Span


class Nature(StrEnum):
    """What kind of statement a claim is; only the first can be confirmed or refuted as it stands."""

    FACT = "fact"
    PREDICTION = "prediction"
    OPINION = "opinion"
    SCENE = "scene"


class Sourcing(StrEnum):
    """Who carries a claim, from nobody to a paper that can be looked at."""

    UNATTRIBUTED = "unattributed"
    HIDDEN = "hidden"
    SINGLE_UNNAMED = "single_unnamed"
    UNNAMED = "unnamed"
    COLLECTIVE = "collective"
    MEDIA = "media"
    INTERESTED = "interested"
    NAMED = "named"
    DOCUMENT = "document"


class Prominence(StrEnum):
    """Where a claim stands."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    LEDE = "lede"
    NUT = "nut"
    BODY = "body"
    CAPTION = "caption"


class Signal(BaseModel):
    """Words that put a claim into a category."""

    model_config = ConfigDict(frozen=True)

    category: str
    span: Span


class Addend(BaseModel):
    """One part of a priority, between 0 and 1, and what it is given for, in words for a checker."""

    model_config = ConfigDict(frozen=True)

    name: str
    value: float
    why: str


class CheckInput(BaseModel):
    """A figure, date or name that went into a check: where it stands, and how it was read."""

    model_config = ConfigDict(frozen=True)

    span: Span
    value: str


class Check(BaseModel):
    """Figures, dates or names of the story computed or held against each other.

    ``kind`` says what was checked ("weekday", "percentage-change", "name-spelling" …). ``stated`` is what the story
    says, ``computed`` what follows from the inputs, both as text. ``agrees`` is False for a mismatch.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    kind: str
    span: Span
    inputs: tuple[CheckInput, ...] = ()
    stated: str
    computed: str
    agrees: bool
    message: str


class Claim(BaseModel):
    """One checkable statement, who carries it, and what to ask about it.

    ``key`` stays as long as the words stay. ``text`` is the statement to stand alone: pronouns and relative dates
    resolved as far as the story allows. ``check_worthiness`` (of facts; None for other statements and for words that
    merely introduce a speaker) and ``priority`` lie between 0 and 1; ``addends`` sum up to the priority before it is
    bounded. ``evidence`` is what would settle it, ``questions`` what to ask. ``check_ids``
    name the checks that concern it. ``sensitive`` is True where the row would show a confidential source.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    key: str = ""
    span: Span
    text: str = ""
    nature: Nature = Nature.FACT
    categories: tuple[str, ...] = ()
    signals: tuple[Signal, ...] = ()
    in_quotation: bool = False
    attribution_ids: tuple[str, ...] = ()
    source_ids: tuple[str, ...] = ()
    sourcing: Sourcing = Sourcing.UNATTRIBUTED
    prominence: Prominence = Prominence.BODY
    check_worthiness: float | None = None
    priority: float | None = None
    addends: tuple[Addend, ...] = ()
    evidence: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    check_ids: tuple[str, ...] = ()
    sensitive: bool = False
