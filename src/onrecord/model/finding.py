"""A finding: what a policy says about a place in the story."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from onrecord.model.span import Span


class Level(StrEnum):
    """How grave a finding is. A question asks the desk something that text cannot show; it never fails a story."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    QUESTION = "question"


LEVEL_ORDER = (Level.QUESTION, Level.NOTE, Level.WARNING, Level.ERROR)
"""From least to most grave."""


class Evidence(BaseModel):
    """Words in the story that a finding rests on, and what they are."""

    model_config = ConfigDict(frozen=True)

    span: Span
    role: str


class Finding(BaseModel):
    """One remark of one rule at one place.

    ``key`` stays as long as the rule and the words found stay, wherever they move. ``summary`` and ``why`` are the
    rule's, ``clause`` and ``url`` the policy's. A ``private`` finding is for the desk alone: outputs that leave it do
    not show it. ``suppressed_by`` is "allowance" (with its ``justification``) or "baseline", None where not suppressed.
    """

    model_config = ConfigDict(frozen=True)

    rule: str
    level: Level
    span: Span
    message: str
    source_id: str | None = None
    attribution_id: str | None = None
    claim_id: str | None = None
    suppressed: bool = False
    suppressed_by: str | None = None
    justification: str | None = None
    private: bool = False
    key: str = ""
    summary: str = ""
    why: str = ""
    clause: str | None = None
    url: str | None = None
    evidence: tuple[Evidence, ...] = ()
    looked_for: tuple[str, ...] = ()

    @property
    def position(self) -> tuple[int, int, int, str]:
        """What findings are sorted by: their place, the gravest first where two share one."""
        return self.span.start, -LEVEL_ORDER.index(self.level), self.span.end, self.rule
