"""Parts held against a total: people and things listed after it, sums of money, votes, and scores by half."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from onrecord.analyse.figures.checked import checked
from onrecord.analyse.figures.figure import Bounds, Figure, Kind, plain
from onrecord.analyse.figures.lines import WORD, Line, Page, mark, slot
from onrecord.model import Check

_NOUNS = rf"(?:[ ](?!and\b|or\b|including\b|with\b|of\b){WORD})"
_PART = rf"(?:about[ ]|some[ ]|nearly[ ]|more than[ ]|an?[ ](?:further|additional)[ ])?{mark('cm')}{_NOUNS}{{1,3}}"
_PARTS = rf"(?P<parts>{_PART}(?:,[ ]{_PART})*,?[ ]and[ ]{_PART})"
_LISTED = regex.compile(
    rf"{slot('cm', 'total')}{_NOUNS}{{0,4}}?(?:[ ]?[:(—–][ ]?|,?"
    rf"[ ](?:comprising|consisting of|made up of|namely|that is,)[ ])"
    rf"{_PARTS}(?=[ ]?(?:[.;)—–]|$)|,(?![ ](?:and|or|plus|as|with|besides|not|an?|{mark('cm')})))",
    regex.IGNORECASE,
)
_KIN = (
    r"(?:men|man|women|woman|boys?|girls?|children|child|adults?|infants?|bab(?:y|ies)|teenagers?|civilians?|soldiers?|"
    r"officers?|Republicans?|Democrats?|independents?)"
)
_PERSONS = rf"{mark('c')}[ ]{_KIN}"
_PEOPLE = regex.compile(
    rf"(?<!(?-i:Of)[ ]the[ ])(?<!(?-i:Of)[ ]){slot('c', 'total')}[ ](?:\p{{L}}+"
    rf"[ ])?(?:people|persons|members|victims|passengers|pupils|students|residents|"
    rf"workers|jurors|dead),[ ](?P<parts>{_PERSONS}(?:,[ ]{_PERSONS})*,?[ ]and[ ]{_PERSONS})(?=[ ]?[,.;)—–]|$)",
    regex.IGNORECASE,
)
_TOTALLED = regex.compile(
    rf"(?P<parts>{_PART}(?:,[ ]{_PART})*,?[ ]and[ ]{_PART})(?:,?[ ]for[ ]|,[ ]|[ ]—[ ]|,?[ ]making"
    rf"[ ])(?:a|in)[ ](?:combined[ ]|grand[ ])?total"
    rf"(?:[ ]of)?[ ]{slot('cm', 'total')}",
    regex.IGNORECASE,
)
_LOOSE_TOTAL = regex.compile(
    r"\b(?:includ\w*|among|such as|at least|more than|others?|mostly|of whom|of which|dozens|unknown)\b"
)
_NAMED = regex.compile(
    rf"(?P<body>{slot('c', 'members')}-(?:member|seat|judge|justice|person|strong)\b)", regex.IGNORECASE
)
_VOTE = regex.compile(
    rf"\b(?:vot(?:ed?|ing)|ruled|split|decision|passed|approved|rejected|agreed|adopted|backed|defeated|decided)\b"
    rf"(?:[ ]{WORD}){{0,6}}?[ ](?:\(?){slot('s', 'vote')}(?!-\p{{L}})"
    rf"(?:,?[ ]with[ ]{slot('c', 'abstained')}[ ](?:abstentions?|abstaining|members abstaining|absent))?",
    regex.IGNORECASE,
)
_FOR_AGAINST = regex.compile(
    rf"{slot('c', 'for')}(?:[ ]{WORD}){{0,2}}?[ ](?:votes?[ ])?(?:in favou?r|for)(?:"
    rf"[ ]{WORD}){{0,3}}?,?(?:[ ]and)?[ ]{slot('c', 'against')}(?:[ ]{WORD}){{0,2}}?[ ]"
    rf"(?:against|opposed)(?:,?(?:[ ](?:and|with))?[ ]{slot('c', 'abstained')}(?:[ ]{WORD}){{0,2}}?"
    rf"[ ](?:abstentions?|abstained|abstaining))?",
    regex.IGNORECASE,
)
_BEFORE = 2
"""Sentences back in which the size of a council may stand, in the same paragraph or the one before."""
_HALF = regex.compile(
    rf"(?P<how>lead(?:ing)?|led|trail(?:ing|ed)?|behind|ahead|up|down|level)(?:[ ]\p{{L}}+){{0,2}}?"
    rf"[ ]{slot('s', 'half')}[ ]"
    r"(?:at|by)[ ](?:the[ ])?(?:half[- ]?time|the break|break|interval|half|the half|intermission)\b",
    regex.IGNORECASE,
)
_WON = regex.compile(
    rf"\b(?:won|win|wins|beat|beats|defeated|victory|lost|loss|lose|drew|draw|defeat)\b[^.;]{{0,60}}?"
    rf"{slot('s', 'final')}",
    regex.IGNORECASE,
)
_TWO_HALVES = regex.compile(
    rf"{slot('c', 'one')}(?:[ ]points|[ ]goals)?[ ]in[ ]the[ ]first[ ]half[ ]and[ ]{slot('c', 'two')}"
    rf"[ ]in[ ]the[ ]second[^.;]{{0,50}}?"
    rf"(?:total|finish\w*[ ]with|for|end\w*[ ]with)(?:[ ]of|[ ]a[ ]total[ ]of)?[ ]{slot('c', 'total')}",
    regex.IGNORECASE,
)


def sums(page: Page) -> Iterator[Check]:
    """Every total that the story states together with all its parts."""
    for number, line in enumerate(page.lines):
        if len(line.figures) >= 3:
            yield from _lists(line)
        if line.has("s") or len(line.figures) >= 2:
            yield from _votes(page, number)
            yield from _scores(line)


def _lists(line: Line) -> Iterator[Check]:
    seen: set[Figure] = set()
    for pattern in (_LISTED, _PEOPLE, _TOTALLED):
        for match in line.find(pattern):
            total = line.at(match, "total")
            if total is None or total in seen or _LOOSE_TOTAL.search(match.group()):
                continue
            parts = _in(line, match)
            if len(parts) < 2 or total in parts or not _same(total, parts):
                continue
            seen.add(total)
            yield _sum(line, total, parts)


def _in(line: Line, match: regex.Match[str]) -> list[Figure]:
    place = line.place(*match.span("parts"))
    return [f for f in line.figures if place.contains(f.span) and f.kind in (Kind.COUNT, Kind.MONEY)]


def _same(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts are of the total's kind and unit, and none is much larger."""
    return all(p.kind is total.kind and p.unit == total.unit and p.value < 1.5 * total.value for p in parts)


