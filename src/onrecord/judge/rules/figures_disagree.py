"""figures-disagree: figures, dates or names of the story that cannot all be right."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from onrecord.judge.rule import Hit, rule
from onrecord.model import Analysis, Evidence


class Settings(BaseModel):
    """``leave``: kinds of checks that this newsroom does not want to hear of ("name-spelling", "unit", "weekday" …)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    leave: tuple[str, ...] = ()


@rule("figures-disagree", level="warning", settings=Settings)
def figures_disagree(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """Figures, dates or names in the story were computed or held against each other, and they do not agree.

    Percentages against the numbers given, parts against totals, weekdays against dates, ages against years of birth,
    conversions of units, lists against the number announced, one name spelt two ways. Only what the story itself gives
    is computed.

    Why: a sum that a reader can see to be wrong costs the rest of the story its credit.
    Flagged: The fare rises from $2 to $3, a ==60 percent== increase, the company said.
    Fine: The fare rises from $2 to $3, a 50 percent increase, the company said.
    """
    for check in story.checks:
        if not check.agrees and check.kind not in settings.leave:
            yield Hit(
                check.span,
                None,
                f"{check.message} Which is right?",
                evidence=tuple(Evidence(span=one.span, role=one.value) for one in check.inputs),
            )
