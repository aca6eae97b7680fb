"""The formats that can be read, and which of them a file is in."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from pathlib import PurePath

import onrecord.read
from onrecord.errors import UnreadableError, UsageError
from onrecord.read.draft import Draft
from onrecord.read.magic import NOT_SUPPORTED, describe, is_word

Reader = Callable[[bytes, str], Draft]
"""Takes a file's bytes and its name for messages; raises UnreadableError or TooLargeError."""

Recogniser = Callable[[bytes], bool]
"""Whether bytes without a telling suffix are in the format."""

ENTRY_POINTS = "onrecord.readers"
"""Entry point group of readers from other packages; loading one must run its ``@reader``."""

_REGISTRY: dict[str, Format] = {}


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name, its suffixes in lower case with the dot, and how it is read and recognised.

    ``selective`` formats share their suffix with much that is no story (JSON): when a folder is searched, only files
    that are recognised are taken. ``binary`` formats may hold any bytes.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Reader
    recognise: Recogniser | None = None
    selective: bool = False
    binary: bool = False


def reader(
    name: str,
    *,
    suffixes: tuple[str, ...],
    recognise: Recogniser | None = None,
    selective: bool = False,
    binary: bool = False,
) -> Callable[[Reader], Reader]:
    """Registers a function as the reader of a format; a later one of the same name replaces the earlier."""

    def register(function: Reader) -> Reader:
        _REGISTRY[name] = Format(name, tuple(s.lower() for s in suffixes), function, recognise, selective, binary)
        return function

    return register


def known_formats() -> tuple[Format, ...]:
    """Every format that can be read: the package's own, then those of other packages."""
    _load()
    return tuple(_REGISTRY.values())


def format_of_suffix(name: str) -> Format | None:
    """The format that a file name's suffix tells, or None."""
    suffix = PurePath(name).suffix.lower()
    return next((f for f in known_formats() if suffix and suffix in f.suffixes), None)


def choose(data: bytes, *, name: str, suffix_of: str | None = None, format: str | None = None) -> Format:
    """The format to read the bytes in: the one named, else by suffix, else by the first bytes, else plain text.

    ``name`` is for messages; the suffix is taken from ``suffix_of`` where it is given. Raises UsageError for an unknown
    format name and UnreadableError for files that are no story in any format.
    """
    if format is not None:
        known = {f.name: f for f in known_formats()}
        if format not in known:
            raise UsageError(f"{format}: no such input format; known are {', '.join(sorted(known))}")
        return known[format]
    file_name = suffix_of or name
    by_suffix = format_of_suffix(file_name)
    suffix = PurePath(file_name).suffix.lower()
    if by_suffix is None and suffix in NOT_SUPPORTED:
        raise UnreadableError(f"{name}: {NOT_SUPPORTED[suffix]}")
    if by_suffix is not None and by_suffix.binary:
        return by_suffix
    kind = describe(data)
    if by_suffix is None:
        by_suffix = next((f for f in known_formats() if f.recognise is not None and f.recognise(data)), None)
        if by_suffix is not None:
            return by_suffix
    if kind is not None:
        what = "a Word document; rename it to .docx" if is_word(data) else f"{kind}, not a text story"
        raise UnreadableError(f"{name}: this is {what}")
    return by_suffix or next(f for f in known_formats() if f.name == "text")


@cache
def _load() -> None:
    """Imports the package's own readers, then those of other packages."""
    own = sorted(module.name for module in pkgutil.iter_modules(onrecord.read.__path__))
    for module in own:
        importlib.import_module(f"onrecord.read.{module}")
    for point in entry_points(group=ENTRY_POINTS):
        try:
            point.load()
        except Exception as error:  # a foreign package may fail in any way
            raise UsageError(f"reader {point.name!r} of another package cannot be loaded: {error}") from error
