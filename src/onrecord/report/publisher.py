"""Who published a document, where the words for it tell: "a report by Holt & Berry", "a Ridgefield College poll"."""

from __future__ import annotations

import re

from onrecord.model import Source
from onrecord.report.word_lists import word_set

_NAME = r"[A-Z][\w.’'&/-]*(?:\s+(?:(?:of|and|&|for|the|on|in)\s+){0,2}[A-Z][\w.&/-]*)*"
_BY = re.compile(rf"\b(?:by|from|(?:in|on) the journal)\s+(?:the\s+)?({_NAME})")
_OWNER = re.compile(rf"^(?:the\s+|The\s+)?({_NAME}?)['’]s?\s")
_BEFORE = re.compile(rf"^(?:an?|the|this|that|one|A|An|The|This|One)?\s*(?:[a-z]+\s+)?({_NAME})\s+([a-z]+)")
_MONTHS = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day)\b"
)


def publisher(source: Source) -> str | None:
    """The publisher's name, None where neither the analysis nor the words for the document tell."""
    if source.name or source.affiliation:
        return source.name or source.affiliation
    label = " ".join(source.label.split())
    for found in (_BY.search(label), _OWNER.search(label)):
        if found and not _MONTHS.match(found[1]):
            return found[1].rstrip(".,’'")
    before = _BEFORE.match(label)
    if before and before[2] in word_set("published_texts") and not _is_adjective(before[1]):
        return before[1].rstrip(".,")
    return None


def _is_adjective(name: str) -> bool:
    """Whether the name only says where the document is from ("a Dutch study"), or begins its description."""
    plain = name.replace(".", "")
    if plain.casefold() in word_set("places_and_camps") or _MONTHS.match(plain):
        return True
    return " " not in plain and re.search(r"(?:ian|ean|ese|ish)$", plain) is not None
