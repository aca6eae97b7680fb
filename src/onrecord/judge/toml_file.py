"""A TOML file checked key by key; a mistake is answered with file, line, what is allowed and the nearest name."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NoReturn

from onrecord.errors import UsageError
from onrecord.judge.nearest import hint

_KEY = r"(?:[\w-]+|\"[^\"]*\"|'[^']*')"
_ASSIGNED = re.compile(rf"\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*=")
_HEADER = re.compile(r"\s*(\[\[?)([^\[\]=]+)\]\]?\s*(?:#.*)?$")


def read_toml(file: Path | Traversable, place: str, what: str, error: type[UsageError]) -> tuple[str, dict[str, Any]]:
    """The text of a file and what it says as TOML; the error, which names the place, where it cannot be had."""
    try:
        text = file.read_text(encoding="utf-8-sig")
        return text, tomllib.loads(text)
    except FileNotFoundError:
        raise error(f"{place}: there is no such {what} file") from None
    except OSError as fault:
        raise error(f"{place}: cannot be read: {fault.strerror or fault}") from fault
    except UnicodeDecodeError as fault:
        raise error(f"{place}: is not UTF-8 text") from fault
    except tomllib.TOMLDecodeError as fault:
        raise error(f"{place}: is not valid TOML: {fault}") from fault


@dataclass(frozen=True)
class TomlChecker:
    """Raises ``error`` for what a file must not say. ``place`` is how messages name the file.

    Keys are given as paths from the top of the file; the n-th table of an array of tables is named by its number,
    from 0, as text: ``("paths", "0", "policy")``.
    """

    place: str
    text: str
    error: type[UsageError]

    def known_keys(self, table: Mapping[str, Any], known: Collection[str], path: tuple[str, ...], what: str) -> None:
        """Refuses a key that does not exist."""
        for key in table:
            if key not in known:
                self.wrong((*path, key), f"unknown {what} {key!r}; {hint(key, known)}allowed: {', '.join(known)}")

    def one_of(self, table: Mapping[str, Any], key: str, allowed: Sequence[str], path: tuple[str, ...]) -> None:
        """Refuses a value that is none of those allowed."""
        if key in table and table[key] not in allowed:
            nearby = hint(str(table[key]), allowed)
            self.wrong((*path, key), f"{key} cannot be {table[key]!r}; {nearby}allowed: {', '.join(allowed)}")

    def text_value(self, table: Mapping[str, Any], key: str, path: tuple[str, ...]) -> None:
        """Refuses a value that is no text; ``path`` is that of the key."""
        if key in table and not isinstance(table[key], str):
            self.wrong(path, f"{key} must be text in quotation marks, not {table[key]!r}")

    def table(self, table: Mapping[str, Any], key: str, path: tuple[str, ...]) -> Mapping[str, Any]:
        """The table under a key, an empty one where there is none; refuses anything else."""
        value = table.get(key, {})
        if not isinstance(value, dict):
            self.wrong((*path, key), f"{key} must be a table, [{'.'.join((*path, key))}], not {value!r}")
        return value

    def wrong(self, path: Sequence[str], problem: str) -> NoReturn:
        """Raises the error, with the line of the key."""
        raise self.error(f"{place_of(self.place, self.text, path)}: {problem}".replace("\n", " "))


def place_of(place: str, text: str, path: Sequence[str]) -> str:
    """File and line of a key, for messages."""
    line = _line_of(text, path)
    return f"{place}, line {line}" if line else place


def _line_of(text: str, path: Sequence[str]) -> int | None:
    """The line of a key, or of the nearest table around it that can be seen (tomllib keeps no lines)."""
    table: tuple[str, ...] = ()
    counts: Counter[tuple[str, ...]] = Counter()
    best, depth = None, 0
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        if header:
            table = _keys(header[2])
            if header[1] == "[[":
                counts[table] += 1
                table = (*table, str(counts[table] - 1))
            here = table
        elif assigned := _ASSIGNED.match(line):
            here = (*table, *_keys(assigned[1]))
        else:
            continue
        if len(here) > depth and tuple(path[: len(here)]) == here:
            best, depth = number, len(here)
        elif header and best is None and tuple(here[: len(path)]) == tuple(path):
            best = number
    return best


def _keys(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in re.findall(r"\"[^\"]*\"|'[^']*'|[^.\s]+", dotted))
