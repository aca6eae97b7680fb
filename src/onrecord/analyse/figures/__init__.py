"""Arithmetic and consistency: figures, dates and names of a story computed and held against each other.

Every computation that was made is handed on, agreeing or not, with what went in and how it was read. A check is only
made where the inputs are certain to belong together: mostly within one sentence, in set forms of words.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analyse.figures.ages import ages
from onrecord.analyse.figures.changes import changes
from onrecord.analyse.figures.conversions import conversions
from onrecord.analyse.figures.headlines import headlines
from onrecord.analyse.figures.lines import read_page
from onrecord.analyse.figures.lists import lists
from onrecord.analyse.figures.periods import periods
from onrecord.analyse.figures.portions import portions
from onrecord.analyse.figures.slips import slips
from onrecord.analyse.figures.spellings import spellings
from onrecord.analyse.figures.sums import sums
from onrecord.analyse.figures.weekdays import weekdays
from onrecord.model import Article, Check, Span

__all__ = ["KINDS", "find_checks"]

KINDS = (ages, weekdays, changes, portions, sums, lists, headlines, spellings, slips, conversions, periods)
"""The checks, each a function of the page."""


def find_checks(article: Article, sentences: Sequence[Span], people: Sequence[Span] = ()) -> tuple[Check, ...]:
    """All checks of a story in text order; ``people`` are the places of people's names."""
    page = read_page(article, sentences, people)
    found = sorted((check for kind in KINDS for check in kind(page)), key=lambda check: (check.span, check.kind))
    return tuple(check.model_copy(update={"id": f"k{number}"}) for number, check in enumerate(found, start=1))
