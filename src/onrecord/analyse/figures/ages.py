"""Ages against dates: the year of birth, the day of death or publication, and how old the story says somebody is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import regex

from onrecord.analyse.figures.checked import checked
from onrecord.analyse.figures.dates import day_of
from onrecord.analyse.figures.figure import Figure, Hedge, Kind
from onrecord.analyse.figures.lines import WORD, Line, Page, slot
from onrecord.model import Check, CheckInput

_OLDEST = 122
_NAME = r"(?P<name>\p{Lu}[\p{L}’'-]{1,40})"
_BORN = regex.compile(
    rf"(?:{_NAME}(?:,[ ]who)?[ ](?:was[ ])?|(?P<pronoun>(?i:she|he)[ ]was[ ])|,[ ]|\()?[Bb]orn(?:"
    rf"[ ](?!in\b|on\b){WORD}){{0,6}}?(?:[ ]in[ ]{WORD}(?:,?[ ]{WORD}){{0,4}},?)?"
    rf"[ ](?:in|on)[ ]{slot('yd', 'y')}"
)
_AGE = regex.compile(
    rf"(?:{_NAME}(?:[’']s)?,[ ](?:now[ ]|aged?"
    rf"[ ])?{slot('c', 'n1')}(?=[,.])|\b(?:aged?|at the age of|at age)[ ]{slot('c', 'n2')}(?![ ]?-)"
    rf"|{slot('c', 'n3')}-year-old|(?:\b(?:was|is|died at|died aged)|\b(?:died|death)\b[^.;]{{0,40}},?"
    rf"[ ]at)[ ]{slot('c', 'n4')}(?=[ ]?(?:[.,;]|when\b|years old|$)))"
)
_DIED = regex.compile(rf"\b(?:died|dies|death)\b(?:[ ](?!in\b|on\b){WORD}){{0,5}}?[ ](?:in|on)[ ]{slot('yd', 'y')}")
_LIFE = regex.compile(rf"\({slot('k', 'k')}\)")
_DEATH = regex.compile(r"\b(?:died|dies|death|dead)\b")
_WHEN = regex.compile(rf"\bwas[ ]{slot('c', 'n')}(?:[ ]years old)?[ ]when\b[^.;]{{0,80}}?\bin[ ]{slot('y', 'y')}")
_PAST = regex.compile(
    r"\b(?:was|were|had|then|when|late|died|after|at the age|turned|became|joined|won|began|started|killed)\b"
)
_NEAR = 4
"""Sentences from the head of a story in which a death makes it an obituary."""


@dataclass(frozen=True, slots=True)
class _Told:
    """An age or a birth, the person's last name where it stands with it, and the sentence."""

    figure: Figure
    name: str | None
    line: Line


def ages(page: Page) -> Iterator[Check]:
    """Every age that can be held against a birth."""
    births, told = _births(page), _ages(page)
    seen: set[Figure] = set()
    for found in (*_lives(page), *_in_one_sentence(page, births, told), *_by_name(page, births, told)):
        figure, outcome = found
        if figure not in seen:
            seen.add(figure)
            yield outcome
    yield from (outcome for figure, outcome in _obituary(page, births, told) if figure not in seen)


def _births(page: Page) -> list[_Told]:
    found = []
    for line in page.lines:
        if "orn" in line.text and line.has("yd"):
            for match in line.find(_BORN):
                figure = line.at(match, "y")
                if figure is not None and figure.year is not None:
                    found.append(_Told(figure, match["name"], line))
    return found


def _ages(page: Page) -> list[_Told]:
    found = []
    for line in page.lines:
        if line.has("c"):
            for match in line.find(_AGE):
                number = next(n for n in "1234" if match[f"n{n}"] is not None)
                figure = line.at(match, f"n{number}")
                if figure is not None and figure.scale == 1 and 0 < figure.value <= _OLDEST and figure.value % 1 == 0:
                    found.append(_Told(figure, match["name"] if number == "1" else None, line))
    return found


def _lives(page: Page) -> Iterator[tuple[Figure, Check]]:
    """ "Ada Marsh (1944-2009) died at 64"."""
    for line in page.lines:
        lives = [line.at(m, "k") for m in line.find(_LIFE)] if line.has("k", "c") else []
        told = list(line.find(_AGE)) if len(lives) == 1 and _DEATH.search(line.text) else []
        if len(told) == 1 and lives[0] is not None:
            figure = next(line.at(told[0], f"n{n}") for n in "1234" if told[0][f"n{n}"] is not None)
            if figure is not None:
                life = lives[0]
                yield figure, _held(figure, (life,), int(life.second - life.value), exact=False)


