"""What a check hands back before it is numbered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import CheckInput, Span


@dataclass(frozen=True, slots=True)
class Result:
    """One computation: the words that state something, what went in, what follows from it."""

    kind: str
    span: Span
    inputs: tuple[CheckInput, ...]
    stated: str
    computed: str
    agrees: bool
    message: str


def result(
    kind: str, span: Span, inputs: Iterable[CheckInput], *, stated: str, computed: str, agrees: bool, message: str
) -> Result:
    """A result; ``message`` is for a mismatch, an agreement says so in one form."""
    said = f"The figures agree: {computed}." if agrees else message
    return Result(kind, span, tuple(inputs), stated, computed, agrees, said)
