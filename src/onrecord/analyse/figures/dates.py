"""Reads dates as stories write them: "Monday, March 4, 2019", "4 March", "March 2019", "2019-03-04"."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

import regex

from onrecord.analyse.figures.figure import Figure, Kind
from onrecord.analyse.lexicons import pairs
from onrecord.model import Span

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def _any(name: str) -> str:
    return "|".join(sorted(pairs(name), key=len, reverse=True))


_LEAP = 2024
_YEAR = r"(?:1[5-9]|20)\d\d"
_MONTH = rf"(?:{_any('months')})"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_WEEKDAY = rf"(?:{_any('weekdays')})"
_DATE = regex.compile(
    rf"(?<![\w-])(?:(?P<w>{_WEEKDAY})(?:\.?,|\.)?[ ](?:the[ ])?\(?)?(?:"
    rf"(?P<m1>{_MONTH})(?:\.[ ]?|[ ])(?P<d1>{_DAY})(?:st|nd|rd|th)?(?![\d:/%]|[.,]\d{{1,3}}(?!\d)|"
    rf"[ ]?[-–][ ]?\d|[ ](?:percent|per"
    rf"|million|billion|thousand)\b)(?:,?[ ](?P<y1>{_YEAR})(?!\d|,\d|-|[ ]per))?"
    rf"|(?P<d2>{_DAY})(?:st|nd|rd|th)?[ ](?:of[ ])?(?P<m2>{_MONTH})\b\.?(?:,?[ ](?P<y2>{_YEAR})(?!\d|,\d|-))?"
    rf"|(?P<y4>{_YEAR})-(?P<m4>\d\d)-(?P<d4>\d\d)(?!\d)"
    rf"|(?P<m3>{_MONTH})\.?,?[ ](?:of[ ])?(?P<y3>{_YEAR})(?!\d|,\d|-))"
    rf"(?:,?[ ]\(?an?[ ](?P<w2>{_WEEKDAY})\b|[ ]?\((?P<w3>{_WEEKDAY})\.?\))?"
)


def dates(text: str, start: int, end: int) -> Iterator[Figure]:
    """The dates between two offsets, possible or not, in text order."""
    for match in _DATE.finditer(text, start, end):
        groups = match.groupdict()
        found = next(n for n in "1234" if groups.get(f"m{n}"))
        month, year, day = groups[f"m{found}"], groups[f"y{found}"], groups.get(f"d{found}")
        weekday = match["w"] or match["w2"] or match["w3"]
        number = int(month) if month.isdigit() else int(pairs("months")[month])
        if not 1 <= number <= 12:
            continue
        yield Figure(
            Span(match.start(), match.start() + len(match.group().rstrip("."))),
            Kind.DATE if day else Kind.YEAR,
            float(year or 0),
            year=int(year) if year else None,
            month=number,
            day=int(day) if day else None,
            weekday=int(pairs("weekdays")[weekday]) if weekday else None,
        )


def exists(month: int, day: int, year: int | None) -> bool:
    """Whether there is such a day; without a year, 29 February is one."""
    return 1 <= day <= monthrange(year if year is not None else _LEAP, month)[1]


def day_of(figure: Figure, year: int | None = None) -> date | None:
    """The calendar day of a date, in the year written or else the one given; None where something lacks or is wrong."""
    year = figure.year if figure.year is not None else year
    if year is None or figure.month is None or figure.day is None or not exists(figure.month, figure.day, year):
        return None
    return date(year, figure.month, figure.day)


def written(day: date) -> str:
    """A day in words: "Monday, March 4, 2019"."""
    return f"{WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}, {day.year}"
