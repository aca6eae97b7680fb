"""A claim: a statement in the story that a checker can verify."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from onrecord.model.span import Span


class Claim(BaseModel):
    """One checkable statement, who carries it, and what to ask about it."""

    model_config = ConfigDict(frozen=True)

    id: str
    span: Span
    categories: tuple[str, ...] = ()
    attribution_ids: tuple[str, ...] = ()
    source_ids: tuple[str, ...] = ()
    check_worthiness: float | None = None
    priority: float | None = None
    questions: tuple[str, ...] = ()
