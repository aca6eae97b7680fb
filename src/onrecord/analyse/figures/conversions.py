"""Units converted in brackets: "10 miles (16 km)", "90 degrees Fahrenheit (32 C)"."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import regex

from onrecord.analyse.figures.checked import checked
from onrecord.analyse.figures.figure import Bounds, Figure, plain
from onrecord.analyse.figures.lines import Line, Page, mark, slot
from onrecord.model import Check

_SLACK = 0.02
_MINUS = regex.compile(r"(?:minus|below|[-−–])[ ]?$", regex.IGNORECASE)


@cache
def _families() -> dict[str, dict[str, Any]]:
    text = files("onrecord.analyse").joinpath("lexicon", "units.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _units() -> dict[str, tuple[str, str]]:
    """Every way to write a unit, with its family and name."""
    return {
        word: (family, name)
        for family, units in _families().items()
        for name, unit in units.items()
        for word in unit["words"]
    }


@cache
def _pattern() -> regex.Pattern[str]:
    unit = "|".join(sorted(map(regex.escape, _units()), key=len, reverse=True))
    return regex.compile(
        rf"(?<!{mark('c')}[ -]\p{{L}}+,?(?:[ ]and)?"
        rf"[ ]){slot('c', 'a')}[ -]?(?P<from>{unit})(?:[ -]\p{{L}}+)?"
        rf"[ ]\((?:about|or|around|roughly|some|nearly|almost|more than|over|approximately)?"
        rf"[ ]?{slot('c', 'b')}[ -]?(?P<to>{unit})\.?[ ]?\)"
    )


def conversions(page: Page) -> Iterator[Check]:
    """Every pair of units, the second in brackets."""
    for line in page.lines:
        if "(" in line.text and len(line.figures) >= 2:
            for match in line.find(_pattern()):
                a, b = line.at(match, "a"), line.at(match, "b")
                (family, one), (other_family, other) = _units()[match["from"]], _units()[match["to"]]
                if a is None or b is None or family != other_family or one == other:
                    continue
                if family == "temperature" and any(_MINUS.search(line.template[: match.start(n) - 2]) for n in "ab"):
                    continue
                yield _conversion(line, (a, match["from"], one), (b, match["to"], other), family)


def _conversion(line: Line, one: tuple[Figure, str, str], other: tuple[Figure, str, str], family: str) -> Check:
    a, from_words, from_unit = one
    b, to_words, to_unit = other
    stated = _loose(b)
    ways = list(_ways(family, from_unit, to_unit))
    possible = [_turned(_loose(a), way) for way in ways]
    computed = f"{a.text()} {from_words} is {plain(ways[0](a.value))} {to_words}"
    return checked(
        "unit",
        b.span,
        (a.as_input(), b.as_input()),
        stated=f"{b.text()} {to_words}",
        computed=computed,
        agrees=any(stated.meets(bounds) for bounds in possible),
        message=f"{computed}; the story says {b.text()}.",
    )


def _ways(family: str, one: str, other: str) -> Iterator[Any]:
    """Functions from one unit to the other: temperatures also as differences, gallons also as the British ones."""
    if family == "temperature":
        if one == "F":
            yield lambda value: (value - 32) / 1.8
            yield lambda value: value / 1.8
        else:
            yield lambda value: value * 1.8 + 32
            yield lambda value: value * 1.8
        return
    units = _families()[family]
    for a in (units[one]["size"], units[one].get("other")):
        for b in (units[other]["size"], units[other].get("other")):
            if a is not None and b is not None:
                yield lambda value, a=a, b=b: value * a / b


def _loose(figure: Figure) -> Bounds:
    """Bounds as wide as a converted figure may be rounded."""
    half = figure.place / 2 + _SLACK * abs(figure.value)
    bounds = figure.bounds()
    return Bounds(min(bounds.low, figure.value - half), max(bounds.high, figure.value + half))


def _turned(bounds: Bounds, way: Any) -> Bounds:
    return Bounds(way(bounds.low), way(bounds.high))
