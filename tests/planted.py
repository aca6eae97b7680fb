"""Errors planted in fixture stories: which of them the checks find, and how high the claims that hold them rank.

``python -m tests.planted`` prints it. Each line takes some words of a story and puts others, with an error that a
checker could find by computing, in their place.
"""

from __future__ import annotations

from typing import NamedTuple

import onrecord
from tests.stories import load_story


class Planted(NamedTuple):
    """An error in a story: the words as they were, and as they are with it."""

    slug: str
    words: str
    error: str


PLANTED = (
    Planted("wire-ferry-fire", "6 miles (9.7 km)", "6 miles (12 km)"),
    Planted("translated-drones", "shot down nine drones", "shot down eight drones"),
    Planted("business-snack-deal", "rose 11% in Hartsmouth", "rose 11%, from $40 to $46, in Hartsmouth"),
    Planted("governor-hiring-freeze", "cut by 5 percent", "cut by 5 percent, from $200,000 to $180,000"),
    Planted("science-bees-lamps", "made 23 percent fewer trips", "made 23 percent fewer trips, down from 100 to 67,"),
    Planted("sport-quintero-transfer", "earn £70,000 a week", "see his pay doubled to £70,000 a week from £50,000"),
    Planted("local-tv-bus-stop", "Carl Dunmore would not say", "Carl Dunmoore would not say"),
    Planted("british-rail-row", "At a seminar in Oxbury on Monday", "At a seminar in Oxbury on Monday, 30 February"),
    Planted(
        "port-chief-single",
        "has led it since 2016.",
        "has led it since 2016. He was born in 1950 and his father died in 1990, aged 70, having been born in 1930.",
    ),
    Planted(
        "court-council-map", "In a 41-page order", "In a 41-page order that gave four reasons: cost, size and haste"
    ),
    Planted(
        "roundup-shopkeepers",
        "The council has two million pounds",
        "The council, which voted 9-4 with 3 abstaining though it has 12 members, has two million pounds",
    ),
    Planted(
        "magazine-gannet-rock",
        "Vey, who is eighty-two,",
        "Vey, who is eighty-two and kept it for six years, from 1971 to 1989,",
    ),
)
"""Twelve errors in twelve stories."""


class Found(NamedTuple):
    """What became of a planted error: whether a check reports it, and the rank of the claim that holds it, if any."""

    planted: Planted
    reported: bool
    rank: int | None
    claims: int


def find(engine: onrecord.Engine, planted: Planted) -> Found:
    """Read the story with the error in it; ValueError where the story does not have the words exactly once."""
    text = load_story(planted.slug).path.read_text(encoding="utf-8")
    at = text.find(planted.words)
    if at < 0:
        raise ValueError(f"{planted.slug}: {planted.words!r} does not stand there")
    changed = text[:at] + planted.error + text[at + len(planted.words) :]
    report = engine.check_bytes(changed.encode(), name=load_story(planted.slug).path.name)
    start = report.article.text.find(planted.error)
    place = onrecord.Span(start, start + len(planted.error))
    wrong = {c.id for c in report.checks if not c.agrees and any(one.span.overlaps(place) for one in (c, *c.inputs))}
    ranked = sorted(report.claims, key=lambda claim: (-(claim.priority or 0.0), claim.span.start))
    rank = next((n for n, claim in enumerate(ranked, start=1) if claim.span.overlaps(place)), None)
    if wrong:
        rank = next((n for n, claim in enumerate(ranked, start=1) if wrong & set(claim.check_ids)), None)
    return Found(planted, bool(wrong), rank, len(ranked))


if __name__ == "__main__":
    loaded = onrecord.load()
    for one in PLANTED:
        found = find(loaded, one)
        print(f"{one.slug:26} reported {found.reported!s:5} rank {found.rank} of {found.claims}: {one.error}")
