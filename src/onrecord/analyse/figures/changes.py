"""Changes held against the two figures they lie between: "rose 20 percent, from 410 to 488", "doubled from 30 to 62".

Percentages of change, differences, multiples, percent against percentage points, and the direction of the verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from onrecord.analyse.figures.checked import checked
from onrecord.analyse.figures.figure import Bounds, Figure, Kind, plain
from onrecord.analyse.figures.lines import FILL, Line, Page, slot
from onrecord.analyse.lexicons import pairs, words
from onrecord.model import Check, CheckInput


def _any(entries: object) -> str:
    return "|".join(sorted(map(regex.escape, entries), key=len, reverse=True))  # type: ignore[call-overload]


_FIGURES = "cpm"
_LOOSE = (
    r"(?:(?:an?|the|its|their|about|around|just|some|more than|over|nearly|almost|roughly|at least|under|only|a record"
)
_LOOSE += r"|an estimated|an average of|a low of|a high of|a record low of|a record high of|less than|fewer than)[ ])*"
_A, _B = _LOOSE + slot(_FIGURES, "a"), _LOOSE + slot(_FIGURES, "b")
_FROM_TO = rf"from[ ]{_A}{FILL}{{0,6}}?,?[ ]to[ ]{_B}"
_TO_FROM = rf"to[ ]{_B}{FILL}{{0,6}}?,?[ ](?:up[ ]|down[ ])?from[ ]{_A}"
_RISE, _FALL = _any(words("rises")), _any(words("falls"))
_WAY = rf"(?:(?P<rise>{_RISE})|(?P<fall>{_FALL}))"
_NOUN = (
    r"(?:(?P<rise>increase|rise|jump|gain|growth|surge|climb|hike|uptick)|"
    r"(?P<fall>decrease|drop|fall|decline|cut|reduction|dip|slump|loss))"
)
_S = rf"(?:by[ ])?{_LOOSE}{slot('cpqmf', 's')}"
_ALSO = rf"(?:,?[ ]or[ ]{_LOOSE}{slot('cpqmf', 's2')},?)?"
_STEPS = r"(?:[ ](?:people|jobs|points|cents|votes|seats|pupils|students|members|degrees|places|homes|cases))?"

_PATTERNS = tuple(
    regex.compile(rf"(?<![\p{{L}}-])(?:{pattern})", regex.IGNORECASE)
    for pattern in (
        rf"{_WAY}{FILL}{{0,3}}?[ ]{_S}{_STEPS}{_ALSO}{FILL}{{0,5}}?,?[ ](?:{_FROM_TO})",
        rf"{_WAY}{FILL}{{0,3}}?[ ]{_S}{_STEPS}{_ALSO}{FILL}{{0,5}}?,?[ ](?:{_TO_FROM})",
        rf"{_WAY}{FILL}{{0,5}}?[ ](?:{_FROM_TO}){FILL}{{0,6}}?(?:,[ ]|[ ][—–-][ ]|[ ]\()(?:which[ ]is"
        rf"[ ])?an?[ ](?:\p{{L}}+[ ])?"
        rf"(?:increase|rise|jump|gain|drop|fall|decline|decrease|cut|reduction|change|difference)[ ]of[ ]{_S}{_ALSO}",
        rf"{_WAY}{FILL}{{0,5}}?[ ](?:{_FROM_TO}){FILL}{{0,6}}?(?:,[ ]|[ ][—–-][ ]|[ ]\()(?:which[ ]is"
        rf"[ ])?(?:an?[ ])?{_S}[ ]"
        rf"(?:increase|rise|jump|gain|drop|fall|decline|decrease|cut|reduction)\b",
        rf"{_WAY}{FILL}{{0,5}}?[ ](?:{_FROM_TO}){FILL}{{0,4}}?,[ ]or[ ]{_S}(?=[ ]?[.,;)])",
        rf"{_NOUN}[ ]of[ ]{_S}{_ALSO}{FILL}{{0,5}}?,?[ ](?:{_FROM_TO})",
        rf"an?[ ]{_S}[ -]{_NOUN}{FILL}{{0,6}}?,?[ ](?:{_FROM_TO})",
        rf"{slot('cpm', 'b')}{FILL}{{0,3}}?,[ ](?:which[ ](?:is|was)[ ])?(?:(?P<rise>up)|(?P<fall>down))"
        rf"[ ]{_S}[ ]from[ ]{_A}",
    )
)
_MULTIPLE = regex.compile(
    rf"(?<![\p{{L}}-])(?P<how>(?:more than |nearly |almost |about |roughly )?)(?P<times>{_any(pairs('multiples'))})\b"
    rf"{FILL}{{0,5}}?,?[ ](?:{_FROM_TO}|{_TO_FROM.replace('<a>', '<a2>').replace('<b>', '<b2>')})",
    regex.IGNORECASE,
)
_DIRECTION = regex.compile(
    rf"(?<![\p{{L}}-]){_WAY}(?:[ ](?:slightly|sharply|steeply|again|further|slowly))?[ ](?:{_FROM_TO})",
    regex.IGNORECASE,
)
_MOST = 60
"""Figures of a sentence; one with more is a table. Each makes the sentence longer for the patterns by its mark."""

_RANKS = regex.compile(
    r"\b(?:rank\w*|place[sd]?|position|seed\w*|table|standings|league|spots?|No|number|handicap|par|odds|time)\b",
    regex.IGNORECASE,
)
_SLACKS = {
    "": (0.1, 0.1),
    "more than": (0.02, 0.5),
    "nearly": (0.22, 0.03),
    "almost": (0.22, 0.03),
    "about": (0.2, 0.2),
    "roughly": (0.2, 0.2),
}
"""How far below and above two times a "doubled" may lie, as a share, by the words before it."""


def changes(page: Page) -> Iterator[Check]:
    """Every change that the story states together with both figures."""
    for line in page.lines:
        if 2 <= len(line.figures) <= _MOST and (" from " in line.text or "From " in line.text):
            yield from _in_line(line)


def _in_line(line: Line) -> Iterator[Check]:
    seen: set[Figure] = set()
    for pattern in _PATTERNS:
        for match in line.find(pattern):
            for name in ("s", "s2"):
                stated = line.at(match, name)
                if stated is None or stated in seen:
                    continue
                ends = _ends(line.at(match, "a"), line.at(match, "b"))
                found = _change(stated, *ends, match) if ends is not None else None
                if found is not None:
                    seen |= {f for f in (stated, line.at(match, "a"), line.at(match, "b")) if f is not None}
                    yield found
    for match in line.find(_MULTIPLE):
        a, b = line.at(match, "a") or line.at(match, "a2"), line.at(match, "b") or line.at(match, "b2")
        ends = _ends(a, b)
        if ends is not None and not seen & {a, b}:
            seen |= {f for f in (a, b) if f is not None}
            yield _multiple(line, match, *ends)
    for match in line.find(_DIRECTION):
        a, b = line.at(match, "a"), line.at(match, "b")
        ends = _ends(a, b)
        if ends is not None and not seen & {a, b} and not _RANKS.search(line.text):
            found = _direction(line, match, *ends)
            if found is not None:
                yield found


def _ends(a: Figure | None, b: Figure | None) -> tuple[Figure, Figure] | None:
    """The two ends of a change, of one kind and scale ("from 3 to 4 million"); None where they do not go together."""
    if a is None or b is None:
        return None
    if a.kind is Kind.COUNT and b.kind in (Kind.PERCENT, Kind.MONEY) and a.scale == 1:
        a = replace(a, kind=b.kind, unit=b.unit)
    if b.kind is Kind.COUNT and a.kind is Kind.MONEY and b.scale >= a.scale:
        b = replace(b, kind=a.kind, unit=a.unit)
    if a.scale == 1 and b.scale > 1 and a.value < 1000:
        a = a.scaled(b.scale)
    if a.kind is not b.kind or a.unit != b.unit or not a.value or not b.value:
        return None
    return a, b


def _change(stated: Figure, a: Figure, b: Figure, match: regex.Match[str]) -> Check | None:
    low, high = a.bounds(b.place), b.bounds(a.place)
    if low.low <= 0:
        return None
    rise = b.value >= a.value
    percent = _sorted(100 * (high.low / low.high - 1), 100 * (high.high / low.low - 1))
    difference = _sorted(high.low - low.high, high.high - low.low)
    relative = 100 * abs(b.value - a.value) / a.value
    step = abs(b.value - a.value)
    inputs = (a.as_input(), b.as_input(), stated.as_input())
    way = f"From {a.text()} to {b.text()}"
    what = "a rise" if rise else "a fall"
    wrong_way = bool(match["fall"]) if rise else bool(match["rise"])
    if stated.kind in (Kind.PERCENT, Kind.FRACTION):
        agrees = stated.bounds().meets(percent)
        computed = f"{way} is {what} of {plain(relative)} percent"
        if a.kind is Kind.PERCENT:
            points = Figure(stated.span, Kind.POINTS, step).text()
            if not agrees and stated.bounds().meets(difference):
                message = f"{way} is {points}, or {plain(relative)} percent; the story calls it {stated.text()}."
                return _made(
                    "percent-points", stated, inputs, f"{points}, or {plain(relative)} percent", False, message
                )
            computed = f"{way} is {points}, or {plain(relative)} percent"
        kind = "percentage-change"
    elif stated.kind is Kind.POINTS or (stated.kind is Kind.COUNT and a.kind is Kind.PERCENT):
        if a.kind is not Kind.PERCENT:
            return None
        agrees = stated.bounds().meets(difference)
        kind, computed = "percent-points", f"{way} is {plain(step)} percentage points"
        return _made(kind, stated, inputs, computed, agrees, f"{computed}; the story says {plain(stated.value)}.")
    else:
        if stated.kind is Kind.COUNT and a.kind is Kind.MONEY and stated.scale > 1:
            stated = replace(stated, kind=a.kind, unit=a.unit)
        if stated.kind is not a.kind or stated.unit != a.unit:
            return None
        agrees = stated.bounds(min(a.place, b.place)).meets(difference)
        kind, computed = "change", f"{way} is {what} of {replace(a, value=step).text()}"
    if wrong_way and a.kind is b.kind and not _RANKS.search(match.string):
        return _made(
            "change", stated, inputs, f"{way} is {what}", False, f"{way} is {what}; the story says the opposite."
        )
    return _made(kind, stated, inputs, computed, agrees, f"{computed}; the story says {stated.text()}.")


def _made(
    kind: str, stated: Figure, inputs: tuple[CheckInput, ...], computed: str, agrees: bool, message: str
) -> Check:
    return checked(kind, stated.span, inputs, stated=stated.text(), computed=computed, agrees=agrees, message=message)


def _multiple(line: Line, match: regex.Match[str], a: Figure, b: Figure) -> Check:
    word, how = match["times"], match["how"].strip().casefold()
    times = float(pairs("multiples")[word.casefold()])
    below, above = _SLACKS[how]
    low, high = a.bounds(b.place), b.bounds(a.place)
    ratio = Bounds(high.low / low.high, high.high / max(low.low, 1e-9))
    computed = f"From {a.text()} to {b.text()} is {plain(b.value / a.value)} times"
    return checked(
        "multiple",
        line.place(match.start("times"), match.end("times")),
        (a.as_input(), b.as_input()),
        stated=word,
        computed=computed,
        agrees=ratio.meets(Bounds(times * (1 - below), times * (1 + above))),
        message=f"{computed}; the story says “{word}”.",
    )


def _direction(line: Line, match: regex.Match[str], a: Figure, b: Figure) -> Check | None:
    name = "rise" if match["rise"] else "fall"
    if a.value == b.value:
        return None
    what = "a rise" if b.value > a.value else "a fall"
    computed = f"From {a.text()} to {b.text()} is {what}"
    return checked(
        "change",
        line.place(match.start(name), match.end(name)),
        (a.as_input(), b.as_input()),
        stated=match[name],
        computed=computed,
        agrees=what == f"a {name}",
        message=f"{computed}; the story says “{match[name]}”.",
    )


def _sorted(one: float, other: float) -> Bounds:
    """Bounds of a change without its sign."""
    if one <= 0 <= other:
        return Bounds(0.0, max(-one, other))
    return Bounds(min(abs(one), abs(other)), max(abs(one), abs(other)))
