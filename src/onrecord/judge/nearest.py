"""The known name that somebody who mistyped it may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name most like a word, None where none is like it."""
    return next(iter(difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)), None)


def hint(word: str, known: Iterable[str]) -> str:
    """Such as "did you mean neutral? ", with the space after it; nothing where no known name is like the word."""
    found = nearest(word, known)
    return f"did you mean {found}? " if found else ""
