"""Relative dates ("last month", "on Monday") read from the day on which the story was published."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

import regex

from onrecord.model import Article, BlockRole

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_SHORT_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_WEEKDAYS = {name.casefold(): number for number, name in enumerate(calendar.day_name)}
_ISO = regex.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NAMED = regex.compile(
    r"\b(?:(?P<m1>\p{L}{3,9})\.? (?P<d1>\d{1,2})|(?P<d2>\d{1,2}) (?P<m2>\p{L}{3,9})\.?)\b(?:,? (?P<y>\d{4}))?"
)
_RELATIVE = regex.compile(
    r"\b(?P<day>yesterday|today|tonight|tomorrow)\b"
    r"|\b(?P<way>last|this|next) (?P<unit>week|month|year)\b"
    r"|\b(?P<count>\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten) (?P<of>day|week|month|year)s? ago\b"
    r"|\b(?:on |late |early )(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?! week)",
    regex.IGNORECASE,
)
_COUNTS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten".split())} | {
    "a": 1,
    "an": 1,
}


@dataclass(frozen=True, slots=True)
class Published:
    """The day of publication; the year may be unknown."""

    month: int
    day: int
    year: int | None = None

    @property
    def known(self) -> date | None:
        """The full date, or None without a year."""
        return date(self.year, self.month, self.day) if self.year is not None else None


def published(article: Article) -> Published | None:
    """The day of publication: as the file gives it, else as the dateline does; None where neither tells."""
    if article.published and (match := _ISO.match(article.published)):
        return _valid(*(int(part) for part in match.groups()))
    if article.published and (found := _named(article.published)):
        return found
    for block in article.blocks:
        if block.role is BlockRole.DATELINE and (found := _named(block.span.of(article.text))):
            return found
    return None


def _named(said: str) -> Published | None:
    """A day written with the name of its month, somewhere in some words."""
    for match in _NAMED.finditer(said):
        name = (match["m1"] or match["m2"]).casefold()
        month = _MONTHS.get(name) or _SHORT_MONTHS.get(name)
        if month:
            return _valid(int(match["y"] or 0), month, int(match["d1"] or match["d2"]))
    return None


def _valid(year: int, month: int, day: int) -> Published | None:
    """The day where the calendar has it, with room for days before and after; year 0 is an unknown one."""
    if year and not 1000 <= year <= 9000:
        return None
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return Published(month, day, year or None)


def with_dates(words: str, day: Published | None, *, ahead: bool) -> str:
    """The words with what each relative date means in brackets after it; as they are where the day is not known.

    ``ahead`` is True where the words tell of what is to come, so that "on Monday" is the next one.
    """
    if day is None:
        return words
    return _RELATIVE.sub(lambda m: f"{m.group()} [{said}]" if (said := _read(m, day, ahead)) else m.group(), words)


def _read(match: regex.Match[str], day: Published, ahead: bool) -> str | None:
    if match["unit"] == "month" and match["way"]:
        return _month(day, {"last": -1, "this": 0, "next": 1}[match["way"].casefold()])
    known = day.known
    if known is None:
        return None
    if match["day"]:
        return _day(known + timedelta({"yesterday": -1, "tomorrow": 1}.get(match["day"].casefold(), 0)))
    if match["unit"] == "year":
        return str(known.year + {"last": -1, "this": 0, "next": 1}[match["way"].casefold()])
    if match["weekday"]:
        away = (_WEEKDAYS[match["weekday"].casefold()] - known.weekday()) % 7
        return _day(known + timedelta(away if ahead else (away - 7 if away else 0)))
    if match["of"]:
        return _ago(known, match["count"].casefold(), match["of"].casefold())
    return None


def _ago(known: date, count: str, unit: str) -> str | None:
    number = _COUNTS.get(count) or (int(count) if count.isdecimal() else 0)
    if unit == "day":
        return _day(known - timedelta(number))
    if unit == "month":
        return _month(Published(known.month, known.day, known.year), -number)
    return str(known.year - number) if unit == "year" and number < known.year else None


def _month(day: Published, away: int) -> str:
    """The name of the month so many months away, with its year where that is known."""
    place = day.month - 1 + away
    name = calendar.month_name[place % 12 + 1]
    return f"{name} {day.year + place // 12}" if day.year is not None else name


def _day(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
