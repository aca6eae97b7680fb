"""The claim inventory of the fixture stories against what a careful reader marked there (claims.json).

* ``inventory``: a claim found is a gold one where their words overlap enough: F of words ≥ 0.5, one to one, the pairs
  that share most first;
* ``coverage``: words of gold claims that any claim found covers (recall only);
* ``categories``: of the claims paired, category by category; ``category NAME``: one of them;
* ``nature``: of the claims paired, those of the right nature.

``python -m tests.claims_quality`` prints them, with what differs; ``--floors`` writes fixtures/claims-quality.json.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.analyse import Analyser
from onrecord.model import Claim, Span
from onrecord.read import read_story
from tests.quality import Count, Outcome, total
from tests.stories import FOLDER, Story, load_stories, locate

FLOORS = FOLDER.parent / "claims-quality.json"
PINNED = {
    "inventory recall": "recall",
    "inventory precision": "precision",
    "coverage recall": "recall",
    "categories recall": "recall",
    "categories precision": "precision",
    "nature recall": "recall",
}
"""The figures with a floor, and which share of each is meant; the name without its last word is the figure's."""
ENOUGH = 0.5
"""From which F of their words on two claims are the same."""
_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*|[%$£€]")


@dataclass(frozen=True)
class GoldClaim:
    """A claim marked by hand."""

    span: Span
    nature: str
    categories: tuple[str, ...]


def load_claims(story: Story, text: str) -> tuple[GoldClaim, ...]:
    """The claims marked in a story, placed in ``text``; empty where the story has none marked."""
    path = FOLDER / story.slug / "claims.json"
    if not path.exists():
        return ()
    gold: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["claims"]
    return tuple(GoldClaim(locate(text, c["words"]), c["nature"], tuple(c["categories"])) for c in gold)


def round_of(story: Story) -> int:
    """In which round the claims of a story were marked: 0 while the inventory was made, later ones on finished code."""
    path = FOLDER / story.slug / "claims.json"
    return int(json.loads(path.read_text(encoding="utf-8"))["round"])


def compare_claims(slug: str, text: str, gold: Sequence[GoldClaim], found: Sequence[Claim]) -> Outcome:
    """The claims found beside the gold."""
    outcome = Outcome(slug)
    pairs = pair(text, [g.span for g in gold], [c.span for c in found])
    outcome.count("inventory", len(pairs), len(found), len(gold))
    covered = {at for c in found for at in _words(text, c.span)}
    wanted = {at for g in gold for at in _words(text, g.span)}
    outcome.count("coverage", len(wanted & covered), len(wanted), len(wanted))
    for want, have in pairs:
        one, other = gold[want], found[have]
        outcome.count("nature", int(one.nature == other.nature), 1, 1)
        if one.nature != other.nature:
            outcome.differ("nature", f"{other.nature} ≠ {one.nature}: {other.span.of(text)}")
        for name in sorted({*one.categories, *other.categories}):
            both = name in one.categories, name in other.categories
            for figure in ("categories", f"category {name}"):
                outcome.count(figure, int(all(both)), int(both[1]), int(both[0]))
            if not all(both):
                outcome.differ(f"{'missed' if both[0] else 'false'} {name}", other.span.of(text))
    for number, one in enumerate(gold):
        if number not in {want for want, _ in pairs}:
            outcome.differ("claim missed", one.span.of(text))
    for number, other in enumerate(found):
        if number not in {have for _, have in pairs}:
            outcome.differ("claim false", other.span.of(text))
    return outcome


def pair(text: str, gold: Sequence[Span], found: Sequence[Span]) -> list[tuple[int, int]]:
    """Numbers of the gold and found spans that are the same claim, one to one."""
    want = [_words(text, span) for span in gold]
    have = [_words(text, span) for span in found]
    scored = [
        (2 * len(w & h) / (len(w) + len(h)), i, j) for i, w in enumerate(want) for j, h in enumerate(have) if w & h
    ]
    pairs: list[tuple[int, int]] = []
    for score, i, j in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if score >= ENOUGH and i not in {a for a, _ in pairs} and j not in {b for _, b in pairs}:
            pairs.append((i, j))
    return pairs


def _words(text: str, span: Span) -> set[int]:
    """Where each word of a span begins."""
    return {m.start() for m in _WORD.finditer(text, span.start, span.end)}


@cache
def stories() -> tuple[Story, ...]:
    """The fixture stories with claims marked."""
    return tuple(story for story in load_stories() if (FOLDER / story.slug / "claims.json").exists())


@cache
def outcomes() -> tuple[Outcome, ...]:
    """The inventory of every story beside its gold, by the real pipeline."""
    analyser = Analyser()
    found = []
    for story in stories():
        analysis = analyser.analyse(read_story(story.path))
        text = analysis.article.text
        found.append(compare_claims(story.slug, text, load_claims(story, text), analysis.claims))
    return tuple(found)


def measured() -> dict[str, Count]:
    """The counts over all stories, by figure."""
    return total(outcomes())


def share(counts: Mapping[str, Count], name: str) -> tuple[float, int]:
    """The value of a pinned figure, and over how many it is taken."""
    count = counts[name.rpartition(" ")[0]]
    value: float = getattr(count, PINNED[name])
    return value, count.gold if PINNED[name] == "recall" else count.found


def main(arguments: Sequence[str]) -> None:
    """Print figures and differences, by the round in which the claims of a story were marked."""
    for story, outcome in zip(stories(), outcomes(), strict=True):
        print(f"{story.slug} (round {round_of(story)})")
        for what, where in outcome.differences:
            print(f"  {what}: {where}")
    rounds = sorted({round_of(story) for story in stories()})
    for number in [*rounds, None]:
        some = [o for s, o in zip(stories(), outcomes(), strict=True) if number in (None, round_of(s))]
        print("all" if number is None else f"round {number}")
        for figure, count in sorted(total(some).items()):
            if number is None or not figure.startswith("category "):
                print(f"  {figure:32} recall {count.recall:.3f} precision {count.precision:.3f} gold {count.gold}")
    if "--floors" in arguments:
        values = {name: share(measured(), name)[0] for name in PINNED}
        rounded = {n: round(v - (0.01 if n.startswith("inventory") else 0.02), 2) for n, v in values.items()}
        FLOORS.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
