"""Shares of a total held against both figures: "12 of 30, or 40 percent", "a third of the 60 seats, or 20"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from onrecord.analyse.figures.checked import checked
from onrecord.analyse.figures.figure import Bounds, Figure, Kind, plain
from onrecord.analyse.figures.lines import WORD, Line, Page, slot
from onrecord.model import Check

_FILL = rf"(?:[ ]{WORD})"
_THE = r"(?:(?:the|its|their|his|her|our|all|a total of|some|about|nearly|more than|around)[ ])*"
_LOOSE = r"(?:(?:about|nearly|more than|almost|roughly|just over|just under|over|around|some|under)[ ])?"
_OF = rf"{slot('c', 'part')}(?:[ ]\p{{L}}+)?[ ](?:out[ ])?of[ ]{_THE}{slot('c', 'all')}"
_OR = r"(?:,[ ]or[ ]|[ ]\(|[ ]—[ ]|—|[ ]–[ ]|,[ ])"
_END = r"(?=[ ]?(?:[.,;:)—–]|$))"
_PATTERNS = tuple(
    regex.compile(pattern, regex.IGNORECASE)
    for pattern in (
        rf"{_OF}{_FILL}{{0,4}}?{_OR}{_LOOSE}{slot('pf', 'share')}(?:[ ]of[ ](?:them|the total|the whole|those))?{_END}",
        rf"{slot('pf', 'share')}{_FILL}{{0,5}}?(?:,[ ]or[ ]|[ ]\(|[ ]—[ ]|—)(?:some[ ]|just[ ]|only"
        rf"[ ])?{_OF}(?!-){_FILL}{{0,3}}?{_END}",
        rf"{slot('pf', 'share')}[ ]of[ ]{_THE}{slot('c', 'all')}(?!-){_FILL}{{1,4}}?(?:,[ ]or[ ]|"
        rf"[ ]\()(?:some[ ])?{slot('c', 'part')}"
        rf"(?:[ ](?:people|of them|in all))?(?=[ ]?[.,;:)])",
        rf"{slot('c', 'part')}{_FILL}{{0,3}}?,[ ]or[ ]{_LOOSE}{slot('pf', 'share')}[ ]of"
        rf"[ ]{_THE}{slot('c', 'all')}(?!-)",
    )
)


def portions(page: Page) -> Iterator[Check]:
    """Every share that the story states together with the part and the whole."""
    for line in page.lines:
        if len(line.figures) < 3 or not line.has("pf", "c"):
            continue
        seen: set[Figure] = set()
        for pattern in _PATTERNS:
            for match in line.find(pattern):
                share, part, whole = (line.at(match, name) for name in ("share", "part", "all"))
                if share is None or part is None or whole is None or share in seen:
                    continue
                found = _portion(line, share, part, whole)
                if found is not None:
                    seen.add(share)
                    yield found


def _portion(line: Line, share: Figure, part: Figure, whole: Figure) -> Check | None:
    if part.scale == 1 and whole.scale > 1 and part.value < 1000:
        part = part.scaled(whole.scale)
    if not 0 < part.value <= whole.value or (whole.value < 3 and share.kind is Kind.PERCENT):
        return None
    some, all_of = part.bounds(), whole.bounds()
    percent = Bounds(100 * some.low / all_of.high, 100 * some.high / max(all_of.low, 1e-9))
    true = 100 * part.value / whole.value
    computed = f"{part.text()} of {whole.text()} is {plain(true)} percent"
    stated = line.text[share.span.start - line.span.start : share.span.end - line.span.start]
    return checked(
        "share",
        share.span,
        (part.as_input(), whole.as_input(), share.as_input()),
        stated=stated,
        computed=computed,
        agrees=share.bounds().meets(percent),
        message=f"{computed}; the story says “{stated}”.",
    )
