"""An attribution: some words, the source they are put to, and the words that do so."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from onrecord.model.span import Span


class Manner(StrEnum):
    """Direct: all of the content is quoted. Indirect: none. Mixed: some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Attribution(BaseModel):
    """Who says what, by which words. Each role is a list of spans, since any of them may be split."""

    model_config = ConfigDict(frozen=True)

    id: str
    source_id: str | None
    manner: Manner
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float = Field(ge=0, le=1)


class Quotation(BaseModel):
    """Words between quotation marks; the span includes the marks.

    A quotation continued over paragraphs is several quotations with one ``thread``. ``level`` is 0 for an outermost
    quotation. ``closed`` is False where no closing mark was found: it then ends with the last words before the next
    opening mark, or of the paragraph.
    """

    model_config = ConfigDict(frozen=True)

    span: Span
    level: int = 0
    thread: int = 0
    closed: bool = True
