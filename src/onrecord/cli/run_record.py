"""The record of what was made in a folder of reports, and of what: the file ``.onrecord-run``, which --resume reads.

It has a line for each report, with digests alone and no words of stories. A line counts only while the story, what it
is judged and written by, and the report itself still have those digests. So a line that is lost, damaged, or written by
two runs at once may cause a story to be done again, and never lets an old report stand for a new one.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.cli.messages import say
from onrecord.cli.output import write_whole
from onrecord.errors import UsageError

FILE = ".onrecord-run"
"""Hidden, so that it is no report; without a suffix, so that it is none to programs that collect ``*.json`` either."""

_LARGEST = 100_000_000
"""Bytes of a record that is read; a quarter of a million stories have fewer."""


class Made(NamedTuple):
    """Digests of a report's story, of what it was judged and written by, and of its own bytes; whether it failed."""

    story: str
    settings: str
    report: str
    fails: bool


class RunRecord:
    """The record of one folder. What is wrong with the file never stops a run: the stories are done again."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._written = True
        lines = self._lines()
        known = dict(found for line in lines if (found := _read(line)) is not None)
        self._made = {name: made for name, made in known.items() if (folder / name).exists()}
        if len(self._made) < len(lines):
            self._write_anew()

    def of(self, report: Path) -> Made | None:
        """What the record says of a report; None where it says nothing."""
        return self._made.get(report.name)

    def add(self, report: Path, made: Made) -> None:
        """Add a line for a report that stands whole in the folder. A later line counts in place of an earlier one."""
        try:
            if not self._usable():
                raise OSError("it is no ordinary file")
            handle = os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
            try:
                os.write(handle, _line(report.name, made))  # in one piece, so that runs at the same time keep apart
            finally:
                os.close(handle)
        except OSError as error:
            self._tell(error.strerror or str(error))

    def _lines(self) -> list[bytes]:
        try:
            if self._usable() and self._file.exists() and self._file.stat().st_size <= _LARGEST:
                return self._file.read_bytes().splitlines()
        except OSError:
            pass
        return []

    def _write_anew(self) -> None:
        """Leave out lines that are damaged, that later ones have replaced, or whose report is gone."""
        try:
            write_whole(self._file, b"".join(_line(name, made) for name, made in self._made.items()))
        except UsageError as error:
            self._tell(str(error))

    def _usable(self) -> bool:
        """Whether the file may be read and written: a link or pipe of that name is none of ours."""
        return not self._file.is_symlink() and (self._file.is_file() or not self._file.exists())

    def _tell(self, problem: str) -> None:
        if self._written:
            say(f"{self._file}: cannot be written ({problem}); --resume will do the stories of this run again")
        self._written = False


def _line(name: str, made: Made) -> bytes:
    return json.dumps({"file": name, **made._asdict()}).encode() + b"\n"


def _read(line: bytes) -> tuple[str, Made] | None:
    """A line of the record; None where it is damaged, or of a version that writes others."""
    try:
        fields: Any = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, dict) or fields.keys() != {"file", *Made._fields}:
        return None
    name, fails = fields["file"], fields["fails"]
    made = Made(fields["story"], fields["settings"], fields["report"], fails)
    sound = isinstance(name, str) and isinstance(fails, bool) and all(isinstance(one, str) for one in made[:3])
    if not sound or name in {"", ".", ".."} or "/" in name or "\0" in name:
        return None
    return name, made
