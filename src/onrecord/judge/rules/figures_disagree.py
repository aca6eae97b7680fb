"""figures-disagree: figures, dates or names of the story that do not fit each other."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.judge.rule import Hit, rule
from onrecord.model import Analysis, Evidence


@rule("figures-disagree", level="warning")
def figures_disagree(story: Analysis) -> Iterator[Hit]:
    """Figures, dates or names of the story do not fit each other.

    Held against each other are ages and births, weekdays and dates, changes and the figures they lie between, shares,
    sums, lists, units, stretches of time, the headline and the body, and the spellings of a name. Only what certainly
    belongs together is compared, and figures may be rounded.

    Why: readers who find one sum wrong stop trusting the others.
    Flagged: Thefts rose ==25 percent== last year, from 410 to 488, the sheriff said.
    Flagged: The hearing is set for ==Tuesday, March 4, 2019==, in Harwick.
    Fine: Thefts rose 19 percent last year, from 410 to 488, the sheriff said.
    Fine: Thefts rose about 20 percent last year, from 410 to 488, the sheriff said.
    """
    for check in story.checks:
        if not check.agrees:
            evidence = tuple(
                Evidence(span=given.span, role=f"read as {given.value}")
                for given in check.inputs
                if given.span != check.span
            )
            yield Hit(check.span, None, check.message, evidence=evidence)
