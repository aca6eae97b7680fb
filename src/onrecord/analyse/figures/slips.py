"""One sum given twice with different sizes or currencies: "a $4.7 million loan" and "the $4.7 billion loan"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from onrecord.analyse.figures.checked import checked
from onrecord.analyse.figures.figure import Figure, Kind
from onrecord.analyse.figures.lines import Line, Page
from onrecord.analyse.lexicons import words
from onrecord.model import Check

_AFTER = regex.compile(r"[\w-]*[ ](?:in[ ]|of[ ]|for[ ])?(\p{Ll}[\p{Ll}-]{2,})(?:[ ](\p{Ll}[\p{Ll}-]{2,}))?")
_CONTENT = regex.compile(r"\p{Ll}{5,}")
_AROUND = 45
_SURE = 3
"""Digits from which the same figure in two sizes is one sum, whatever stands around it."""


@dataclass(frozen=True, slots=True)
class _Mention:
    figure: Figure
    noun: frozenset[str]
    around: frozenset[str]


def slips(page: Page) -> Iterator[Check]:
    """Pairs of mentions with the same digits, of one thing, that differ in size or currency."""
    by_digits: dict[str, list[_Mention]] = defaultdict(list)
    for line in page.lines:
        for figure in line.figures:
            if figure.kind is Kind.MONEY or (figure.kind is Kind.COUNT and figure.scale >= 1e6):
                by_digits[f"{figure.value / figure.scale:g}"].append(_mention(line, figure))
    for digits, mentions in by_digits.items():
        if len(mentions) > 1:
            yield from _pairs(page, digits, mentions)


def _mention(line: Line, figure: Figure) -> _Mention:
    start, end = figure.span.start - line.span.start, figure.span.end - line.span.start
    match = _AFTER.match(line.text, end)
    noun = {w.removesuffix("s") for w in match.groups() if w} - words("function_words_near_figures") if match else set()
    around = line.text[max(0, start - _AROUND) : start] + " " + line.text[end : end + _AROUND]
    near = {w.removesuffix("s") for w in _CONTENT.findall(around)} - words("function_words_near_figures")
    return _Mention(figure, frozenset(noun), frozenset(near))


def _pairs(page: Page, digits: str, mentions: list[_Mention]) -> Iterator[Check]:
    length = len(digits.replace(".", "").strip("0"))
    first = mentions[0]
    kinds = {(m.figure.scale, _family(m.figure.unit)) for m in mentions}
    if len(kinds) == 1:
        alike = [m for m in mentions[1:] if m.noun & first.noun and m.figure.kind is first.figure.kind]
        if alike and (first.figure.scale > 1 or length >= 2):
            yield _made(page, first, alike[0], agrees=True)
        return
    if len(kinds) != 2:
        return
    other = next(
        m
        for m in mentions
        if (m.figure.scale, _family(m.figure.unit)) != (first.figure.scale, _family(first.figure.unit))
    )
    if first.figure.kind is not other.figure.kind:
        return
    sized = first.figure.scale != other.figure.scale
    if sized and _family(first.figure.unit) != _family(other.figure.unit):
        return
    if sized and 1 in (first.figure.scale, other.figure.scale):
        return
    same_noun, shared = bool(first.noun & other.noun), bool(first.around & other.around)
    money = first.figure.kind is Kind.MONEY
    certain = same_noun if length == 1 else same_noun or (shared and money) or (sized and money and length >= _SURE)
    if certain and (first.figure.scale > 1 or length >= 2):
        yield _made(page, first, other, agrees=False)


def _family(unit: str) -> str:
    """The sign of a currency; all dollars count as one."""
    return unit[-1:]


def _made(page: Page, one: _Mention, other: _Mention, *, agrees: bool) -> Check:
    a, b = one.figure.span.of(page.text), other.figure.span.of(page.text)
    return checked(
        "currency",
        other.figure.span,
        (one.figure.as_input(), other.figure.as_input()),
        stated=b,
        computed=f"{a} elsewhere in the story",
        agrees=agrees,
        message=f"The story gives {a} in one place and {b} in another. Are they the same sum?",
    )
