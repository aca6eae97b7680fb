"""Word lists: one file each in the folder ``lexicon`` of a stage, its origin in a comment in the first line."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def entries(stage: str, name: str) -> tuple[str, ...]:
    """The entries of ``lexicon/<name>.txt`` of a stage, in order, without comments and empty lines."""
    text = (files(f"onrecord.{stage}") / "lexicon" / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
