"""``onrecord check``: read stories, report on their sources."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from onrecord.check import DEFAULT_MODEL, DEFAULT_PIPELINE, DEFAULT_POLICY, Engine, attempt, find, load
from onrecord.cli.messages import Status, say_error
from onrecord.cli.output import (
    STANDARD_INPUT,
    Folder,
    OneFile,
    Output,
    make_folder,
    name_files,
    page_of_standard_output,
    spare,
    standard_output,
)
from onrecord.errors import StoryError, UsageError
from onrecord.judge.policy import policy_names
from onrecord.model import Report
from onrecord.read import read_stream
from onrecord.report.page import Page
from onrecord.report.registry import Reporter, find_reporter, reporters

Stories = dict[str, StoryError | None]
"""The stories to check by path, ``-`` for standard input; an error where a path holds none."""


def check(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="Files, folders (searched for readable formats), or - for standard input."
        ),
    ],
    format: Annotated[
        str,
        typer.Option(
            metavar="|".join(reporters()),
            help="What to write. JSON of one file is one object; of a folder or several paths, an array.",
        ),
    ] = "terminal",
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write there instead of standard output (one story).")
    ] = None,
    output_dir: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write one <stem>.<suffix> per story there (many stories).")
    ] = None,
    policy: Annotated[
        str,
        typer.Option(
            metavar="NAME|FILE.toml", help=f"The newsroom policy to judge by: {', '.join(policy_names())}, or a file."
        ),
    ] = DEFAULT_POLICY,
    pipeline: Annotated[
        str, typer.Option(metavar="NAME", help="An installed English spaCy pipeline to use.")
    ] = DEFAULT_PIPELINE,
    model: Annotated[str, typer.Option(metavar="NAME|DIR", help="The attribution model to use.")] = DEFAULT_MODEL,
    threads: Annotated[int, typer.Option(min=1, help="Processor threads for the attribution model.")] = 1,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 even with findings.")] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours, as with NO_COLOR set.")] = False,
    private: Annotated[
        bool,
        typer.Option("--private", help="Show findings for the desk alone in formats that are made to leave it, too."),
    ] = False,
    no_snippets: Annotated[
        bool, typer.Option("--no-snippets", help="Show no words of the story, in formats that can do without.")
    ] = False,
) -> int:
    """Report on the sources of news stories.

    Shows who says what, what the story tells of sources that stay unnamed, and what the newsroom policy makes of it.

    Exit status: 0 nothing at or above the policy's fail level; 1 findings;
    2 could not run; 3 some stories could not be read.
    """
    reporter = find_reporter(format)
    if output and output_dir:
        raise UsageError("--output and --output-dir exclude each other")
    several = len(paths) > 1 or Path(paths[0]).is_dir()
    if output and several:
        raise UsageError("--output takes the report of one story; use --output-dir for several")
    stories = _find(paths)
    page = page_of_standard_output(colour=not no_color) if reporter.styled and not (output or output_dir) else Page()
    page = replace(page, private=private, snippets=not no_snippets)
    out = _output(reporter, stories, output, output_dir, page, several=several)
    engine = load(policy=policy, pipeline=pipeline, model=model, threads=threads)
    to_screen = output is None and output_dir is None and sys.stdout.isatty()
    status = _check_all(engine, stories, out, show_progress=several and not to_screen)
    return Status.CLEAN if exit_zero and status is Status.FINDINGS else status


def _find(paths: list[str]) -> Stories:
    """The stories at the paths, each once, in the order given."""
    stories: Stories = {}
    for path in paths:
        found = [(path, None)] if path == STANDARD_INPUT else find([path])
        for story, problem in found:
            stories.setdefault(str(story), problem)
    return stories


def _output(
    reporter: Reporter, stories: Stories, file: Path | None, folder: Path | None, page: Page, *, several: bool
) -> Output:
    """Where the reports go, as the options say; all that can be wrong with it is found here, before the work."""
    reporter.check(page)
    readable = [story for story, problem in stories.items() if problem is None]
    if folder is not None:
        make_folder(folder)
        return Folder(reporter, name_files(readable, folder, reporter.suffix), page)
    if file is not None:
        spare(file, stories)
        if not file.parent.is_dir():
            raise UsageError(f"{file}: the folder {file.parent} does not exist")
        return OneFile(reporter, file, page)
    return standard_output(reporter, page, several=several)


def _check_all(engine: Engine, stories: Stories, out: Output, *, show_progress: bool) -> Status:
    """Check every story and write its report; what cannot be read is said and counts for more than findings."""
    failed = unreadable = False
    with _progress(len(stories), shown=show_progress) as progress:
        for story, problem in stories.items():
            progress.update(progress.task_ids[0], description=Path(story).name)
            result = problem or attempt(partial(_check_one, engine, story), story)
            if isinstance(result, StoryError):
                unreadable = True
                say_error(result)
            else:
                failed = failed or engine.fails(result)
                out.add(story, result)
            progress.advance(progress.task_ids[0])
    out.end()
    return Status.UNREADABLE if unreadable else Status.FINDINGS if failed else Status.CLEAN


def _check_one(engine: Engine, story: str) -> Report:
    if story == STANDARD_INPUT:
        return engine.check_article(read_stream(sys.stdin.buffer))
    return engine.check(story)


@contextmanager
def _progress(total: int, *, shown: bool) -> Iterator[Progress]:
    """A bar on standard error, where that is a terminal; it leaves nothing behind."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    disabled = not (shown and console.is_terminal)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False, disable=disabled) as progress:
        progress.add_task("", total=total)
        yield progress
