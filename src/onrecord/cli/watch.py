"""``onrecord check --watch``: check again whenever a story, or what it is judged by, has been written anew.

Files are looked at twice a second, by their time and size. That needs nothing from the system, works on shared drives,
and sees files that an editor replaces in place of writing into them.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from onrecord.cli.messages import say, say_error
from onrecord.cli.output import write_out
from onrecord.errors import OnrecordError

PAUSE = 0.5
"""Seconds between two looks."""

_CLEAR = "\x1b[2J\x1b[H"

State = dict[Path, tuple[int, int] | None]
"""Time and size of each file, None of one that is not there."""


def watch(files: Iterable[Path], check: Callable[[], Iterable[Path]]) -> None:
    """Run the check, and again after each change, until interrupted.

    ``check`` returns the files to look at from then on; ``files`` are those of the first time. A mistake in what
    stories are judged by is said, and the watch goes on.
    """
    files = list(files)
    while True:
        seen = _state(files)
        clear_screen()
        try:
            files = list(check())
        except OnrecordError as error:
            say_error(error)
        say(f"checked at {time.strftime('%H:%M:%S')}; goes on when the file changes, Ctrl-C ends it")
        seen = {**_state(files), **{file: state for file, state in seen.items() if file in files}}
        while _state(files) == seen:
            time.sleep(PAUSE)


def clear_screen() -> None:
    """Empty the screen where standard output is one."""
    if sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        write_out(_CLEAR)


def _state(files: Iterable[Path]) -> State:
    found: State = {}
    for file in files:
        try:
            status = file.stat()
        except OSError:
            found[file] = None
        else:
            found[file] = (status.st_mtime_ns, status.st_size)
    return found
