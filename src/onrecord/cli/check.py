"""``onrecord check``: read stories, report on their sources."""

from __future__ import annotations

import sys
from collections.abc import Set
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from onrecord.check import DEFAULT_MODEL, DEFAULT_PIPELINE, DEFAULT_POLICY, load
from onrecord.cli.baseline import Baselines
from onrecord.cli.bounds import limits_of_options
from onrecord.cli.digests import digest_of_program
from onrecord.cli.judging import Judging, settings_of_options
from onrecord.cli.messages import Status
from onrecord.cli.nearest_configuration import Configurations
from onrecord.cli.options import Limit, Model, NoColor, OutputFile, OutputFolder, Pipeline
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
from onrecord.cli.resume import FolderRun, left_to_do
from onrecord.cli.stories import Stories, check_stories, stories_at
from onrecord.cli.watch import watch as watch_files
from onrecord.errors import UsageError
from onrecord.judge.policy import policy_names
from onrecord.judge.registry import all_rules
from onrecord.model import Report
from onrecord.report.page import Page
from onrecord.report.registry import Reporter, find_reporter, reporters

DEFAULT_FORMAT = "terminal"


def check(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="Files, folders (searched for readable formats), or - for standard input."
        ),
    ],
    format: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(reporters()),
            autocompletion=lambda: list(reporters()),
            help="What to write (default: terminal). JSON of one file is one object; of a folder or several paths, an"
            " array.",
        ),
    ] = None,
    output: OutputFile = None,
    output_dir: OutputFolder = None,
    policy: Annotated[
        str | None,
        typer.Option(
            metavar="NAME|FILE.toml",
            autocompletion=lambda: list(policy_names()),
            help=f"The newsroom policy to judge by: {', '.join(policy_names())}, or a file (default: neutral).",
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULE,...",
            autocompletion=lambda: list(all_rules()),
            help="Only these rules: codes, or the first words of codes (anon). A rule that the policy has off is on if"
            " given by its whole code.",
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE,...", autocompletion=lambda: list(all_rules()), help="Not these rules."),
    ] = None,
    min_level: Annotated[
        str | None,
        typer.Option(metavar="question|note|warning|error", help="Leave out findings below this level."),
    ] = None,
    fail_level: Annotated[
        str | None,
        typer.Option(metavar="note|warning|error", help="From which level a story fails (default: the policy says)."),
    ] = None,
    show_allowed: Annotated[
        bool,
        typer.Option("--show-allowed", help="In the terminal report, list what allowances in the story set aside."),
    ] = False,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Hide the findings that this baseline remembers.")
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Remember all findings in this baseline, so that they are hidden."),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The configuration, in place of the onrecord.toml or pyproject.toml nearest to each story.",
        ),
    ] = None,
    isolated: Annotated[bool, typer.Option("--isolated", help="Look for no configuration.")] = False,
    limit: Limit = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again whenever the story is saved, until Ctrl-C.")
    ] = False,
    pipeline: Pipeline = DEFAULT_PIPELINE,
    model: Model = DEFAULT_MODEL,
    threads: Annotated[int, typer.Option(min=1, help="Processor threads for the attribution model.")] = 1,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 even with findings.")] = False,
    no_color: NoColor = False,
    private: Annotated[
        bool,
        typer.Option("--private", help="Show findings for the desk alone in formats that are made to leave it, too."),
    ] = False,
    no_snippets: Annotated[
        bool, typer.Option("--no-snippets", help="Show no words of the story, in formats that can do without.")
    ] = False,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume",
            help="With --output-dir: pass over stories whose report there is what would be written now, by the same"
            " story, options, policy, configuration and version.",
        ),
    ] = False,
) -> int:
    """Report on the sources of news stories.

    Shows who says what, what the story tells of sources that stay unnamed, and what the newsroom policy makes of it.

    Options go before the configuration: onrecord.toml, or [tool.onrecord] in pyproject.toml, the nearest one from the
    story's folder upward.

    Exit status: 0 nothing at or above the policy's fail level; 1 findings;
    2 could not run; 3 some stories could not be read.
    """
    settings = settings_of_options(policy, select, ignore, min_level, fail_level)
    limits = limits_of_options(limit)
    several = len(paths) > 1 or Path(paths[0]).is_dir()
    _sort_out(paths, output, output_dir, baseline, write_baseline, several=several, watch=watch)
    if resume and (output_dir is None or write_baseline is not None):
        raise UsageError("--resume goes with --output-dir, and not with --write-baseline, which needs every story")
    to_screen = output is None and output_dir is None and sys.stdout.isatty()
    models = cache(lambda: load(policy=policy or DEFAULT_POLICY, pipeline=pipeline, model=model, threads=threads))

    def once() -> tuple[Status, Set[Path]]:
        """One run over the stories: its status, and the files that say how they are judged."""
        judging = Judging(settings, Configurations(config, isolated=isolated), limits)
        reporter = find_reporter(format or judging.configuration(paths[0]).format or DEFAULT_FORMAT)
        stories = stories_at(paths, judging)
        on_paper = output is not None or output_dir is not None or not reporter.styled
        page = Page() if on_paper else page_of_standard_output(colour=not no_color)
        page = replace(page, allowed=show_allowed, private=private, snippets=not no_snippets)
        out = _output(reporter, stories, output, output_dir, page, several=several)
        baselines = Baselines(lambda story: baseline or judging.configuration(story).baseline, write_baseline)
        for story in stories:  # mistakes in what they are judged by are found before the work
            judging.policy(story)
            baselines.find(story)
        if write_baseline is not None:
            spare(write_baseline, stories)
        passed = Status.CLEAN
        if output_dir is not None and isinstance(out, Folder) and write_baseline is None:
            made_by = (digest_of_program(pipeline, model), "check", reporter.name, page)
            run = _recorded(out, output_dir, judging, baselines, made_by)
            if resume:
                left = left_to_do(stories, run.up_to_date)
                passed = Status.FINDINGS if run.failed(stories.keys() - left.keys()) else Status.CLEAN
                stories = left
                if not stories:
                    return passed, judging.files()
        show_progress = several and not to_screen
        withholding = reporter.shared and not private
        status = check_stories(
            models(), stories, judging, baselines, out, show_progress=show_progress, withholding=withholding
        )
        return max(status, passed), judging.files()

    if watch:
        named = [Path(path) for path in paths]
        watch_files(named, lambda: [*named, *once()[1]])
    status, _ = once()
    return Status.CLEAN if exit_zero and status is Status.FINDINGS else status


def _recorded(
    out: Folder, folder: Path, judging: Judging, baselines: Baselines, made_by: tuple[object, ...]
) -> FolderRun:
    """The run of a folder of reports, which records each of them as it is written."""

    def settings(story: str) -> object:
        return [*made_by, *judging.facts(story), baselines.entries(story) or None]

    def written(story: str, report: Report, data: bytes) -> None:
        run.written(story, data, fails=judging.policy(story).fails(report.findings))

    run = FolderRun(folder, out.names, settings, judging.limits)
    out.written = written
    return run


def _sort_out(
    paths: list[str],
    output: Path | None,
    output_dir: Path | None,
    baseline: Path | None,
    write_baseline: Path | None,
    *,
    several: bool,
    watch: bool,
) -> None:
    """UsageError where options do not go together."""
    if output and output_dir:
        raise UsageError("--output and --output-dir exclude each other")
    if output and several:
        raise UsageError("--output takes the report of one story; use --output-dir for several")
    if baseline and write_baseline:
        raise UsageError("--baseline and --write-baseline exclude each other; the latter also makes an old one anew")
    if watch and any(path == STANDARD_INPUT or Path(path).is_dir() for path in paths):
        raise UsageError("--watch takes files, not folders or standard input")


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
