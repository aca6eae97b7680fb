"""Where reports go: standard output, one file, or a folder with a file for each story; no file is ever left half."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Protocol

from rich.console import Console

from onrecord.check import NO_MEMORY, fault_words
from onrecord.cli.messages import say
from onrecord.errors import StoryError, TooLargeError, UsageError
from onrecord.model import Report
from onrecord.report.json_text import json_text
from onrecord.report.page import Page
from onrecord.report.registry import Reporter, Several

WIDEST = 120
"""Columns beyond which a line is hard to read, however wide the terminal is."""

STANDARD_INPUT = "-"

_NO_ROOM = {getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EROFS") if hasattr(errno, name)}
"""What the system says where nothing more can be written: the disk or the account's share is full, or only read."""


class ReaderGone(Exception):
    """Whoever read the standard output has closed it, as ``head`` does."""


class Output(Protocol):
    """Takes the reports one by one, then the end."""

    def add(self, story: str, report: Report) -> None:
        """Write the report on a story; StoryError where it cannot be made and other stories follow."""

    def end(self) -> None:
        """Write what stands after the last report."""


class StandardOutput:
    """Reports on standard output: one alone, or several framed as the format asks."""

    def __init__(self, reporter: Reporter, page: Page, *, several: bool) -> None:
        if several and reporter.several is None:
            raise UsageError(f"several stories do not go into one {reporter.name} output; use --output-dir")
        self._reporter, self._page, self._several = reporter, page, several
        self._frame = (reporter.several if several else None) or Several("", "", "")
        self._begun = False

    def add(self, story: str, report: Report) -> None:
        """Write the report at once, after whatever stands before it."""
        words = rendered(self._reporter, report, self._page, story if self._several else None)
        self._write(self._frame.between if self._begun else self._frame.before)
        self._begun = True
        self._write(words)

    def end(self) -> None:
        """Close the frame; with no report at all it is written empty."""
        if not self._begun:
            self._write(self._frame.before)
        self._write(self._frame.after)

    def _write(self, words: str | bytes) -> None:
        write_out(words, self._page.encoding)


class Together:
    """Several reports on standard output that the format writes as one, once all are there."""

    def __init__(self, reporter: Reporter, page: Page) -> None:
        self._reporter, self._page = reporter, page
        self._reports: list[Report] = []

    def add(self, story: str, report: Report) -> None:
        """Keep the report."""
        self._reports.append(report)

    def end(self) -> None:
        """Write them all; with no report at all, what the format makes of none."""
        write_out(self._reporter.all_as_one(self._reports, self._page), self._page.encoding)


class OneFile:
    """The report in one file."""

    def __init__(self, reporter: Reporter, path: Path, page: Page) -> None:
        self._reporter, self._path, self._page = reporter, path, page

    def add(self, story: str, report: Report) -> None:
        """Write the file."""
        write_whole(self._path, encoded(self._reporter(report, self._page)))

    def end(self) -> None:
        """Nothing is left to write."""


class Folder:
    """One file for each story, named in advance."""

    def __init__(self, reporter: Reporter, names: Mapping[str, Path], page: Page) -> None:
        self._reporter, self.names, self._page = reporter, names, page
        self.written: Callable[[str, Report, bytes], None] = lambda story, report, data: None
        """Called with each report once its file stands, and the bytes in it."""

    def add(self, story: str, report: Report) -> None:
        """Write the story's file."""
        data = encoded(rendered(self._reporter, report, self._page, story))
        write_one_of_many(self.names[story], data)
        self.written(story, report, data)

    def end(self) -> None:
        """Nothing is left to write."""


def rendered(reporter: Reporter, report: Report, page: Page, story: str | None) -> str | bytes:
    """The report in its format. With a name for the story, what is wrong becomes a StoryError: the others go on."""
    if story is None:
        return reporter(report, page)
    try:
        return reporter(report, page)
    except UsageError as error:
        raise StoryError(str(error)) from error
    except MemoryError:
        raise TooLargeError(f"{story}: the report {NO_MEMORY}") from None
    except Exception as fault:
        problem = f"{story}: the report could not be written, by a fault in onrecord: {fault_words(fault)}"
        raise StoryError(problem) from fault


