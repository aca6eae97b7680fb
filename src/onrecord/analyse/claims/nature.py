"""What kind of statement some words are: a fact, a prediction, an opinion, or the setting of a scene."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.analyse.claims.lexicon import matches, phrases
from onrecord.analyse.claims.verbs import is_base
from onrecord.analyse.claims.words import Words
from onrecord.analyse.lexicons import words as listed
from onrecord.model import Nature, Signal

_HARD = frozenset(
    "quantity percentage money date age casualty law accusation proper-name place document poll sport".split()
)
"""Categories whose signals speak for a fact where the form of a quoted sentence does not tell."""
_SUBJECTS = frozenset("it this that these those they he she we you i there".split())
_COPULAS = frozenset(
    "is are was were am isn't aren't wasn't weren't 's it's that's he's she's they're we're you're i'm there's".split()
)
_DUTIES = frozenset(["should", "shouldn't", "must"])
_MODALS = _DUTIES | {"will", "would", "could", "won't"}


def nature_of(
    words: Words,
    first: int,
    after: int,
    signals: Sequence[Signal],
    *,
    quoted: bool,
    question: bool,
    verbless: bool = False,
    shares: int | None = None,
) -> Nature:
    """The nature of the words from ``first`` to ``after``; ``quoted`` where they stand in a quotation.

    A quoted question, request, exclamation or mere verdict is an opinion: there is only the quotation to check.
    ``shares`` is where the clause begins whose subject, and with it "will" or "should", these words share.
    """
    low = words.low
    start = first
    while start < after and not words.is_word(start):
        start += 1
    if start >= after:
        return Nature.FACT
    if shares is not None and is_base(low[start]) and (taken := _MODALS & set(low[shares:start])):
        return Nature.OPINION if taken & _DUTIES else Nature.PREDICTION
    ahead = _phrase(low, start, after, "predictions")
    if ahead and not _phrase(low, start, after, "not_predictions"):
        return Nature.PREDICTION
    if _phrase(low, start, after, "opinions") or (quoted and question):
        return Nature.OPINION
    hard = any(signal.category in _HARD for signal in signals)
    if quoted:
        if verbless and not hard:
            return Nature.OPINION
        if low[start] in listed("claims/requests") or low[start] in ("if", "maybe", "perhaps"):
            return Nature.OPINION
        if (
            not hard
            and low[start] in _SUBJECTS | _COPULAS
            and (low[start] in _COPULAS or low[min(start + 1, after - 1)] in _COPULAS)
        ):
            if not any(word.endswith("ing") for word in low[start + 2 : start + 4]):
                return Nature.OPINION
    elif any(s.category == "scene" for s in signals) and not hard and not any(s.category == "causal" for s in signals):
        return Nature.SCENE
    return Nature.FACT


def _phrase(low: list[str], first: int, after: int, name: str) -> bool:
    """Whether a phrase of a list stands in the words."""
    entries = _listed(name)
    return any(
        matches(low, place, phrase) and place + len(phrase) <= after
        for place in range(first, after)
        for phrase in entries.get(low[place], ())
    )


@cache
def _listed(name: str) -> dict[str, list[tuple[str, ...]]]:
    return phrases(name)
