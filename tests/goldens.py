"""The reports on the fixture stories, made by the program.

``python -m tests.goldens`` writes fixtures/stories/<slug>/report.json anew; they are never edited by hand, but the
difference is read before it goes in. ``--show [SLUG …]`` prints where the reports differ from the gold.json made by
hand, ``--floors`` raises the floors in fixtures/quality.json to what is reached now, ``--floors --lower`` also
lowers those that are no longer reached.
"""

from __future__ import annotations

import argparse
import json
import math
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

import onrecord
from onrecord import Engine, Report
from onrecord.report.registry import find_reporter
from tests.quality import Count, Outcome, compare, misplaced, total
from tests.stories import FOLDER, Story, load_stories

ROOT = FOLDER.parent.parent
FLOORS = FOLDER.parent / "quality.json"

MARGIN = 0.02
PINNED = {
    "attribution end2end all": "f1",
    "attribution end2end quoted": "f1",
    "attribution end2end indirect": "f1",
    "attribution content all": "f1",
    "attribution token source": "f1",
    "attribution token cue": "f1",
    "attribution token content": "f1",
    "unnamed sources": "f1",
    "kinds": "recall",
    "who": "recall",
    "grant": "f1",
    "reason": "f1",
    "basis": "f1",
    "anonymity kinds": "recall",
    "exempt": "f1",
    "findings precision": "precision",
    "findings recall": "recall",
}
"""The figures with a floor, and which share of each is meant."""


@cache
def engine() -> Engine:
    """The engine as users load it, once."""
    return onrecord.load()


@cache
def report_on(slug: str) -> Report:
    """What ``onrecord check`` says in the folder of the project, whatever the folder now is."""
    story = next(story for story in load_stories() if story.slug == slug)
    report = engine().check(story.path)
    path = story.path.relative_to(ROOT).as_posix()
    return report.model_copy(update={"article": report.article.model_copy(update={"path": path})})


def golden(report: Report) -> str:
    """The JSON of ``onrecord check --format json``, confidences cut to two decimals.

    Their further decimals differ between processors and would make noise in every comparison of versions.
    """
    rounded = [a.model_copy(update={"confidence": round(a.confidence, 2)}) for a in report.attributions]
    text = find_reporter("json")(report.model_copy(update={"attributions": tuple(rounded)}))
    assert isinstance(text, str)
    return text


def golden_path(story: Story) -> Path:
    """Where the report on a story stands."""
    return story.path.parent / "report.json"


def outcomes() -> list[Outcome]:
    """Every fixture story beside its gold."""
    return [compare(story, report_on(story.slug)) for story in load_stories()]


def share(counts: dict[str, Count], name: str) -> tuple[float, int]:
    """The value of a pinned figure, 0 to 1, and over how many things it is taken."""
    count = counts.get("findings" if name.startswith("findings ") else name, Count())
    which = PINNED[name]
    size = {"f1": (count.found + count.gold) / 2, "precision": count.found, "recall": count.gold}[which]
    return getattr(count, which), round(size)


def floor(value: float, size: int) -> float:
    """The floor under a figure: what one more mistake would cost below it, at least MARGIN, cut to two decimals."""
    return max(0.0, math.floor((value - max(MARGIN, 1 / max(size, 1)) + 1e-9) * 100) / 100)


def floors() -> dict[str, float]:
    """The pinned floors."""
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def write_goldens() -> None:
    for story in load_stories():
        golden_path(story).write_text(golden(report_on(story.slug)), encoding="utf-8")


def write_floors(*, lower: bool) -> list[str]:
    """Pins the floors; returns what is said of those that fall or would."""
    counts, old, new, said = total(outcomes()), floors(), {}, []
    for name in PINNED:
        new[name] = floor(*share(counts, name))
        if new[name] < old.get(name, 0.0):
            said.append(f"{name}: {old[name]:.2f} → {new[name]:.2f}{'' if lower else ' (kept; --lower lowers it)'}")
            new[name] = new[name] if lower else old[name]
    FLOORS.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")
    return said


def show(console: Console, slugs: Sequence[str]) -> None:
    """Every difference (found ≠ gold), story by story, and the figures over all of them."""
    for outcome in outcomes():
        if slugs and outcome.slug not in slugs:
            continue
        console.rule(outcome.slug, align="left")
        table = Table(box=None, show_header=False, pad_edge=False)
        table.add_column(no_wrap=True, style="cyan")
        table.add_column(overflow="fold")
        story = next(story for story in load_stories() if story.slug == outcome.slug)
        touched = [("no statement", line) for line in misplaced(story, report_on(outcome.slug))]
        for what, where in touched + sorted(outcome.differences):
            table.add_row(what, Text(where))
        console.print(table if table.row_count else "no difference")
    console.rule("all stories", align="left")
    table = Table(box=None, pad_edge=False)
    for name in ("figure", "precision", "recall", "F1", "hits", "found", "gold"):
        table.add_column(name, justify="left" if name == "figure" else "right")
    for figure, count in sorted(total(outcomes()).items()):
        shares = [f"{100 * value:.1f}" for value in (count.precision, count.recall, count.f1)]
        table.add_row(figure, *shares, str(count.hits), str(count.found), str(count.gold))
    console.print(table)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.goldens", description=__doc__.split("\n\n")[0])
    parser.add_argument("--show", nargs="*", metavar="SLUG", help="print the differences to the gold, write nothing")
    parser.add_argument("--floors", action="store_true", help="raise the floors in fixtures/quality.json")
    parser.add_argument("--lower", action="store_true", help="with --floors: lower them too, where they must be")
    options = parser.parse_args()
    # A pipe has no width of its own: long lines are better there than broken ones.
    console = Console(width=None if os.isatty(1) else 200, highlight=False, markup=True)
    if options.show is not None:
        show(console, options.show)
    elif options.floors:
        for line in write_floors(lower=options.lower):
            console.print(line, markup=False)
    else:
        write_goldens()


if __name__ == "__main__":
    main()
