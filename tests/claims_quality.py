"""The claim inventory of the fixture stories against what a careful reader marked there (claims.json).

* ``inventory``: a claim found is a gold one where their words overlap enough: F of words ≥ 0.5, one to one, the pairs
  that share most first;
* ``coverage``: words of gold claims that any claim found covers (recall only);
* ``categories``: of the claims paired, category by category; ``category NAME``: one of them;
* ``nature``: of the claims paired, those of the right nature.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.model import Claim, Span
from tests.quality import Outcome
from tests.stories import FOLDER, Story, locate

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
