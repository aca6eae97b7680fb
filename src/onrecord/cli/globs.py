"""Patterns for paths, as configuration files give them.

A pattern without a slash is for names: it fits a file or folder of that name anywhere. One with a slash is for paths
from the folder of the configuration file. ``*`` stands for anything in one name, ``**`` for any number of folders. What
fits a folder fits all that is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import accumulate


def fits(path: str, patterns: Iterable[str]) -> bool:
    """Whether a path, with slashes and relative to the patterns' folder, fits one of the patterns."""
    parts = path.split("/")
    parents = list(accumulate(parts, lambda before, name: f"{before}/{name}"))
    for pattern in patterns:
        shape = _shape(pattern.removeprefix("./").strip("/"))
        if any(map(shape.fullmatch, parents if "/" in pattern.rstrip("/") else parts)):
            return True
    return False


@cache
def _shape(pattern: str) -> re.Pattern[str]:
    written = []
    for piece in re.findall(r"\*\*/|\*\*|\*|\?|\[!?[^\]]{1,100}\]|.", pattern, re.DOTALL):
        if piece == "**/":
            written.append("(?:[^/]+/)*")
        elif piece == "**":
            written.append(".*")
        elif piece in "*?":
            written.append("[^/]*" if piece == "*" else "[^/]")
        elif len(piece) > 1:
            inside = re.sub(r"([\\\[^])", r"\\\1", piece[1:-1].removeprefix("!"))
            written.append(f"[{'^' if piece[1] == '!' else ''}{inside}]")
        else:
            written.append(re.escape(piece))
    return re.compile("".join(written), re.DOTALL)
