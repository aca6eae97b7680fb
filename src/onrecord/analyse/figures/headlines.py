"""The headline against the story: a figure that the story gives otherwise, a name that it spells otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import regex

from onrecord.analyse.figures.checked import checked
from onrecord.analyse.figures.figure import Figure, Kind
from onrecord.analyse.figures.lines import Line, Page
from onrecord.analyse.figures.nearness import one_slip
from onrecord.analyse.lexicons import words
from onrecord.model import BlockRole, Check, CheckInput, Span

_LEAST = 3
"""Counts below it stand in headlines for too many things."""
_HEAD = 4
"""Sentences of the body in which the figure of a headline is looked for under its own noun."""
_LETTERS = regex.compile(r"[\p{L}][\p{L}’'-]*")
_AFTER = regex.compile(r"[- ]?((?:[\p{L}][\p{L}’'-]*[ -]?){0,3})")
_BEFORE = regex.compile(r"(\p{L}+)[ ]$")
_NAME = regex.compile(r"\p{Lu}[\p{L}’'-]{4,}")
_ENDINGS = regex.compile(r"(?:ing|ed|es|s|e)$")
_WAYS = ("up", "down")
_KINDS = (Kind.COUNT, Kind.PERCENT, Kind.MONEY)


def headlines(page: Page) -> Iterator[Check]:
    """Every figure and every name of the headline that the body can confirm or contradict."""
    head = [line for line in page.lines if line.role is BlockRole.HEADLINE]
    body = [line for line in page.lines if line.role not in (BlockRole.HEADLINE, BlockRole.SUBHEAD)]
    if not head or not body:
        return
    for line in head:
        for figure in line.figures:
            if figure.kind in _KINDS and not (figure.kind is Kind.COUNT and figure.value < _LEAST):
                found = _figure(page, line, figure, body)
                if found is not None:
                    yield found
    yield from _names(page, head, body)


def _figure(page: Page, line: Line, figure: Figure, body: Sequence[Line]) -> Check | None:
    near = _keys(line, figure)
    if near & words("listed_things"):
        return None
    values = [f for other in body for f in other.figures if f.kind is figure.kind]
    same = next((f for f in values if f.unit == figure.unit and f.bounds().meets(figure.bounds())), None)
    if same is not None:
        return _made(page, figure, same, agrees=True)
    if any(f.kind in (Kind.FRACTION, Kind.RANGE, Kind.PAIR) for other in body[:_HEAD] for f in other.figures):
        return None
    rivals = [
        f
        for other in body[:_HEAD]
        for f in other.figures
        if f.kind is figure.kind and f.unit == figure.unit and near & _keys(other, f)
    ]
    if len({f.value for f in rivals}) != 1 or _adds_up(figure, values):
        return None
    return _made(page, figure, rivals[0], agrees=False)


def _keys(line: Line, figure: Figure) -> set[str]:
    """Stems of the words around a figure: the thing counted after it, the verb directly before."""
    start, end = figure.span.start - line.span.start, figure.span.end - line.span.start
    after = _AFTER.match(line.text, end)
    found = list(_LETTERS.findall(after[1] if after else ""))
    before = _BEFORE.search(line.text, max(0, start - 30), start)
    found += [before[1]] if before else []
    return {
        _ENDINGS.sub("", w.casefold())
        for w in found
        if (len(w) > 3 or w.casefold() in _WAYS) and w.casefold() not in words("function_words_near_figures")
    }


def _adds_up(figure: Figure, values: Sequence[Figure]) -> bool:
    """Whether two figures of the body make up the headline's, as "12 men and 4 women" make 16."""
    some = [f for f in values if f.unit == figure.unit][:60]
    target = figure.bounds()
    return any(
        target.low <= a.value + b.value <= target.high or target.low <= abs(a.value - b.value) <= target.high
        for i, a in enumerate(some)
        for b in some[i + 1 :]
    )


def _made(page: Page, figure: Figure, other: Figure, *, agrees: bool) -> Check:
    a, b = figure.span.of(page.text), other.span.of(page.text)
    return checked(
        "headline-figure",
        figure.span,
        (figure.as_input(), other.as_input()),
        stated=a,
        computed=f"{b} in the story",
        agrees=agrees,
        message=f"The headline says {a}, the story {b}.",
    )


def _names(page: Page, head: Sequence[Line], body: Sequence[Line]) -> Iterator[Check]:
    """Names of the headline that stand in the body, or that differ by one slip from a person's name there."""
    start = min(line.span.start for line in body)
    counted = Counter(m.group() for line in body for m in _NAME.finditer(line.text))
    people: dict[str, Span] = {}
    for span in page.names:
        last = span.of(page.text).rstrip("’'s").split()[-1:] or [""]
        if span.start >= start and len(last[0]) > 4:
            people.setdefault(last[0], span)
    for line in head:
        for match in _NAME.finditer(line.text):
            name = match.group().removesuffix("’s").removesuffix("'s")
            place = Span(line.span.start + match.start(), line.span.start + match.start() + len(name))
            if name in people:
                yield _name(page, place, people[name], name, agrees=True)
            elif name not in counted and not any(key.startswith(name) for key in counted):
                near = [p for p in people if counted[p] > 1 and one_slip(name, p)]
                if len(near) == 1 and name.casefold() not in page.text[start:].casefold():
                    yield _name(page, place, people[near[0]], near[0], agrees=False)


def _name(page: Page, place: Span, other: Span, name: str, *, agrees: bool) -> Check:
    stated = place.of(page.text)
    return checked(
        "headline-name",
        place,
        (CheckInput(span=place, value=stated), CheckInput(span=other, value=name)),
        stated=stated,
        computed=f"{name} in the story",
        agrees=agrees,
        message=f"The headline says {stated}, the story {name}.",
    )