def standard_output(reporter: Reporter, page: Page, *, several: bool) -> Output:
    """Where reports on standard output go; UsageError where they would only disturb a terminal."""
    if reporter.binary and sys.stdout.isatty():
        raise UsageError(f"the format {reporter.name} is no text for a terminal; use --output FILE")
    if several and reporter.together is not None:
        return Together(reporter, page)
    return StandardOutput(reporter, page, several=several)


def page_of_standard_output(*, colour: bool) -> Page:
    """The page of standard output: the terminal's, or 80 plain columns; heeds COLUMNS, NO_COLOR and FORCE_COLOR."""
    console = Console(file=sys.stdout)
    known = console.is_terminal or os.environ.get("COLUMNS", "").isdigit()
    pretty = console.is_terminal and console.color_system is not None and not console.no_color
    return Page(
        width=min(console.width, WIDEST) if known else Page().width,
        colour=colour and pretty and not console.legacy_windows,
        encoding=getattr(sys.stdout, "encoding", None) or "utf-8",
    )


def name_files(stories: Iterable[str], folder: Path, suffix: str) -> dict[str, Path]:
    """The file of each story: ``<stem>.<suffix>``; where stems are the same, the second gets ``<stem>-2`` and so on.

    What is renamed is said on standard error. UsageError where a file would fall on one of the stories themselves.
    """
    stories = list(stories)
    stems = {story: "standard-input" if story == STANDARD_INPUT else Path(story).stem for story in stories}
    reserved = {stem.casefold() for stem in stems.values()}
    taken: dict[str, str] = {}
    names: dict[str, Path] = {}
    for story, stem in stems.items():
        name, number = stem, 1
        while name.casefold() in taken or (number > 1 and name.casefold() in reserved):
            number += 1
            name = f"{stem}-{number}"
        if number > 1:
            say(f"{story}: written to {name}.{suffix}, since {stem}.{suffix} is that of {taken[stem.casefold()]}")
        taken[name.casefold()] = story
        names[story] = folder / f"{name}.{suffix}"
    for path in names.values():
        spare(path, stories)
    return names


def spare(path: Path, stories: Iterable[str]) -> None:
    """UsageError where writing to the path would overwrite one of the stories."""
    for story in stories:
        with suppress(OSError):
            if story != STANDARD_INPUT and path.samefile(story):
                raise UsageError(f"{path}: is one of the stories; the report would overwrite it")


def make_folder(folder: Path) -> None:
    """Make the folder where it does not exist; UsageError where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be used as a folder: {error.strerror or error}") from error


def write_whole(path: Path, data: bytes, *, like: Path | None = None) -> None:
    """Put the data in the file at once, so that nobody ever sees half of it; UsageError where that cannot be.

    A link keeps pointing where it points, an existing file keeps its permissions, a device or pipe is written to as is.
    Until it is whole, only its owner may read it. A new file gets the permissions of the one that it is ``like``.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            model = target if target.exists() else like
            os.chmod(temporary, 0o666 & ~_umask() if model is None else model.stat().st_mode & 0o7777)
            os.replace(temporary, target)
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)
            raise
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from error


def write_one_of_many(path: Path, data: bytes) -> None:
    """Write one of several files whole: StoryError where it cannot be, UsageError where no other would fare better."""
    try:
        write_whole(path, data)
    except UsageError as error:
        cause = error.__cause__
        hopeless = isinstance(cause, OSError) and cause.errno in _NO_ROOM
        if hopeless or not os.access(path.parent, os.W_OK):
            raise
        raise StoryError(str(error)) from error


def write_out(words: str | bytes, encoding: str = "utf-8") -> None:
    """Words to standard output at once; ReaderGone where nobody reads it any more."""
    stream: BinaryIO = sys.stdout.buffer
    try:
        sys.stdout.flush()
        stream.write(encoded(words, encoding))
        stream.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error


def write_json(value: object) -> None:
    """A value as JSON to standard output."""
    write_out(json_text(value, indent=1) + "\n")


def encoded(words: str | bytes, encoding: str = "utf-8") -> bytes:
    """The bytes of some words; a character the encoding lacks becomes a question mark."""
    return words if isinstance(words, bytes) else words.encode(encoding, errors="replace")


def _umask() -> int:
    """The permissions that new files do without; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
