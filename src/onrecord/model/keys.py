"""Keys that survive edits: what a thing is called as long as its words stay, wherever in the story they move."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

_LENGTH = 12
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})


def keys(things: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A key of twelve hexadecimal digits for each thing, made of its parts (a rule, the words found).

    White space, case and the shape of quotation marks do not count. Of things with the same parts, the second and later
    ones are told apart by their order, so that the keys of a story are unique.
    """
    seen: Counter[str] = Counter()
    for parts in things:
        plain = "\x1f".join(" ".join(part.translate(_QUOTES).casefold().split()) for part in parts)
        seen[plain] += 1
        number = f"\x1f{seen[plain]}" if seen[plain] > 1 else ""
        yield hashlib.sha256(f"{plain}{number}".encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
