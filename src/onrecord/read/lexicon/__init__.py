"""Word lists of the read stage: one file each, its origin in the first line."""

from __future__ import annotations

from onrecord.model import word_lists


def entries(name: str) -> tuple[str, ...]:
    """The entries of read/lexicon/<name>.txt, in order."""
    return word_lists.entries("read", name)
