"""Stretches of time: "six years, from 2014 to 2021", anniversaries, "30 years ago, in 1986", ranges run backwards."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from onrecord.analyse.figures.checked import checked
from onrecord.analyse.figures.dates import day_of
from onrecord.analyse.figures.figure import Figure, Hedge, Kind
from onrecord.analyse.figures.lines import WORD, Line, Page, slot
from onrecord.model import Check

_TO = r"[ ](?:to|until|till|through|and)[ ]"
_SPAN = rf"(?:from|between)[ ]{slot('yd', 'a')}{_TO}{slot('yd', 'b')}"
_LENGTH = rf"{slot('c', 'n')}[ -](?P<unit>years?|days?)(?!-old)"
_DURATIONS = tuple(
    regex.compile(pattern, regex.IGNORECASE)
    for pattern in (
        rf"{_LENGTH}(?:[ ](?!ago\b|later\b|earlier\b|old\b){WORD}){{0,5}}?,?[ ]{_SPAN}",
        rf"{_SPAN},?[ ](?:—[ ])?(?:or[ ]|for[ ]|an?[ ](?:period|span|stretch|spell|run|total)[ ]of[ ]){_LENGTH}",
        rf"{_LENGTH}[ ]\({slot('k', 'k')}\)",
    )
)
_SINCE = regex.compile(
    rf"(?:mark\w*|celebrat\w*|it is|it has been|it’s been|it's been)[ ]{slot('c', 'n')}[ ]years"
    rf"[ ](?:this year[ ]|on[ ]|today[ ])?since"
    rf"(?:[ ]{WORD}){{0,4}}?[ ]{slot('y', 'y')}",
    regex.IGNORECASE,
)
_ANNIVERSARY = regex.compile(
    rf"(?:{slot('o', 'o')}|{slot('c', 'n')}-year)[ ]anniversary[ ](?:of|since)(?:"
    rf"[ ](?!and\b|in\b){WORD}){{0,4}}?[ ](?:in[ ])?{slot('y', 'y')}",
    regex.IGNORECASE,
)
_AGO = tuple(
    regex.compile(pattern, regex.IGNORECASE)
    for pattern in (
        rf"{slot('c', 'n')}[ ]years[ ]ago,?[ ]in[ ]{slot('y', 'y')}",
        rf"\bin[ ]{slot('y', 'y')},[ ]{slot('c', 'n')}[ ]years[ ]ago",
    )
)
_THEN = regex.compile(rf"^[ ]*In[ ]{slot('y', 'then')}[ ,]")
_SHIFT = regex.compile(
    r"\b(?:next|last|coming|upcoming|will|would|planned|ahead|previous|approach\w*|earlier)\b", regex.IGNORECASE
)
_BACKWARDS = regex.compile(r"\b(?:back|backwards|BC|B\.C|BCE|reverse\w*|down|model|ended)\b", regex.IGNORECASE)
_RANGE = regex.compile(
    rf"(?:\bfrom[ ]{slot('yd', 'a')}[ ](?:to|until|through)[ ]{slot('yd', 'b')}|\bbetween"
    rf"[ ]{slot('yd', 'a')}[ ]and[ ]{slot('yd', 'b')})",
    regex.IGNORECASE,
)


def periods(page: Page) -> Iterator[Check]:
    """Every length of time that stands with its ends, and every range of years or dates."""
    for line in page.lines:
        if not line.has("ydk"):
            continue
        yield from _durations(line)
        yield from _anniversaries(page, line)
        yield from _order(line)


def _durations(line: Line) -> Iterator[Check]:
    seen: set[Figure] = set()
    for pattern in _DURATIONS:
        for match in line.find(pattern):
            length, a, b = line.at(match, "n"), line.at(match, "a"), line.at(match, "b")
            years = line.at(match, "k")
            if length is None or length in seen or length.value != int(length.value):
                continue
            if years is not None:
                between: float | None = years.second - years.value
                inputs = [length.as_input(), years.as_input()]
            elif a is not None and b is not None:
                between = _between(a, b, days=match["unit"].casefold().startswith("day"))
                inputs = [length.as_input(), a.as_input(), b.as_input()]
            else:
                continue
            if between is None or between < 0:
                continue
            seen.add(length)
            unit = "day" if match["unit"].casefold().startswith("day") else "year"
            months = a is not None and b is not None and a.month is not None and b.month is not None
            computed = f"{_counted(between, unit)} between the two"
            yield checked(
                "duration",
                length.span,
                inputs,
                stated=f"{length.text()} {unit}s",
                computed=computed,
                agrees=_lasts(length, between, exact=not months or unit == "day"),
                message=f"There are {computed}; the story says {length.text()}.",
            )


def _between(a: Figure, b: Figure, *, days: bool) -> float | None:
    """Years or days from one figure to another, as exactly as both are written."""
    if days:
        one, other = day_of(a, b.year or 2023), day_of(b, 2023)
        return (
            float((other - one).days)
            if one is not None and other is not None and a.kind is b.kind is Kind.DATE
            else None
        )
    if a.year is None or b.year is None:
        return None
    if a.month is not None and b.month is not None:
        return b.year - a.year + (b.month - a.month) / 12
    return float(b.year - a.year)


def _lasts(length: Figure, between: float, *, exact: bool) -> bool:
    """Whether a length fits; years may be counted with both ends ("eight seasons from 2014 to 2021")."""
    n = length.value
    if length.hedge is Hedge.OVER:
        return n - 1 <= between <= n + 5
    if length.hedge is Hedge.UNDER:
        return n - 2 <= between <= n + 1
    if length.hedge is Hedge.ABOUT:
        return abs(n - between) <= max(2.0, 0.15 * n)
    return n - 1 <= between <= n if exact else n - 1 <= between < n + 1


def _counted(number: float, unit: str) -> str:
    value = round(number, 1)
    shown = int(value) if value == int(value) else value
    return f"{shown} {unit}{'' if shown == 1 else 's'}"


def _anniversaries(page: Page, line: Line) -> Iterator[Check]:
    then = next((line.at(m, "then") for m in line.find(_THEN)), None)
    now = then.year if then is not None else page.published.year if page.published is not None else None
    if now is None:
        return
    turn = then is None and page.published is not None and page.published.month in (1, 2, 11, 12)
    slack = 1 if turn or _SHIFT.search(line.text) else 0
    for pattern in (_SINCE, _ANNIVERSARY, *_AGO):
        for match in line.find(pattern):
            count, year = line.at(match, "n") or line.at(match, "o"), line.at(match, "y")
            if count is None or year is None or year.year is None or year is then or count.value < 1:
                continue
            passed = now - year.year
            if passed <= 0 or abs(passed - count.value) > 0.5 * max(passed, count.value):
                continue
            allowed = max(slack, 1 if pattern in _AGO else 0)
            loose = {Hedge.NONE: 0.0, Hedge.ABOUT: 0.1, Hedge.UNDER: 0.1, Hedge.OVER: 0.2}[count.hedge] * passed
            computed = f"from {year.year} to {now} it is {passed} years"
            yield checked(
                "anniversary",
                count.span,
                [count.as_input(), year.as_input()],
                stated=f"{count.text()} years",
                computed=computed,
                agrees=abs(passed - count.value) <= allowed + loose,
                message=f"{computed[0].upper()}{computed[1:]}; the story says {count.text()}.",
            )


def _order(line: Line) -> Iterator[Check]:
    for match in line.find(_RANGE):
        numbers = match.capturesdict()
        if not numbers["a"] or not numbers["b"]:
            continue
        a, b = line.figures[int(numbers["a"][0])], line.figures[int(numbers["b"][0])]
        turned = _turned(a, b)
        if turned is None or _BACKWARDS.search(line.text):
            continue
        words = [_words(line, f) for f in (a, b)]
        yield _range(line, (a, b), words, turned)
    for figure in line.figures:
        if figure.kind is Kind.YEARS and not _BACKWARDS.search(line.text):
            words = [str(int(figure.value)), str(int(figure.second))]
            yield _range(line, (figure,), words, figure.second < figure.value)


def _words(line: Line, figure: Figure) -> str:
    return line.text[figure.span.start - line.span.start : figure.span.end - line.span.start]


def _turned(a: Figure, b: Figure) -> bool | None:
    """Whether the second date lies before the first; None where that cannot be told."""
    if a.year is not None and b.year is not None and a.kind is b.kind:
        one, other = (a.year, a.month or 0, a.day or 0), (b.year, b.month or 0, b.day or 0)
        both = a.month is not None and b.month is not None
        return other < one if both else b.year < a.year
    if a.kind is b.kind is Kind.DATE and a.year is b.year is None and a.month == b.month:
        return (b.day or 0) < (a.day or 0)
    return None


def _range(line: Line, figures: tuple[Figure, ...], words: list[str], turned: bool) -> Check:
    return checked(
        "order",
        figures[-1].span,
        [f.as_input() for f in figures],
        stated=" to ".join(words),
        computed=f"{words[1]} comes {'before' if turned else 'after'} {words[0]}",
        agrees=not turned,
        message=f"The range runs backwards: {words[1]} comes before {words[0]}.",
    )
