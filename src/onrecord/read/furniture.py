"""What stands around a story without being part of it: page furniture, end credits, corrections and notes."""

from __future__ import annotations

import re
from functools import cache

from onrecord.model import BlockRole
from onrecord.read.lexicon import entries

_LONGEST = 700


@cache
def _whole(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in entries(name)))


def surrounding_role(paragraph: str) -> BlockRole | None:
    """Correction, tail or furniture, judged by the paragraph alone; None for anything that may be the story's prose.

    ``paragraph`` has single spaces for white space. Corrections are known by their beginning, the others must match
    as a whole.
    """
    if _whole("corrections").match(paragraph[:_LONGEST]):
        return BlockRole.CORRECTION
    if len(paragraph) > _LONGEST:
        return None
    if _whole("furniture").fullmatch(paragraph):
        return BlockRole.FURNITURE
    if _whole("tails").fullmatch(paragraph):
        return BlockRole.TAIL
    return None


def is_end_note(paragraph: str) -> bool:
    """Whether the paragraph, as the last of a story, is a note on its author or to its readers.

    Only the place tells such a note from prose ("Ada Marsh is a columnist for the Harbour Post."), so ask this of the
    last paragraphs alone. ``paragraph`` has single spaces for white space.
    """
    return len(paragraph) <= _LONGEST and _whole("end_notes").fullmatch(paragraph) is not None
