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
from onrecord.judge.toml_value import LONGEST, found

_KEY = r"(?:[\w-]+|\"[^\"]*\"|'[^']*')"
_DEEP_KEY = re.compile(r"""(?:(?:[\w-]{1,40}+|"[^"\n]{0,40}+"|'[^'\n]{0,40}+')[ \t]{0,9}+\.[ \t]{0,9}+){50}""")
_ASSIGNED = re.compile(rf"\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*=")
_NAMES = re.compile(r"\((?:'[^']*'(?:, )?)+,?\)")
_WHERE = re.compile(r" \(at line (\d+), column (\d+)\)$")
_LONG_TEXT = re.compile(r"\"{3}(?:\\.|[^\\])*?\"{3}|'{3}.*?'{3}", re.DOTALL)
_HEADER = re.compile(r"\s*(\[\[?)([^\[\]=]+)\]\]?\s*(?:#.*)?$")


def read_toml(file: Path | Traversable, place: str, what: str, error: type[UsageError]) -> tuple[str, dict[str, Any]]:
    """The text of a file and what it says as TOML; the error, which names the place, where it cannot be had."""
    data = b""
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise error(f"{place}: is larger than any {what} (the limit is {LARGEST:,} bytes)")
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        if deep := _DEEP_KEY.search(text):  # the parser's memory grows with the square of such a key
            line = text.count("\n", 0, deep.start()) + 1
            raise error(f"{place}, line {line}: is not valid TOML: tables stand in one another too deeply")
        return text, tomllib.loads(text)
    except FileNotFoundError:
        raise error(f"{place}: there is no such {what} file") from None
    except OSError as fault:
        raise error(f"{place}: cannot be read: {fault.strerror or fault}") from fault
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise error(f"{place}, line {line}: is not UTF-8 text; save the file as UTF-8") from fault
    except tomllib.TOMLDecodeError as fault:
        raise error(_not_toml(place, str(fault))) from fault
    except RecursionError:
        raise error(f"{place}: is not valid TOML: lists or tables stand in one another too deeply") from None
    except ValueError as fault:
        if data:  # a number of so many digits that Python does not read it
            raise error(f"{place}: is not valid TOML: a number in it is too long") from None
        # the system takes no path with such a character
        raise error(f"{place!r}: is no name of a file: {fault}") from fault


def _not_toml(place: str, fault: str) -> str:
    """The parser's message with the line in front, and with names of tables as a file has them."""
    where = _WHERE.search(fault)
    problem = _NAMES.sub(lambda names: "[" + ".".join(re.findall(r"'([^']*)'", names[0])) + "]", _WHERE.sub("", fault))
    place = f"{place}, line {where[1]}" if where else place
    column = f" (column {where[2]})" if where else ""
    return f"{place}: is not valid TOML: {problem[:1].lower()}{problem[1:]}{column}".replace("\n", " ")


LARGEST = 1_000_000
"""Bytes of a policy or configuration; the largest that comes with onrecord has 20,000."""


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
                self.wrong(
                    (*path, key),
                    f"unknown {what} {found(key)}; {hint(key[:LONGEST], known)}allowed: {', '.join(known)}",
                )

    def one_of(self, table: Mapping[str, Any], key: str, allowed: Sequence[str], path: tuple[str, ...]) -> None:
        """Refuses a value that is none of those allowed."""
        if key in table and table[key] not in allowed:
            value = table[key]
            nearby = hint(value[:LONGEST], allowed) if isinstance(value, str) else ""
            self.wrong((*path, key), f"{key} cannot be {found(value)}; {nearby}allowed: {', '.join(allowed)}")

    def text_value(self, table: Mapping[str, Any], key: str, path: tuple[str, ...]) -> None:
        """Refuses a value that is no text; ``path`` is that of the key."""
        if key in table and not isinstance(table[key], str):
            self.wrong(path, f"{key} must be text in quotation marks, not {found(table[key])}")

    def table(self, table: Mapping[str, Any], key: str, path: tuple[str, ...]) -> Mapping[str, Any]:
        """The table under a key, an empty one where there is none; refuses anything else."""
        value = table.get(key, {})
        if not isinstance(value, dict):
            self.wrong((*path, key), f"{key} must be a table, [{'.'.join((*path, key))}], not {found(value)}")
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
    # what stands inside a text of several lines is no key
    text = _LONG_TEXT.sub(lambda long: '""' + "\n" * long[0].count("\n"), text)
    for number, line in enumerate(text.split("\n"), start=1):
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
