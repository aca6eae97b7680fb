"""Annotated stories as the trainer sees them: encoded words, and which of them are cue, source and content.

Reads brat standoff folders as PolNeAR has them (``text/*.txt``, ``attributions/*.ann``; the first annotator by name
where a story has several), and source annotation by the project's guides, which is optional: kinds and entities of
sources (folders of ``<stem>.json`` and ``.tsv``, or one ``.tsv`` file as in ``annotation/``), and anonymity
(``stories/`` and ``gold/``).
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from onrecord.analyse.features import Encoded, Ints, encode
from onrecord.analyse.quotes import find_quotations
from onrecord.errors import UnreadableError
from onrecord.model import SourceKind, Span
from onrecord.read import brat
from onrecord.read.brat import Annotated

KINDS = tuple(SourceKind)
PARTS = ("grant", "reason", "basis")


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One annotated attribution as spans; ``kind`` and ``entity`` where the sources are annotated too."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: frozenset[SourceKind] = frozenset()
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class SourceNotes:
    """The source annotation of one story.

    ``kinds`` and ``entities`` go by the number of the attribution in the brat file, from 0; ``parts`` are the spans of
    grants, reasons and bases.
    """

    kinds: Mapping[int, frozenset[SourceKind]]
    entities: Mapping[int, str]
    parts: dict[str, list[Span]]


@dataclass(slots=True)
class Story:
    """One annotated story. ``parts`` holds spans of grants, reasons and bases, or None where nobody looked for them."""

    stem: str
    text: str
    encoded: Encoded
    attributions: list[GoldAttribution] = field(default_factory=list)
    parts: dict[str, list[Span]] | None = None
    attributions_known: bool = True

    def words_of(self, spans: Sequence[Span]) -> Ints:
        """Numbers of the words that the spans touch, ascending."""
        starts, ends = self.encoded.spans[:, 0], self.encoded.spans[:, 1]
        touched = np.zeros(self.encoded.words, dtype=bool)
        for start, end in spans:
            touched |= (starts < end) & (ends > start)
        return np.flatnonzero(touched)


def paragraphs_of(text: str) -> list[Span]:
    """Non-empty lines without the white space around them."""
    return [
        Span(m.start() + len(m.group()) - len(m.group().lstrip()), m.start() + len(m.group().rstrip()))
        for m in re.finditer(r"[^\r\n]+", text)
        if m.group().strip()
    ]


def encode_text(text: str, tokenizer: Tokenizer) -> Encoded:
    """A plain story of one paragraph a line, encoded."""
    paragraphs = paragraphs_of(text)
    return encode(text, paragraphs, find_quotations(text, paragraphs), tokenizer)


def read_split(folder: Path, tokenizer: Tokenizer, sources: Sequence[Path] = ()) -> Iterator[Story]:
    """The stories of one brat split, with source annotation from the first of ``sources`` that has the story.

    Raises UnreadableError, naming the place, where the folder is not such a split.
    """
    books = [SourceBook(path) for path in sources]
    for path, events in brat.read_split(folder):
        text = path.read_bytes().decode("utf-8")
        story = Story(path.stem, text, encode_text(text, tokenizer))
        notes = next((found for book in books if (found := book.of(path.stem, text, events)) is not None), None)
        story.parts = notes.parts if notes else None
        story.attributions = [
            GoldAttribution(
                one.source,
                one.cue,
                one.content,
                notes.kinds.get(number, frozenset()) if notes else frozenset(),
                notes.entities.get(number) if notes else None,
            )
            for number, one in enumerate(events)
        ]
        yield story


class SourceBook:
    """Source annotation of many stories: a folder with two files a story, or one file for all."""

    def __init__(self, path: Path) -> None:
        """Raises UnreadableError where there is no such folder or file."""
        if not path.exists():
            raise UnreadableError(f"{path}: there is no source annotation there")
        self._path = path
        self._lines: dict[str, list[list[str]]] = defaultdict(list)
        if path.is_file():
            for line in path.read_text(encoding="utf-8").splitlines():
                if line and not line.startswith("#"):
                    stem, *fields = line.split("\t")
                    self._lines[stem].append(fields)

    def of(self, stem: str, text: str, events: Sequence[Annotated]) -> SourceNotes | None:
        """The annotation of one story, or None where it has none."""
        if self._path.is_file():
            return _by_number(self._lines[stem]) if stem in self._lines else None
        if not (self._path / f"{stem}.tsv").exists():
            return None
        return _by_place(self._path, stem, text, events)


def _by_number(lines: Sequence[Sequence[str]]) -> SourceNotes:
    """Lines of ``annotation/``: attributions by their number in the brat file, grants and the like by offsets."""
    kinds: dict[int, frozenset[SourceKind]] = {}
    entities: dict[int, str] = {}
    parts: dict[str, list[Span]] = {part: [] for part in PARTS}
    for fields in lines:
        if fields[0] == "G":
            for part, places in zip(PARTS, fields[2:5], strict=True):
                pairs = [place.split("-") for place in places.split(";") if place != "-"]
                parts[part] += [Span(int(start), int(end)) for start, end in pairs]
            continue
        number = int(fields[0]) - 1
        kinds[number] = frozenset(SourceKind(kind) for kind in fields[1].split("|"))
        if fields[2] != "-":
            entities[number] = fields[2]
    return SourceNotes(kinds, entities, parts)


def _by_place(folder: Path, stem: str, text: str, events: Sequence[Annotated]) -> SourceNotes:
    """The two files of one story: attributions by the places of cue and content, grants and the like by their words."""
    items = json.loads((folder / f"{stem}.json").read_text(encoding="utf-8"))
    by_place = {tuple(map(tuple, item["cue"])) + tuple(map(tuple, item["content"])): item["id"] for item in items}
    rows: dict[str, list[str]] = {}
    parts: dict[str, list[Span]] = {part: [] for part in PARTS}
    for line in (folder / f"{stem}.tsv").read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if fields[0].isdigit():
            rows[fields[0]] = fields
        elif fields[0] == "G":
            for part, words in zip(PARTS, fields[2:5], strict=False):
                if words.strip() not in ("", "-"):
                    parts[part].extend(_occurrences(text, words))
    kinds: dict[int, frozenset[SourceKind]] = {}
    entities: dict[int, str] = {}
    for number, one in enumerate(events):
        key = tuple(map(tuple, one.cue)) + tuple(map(tuple, one.content))
        row = rows.get(str(by_place.get(key)))
        if row is not None:
            kinds[number] = frozenset(SourceKind(kind) for kind in row[1].split("|"))
            if row[2] != "-":
                entities[number] = row[2]
    return SourceNotes(kinds, entities, parts)


def _occurrences(text: str, words: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in re.finditer(re.escape(words), text)]


def read_anonymity(folder: Path, tokenizer: Tokenizer) -> Iterator[Story]:
    """The stories of an anonymity folder: grants, reasons and bases are known, attributions are not."""
    for path in sorted((folder / "gold").glob("*.json")):
        text = (folder / "stories" / f"{path.stem}.txt").read_bytes().decode("utf-8")
        story = Story(f"anonymity-{path.stem}", text, encode_text(text, tokenizer), attributions_known=False)
        story.parts = {part: [] for part in PARTS}
        for source in json.loads(path.read_text(encoding="utf-8"))["sources"]:
            for part in PARTS:
                if source.get(part):
                    story.parts[part].extend(_occurrences(text, source[part]))
        yield story
