"""A figure as a story writes it: its value, how exactly it is given, and what it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from onrecord.model import CheckInput, Span


class Kind(StrEnum):
    """What a figure is; the letters stand for it in templates."""

    COUNT = "c"
    PERCENT = "p"
    POINTS = "q"
    MONEY = "m"
    FRACTION = "f"
    PAIR = "s"
    ORDINAL = "o"
    YEAR = "y"
    YEARS = "k"
    DATE = "d"
    RANGE = "r"


class Hedge(StrEnum):
    """How a figure is loosened by the words before it."""

    NONE = ""
    ABOUT = "about"
    UNDER = "under"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that a figure may stand for."""

    low: float
    high: float

    def meets(self, other: Bounds) -> bool:
        """Whether one value could be meant by both."""
        slack = 1e-9 * max(1.0, abs(self.high), abs(other.high))
        return self.low <= other.high + slack and other.low <= self.high + slack


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure or date. ``place`` is the unit of the last digit that counts: 0.1 for 4.5, 10 for 250.

    ``scale`` is the word after it ("million") as a number, ``unit`` the currency. ``second`` is the other number of a
    pair ("52-48") or the last year of a range. Dates have year, month, day and weekday as far as they are written.
    """

    span: Span
    kind: Kind
    value: float = 0.0
    place: float = 1.0
    scale: float = 1.0
    unit: str = ""
    hedge: Hedge = Hedge.NONE
    worded: bool = False
    second: float = 0.0
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def scaled(self, scale: float) -> Figure:
        """The figure with a scale that only its neighbour carries ("from 3 to 4 million")."""
        return replace(self, value=self.value * scale, place=self.place * scale, scale=scale)

    def exact(self) -> bool:
        """Whether the figure is given to the last unit and without "about"."""
        return self.hedge is Hedge.NONE and self.scale == 1

    def bounds(self, finest: float | None = None) -> Bounds:
        """What the figure may stand for if it was rounded as reporters round.

        ``finest`` is the place of the figure beside it, where that is the finer one.
        """
        place = min(self.place, finest) if finest is not None and self.scale > 1 else self.place
        half = place / 2
        if self.kind in (Kind.COUNT, Kind.MONEY):
            most = 0.05 if self.scale > 1 else 0.015
            half = min(half, most * abs(self.value))
            if self.kind is Kind.COUNT and self.scale == 1 and self.place == 1:
                half = 0.0
        if self.kind is Kind.FRACTION:
            half = 0.06 * self.value
        return _hedged(self.value, half, self.hedge)

    def text(self) -> str:
        """The value as a checker would write it."""
        if self.kind is Kind.PERCENT:
            return f"{plain(self.value)} percent"
        if self.kind is Kind.POINTS:
            return f"{plain(self.value)} percentage points"
        if self.kind is Kind.FRACTION:
            return f"{plain(self.value)} percent"
        if self.kind is Kind.MONEY:
            return f"{self.unit}{plain(self.value)}" if not self.unit.isalpha() else f"{plain(self.value)} {self.unit}"
        if self.kind is Kind.PAIR:
            return f"{plain(self.value)} and {plain(self.second)}"
        if self.kind is Kind.YEARS:
            return f"{int(self.value)} to {int(self.second)}"
        if self.kind is Kind.YEAR:
            return str(self.year)
        return plain(self.value)

    def as_input(self) -> CheckInput:
        """The figure as an input of a check."""
        return CheckInput(span=self.span, value=self.text())


def _hedged(value: float, half: float, hedge: Hedge) -> Bounds:
    """Bounds widened by what the words before the figure say."""
    loose = abs(value)
    if hedge is Hedge.ABOUT:
        half = max(half, 0.07 * loose)
    low, high = value - half, value + half
    if hedge is Hedge.UNDER:
        return Bounds(value - max(half, 0.15 * loose), high)
    if hedge is Hedge.OVER:
        return Bounds(low, value + max(half, 0.25 * loose))
    return Bounds(low, high)


def plain(value: float) -> str:
    """A number with thousands separated and no needless decimals."""
    rounded = round(value, 2) if abs(value) < 10 else round(value, 1)
    if abs(value) >= 1000:
        rounded = round(value)
    return f"{int(rounded):,}" if rounded == int(rounded) else f"{rounded:,}"


__all__ = ["Bounds", "Figure", "Hedge", "Kind", "plain"]
