"""brat standoff: stories with attributions that people annotated, as PolNeAR and many corpora have them.

A split is a folder with ``text/*.txt`` and ``attributions/*.ann``, or one folder that holds both kinds of file. Where a
story has several annotations (``<stem>_<who>.ann``), the first by name counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import UnreadableError
from onrecord.model import Span

ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated attribution: the spans of each role, in text order, any of them empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def read_annotations(path: Path) -> list[Annotated]:
    """The attributions of one ``.ann`` file; lines that are no annotation are skipped, as real files have them.

    Raises UnreadableError, naming file and line, where an annotation's offsets are not numbers.
    """
    spans: dict[str, list[Span]] = {}
    events: list[list[str]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        fields = line.split("\t")
        if len(fields) >= 2 and re.fullmatch(r"T\d+", fields[0]):
            try:
                pieces = fields[1].split(" ", 1)[1].split(";")
                spans[fields[0]] = [Span(*(int(n) for n in piece.split())) for piece in pieces]
            except (ValueError, IndexError, TypeError) as error:
                raise UnreadableError(f"{path}:{number}: {fields[1]!r} is not a brat label with offsets") from error
        elif len(fields) >= 2 and re.fullmatch(r"E\d+", fields[0]):
            events.append(fields[1].split())
    found = []
    for arguments in events:
        roles: dict[str, list[Span]] = {role: [] for role in ROLES}
        for argument in arguments:
            role, _, target = argument.partition(":")
            role = role.rstrip("0123456789").lower()
            if role in roles and target in spans:
                roles[role].extend(spans[target])
        found.append(Annotated(*(tuple(sorted(roles[role])) for role in ROLES)))
    return found


def read_split(folder: Path) -> Iterator[tuple[Path, list[Annotated]]]:
    """Each story of a split (the path of its text) with its attributions.

    Raises UnreadableError where the folder holds no such split, or a story has no annotation.
    """
    texts = folder / "text" if (folder / "text").is_dir() else folder
    notes = folder / "attributions" if (folder / "attributions").is_dir() else folder
    stories = sorted(texts.glob("*.txt"))
    annotations: dict[str, Path] = {}
    for path in sorted(notes.glob("*.ann")):
        annotations.setdefault(path.stem, path)
        annotations.setdefault(path.stem.rsplit("_", 1)[0], path)
    if not stories or not annotations:
        raise UnreadableError(
            f"{folder}: no annotated corpus here: it needs .txt stories and .ann files (brat standoff)"
        )
    for path in stories:
        if path.stem not in annotations:
            raise UnreadableError(f"{path}: there is no .ann file for this story in {notes}")
        yield path, read_annotations(annotations[path.stem])