def _sum(line: Line, total: Figure, parts: Sequence[Figure]) -> Check:
    added = sum(p.value for p in parts)
    if total.exact() and all(p.exact() for p in parts):
        agrees = abs(added - total.value) < 1e-6 * max(1.0, total.value)
    else:
        bounds = [p.bounds() for p in parts]
        agrees = total.bounds().meets(Bounds(sum(b.low for b in bounds), sum(b.high for b in bounds)))
    computed = f"{' + '.join(p.text() for p in parts)} is {plain(added)}"
    return checked(
        "sum",
        total.span,
        [f.as_input() for f in (total, *parts)],
        stated=total.text(),
        computed=computed,
        agrees=agrees,
        message=f"{computed}; the story says {total.text()}.",
    )


def _votes(page: Page, number: int) -> Iterator[Check]:
    """Votes cast against the seats of the body that cast them; fewer than all may vote, more cannot."""
    line = page.lines[number]
    for pattern in (_VOTE, _FOR_AGAINST):
        for match in line.find(pattern):
            vote, abstained = line.at(match, "vote") if pattern is _VOTE else None, line.at(match, "abstained")
            cast = [f for f in (line.at(match, name) for name in ("for", "against") if pattern is not _VOTE) if f]
            parts = [*([vote] if vote else cast), *([abstained] if abstained else [])]
            members = _members(page, number)
            if not parts or members is None or members in parts:
                continue
            votes = sum(p.value + p.second for p in parts)
            if votes > 3 * members.value:
                continue
            computed = f"{plain(votes)} votes in a body of {members.text()}"
            span = line.place(*match.span("vote")) if vote else parts[0].span
            yield checked(
                "sum",
                span,
                [f.as_input() for f in (members, *parts)],
                stated=f"{plain(votes)} votes",
                computed=computed,
                agrees=votes <= members.value,
                message=f"The votes come to {plain(votes)}, but the story speaks of a body of {members.text()}.",
            )


def _members(page: Page, number: int) -> Figure | None:
    """The size of the body that votes: the only one that stands in this sentence or shortly before."""
    found: list[Figure] = []
    for line in page.lines[max(0, number - _BEFORE) : number + 1]:
        for match in line.find(_NAMED):
            figure = line.at(match, "members")
            if figure is not None:
                found.append(figure)
    return found[0] if len({f.value for f in found}) == 1 else None


def _scores(line: Line) -> Iterator[Check]:
    half = next(iter(line.find(_HALF)), None)
    final = next(
        (m for m in line.find(_WON) if half is None or m.end() <= half.start() or m.start() >= half.end()), None
    )
    if half is not None and final is not None:
        early, late = line.at(half, "half"), line.at(final, "final")
        if early is not None and late is not None and early is not late:
            yield _half_time(early, late)
    for match in line.find(_TWO_HALVES):
        one, two, total = (line.at(match, name) for name in ("one", "two", "total"))
        if one is not None and two is not None and total is not None:
            yield _sum(line, total, [one, two])


def _half_time(early: Figure, late: Figure) -> Check:
    """No side can have fewer points at the end than at half-time, whichever side is named first."""
    ends = {(late.value, late.second), (late.second, late.value)}
    agrees = any(early.value <= one and early.second <= other for one, other in ends)
    computed = (
        f"{plain(early.value)}-{plain(early.second)} at half-time, {plain(late.value)}-{plain(late.second)} at the end"
    )
    return checked(
        "sum",
        early.span,
        (early.as_input(), late.as_input()),
        stated=f"{plain(early.value)}-{plain(early.second)}",
        computed=computed,
        agrees=agrees,
        message=f"{computed}: a side has fewer points at the end than at half-time.",
    )
