"""The configuration of a newsroom: ``onrecord.toml``, or ``[tool.onrecord]`` in ``pyproject.toml``.

All keys are optional; paths and patterns count from the folder of the file::

    policy = "desk.toml"                # a policy by name, or a file
    select = ["anon", "relay"]          # only these rules: codes, or the first words of codes
    ignore = ["anon-rote-reason"]       # not these
    min-level = "note"                  # show nothing below: question | note | warning | error
    fail-level = "error"                # from which level a story fails: note | warning | error
    format = "terminal"                 # what to write
    baseline = "baseline.json"          # findings that were there before
    exclude = ["archive/**"]            # stories to pass over when a folder is searched

    [limits]                            # how much a story may be, and how long it may take
    seconds = 60

    [[paths]]                           # other settings for some stories; of several that fit, the last one decides
    match = "opinion/**"                # a pattern, or a list of them
    ignore = ["anon"]                   # policy, select, ignore, min-level

Of each story, the nearest file counts: that in its own folder, or else in the one above, and so on; files farther up
are not looked at. In one folder ``onrecord.toml`` goes before ``pyproject.toml``, which counts only where it has the
table. What options say goes before what the file says.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from onrecord.cli.globs import fits
from onrecord.model import Level

FILE = "onrecord.toml"
SHARED_FILE = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What stories are judged by; None where nothing is said."""

    policy: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    min_level: Level | None = None
    fail_level: Level | None = None

    def over(self, other: Settings) -> Settings:
        """These settings, and the other's where these say nothing."""
        said = {name: value for name in self.__slots__ if (value := getattr(self, name)) is not None}
        return replace(other, **said)


@dataclass(frozen=True)
class Configuration:
    """One configuration file; without a file nothing is set. ``paths`` are patterns with their settings, in order."""

    file: Path | None = None
    settings: Settings = field(default_factory=Settings)
    format: str | None = None
    baseline: Path | None = None
    exclude: tuple[str, ...] = ()
    limits: Mapping[str, int] = field(default_factory=dict)
    paths: tuple[tuple[tuple[str, ...], Settings], ...] = ()

    def for_story(self, story: Path) -> Settings:
        """The settings for the story at this path."""
        settings = self.settings
        for patterns, own in self.paths:
            if self._fits(story, patterns):
                settings = own.over(settings)
        return settings

    def leaves_out(self, story: Path) -> bool:
        """Whether the story is to be passed over when the folder that holds it is searched."""
        return self._fits(story, self.exclude)

    def _fits(self, story: Path, patterns: tuple[str, ...]) -> bool:
        if self.file is None or not patterns:
            return False
        return fits(relative(story, self.file.parent), patterns)


def absolute(path: Path) -> Path:
    """The path from the root, ``..`` worked in, links left as they are."""
    return Path(os.path.abspath(path))


def relative(path: Path, folder: Path) -> str:
    """The path from a folder, with slashes; from the root where no way leads there."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive
        return absolute(path).as_posix()