def _in_one_sentence(page: Page, births: list[_Told], told: list[_Told]) -> Iterator[tuple[Figure, Check]]:
    for line in {id(b.line): b.line for b in births}.values():
        born = [b for b in births if b.line is line]
        here = [t for t in told if t.line is line]
        if len(born) != 1 or len(here) != 1:
            continue
        birth, age = born[0].figure, here[0].figure
        events = [e for m in line.find(_DIED) if (e := line.at(m, "y")) is not None and e is not birth]
        events += [e for m in line.find(_WHEN) if (e := line.at(m, "y")) is not None and e is not birth]
        if len(events) == 1 and events[0].year is not None:
            yield age, _at(age, birth, events[0])
        elif not events and page.published is not None and not _PAST.search(_without_birth(line)):
            yield age, _on(age, birth, page.published)


def _without_birth(line: Line) -> str:
    return regex.sub(r"\b(?:was|were)[ ]born\b", "born", line.text)


def _by_name(page: Page, births: list[_Told], told: list[_Told]) -> Iterator[tuple[Figure, Check]]:
    """ "Marsh, 45, …" in one sentence and "Marsh was born in 1960" in another."""
    if page.published is None:
        return
    born: dict[str, list[_Told]] = defaultdict(list)
    for birth in births:
        if birth.name:
            born[birth.name].append(birth)
    for name, of_name in born.items():
        named = [t for t in told if t.name == name]
        if len(of_name) != 1 or len({t.figure.value for t in named}) != 1 or named[0].line is of_name[0].line:
            continue
        if not _PAST.search(named[0].line.text.split(",")[0]):
            yield named[0].figure, _on(named[0].figure, of_name[0].figure, page.published)


def _obituary(page: Page, births: list[_Told], told: list[_Told]) -> Iterator[tuple[Figure, Check]]:
    """The age at death at the head of an obituary, and the only birth that it tells."""
    head = [line for line in page.lines if line.role == "body"][:_NEAR]
    deaths = [line for line in head if _DEATH.search(line.text)]
    here = [t for t in told if t.line in head]
    if len(births) != 1 or not deaths or len({t.figure.value for t in here}) != 1 or births[0].line is here[0].line:
        return
    if births[0].name is not None and births[0].name not in " ".join(line.text for line in head):
        return
    age, birth = here[0].figure, births[0].figure
    if here[0].line not in deaths and not regex.match(r"(?:She|He|[\p{Lu}][\p{L}’'-]+)[ ]was[ ]", here[0].line.text):
        return
    event = next((line.at(m, "y") for line in deaths for m in line.find(_DIED)), None)
    if event is not None and event.year is not None:
        yield age, _at(age, birth, event)
    elif page.published is not None:
        yield age, _on(age, birth, page.published)


def _at(age: Figure, birth: Figure, event: Figure) -> Check:
    one, other = day_of(birth), day_of(event)
    if one is not None and other is not None:
        return _held(age, (birth, event), _years(one, other), exact=True)
    return _held(age, (birth, event), (event.year or 0) - (birth.year or 0), exact=False)


def _on(age: Figure, birth: Figure, published: date) -> Check:
    born = day_of(birth)
    if born is not None:
        return _held(age, (birth,), _years(born, published), exact=True, on=published)
    return _held(age, (birth,), published.year - (birth.year or 0), exact=False, on=published)


def _years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _held(age: Figure, dates: tuple[Figure, ...], passed: int, *, exact: bool, on: date | None = None) -> Check:
    """An age against full years: with years alone the birthday may lie before or after the day."""
    possible = {passed} if exact else {passed - 1, passed}
    if exact and on is not None:
        possible.add(passed + 1 if age.value > passed else passed)
        possible = {passed} if abs(age.value - passed) > 1 else possible
    years = str(passed) if exact else f"{passed - 1} or {passed}"
    when = f" on {on.isoformat()}" if on is not None else ""
    loose = age.hedge is not Hedge.NONE and abs(age.value - passed) <= 2
    computed = f"by the dates given the age is {years}{when}"
    inputs = [age.as_input(), *(CheckInput(span=d.span, value=_shown(d)) for d in dates)]
    return checked(
        "age-date",
        age.span,
        inputs,
        stated=age.text(),
        computed=computed,
        agrees=age.value in possible or loose,
        message=f"{computed[0].upper()}{computed[1:]}; the story says {age.text()}.",
    )


def _shown(figure: Figure) -> str:
    if figure.kind is Kind.YEARS:
        return figure.text()
    parts = [figure.year, figure.month, figure.day]
    return "-".join(f"{p:02d}" for p in parts if p is not None)
