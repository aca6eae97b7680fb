"""Dates held against the calendar: the weekday beside a date, weekdays of two dates, and days that do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import regex

from onrecord.analyse.figures.checked import checked
from onrecord.analyse.figures.dates import MONTHS, WEEKDAYS, day_of, exists, written
from onrecord.analyse.figures.figure import Figure, Kind
from onrecord.analyse.figures.lines import Line, Page
from onrecord.model import Check, CheckInput

_FIRST_YEAR = 1800
"""Before, calendars differed from country to country."""
_NEAR = 45
"""Days within which two dates without a year are taken to be of one year."""
_A_YEAR = timedelta(days=360)
_LEAP, _COMMON = 2024, 2023
_COUNTED = regex.compile(
    r"[ ](?!(?:in|at|on|and|or|to|the|when|for|after|before|by|from|with|was|is|as|but|that|this)\b)\p{Ll}"
)
_IN = regex.compile(r"\b(?:in|since|of|this|last|next|during|early|late|mid)[ -]$", regex.IGNORECASE)


def weekdays(page: Page) -> Iterator[Check]:
    """Every weekday that stands beside a date, and every date that no calendar has."""
    loose: list[Figure] = []
    for line in page.lines:
        for figure in line.figures:
            if figure.kind is not Kind.DATE or figure.month is None or figure.day is None:
                continue
            if not exists(figure.month, figure.day, figure.year):
                if not _counted(page, line, figure):
                    yield _impossible(page, figure)
            elif figure.weekday is not None:
                found = _against_calendar(page, figure)
                if found is None:
                    loose.append(figure)
                else:
                    yield found
    yield from _against_each_other(page, loose)


def _counted(page: Page, line: Line, figure: Figure) -> bool:
    """Whether the day is a number of things: "In February 30 people"."""
    if figure.year is not None:
        return False
    before = page.text[max(line.span.start, figure.span.start - 12) : figure.span.start]
    return bool(_COUNTED.match(page.text, figure.span.end)) or (figure.weekday is None and bool(_IN.search(before)))


def _impossible(page: Page, figure: Figure) -> Check:
    words = figure.span.of(page.text)
    month = MONTHS[(figure.month or 1) - 1]
    year = f" {figure.year}" if figure.year is not None and figure.month == 2 else ""
    days = 28 if year or figure.month != 2 else 29
    days = days if figure.month == 2 else 30
    return checked(
        "impossible-date",
        figure.span,
        [CheckInput(span=figure.span, value=words)],
        stated=words,
        computed=f"{month}{year} has {days} days",
        agrees=False,
        message=f"There is no such day: {month}{year} has {days} days.",
    )


def _against_calendar(page: Page, figure: Figure) -> Check | None:
    """The weekday against the year written, or against the nearest days before and after publication."""
    if figure.year is not None:
        written_day = day_of(figure) if figure.year >= _FIRST_YEAR else None
        possible = [written_day] if written_day is not None else []
    elif page.published is not None:
        possible = _near(page.published, figure)
    else:
        return None
    if not possible:
        return None
    stated = WEEKDAYS[figure.weekday or 0]
    nearest = possible[0]
    fitting = next((day for day in possible if day.weekday() == figure.weekday), None)
    is_or_was = "is" if page.published is not None and nearest > page.published else "was"
    day = f"{MONTHS[nearest.month - 1]} {nearest.day}, {nearest.year},"
    return checked(
        "weekday",
        figure.span,
        [CheckInput(span=figure.span, value=f"{(fitting or nearest).isoformat()}, {stated}")],
        stated=stated,
        computed=written(fitting or nearest),
        agrees=fitting is not None,
        message=f"{day} {is_or_was} a {WEEKDAYS[nearest.weekday()]}, not a {stated}.",
    )


def _near(published: date, figure: Figure) -> list[date]:
    """The same day in the years around publication, the nearest first; none a year away."""
    days = [day for year in (-1, 0, 1) if (day := day_of(figure, published.year + year)) is not None]
    return sorted((d for d in days if abs(d - published) < _A_YEAR), key=lambda day: abs(day - published))


def _against_each_other(page: Page, loose: list[Figure]) -> Iterator[Check]:
    """Two dates without a year: a Monday the 4th and a Wednesday the 5th of one month cannot both be right."""
    for one, other in pairwise(loose):
        gaps = {_gap(one, other, year) for year in (_LEAP, _COMMON)}
        if any(gap is None or gap == 0 or abs(gap) > _NEAR for gap in gaps):
            continue
        between = ((other.weekday or 0) - (one.weekday or 0)) % 7
        agrees = any(gap is not None and gap % 7 == between for gap in gaps)
        words = [figure.span.of(page.text) for figure in (one, other)]
        inputs = [CheckInput(span=f.span, value=w) for f, w in zip((one, other), words, strict=True)]
        yield checked(
            "weekday",
            other.span,
            inputs,
            stated=WEEKDAYS[other.weekday or 0],
            computed=f"{words[0]} and {words[1]}" + ("" if agrees else " do not fit one year"),
            agrees=agrees,
            message=f"“{words[0]}” and “{words[1]}” cannot both be right in one year.",
        )


def _gap(one: Figure, other: Figure, year: int) -> int | None:
    first, second = day_of(one, year), day_of(other, year)
    return (second - first).days if first is not None and second is not None else None
