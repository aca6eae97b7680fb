"""The words of a story that put a statement into a category: listed words and phrases, figures, names, addresses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import regex

from onrecord.analyse.claims.lexicon import NUMBER, by_first_word, is_number, matches, phrases
from onrecord.analyse.claims.words import Words
from onrecord.analyse.lexicons import words as listed
from onrecord.analyse.values import NamedEntity
from onrecord.model import Signal, Span

_OF_LABEL = {
    "PERSON": "proper-name",
    "ORG": "proper-name",
    "PRODUCT": "proper-name",
    "WORK_OF_ART": "proper-name",
    "EVENT": "proper-name",
    "NORP": "identity",
    "LAW": "law",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "DATE": "date",
    "TIME": "date",
    "PERCENT": "percentage",
    "MONEY": "money",
    "QUANTITY": "quantity",
    "CARDINAL": "quantity",
}
_CURRENCIES = frozenset("$£€¥")
_ABOUT = frozenset(["a", "an", "almost", "nearly", "half"])
_SCORED = frozenset("win won wins beat beats beating defeat defeated lost loss draw drew victory match game".split())
_PARTS = frozenset(["%", "percent", "cent", "percentage"])
_OWNERS = frozenset("the its their his her our".split())
_SPORT = 3
"""From how many different words of sport on a story is about sport."""
_LASTS = listed("claims/lengths")
_TIMES = _LASTS | listed("claims/times")
_AGE = regex.compile(r"\p{N}{1,3}-(?:year|month|week|day)s?-olds?|\p{L}+-year-olds?")
_SCORE = regex.compile(r"\p{N}{1,3}[-–]\p{N}{1,3}")
_RANK = regex.compile(r"\p{N}*(?:1st|2nd|3rd|\p{N}th)")
_ADDRESS = regex.compile(
    r"https?://\S+|\bwww\.\S+|(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.]+|(?<!\w)@\w{2,}|"
    r"(?<![\p{N}$£€.,])\+?(?:\(\p{N}{3,5}\)\s?|\p{N}{3,5}[ -])\p{N}{3,4}[ -]\p{N}{3,4}\b(?!\s*(?:million|billion))"
)
_PAST = regex.compile(r"1[0-9]\p{N}\p{N}s?|200\p{N}s?")
"""Years and decades that are history in any story of today."""
_YEAR = regex.compile(r"(?:1[0-9]|20)\p{N}\p{N}s?")


class Signals:
    """All signals of a story, asked for by place."""

    def __init__(self, found: Iterable[Signal]) -> None:
        self._all = sorted(set(found), key=lambda s: (s.span.start, s.span.end, s.category))
        self._starts = [s.span.start for s in self._all]

    def within(self, span: Span) -> list[Signal]:
        """The signals that begin in a span."""
        return self._all[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]


def find_signals(words: Words, names: Sequence[NamedEntity], opening: frozenset[int]) -> Signals:
    """The signals of a story; ``opening`` are the numbers of words that a capital does not make a name."""
    taken: set[int] = set()
    found = list(_of_names(words, names, taken))
    listed_ones = list(_of_phrases(words))
    sport = {words.text[s.span.start : s.span.end].lower() for s in listed_ones if s.category == "sport"}
    found += [s for s in listed_ones if s.category != "sport" or len(sport) >= _SPORT]
    found += _of_figures(words, taken)
    found += [
        _signal("background", words.span(n, n + 1))
        for n, w in enumerate(words.low)
        if w[0].isdigit() and _PAST.fullmatch(w)
    ]
    found += _of_capitals(words, taken, opening)
    if (
        "@" in words.text
        or "www." in words.text
        or "://" in words.text
        or regex.search(r"\p{N}{3}[ -]\p{N}{3}", words.text)
    ):
        found += [
            Signal.model_construct(category="contact", span=Span(*m.span())) for m in _ADDRESS.finditer(words.text)
        ]
    return Signals(found)


def _signal(category: str, span: Span) -> Signal:
    return Signal.model_construct(category=category, span=span)


def _of_names(words: Words, names: Sequence[NamedEntity], taken: set[int]) -> Iterator[Signal]:
    """Signals of named entities; the words they take are noted."""
    for name in names:
        category = _OF_LABEL.get(name.label)
        if category is None:
            continue
        first, after = words.range(name.span)
        if first >= after:
            continue
        numbers = range(first, after)
        if category in ("proper-name", "place", "identity", "law") and not any(
            words.written[n][0].isupper() for n in numbers
        ):
            continue
        if category == "identity" and words.low[first] in listed("claims/parties"):
            continue
        if category in ("date", "quantity") and words.low[first] in ("every", "each", "daily"):
            continue
        if category == "quantity" and any(_RANK.fullmatch(w) or _SCORE.fullmatch(w) for w in words.low[first:after]):
            continue
        if category == "money" and _PARTS & set(words.low[first:after]):
            category = "percentage"
        if category == "date" and words.low[first] in _ABOUT and words.low[after - 1] in _LASTS:
            continue
        if category == "date":
            category = _of_time(words, numbers)
        elif category == "proper-name" and words.low[after - 1] in listed("claims/place_nouns"):
            category = "place"
        elif category == "quantity" and (words.low[first] == "one" or words.written[after - 1][0].isupper()):
            continue
        elif category == "percentage" and not any(w.startswith(("%", "per", "point")) for w in words.low[first:after]):
            category = "quantity"
        taken.update(numbers)
        yield _signal(category, words.span(first, after))


def _of_time(words: Words, numbers: range) -> str:
    """A date or time, an age, or a length of time ("20 hours")."""
    low = [words.low[n] for n in numbers]
    after = words.low[numbers.stop] if numbers.stop < len(words) else ""
    if any(_AGE.fullmatch(word) for word in low) or after == "old":
        return "age"
    if (
        low[-1] in _LASTS
        and any(is_number(w) for w in low)
        and after not in ("ago", "later", "earlier", "after", "before")
    ):
        return "quantity"
    return "date"


def _of_phrases(words: Words) -> Iterator[Signal]:
    """Signals of listed words and phrases."""
    entries = by_first_word()
    low = words.low
    for place, word in enumerate(low):
        for phrase, category in entries.get(NUMBER if is_number(word) and word not in entries else word, ()):
            if matches(low, place, phrase) and _fits(words, place, phrase, category):
                yield _signal(category, words.span(place, place + len(phrase)))
        if word in listed("roles") and word not in _no_posts() and _of_somebody(words, place):
            yield _signal("title", words.span(place, place + 1))
        if place and _is_superlative(word) and (low[place - 1] in _OWNERS or low[place - 1].endswith("'s")):
            yield _signal("superlative", words.span(place, place + 1))


def _is_superlative(word: str) -> bool:
    """Whether a word has the form of a superlative in -est."""
    return len(word) > 5 and word.endswith("est") and word not in listed("claims/not_superlatives")


def _fits(words: Words, place: int, phrase: tuple[str, ...], category: str) -> bool:
    """Whether a phrase means what its list takes it for, by its neighbours."""
    after = words.low[place + len(phrase)] if place + len(phrase) < len(words) else ""
    if category == "superlative":
        if phrase[-1] == "than":
            return not (is_number(after) or after in _CURRENCIES or after in ("a", "half", "one"))
        if phrase[-1] in ("every", "all", "always", "entire"):
            return after not in _TIMES
    if category == "law" and after == "out":
        return False
    if len(phrase) == 1 and phrase[0] in _MONTHS and not words.written[place][0].isupper():
        return False
    if category == "title" and len(phrase) == 1:
        return _of_somebody(words, place)
    if category in ("accusation", "study", "sport", "document") and len(phrase) == 1:
        return not (after == "-" or after == "'")
    return True


_MONTHS = frozenset(
    "april june july august september october november december january february easter christmas".split()
)


@cache
def _no_posts() -> frozenset[str]:
    """Nouns for people that are no post: "man", "donor"."""
    kin = frozenset(
        first for first, entries in phrases("signals/identity").items() if any(len(e) == 1 for e in entries)
    )
    return listed("general_roles") | listed("private_people") | listed("claims/no_posts") | kin


def _of_somebody(words: Words, place: int) -> bool:
    """Whether a word for a post is used of one person: beside a name, in an apposition, after "a" or "former"."""
    if words.low[place] == "former" or (
        place
        and words.written[place][0].isupper()
        and words.written[place - 1] not in ".?!"
        and not words.opened(place)
    ):
        return True
    if place + 1 < len(words) and words.written[place + 1][0].isupper():
        return True
    return any(
        words.low[n] in ("a", "an", "former", ",", "his", "her", "whose") for n in range(max(0, place - 4), place)
    )


def _of_figures(words: Words, taken: set[int]) -> Iterator[Signal]:
    """Signals of figures that no named entity covers, of ages and of scores."""
    for place, word in enumerate(words.low):
        if not (word[0].isdigit() or is_number(word) or word.endswith("-year-old")):
            continue
        span = words.span(place, place + 1)
        before = words.low[place - 1] if place else ""
        after = words.low[place + 1] if place + 1 < len(words) else ""
        if _AGE.fullmatch(word) or _is_age(words, place, before, after):
            yield _signal("age", span)
        elif word[0].isdigit() and _SCORE.fullmatch(word):
            if _SCORED & set(words.low[max(0, place - 5) : place + 4]):
                yield _signal("sport", span)
        elif word[0].isdigit() and _RANK.fullmatch(word):
            if before in ("sit", "sits", "ranked", "ranks", "finished", "are", "in"):
                yield _signal("sport", span)
        elif before in _CURRENCIES:
            yield _signal("money", Span(words.starts[place - 1], span.end))
        elif after == "%" or after in ("percent", "per", "percentage"):
            whole = place + 2 + (after == "per")
            if after != "per" or words.low[place + 2 : whole] == ["cent"]:
                yield _signal("percentage", words.span(place, whole))
        elif place not in taken:
            if word[0].isdigit() and _YEAR.fullmatch(word) and not after.startswith(("people", "of")):
                yield _signal("date", span)
            elif place and words.written[place - 1][0].isupper() and word[0].isdigit() and "," not in word:
                continue
            else:
                yield _signal("quantity", span)


def _is_age(words: Words, place: int, before: str, after: str) -> bool:
    """Whether a figure is an age by its place: "who is 82", "Ada Moss, 82,"."""
    word = words.low[place]
    if word.isdigit() and not (word.isdecimal() and len(word) <= 3 and 1 < int(word) < _OLDEST):
        return False  # nor what looks like a digit and is none, or has more digits than Python reads
    if before in ("is", "was", "turned", "aged") and word.partition("-")[0] != word:
        return after in ("", ",", ".", ";", "and")
    if not word.isdigit():
        return False
    apposed = before == "," and after in (",", ".") and place > 1 and words.written[place - 2][0].isupper()
    return apposed and not words.written[place - 2].isdigit() and words.low[place - 2] not in _MONTHS


_OLDEST = 115


def _of_capitals(words: Words, taken: set[int], opening: frozenset[int]) -> Iterator[Signal]:
    """Names that the recogniser missed: capitals inside a sentence; places by their last word."""
    place = 0
    while place < len(words):
        written = words.written[place]
        if not (written[0].isupper() and len(written) > 1) or place in taken or place in opening:
            place += 1
            continue
        end = place + 1
        while (
            end < len(words)
            and words.written[end][0].isupper()
            and end not in taken
            and words.starts[end] <= words.ends[end - 1] + 1
        ):
            end += 1
        low = words.low[end - 1]
        common = all(
            words.low[n] in listed("claims/not_names") or words.low[n] in _HONORIFICS for n in range(place, end)
        )
        if not common and low not in _MONTHS:
            yield _signal("place" if low in listed("claims/place_nouns") else "proper-name", words.span(place, end))
        place = end


_HONORIFICS = frozenset(word.casefold().rstrip(".") for word in listed("honorifics"))
