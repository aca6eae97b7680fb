"""Reads one configuration file; every mistake is answered with file, line, what is allowed and the nearest name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.cli.configuration import SHARED_FILE, Configuration, Settings, absolute
from onrecord.cli.globs import fits
from onrecord.errors import ConfigurationError, UsageError
from onrecord.judge.policy import load_policy
from onrecord.judge.selection import codes_of
from onrecord.judge.toml_file import LARGEST, TomlChecker, read_toml
from onrecord.judge.toml_value import found
from onrecord.model import LEVEL_ORDER, Level
from onrecord.read.limits import names
from onrecord.report.registry import reporters

FAIL_LEVELS = tuple(level.value for level in LEVEL_ORDER if level is not Level.QUESTION)
MIN_LEVELS = tuple(level.value for level in LEVEL_ORDER)
_TABLE = ("tool", "onrecord")
_OF_PATHS = ("policy", "select", "ignore", "min-level")
_KEYS = ("policy", "select", "ignore", "min-level", "fail-level", "format", "baseline", "exclude", "limits", "paths")


def has_table(file: Path) -> bool:
    """Whether a ``pyproject.toml`` has the table of onrecord; what else stands there is for others to read."""
    try:
        with file.open("rb") as opened:
            if b"onrecord" not in opened.read(LARGEST + 1):
                return False
    except OSError:
        return False
    _, content = read_toml(file, _shown(file), "configuration", ConfigurationError)
    return isinstance(_at(content, _TABLE), dict)


def read_configuration(file: Path) -> Configuration:
    """The configuration in a file; ConfigurationError where it is missing, is not TOML, or says something unknown."""
    place = _shown(file)
    text, content = read_toml(file, place, "configuration", ConfigurationError)
    path: tuple[str, ...] = ()
    if file.name == SHARED_FILE:
        path = _TABLE
        content = _at(content, path)
        if not isinstance(content, dict):
            raise ConfigurationError(f"{place}: has no table [{'.'.join(path)}]")
    return _Reader(place, text, ConfigurationError, absolute(file), path).configuration(content)


def _shown(file: Path) -> str:
    """How messages name a file: from the current folder where it stands below that."""
    here = Path.cwd()
    return str(file.relative_to(here)) if file.is_relative_to(here) else str(file)


def _at(content: Any, path: Sequence[str]) -> Any:
    for key in path:
        content = content.get(key) if isinstance(content, dict) else None
    return content


@dataclass(frozen=True)
class _Reader(TomlChecker):
    file: Path
    top: tuple[str, ...]

    def configuration(self, table: Mapping[str, Any]) -> Configuration:
        self.known_keys(table, _KEYS, self.top, "key")
        for key in ("format", "baseline"):
            self.text_value(table, key, (*self.top, key))
        self.one_of(table, "format", list(reporters()), self.top)
        return Configuration(
            file=self.file,
            settings=self.settings(table, self.top),
            format=table.get("format"),
            baseline=self.file.parent / table["baseline"] if "baseline" in table else None,
            exclude=self.patterns(table, "exclude", self.top),
            limits=self.limits(table),
            paths=tuple(self.paths(table)),
        )

    def limits(self, table: Mapping[str, Any]) -> Mapping[str, int]:
        """The limits on what is read, by name."""
        limits = self.table(table, "limits", self.top)
        path = (*self.top, "limits")
        self.known_keys(limits, names(), path, "limit")
        for name, value in limits.items():
            if not isinstance(value, int) or isinstance(value, bool) or value < 1:
                self.wrong((*path, name), f"{name} must be a whole number above 0, not {found(value)}")
        return limits

    def paths(self, table: Mapping[str, Any]) -> list[tuple[tuple[str, ...], Settings]]:
        tables = table.get("paths", [])
        path = (*self.top, "paths")
        if not isinstance(tables, list) or not all(isinstance(own, dict) for own in tables):
            self.wrong(path, f"paths must be a list of tables, [[{'.'.join(path)}]]")
        settings = []
        for number, own in enumerate(tables):
            here = (*path, str(number))
            self.known_keys(own, ("match", *_OF_PATHS), here, "key")
            patterns = self.patterns(own, "match", here)
            if not patterns:
                self.wrong(here, 'these paths have no match; say match = "opinion/**"')
            settings.append((patterns, self.settings(own, here)))
        return settings

    def settings(self, table: Mapping[str, Any], path: tuple[str, ...]) -> Settings:
        self.one_of(table, "min-level", MIN_LEVELS, path)
        self.one_of(table, "fail-level", FAIL_LEVELS, path)
        return Settings(
            policy=self.policy(table, path),
            select=self.codes(table, "select", path),
            ignore=self.codes(table, "ignore", path),
            min_level=Level(table["min-level"]) if "min-level" in table else None,
            fail_level=Level(table["fail-level"]) if "fail-level" in table else None,
        )

    def policy(self, table: Mapping[str, Any], path: tuple[str, ...]) -> str | None:
        """The policy by name, or the path of its file from the root."""
        self.text_value(table, "policy", (*path, "policy"))
        wanted: str | None = table.get("policy")
        if wanted is None:
            return None
        if wanted.endswith(".toml") or "/" in wanted or "\\" in wanted:
            wanted = str(self.file.parent / Path(wanted).expanduser())
        try:
            load_policy(wanted)
        except UsageError as error:
            self.wrong((*path, "policy"), str(error))
        return wanted

    def codes(self, table: Mapping[str, Any], key: str, path: tuple[str, ...]) -> tuple[str, ...] | None:
        words = self.texts(table, key, path)
        for word in words or ():
            try:
                codes_of(word)
            except UsageError as error:
                self.wrong((*path, key), str(error))
        return words

    def patterns(self, table: Mapping[str, Any], key: str, path: tuple[str, ...]) -> tuple[str, ...]:
        """Patterns for paths, given as one text or as a list."""
        single = isinstance(table.get(key), str)
        patterns = (table[key],) if single else self.texts(table, key, path) or ()
        try:
            fits("", patterns)
        except re.error as error:
            self.wrong((*path, key), f"{key} has a pattern that cannot be read: {error}")
        return patterns

    def texts(self, table: Mapping[str, Any], key: str, path: tuple[str, ...]) -> tuple[str, ...] | None:
        value = table.get(key)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            self.wrong((*path, key), f'{key} must be a list of texts, such as ["…", "…"], not {found(value)}')
        return tuple(value)
