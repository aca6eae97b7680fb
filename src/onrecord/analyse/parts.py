"""Where the parts of a running file of the day's news begin, which lines such as "___" set apart."""

from __future__ import annotations

import regex

_RULE = regex.compile(
    r"^[ \t]{0,9}(?:_{3,60}|-{3,60}|\*{3,60}|={3,60}|—{2,60}|(?:\* ){2,9}\*)[ \t]{0,9}\.?[ \t]{0,9}$", regex.MULTILINE
)


def parts_of(text: str) -> list[int]:
    """Where each part but the first begins, in text order; nothing in a story without such lines."""
    return [match.end() for match in _RULE.finditer(text)]
