"""Patterns for paths, as configuration files give them.

A pattern without a slash is for names: it fits a file or folder of that name anywhere. One with a slash is for paths
from the folder of the configuration file. ``*`` stands for anything in one name, ``**`` for any number of folders. What
fits a folder fits all that is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate

_PIECES = re.compile(r"\*\*/|\*\*|\*|\?|\[!?[^\]]{1,100}\]|.", re.DOTALL)
_WILD = ("**/", "**", "*")


def fits(path: str, patterns: Iterable[str]) -> bool:
    """Whether a path, with slashes and relative to the patterns' folder, fits one of the patterns."""
    parts = path.split("/")
    parents = list(accumulate(parts, lambda before, name: f"{before}/{name}"))
    for pattern in patterns:
        pieces = _pieces(pattern.removeprefix("./").strip("/"))
        if any(_is_like(one, pieces) for one in (parents if "/" in pattern.rstrip("/") else parts)):
            return True
    return False


Piece = str | re.Pattern[str]


@cache
def _pieces(pattern: str) -> Sequence[Piece]:
    """What a pattern is made of: what stands for many signs, as it is written, and a pattern for each single sign."""
    return tuple(piece if piece in _WILD else re.compile(_sign(piece), re.DOTALL) for piece in _PIECES.findall(pattern))


def _sign(piece: str) -> str:
    if piece == "?":
        return "[^/]"
    if len(piece) == 1:
        return re.escape(piece)
    inside = re.sub(r"([\\\[^])", r"\\\1", piece[1:-1].removeprefix("!"))
    return f"[{'^' if piece[1] == '!' else ''}{inside}]"


def _is_like(path: str, pieces: Sequence[Piece]) -> bool:
    """Whether the pieces fit the whole path.

    One pattern of ``re`` would try every way to share the path among its stars, and be at it for ever with many of
    them. Here all places where the pieces so far can end go on together: the work is that of one length by the other.
    """
    ends = {0}
    for piece in pieces:
        if not isinstance(piece, str):
            ends = {end + 1 for end in ends if piece.match(path, end)}
        elif piece == "**":
            ends = set(range(min(ends), len(path) + 1))
        elif piece == "*":
            ends = _on_from(ends, path)
        else:
            ends = {*ends, *(place + 1 for place in _ends_of_folders(ends, path))}
        if not ends:
            return False
    return len(path) in ends


def _on_from(ends: Iterable[int], path: str) -> set[int]:
    """All places that can be reached from some without a slash between."""
    reached: set[int] = set()
    for end in sorted(ends):
        while end not in reached:
            reached.add(end)
            if end == len(path) or path[end] == "/":
                break
            end += 1
    return reached


def _ends_of_folders(ends: Iterable[int], path: str) -> set[int]:
    """Where folders end that begin at some places, one after another; none of them without a name."""
    slashes: set[int] = set()
    for end in sorted(ends):
        slash = path.find("/", end)
        while slash > end and slash not in slashes:
            slashes.add(slash)
            end, slash = slash + 1, path.find("/", slash + 1)
    return slashes
