"""A report: what is handed to the writers of terminal, JSON and other outputs."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from onrecord.model.article import Article
from onrecord.model.attribution import Attribution, Quotation
from onrecord.model.claim import Check, Claim
from onrecord.model.finding import Finding
from onrecord.model.source import Source
from onrecord.model.span import Span


class Report(BaseModel):
    """Schema version 1 of the report JSON. Field names and meaning are fixed by the contract; fields may be added."""

    model_config = ConfigDict(frozen=True)

    schema_version: int = 1
    article: Article
    attributions: tuple[Attribution, ...] = ()
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    checks: tuple[Check, ...] = ()
    findings: tuple[Finding, ...] = ()
    policy: str = "neutral"
    policy_title: str = ""
    quotations: tuple[Quotation, ...] = ()
    sentences: tuple[Span, ...] = ()
