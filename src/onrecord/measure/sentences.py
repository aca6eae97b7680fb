"""Sentences labelled as worth checking or not: the CheckThat! files, and our own labels of news sentences."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import UnreadableError

_GLUED = re.compile(r"\s*(Yes|No)\s*(\d+)\s*")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence, and how surely it is worth checking: 1 or 0 from people, between them from a teacher."""

    text: str
    worth: float


def read_checkthat(path: Path) -> list[Labelled]:
    """The sentences of a CheckThat! file (``Sentence_id``, ``Text``, ``class_label`` Yes or No, tabs between).

    Raises UnreadableError with the line where the file is not of that form.
    """
    lines = _lines(path)
    header = [name.strip().lower() for name in lines[0]] if lines else []
    if not {"text", "class_label"} <= set(header):
        raise UnreadableError(f"{path}, line 1: columns Text and class_label are needed")
    text, label = header.index("text"), header.index("class_label")
    found = []
    for number, fields in enumerate(lines[1:], start=2):
        for one in _unglued(fields, len(header)):
            if len(one) != len(header) or one[label].strip() not in ("Yes", "No"):
                raise UnreadableError(f"{path}, line {number}: {len(header)} columns and a label Yes or No are needed")
            found.append(Labelled(_unquoted(one[text]), float(one[label].strip() == "Yes")))
    if not found:
        raise UnreadableError(f"{path}: no sentence in it")
    return found


def read_news(path: Path, corpus: Path) -> list[Labelled]:
    """Labels of news sentences, given by offsets, with the words from the corpus that the labels belong to.

    Each line holds the file name of the story in ``corpus/text``, start, end and 1 or 0, with tabs between; lines that
    begin with # are remarks. UnreadableError where a story is missing or a line is not of that form.
    """
    return list(_news(path, corpus))


def _news(path: Path, corpus: Path) -> Iterator[Labelled]:
    texts: dict[str, str] = {}
    for number, fields in enumerate(_lines(path), start=1):
        if not fields or fields[0].startswith("#"):
            continue
        try:
            name, start, end, worth = fields[0], int(fields[1]), int(fields[2]), float(int(fields[3]))
            if name not in texts:
                texts[name] = (corpus / "text" / name).read_bytes().decode("utf-8")
        except (IndexError, ValueError) as error:
            raise UnreadableError(f"{path}, line {number}: story, start, end and 1 or 0 are needed") from error
        except OSError as error:
            raise UnreadableError(f"{path}, line {number}: {corpus} has no story {fields[0]}") from error
        yield Labelled(" ".join(texts[name][start:end].split()), worth)


def _lines(path: Path) -> list[list[str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    except OSError as error:
        raise UnreadableError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{path}: is not UTF-8 text") from error


def _unglued(fields: list[str], columns: int) -> Iterator[list[str]]:
    """The fields of a line, or of the two lines that a missing line break has made one (the published file has it)."""
    glued = _GLUED.fullmatch(fields[columns - 1]) if len(fields) == 2 * columns - 1 else None
    if glued:
        yield [*fields[: columns - 1], glued[1]]
        yield [glued[2], *fields[columns:]]
    elif any(fields):
        yield fields


def _unquoted(text: str) -> str:
    """The text without the quotation marks that some writers of tables put around a field."""
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('""', '"')
    return text
