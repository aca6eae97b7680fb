"""The making of a check, before it is numbered."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Check, CheckInput, Span


def checked(
    kind: str, span: Span, inputs: Iterable[CheckInput], *, stated: str, computed: str, agrees: bool, message: str
) -> Check:
    """A check without an id; ``message`` is for a mismatch, an agreement says so in one form."""
    said = f"The figures agree: {computed}." if agrees else message
    return Check(
        id="", kind=kind, span=span, inputs=tuple(inputs), stated=stated, computed=computed, agrees=agrees, message=said
    )
