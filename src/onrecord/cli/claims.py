"""``onrecord claims``: what in a story needs checking, and the checker's worksheet."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from onrecord.check import DEFAULT_MODEL, DEFAULT_PIPELINE, NO_MEMORY, attempt, fault_words, find, load
from onrecord.cli.bounds import bounded, limits_of_options, limits_with
from onrecord.cli.digests import digest_of_program
from onrecord.cli.messages import Status, say, say_error
from onrecord.cli.options import Limit, Model, NoColor, OutputFile, OutputFolder, Pipeline
from onrecord.cli.output import (
    STANDARD_INPUT,
    encoded,
    make_folder,
    name_files,
    page_of_standard_output,
    spare,
    write_one_of_many,
    write_out,
    write_whole,
)
from onrecord.cli.resume import FolderRun, left_to_do
from onrecord.cli.stories import check_story, telling_what_is_missing
from onrecord.errors import StoryError, TooLargeError, UsageError
from onrecord.model import Report
from onrecord.report.page import Page
from onrecord.worksheet.formats import FORMS, Form, Wishes, find_form
from onrecord.worksheet.lists import SHORT
from onrecord.worksheet.rows import rows
from onrecord.worksheet.update import Outcome, Sheet, shareable, update


def claims(
    paths: Annotated[list[str], typer.Argument(metavar="STORY...", help="Files, folders, or - for standard input.")],
    format: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(FORMS), help="What to write; without it table, or with --update the worksheet itself."
        ),
    ] = None,
    output: OutputFile = None,
    output_dir: OutputFolder = None,
    update_sheet: Annotated[
        Path | None,
        typer.Option("--update", metavar="SHEET.xlsx", help="Carry an earlier worksheet over to the story as it is."),
    ] = None,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume",
            help="With --output-dir: pass over stories whose file there is what would be written now, by the same"
            " story, options and version. A worksheet that is there is never made anew.",
        ),
    ] = False,
    shortlist: Annotated[int, typer.Option(min=1, help="Lines of the shortlist.")] = SHORT,
    everything: Annotated[
        bool, typer.Option("--all", help="Show every claim in the table, not the first alone.")
    ] = False,
    public: Annotated[bool, typer.Option("--public", help="Leave out the rows of confidential sources.")] = False,
    publisher: Annotated[str, typer.Option(metavar="NAME", help="Who publishes the checks (claimreview).")] = "",
    url: Annotated[str, typer.Option(metavar="ADDRESS", help="The page where the checks stand (claimreview).")] = "",
    pipeline: Pipeline = DEFAULT_PIPELINE,
    model: Model = DEFAULT_MODEL,
    limit: Limit = None,
    no_color: NoColor = False,
) -> int:
    """List what in a story needs checking, and keep the checker's worksheet.

    Without a format: the claims to check first, with the reasons. `--format xlsx --output SHEET.xlsx` makes the
    worksheet; `--update SHEET.xlsx`, after the story was edited, carries over all that was typed into it. The old sheet
    is kept beside the new one, as SHEET.before.xlsx.

    Exit status: 0 done; 2 could not run; 3 some stories could not be read.
    """
    form = find_form(format or ("xlsx" if update_sheet else "table"))
    bounds = limits_with(limits_of_options(limit))
    stories = _stories(paths)
    several = len(stories) > 1
    _possible(form, several, output, output_dir, update_sheet, public)
    if resume and (output_dir is None or update_sheet is not None):
        raise UsageError("--resume goes with --output-dir, and not with --update, which is always to be done")
    if form is FORMS["claimreview"] and update_sheet is None:
        raise UsageError("claimreview tells of finished checks: give the worksheet with --update SHEET.xlsx")
    readable = [story for story, problem in stories.items() if problem is None]
    page = Page() if output or output_dir else page_of_standard_output(colour=not no_color)
    wishes = Wishes(shortlist, everything, public, page, publisher, url, f"{date.today()}")
    bounds = limits_with(limits_of_options(limit))
    names: dict[str, Path] = {}
    run: FolderRun | None = None
    if output_dir is not None:
        make_folder(output_dir)
        names = name_files(readable, output_dir, form.suffix)
    if output_dir is not None and update_sheet is None:
        made_by = [digest_of_program(pipeline, model), "claims", format or "table", replace(wishes, date=""), bounds]
        run = FolderRun(output_dir, names, lambda story: made_by, lambda story: bounds)
        if resume:
            stories = _left_to_do(stories, run, names, form)
            if not stories:
                return Status.CLEAN
    target = output or (update_sheet if form is FORMS["xlsx"] and update_sheet else None)
    if target is not None:
        spare(target, readable)
    if update_sheet is not None:
        from onrecord.worksheet.read_xlsx import open_workbook, read_sheet

        with bounded(str(update_sheet), bounds):  # what is wrong with it is said before the work
            read_sheet(update_sheet, open_workbook(update_sheet))
    engine = load(pipeline=pipeline, model=model)
    unreadable = False
    with telling_what_is_missing(stories) as done:
        for number, (story, problem) in enumerate(stories.items()):
            result = problem or attempt(partial(check_story, engine, story, bounds), story)
            try:
                if isinstance(result, StoryError):
                    raise result
                with bounded(story, bounds):
                    words = _words(story, result, form, wishes, update_sheet, several=several)
                where = names.get(story) or target
                if where is None:
                    write_out(f"\n\n{words}" if number and isinstance(words, str) else words, wishes.page.encoding)
                elif run is not None:
                    write_one_of_many(where, encoded(words))
                    run.written(story, encoded(words))
                else:
                    if update_sheet is not None and where.exists() and form is FORMS["xlsx"]:
                        _keep(where)
                    write_whole(where, encoded(words))
            except StoryError as error:
                unreadable = True
                say_error(error)
            done.add(story)
    return Status.UNREADABLE if unreadable else Status.CLEAN


def _stories(paths: list[str]) -> dict[str, StoryError | None]:
    found: dict[str, StoryError | None] = {}
    for path in paths:
        some = [(path, None)] if path == STANDARD_INPUT else find([path])
        for story, problem in some:
            found.setdefault(str(story), problem)
    return found


def _left_to_do(
    stories: dict[str, StoryError | None], run: FolderRun, names: dict[str, Path], form: Form
) -> dict[str, StoryError | None]:
    """The stories to do. A worksheet that is there is not made anew: a checker may have written in it."""
    if form is not FORMS["xlsx"]:
        return left_to_do(stories, run.up_to_date)
    sheets = {story for story in stories if story in names and names[story].exists()}
    left = left_to_do(stories, lambda story: story in sheets and run.doubt(story) is None)
    for story in (story for story in left if story in sheets):
        say(f"{names[story]}: {run.doubt(story)} and is left as it is; --update carries it over")
    return {story: problem for story, problem in left.items() if story not in sheets}


def _words(
    story: str, report: Report, form: Form, wishes: Wishes, earlier: Path | None, *, several: bool
) -> str | bytes:
    """The form asked for. Of several stories, a fault in one becomes a StoryError: the others go on."""
    try:
        return _rendered(report, form, wishes, earlier)
    except StoryError:
        raise
    except MemoryError as fault:
        raise TooLargeError(f"{story}: {NO_MEMORY}") from fault
    except Exception as fault:
        if isinstance(fault, UsageError) or not several:
            raise
        problem = f"{story}: could not be written, by a fault in onrecord: {fault_words(fault)}"
        raise StoryError(problem) from fault


def _possible(
    form: Form, several: bool, output: Path | None, output_dir: Path | None, sheet: Path | None, public: bool
) -> None:
    """UsageError where the options do not go together."""
    if output and output_dir:
        raise UsageError("--output and --output-dir exclude each other")
    if output and several:
        raise UsageError("--output takes what belongs to one story; use --output-dir for several")
    if public and sheet is not None and form is FORMS["xlsx"] and output in (None, sheet):
        raise UsageError("--public leaves rows out: give the sheet for others a name of its own with --output")
    if sheet is not None and several:
        raise UsageError("--update takes one story: a worksheet belongs to it alone")
    if several and not output_dir and not form.styled:
        raise UsageError("several stories do not go into one output; use --output-dir")
    binary = form.suffix in ("xlsx", "docx")
    if binary and not (output or output_dir or sheet) and sys.stdout.isatty():
        raise UsageError(f"a {form.suffix} file cannot be shown here; use --output FILE.{form.suffix}")
    if output is not None and not output.parent.is_dir():
        raise UsageError(f"{output}: the folder {output.parent} does not exist")


def _rendered(report: Report, form: Form, wishes: Wishes, earlier: Path | None) -> str | bytes:
    """The form asked for; with the rows of an earlier worksheet worked in, where there is one."""
    if earlier is None:
        return form.render(report, Sheet(rows(report, public=wishes.public)), wishes)
    from onrecord.worksheet.read_xlsx import check_written, open_workbook, read_sheet
    from onrecord.worksheet.write_xlsx import as_bytes, workbook

    book = open_workbook(earlier)
    sheet, outcome = update(read_sheet(earlier, book), rows(report), wishes.date)
    _tell(earlier, outcome)
    if wishes.public:
        return form.render(report, shareable(sheet, rows(report, public=True)), wishes)
    if form is FORMS["xlsx"]:
        written = as_bytes(workbook(report, sheet, size=wishes.size, old=book))
        check_written(earlier, written)
        return written
    return form.render(report, sheet, wishes)


def _tell(sheet: Path, outcome: Outcome) -> None:
    counts = {
        "kept": outcome.kept,
        "stale": outcome.stale,
        "new": outcome.new,
        "removed": outcome.removed,
        "back": outcome.returned,
    }
    say(f"{sheet}: " + ", ".join(f"{count} {name}" for name, count in counts.items() if count))
    for remark in outcome.remarks:
        say(f"{sheet}: {remark}")


def _keep(sheet: Path) -> None:
    """A copy of the sheet beside it, in case somebody wants it back."""
    copy = sheet.with_name(f"{sheet.stem}.before{sheet.suffix}")
    try:
        write_whole(copy, sheet.read_bytes(), like=sheet)
    except OSError as error:
        raise UsageError(f"{copy}: the old worksheet cannot be kept there: {error.strerror or error}") from error
