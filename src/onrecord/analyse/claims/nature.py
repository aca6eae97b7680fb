"""What kind of statement some words are: a fact, a prediction, an opinion, or the setting of a scene."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.analyse.claims.lexicon import matches, phrases
from onrecord.analyse.claims.verbs import is_base, is_present
from onrecord.analyse.claims.words import Words
from onrecord.analyse.lexicons import words as listed
from onrecord.model import Nature, Signal

_HARD = frozenset(
    "quantity percentage money date age casualty law accusation proper-name place document poll sport absence".split()
)
"""Categories whose signals speak for a fact where the form of a quoted sentence does not tell."""
_SETTING = frozenset(["proper-name", "place"])
"""Of these the ones that a scene may have as well."""
_ASKING = frozenset(
    "who what which why how when where is are was were do does did can could will would have has had should".split()
)
_COPULAS = frozenset(
    "is are was were am isn't aren't wasn't weren't 's it's that's he's she's they're we're you're i'm there's".split()
)
_STANDING = frozenset("in on at by under behind near beside gone out off from into still up down".split())
_DUBBING = frozenset("called calls call describes described dubbed labelled labeled".split())
_FILLERS = frozenset("but and so well then".split())
_CONDITIONS = frozenset(["if", "maybe", "perhaps"])
_PERSONS = frozenset("i you he she it we they who nobody everyone".split())
_EXPECTING = frozenset("asks urged told wants vows asked talks plan plans bid set due".split())
_NARRATOR = frozenset(["me"])
"""Words by which the writer stands in the scene."""
_EMBEDS = frozenset("what who whose whether if".split())
_DUTIES = frozenset(["should", "shouldn't", "must"])
_MODALS = _DUTIES | {"will", "would", "could", "won't"}
_QUOTES = frozenset('"“‘')
_AHEAD_OF_MARK = 4


def nature_of(
    words: Words,
    first: int,
    after: int,
    signals: Sequence[Signal],
    *,
    quoted: bool,
    question: bool,
    verbs: Sequence[bool],
    shares: int | None = None,
    headline: bool = False,
    own: bool = False,
) -> Nature:
    """The nature of the words from ``first`` to ``after``; ``quoted`` where they stand in a quotation.

    A quoted question, request, exclamation or mere verdict is an opinion: there is only the quotation to check.
    ``shares`` is where the clause begins whose subject, and with it "will" or "should", these words share.
    ``own`` is True for what the story tells in its own voice.
    """
    low = words.low
    start = first
    while start < after and not words.is_word(start):
        start += 1
    if start >= after:
        return Nature.FACT
    if shares is not None and is_base(low[start]) and (taken := _MODALS & set(low[shares:start])):
        return Nature.OPINION if taken & _DUTIES else Nature.PREDICTION
    told = next((n for n in range(start + 1, after) if low[n] in _EMBEDS), after)
    if quoted and "if" in low[start + 1 : after] and "would" in low[start:after]:
        return Nature.OPINION
    if _is_ahead(words, start, told, headline=headline and not any(verbs[first:after])):
        return Nature.PREDICTION
    if _phrase(low, start, told, "predictions") and not _phrase(low, start, after, "not_predictions"):
        return Nature.PREDICTION
    if _phrase(low, start, after, "opinions") or (quoted and question and low[start] in _ASKING):
        return Nature.OPINION
    if quoted:
        return Nature.OPINION if _is_verdict(words, verbs, start, after, signals) else Nature.FACT
    shown = {signal.category for signal in signals}
    if own and _NARRATOR & set(low[start:after]) and not shown & (_HARD - _SETTING):
        return Nature.SCENE
    if "scene" in shown and not shown & (_HARD - _SETTING) and "causal" not in shown:
        return Nature.SCENE
    return Nature.FACT


def _is_ahead(words: Words, start: int, after: int, *, headline: bool) -> bool:
    """Whether the form tells of what is to come: "could last", "is to give", in a headline "chief to resign"."""
    low = words.low
    for number in range(start, after - 1):
        following = low[number + 1]
        if low[number] == "could" and is_base(following) and number > start and low[number - 1] not in _PERSONS:
            return following != "have"
        if low[number] == "to" and is_base(following) and number > start:
            before = low[number - 1]
            if before in ("is", "are") or (headline and before not in _EXPECTING):
                return True
    return False


def _is_verdict(words: Words, verbs: Sequence[bool], start: int, after: int, signals: Sequence[Signal]) -> bool:
    """Whether quoted words only judge, wish or exclaim.

    The form tells where nothing can be counted or looked up: no verb, a request, a condition, words quoted for what
    somebody calls a thing, and the present tense but for what is being done, has been done, or stands somewhere.
    """
    low = words.low
    while start + 1 < after and low[start] in _FILLERS:
        start += 1
    if low[start] in listed("claims/requests") or low[start] in _CONDITIONS:
        return True
    marks = [number for number in range(start + 1, after) if words.written[number] in _QUOTES]
    if any(low[n] in _DUBBING for mark in marks for n in range(max(start, mark - _AHEAD_OF_MARK), mark)):
        return True
    if any(signal.category in _HARD for signal in signals):
        return False
    verb = next((number for number in range(start, after) if verbs[number]), None)
    if verb is None or low[start] == "you" or any(low[mark - 1] in _COPULAS for mark in marks):
        return True
    if low[start] in ("i", "i'm") and {"a", "an"} & set(low[start + 1 : start + 3]):
        return False
    if low[verb] in _COPULAS:
        following = low[verb + 1 : verb + 4]
        done = any(word != "being" and word.endswith(("ing", "ed", "en")) for word in following)
        return not done and not _STANDING & set(following)
    if low[verb] in ("don't", "doesn't"):
        return True
    return is_present(words, verb) and low[verb] not in ("has", "have")


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
