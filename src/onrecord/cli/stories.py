"""The stories of a run: found at the paths given, checked one by one, each report written as soon as it is there."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from onrecord.check import Engine, attempt, find
from onrecord.cli.baseline import Baselines
from onrecord.cli.bounds import bounded
from onrecord.cli.judging import Judging
from onrecord.cli.messages import Status, Terminated, say, say_error
from onrecord.cli.output import STANDARD_INPUT, Output
from onrecord.errors import StoryError, UsageError
from onrecord.model import Report
from onrecord.read import read_stream
from onrecord.read.limits import Limits
from onrecord.report.clean import one_line
from onrecord.report.page import Page

Stories = dict[str, StoryError | None]
"""The stories to check by path, ``-`` for standard input; an error where a path holds none."""


def stories_at(paths: list[str], judging: Judging) -> Stories:
    """The stories at the paths, each once, in the order given; of folders without those that are to be passed over."""
    stories: Stories = {}
    for path in paths:
        found = [(path, None)] if path == STANDARD_INPUT else find([path])
        kept = [one for one in found if not (Path(path).is_dir() and _left_out(str(one[0]), judging))]
        if found and not kept:
            say(f"{path}: all stories in this folder are excluded by {judging.configuration(path).file}")
        for story, problem in kept:
            stories.setdefault(str(story), problem)
    return stories


def _left_out(story: str, judging: Judging) -> bool:
    return judging.configuration(story).leaves_out(Path(story))


def check_stories(
    engine: Engine,
    stories: Stories,
    judging: Judging,
    baselines: Baselines,
    out: Output,
    *,
    show_progress: bool,
    withholding: bool = False,
) -> Status:
    """Check every story and write its report; what cannot be read is said and counts for more than findings.

    ``withholding``: the format shows no findings for the desk alone, so it is said where a story fails by these only.
    """
    failed = unreadable = False
    with _progress(len(stories), shown=show_progress) as progress, telling_what_is_missing(stories) as done:
        for story, problem in stories.items():
            progress.update(progress.task_ids[0], description=one_line(Path(story).name, Page()))
            judge = engine.with_policy(judging.policy(story))
            result = problem or attempt(partial(check_story, judge, story, judging.limits(story)), story)
            if isinstance(result, StoryError):
                unreadable = True
                say_error(result)
            else:
                result = baselines.hide(story, result, judge.policy)
                failed = failed or judge.fails(result)
                try:
                    out.add(story, result)
                except StoryError as error:
                    unreadable = True
                    say_error(error)
                if withholding:
                    _tell_what_is_withheld(story, result, judge)
            done.add(story)
            progress.advance(progress.task_ids[0])
    out.end()
    baselines.end()
    return Status.UNREADABLE if unreadable else Status.FINDINGS if failed else Status.CLEAN


def check_story(engine: Engine, story: str, limits: Limits) -> Report:
    """The report on one story, or on standard input, within the limits."""
    with bounded(story, limits):
        if story == STANDARD_INPUT:
            return engine.check_article(read_stream(sys.stdin.buffer))
        return engine.check(story)


def _tell_what_is_withheld(story: str, report: Report, judge: Engine) -> None:
    """Say that a story fails though its report shows nothing that it fails by."""
    shown = report.model_copy(update={"findings": tuple(one for one in report.findings if not one.private)})
    if judge.fails(report) and not judge.fails(shown):
        say(f"{story}: fails by findings for the desk alone, which this format leaves out; --private shows them")


@contextmanager
def telling_what_is_missing(stories: Iterable[str]) -> Iterator[set[str]]:
    """A set for the stories that are done; where the run is stopped before its end, says which are not.

    It is stopped by the user, by the system, or by a mistake that no other story would fare better with.
    """
    done: set[str] = set()
    stories = list(stories)
    try:
        yield done
    except (KeyboardInterrupt, Terminated, UsageError):
        missing = [story for story in stories if story not in done]
        if len(stories) > 1 and missing:
            more = f" and {len(missing) - 1:,} after it" if len(missing) > 1 else ""
            say(f"stopped after {len(done):,} of {len(stories):,} stories; not done: {missing[0]}{more}")
        raise


@contextmanager
def _progress(total: int, *, shown: bool) -> Iterator[Progress]:
    """A bar on standard error, where that is a terminal; it leaves nothing behind."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    disabled = not (shown and console.is_terminal)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False, disable=disabled) as progress:
        progress.add_task("", total=total)
        yield progress
