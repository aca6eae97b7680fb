"""Reads the figures of a stretch of text: counts, percentages, sums of money, parts, scores and years.

What could be a code, a time, a telephone number, a road or a part of a name is left out: a figure that is not read
is only missed, one read wrongly makes a false alarm.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from onrecord.analyse.figures.figure import Figure, Hedge, Kind
from onrecord.analyse.figures.spelled import FRACTION, NUMBER, fraction, number
from onrecord.analyse.lexicons import pairs, words
from onrecord.model import Span

_MOST_DIGITS = 15
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_CURRENCY = r"(?:(?:US|AU|A|CA|C|NZ|HK|S|R)?\$|£|€|¥|₹|₽|₩)"
_COINS = {"dollar": "$", "pound": "£", "euro": "€", "yen": "¥", "rupee": "₹"}
_SCALE = "|".join(sorted(words_ for words_ in pairs("number_scales")))
_UNITS = "(?:km|kg|cm|mm|mph|kph|lbs?|ft|oz|ha|mi|C|F|g)"
_LONG = "thousand|million|billion|trillion"
_YEAR = r"(?:1[5-9]|20)\d\d"
_TAIL = (
    r"(?:(?P<percent>[ ]?%|[ -]per[ -]?cent\b|[ ]pc\b)|(?P<points>[ -]percentage[ -]points?\b)"
    r"|(?P<coin>[ ](?:dollars?|pounds?|euros?|yen|rupees?)\b(?![ ](?:lighter|heavier|of)\b|[ ]\([^)]{0,20}k)))?"
)
_FIGURE = regex.compile(
    rf"(?P<year>(?<![\w.,:/$£€#’'-])(?P<y1>{_YEAR})(?:[ ]?[-–/]"
    rf"[ ]?(?P<y2>{_YEAR}|\d\d))?(?![\w%:/]|[.,]\d|[ ]?%|-\p{{L}}"
    rf"|[ ](?:{_LONG}|per[ -]?cent)\b))"
    rf"|(?P<pair>(?<![\w.,:/$£€#’'-])(?P<s1>\d{{1,3}}(?:\.\d+)?)[ ]?[-–‑]"
    rf"[ ]?(?P<s2>\d{{1,3}}(?:\.\d+)?)(?![\w:/-]|[.,]\d))"
    rf"|(?P<ordinal>(?<![\w.,:/-])(?P<nth>\d{{1,3}})(?:st|nd|rd|th)\b)"
    rf"|(?P<digits>(?<![\w.,:/#’'-])(?P<currency>{_CURRENCY})?(?P<value>{_DIGITS})"
    rf"(?:(?P<scale>[ -](?:{_LONG})|(?:{_SCALE}))\b)?{_TAIL}(?:(?={_UNITS}(?!\w))|(?![\w:/%½¼¾]|[.,]\d|[-–]\d)))"
    rf"|(?<![\p{{L}}\d-])(?:{FRACTION})"
    rf"|(?P<worded>(?<![\p{{L}}\d-])(?P<spelled>{NUMBER}){_TAIL.replace('<', '<w_')}(?![\p{{L}}\d]))",
    regex.IGNORECASE,
)
_OF_TEN = regex.compile(r"[ ](?:in|out of)[ ](?:every[ ])?$")
_NO_COUNT = regex.compile(
    r"(?:\b(?:No|Nos|Rte|Hwy|Route|Highway|Interstate|Flight|Room|Channel|Chapter|Article|Section|Title|Page|Proposition|"
    r"Measure|Question|District|Ward|Precinct|Apollo|Windows|Boeing|Airbus|Formula|Type|Level|Grade|Phase|Part|Division|"
    r"Class|Act|Group|Local|Area|Unit|Engine|Gate|Platform|Runway|Psalm|Super Bowl|iPhone|Form|Rule|Stage|Lot|"
    r"Base|Top)\.?[ ]|[#@&/]|\b[A-Z]-)$"
)
_TIME = regex.compile(r"[ ]?(?:a\.?m\b|p\.?m\b|o[’']clock|noon)", regex.IGNORECASE)
_PLAIN_HALF = regex.compile(
    r"\b(?:first|second|final|opening|other|latter|better|this|that|last)[ ]$", regex.IGNORECASE
)
_HEDGES = {Hedge.OVER: "hedges_over", Hedge.UNDER: "hedges_under", Hedge.ABOUT: "hedges_about"}
_HEDGE = regex.compile(
    r"(?<!\p{L})(?:"
    + "|".join(
        f"(?P<{hedge.value}>{'|'.join(sorted(map(regex.escape, words(name)), key=len, reverse=True))})"
        for hedge, name in _HEDGES.items()
    )
    + r")[ ](?:the[ ]|an?[ ])?$",
    regex.IGNORECASE,
)
_REACH = 28


def figures(text: str, start: int, end: int, taken: list[Span]) -> Iterator[Figure]:
    """The figures between two offsets, in text order; ``taken`` are stretches (dates) that hold none."""
    place = 0
    for match in _FIGURE.finditer(text, start, end):
        span = Span(*match.span())
        while place < len(taken) and taken[place].end <= span.start:
            place += 1
        if place < len(taken) and taken[place].overlaps(span):
            continue
        found = _figure(text, start, span, match)
        if found is not None:
            yield found


def _figure(text: str, start: int, span: Span, match: regex.Match[str]) -> Figure | None:
    before = text[max(start, span.start - _REACH) : span.start]
    if match["year"]:
        return _years(span, match["y1"], match["y2"])
    if match["ordinal"]:
        return Figure(span, Kind.ORDINAL, float(match["nth"]))
    if _NO_COUNT.search(before) or _TIME.match(text, span.end):
        return None
    hedge = _hedge(before)
    if match["pair"]:
        return Figure(span, Kind.PAIR, float(match["s1"]), second=float(match["s2"]))
    if match["parts"] or match["half"]:
        if match["half"] and _PLAIN_HALF.search(before):
            return None
        value = fraction(match["parts"], match["part"])
        return Figure(span, Kind.FRACTION, value, 1.0, hedge=hedge, worded=True) if value is not None else None
    if match["worded"]:
        read = number(match["spelled"])
        return _counted(span, match, "w_", read, 1.0, hedge, worded=True) if read is not None else None
    return _digits(span, match, hedge)


def _years(span: Span, first: str, last: str | None) -> Figure | None:
    if last is None:
        return Figure(span, Kind.YEAR, float(first), year=int(first))
    whole = int(last) if len(last) == 4 else int(first[:2] + last)
    if len(last) == 2 and whole <= int(first):
        return None
    return Figure(span, Kind.YEARS, float(first), second=float(whole), year=int(first))


def _digits(span: Span, match: regex.Match[str], hedge: Hedge) -> Figure | None:
    written = match["value"].replace(",", "")
    scale_word = (match["scale"] or "").strip(" -").casefold()
    if len(written) > _MOST_DIGITS or (scale_word in ("m", "b") and not match["currency"]):
        return None
    scale = float(pairs("number_scales").get(scale_word, "1"))
    return _counted(span, match, "", float(written) * scale, _place(written) * scale, hedge, scale=scale)


def _place(written: str) -> float:
    """The unit of the last digit that counts in a number in digits."""
    if "." in written:
        return float(10.0 ** -len(written.split(".")[1]))
    zeros = len(written) - len(written.rstrip("0"))
    return float(10.0**zeros) if zeros < len(written) else 1.0


def _counted(
    span: Span,
    match: regex.Match[str],
    prefix: str,
    value: float,
    place: float,
    hedge: Hedge,
    *,
    scale: float = 1.0,
    worded: bool = False,
) -> Figure:
    """A number with what follows it: percent, points, coins or a thing counted."""
    kind, unit = Kind.COUNT, ""
    if match[prefix + "percent"]:
        kind, place = Kind.PERCENT, min(place, 1.0)
    elif match[prefix + "points"]:
        kind, place = Kind.POINTS, min(place, 1.0)
    elif not prefix and match["currency"]:
        kind, unit = Kind.MONEY, match["currency"]
    elif match[prefix + "coin"]:
        kind, unit = Kind.MONEY, _COINS[match[prefix + "coin"].strip().casefold().removesuffix("s")]
    elif worded and value >= 100:
        place = value / 10
    return Figure(span, kind, value, place, scale, unit, hedge, worded)


def _hedge(before: str) -> Hedge:
    found = _HEDGE.search(before)
    return Hedge(found.lastgroup) if found is not None and found.lastgroup else Hedge.NONE


def shares(text: str, found: list[Figure]) -> list[Figure]:
    """The figures with "one in five" and "nine out of 10" joined to one part of a whole."""
    joined: list[Figure] = []
    for figure in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.kind is figure.kind is Kind.COUNT
            and 0 < last.value < figure.value <= 100
            and figure.value in (2, 3, 4, 5, 6, 7, 8, 10, 100)
            and _OF_TEN.fullmatch(text[last.span.end : figure.span.start])
            and text[last.span.end : last.span.end + 3] == " in"
        ):
            span = Span(last.span.start, figure.span.end)
            share = 100 * last.value / figure.value
            joined[-1] = Figure(span, Kind.FRACTION, share, 1.0, hedge=last.hedge, worded=True)
        else:
            joined.append(figure)
    return joined
