"""Where copy was written, as far as its spelling and its titles show."""

from __future__ import annotations

import re
from functools import cache

from onrecord.judge.words import lines
from onrecord.model import Article


def is_american(article: Article) -> bool:
    """Whether the copy is American: its language says so, or it has more American marks than British ones."""
    language = (article.language or "").lower().replace("_", "-")
    if language.startswith("en-"):
        return language == "en-us"
    return len(_marks("american_marks").findall(article.text)) > len(_marks("british_marks").findall(article.text))


@cache
def _marks(name: str) -> re.Pattern[str]:
    """Like ``any_of``, but case counts: "Sir" is a mark, "sir" is none."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(lines(name))})(?!\w)")
