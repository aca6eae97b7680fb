"""Annotated stories as the trainer sees them: encoded words, and which of them are cue, source and content.

Reads brat standoff folders as PolNeAR has them (``text/*.txt``, ``attributions/*.ann``; the first annotator by name
where a story has several), and two folders of source annotation by the project's guides, which are optional:
kinds of sources (``<stem>.json`` and ``.tsv``) and anonymity (``stories/`` and ``gold/``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from onrecord.analyse.features import Encoded, Ints, encode
from onrecord.analyse.quotes import find_quotations
from onrecord.model import SourceKind, Span
from onrecord.read import brat
from onrecord.read.brat import Annotated

KINDS = tuple(SourceKind)
PARTS = ("grant", "reason", "basis")


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One annotated attribution as spans; ``kind`` where the sources are annotated too."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: frozenset[SourceKind] = frozenset()


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


def read_split(folder: Path, tokenizer: Tokenizer, sources: Path | None = None) -> Iterator[Story]:
    """The stories of one brat split, with kinds and anonymity from ``sources`` where it has the story.

    Raises UnreadableError, naming the place, where the folder is not such a split.
    """
    for path, events in brat.read_split(folder):
        text = path.read_bytes().decode("utf-8")
        story = Story(path.stem, text, encode_text(text, tokenizer))
        kinds, parts = _sources_of(sources, path.stem, text, events)
        story.parts = parts
        story.attributions = [
            GoldAttribution(one.source, one.cue, one.content, kinds.get(number, frozenset()))
            for number, one in enumerate(events)
        ]
        yield story


def _sources_of(
    folder: Path | None, stem: str, text: str, events: Sequence[Annotated]
) -> tuple[dict[int, frozenset[SourceKind]], dict[str, list[Span]] | None]:
    """Kinds by number of the event, and spans of grants, reasons and bases, of one story."""
    if folder is None or not (folder / f"{stem}.tsv").exists():
        return {}, None
    items = json.loads((folder / f"{stem}.json").read_text(encoding="utf-8"))
    by_cue = {tuple(map(tuple, item["cue"])) + tuple(map(tuple, item["content"])): item["id"] for item in items}
    kind_of: dict[str, frozenset[SourceKind]] = {}
    parts: dict[str, list[Span]] = {part: [] for part in PARTS}
    for line in (folder / f"{stem}.tsv").read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if fields[0].isdigit():
            kind_of[fields[0]] = frozenset(SourceKind(k) for k in fields[1].split("|"))
        elif fields[0] == "G":
            for part, words in zip(PARTS, fields[2:5], strict=False):
                if words.strip() not in ("", "-"):
                    parts[part].extend(_occurrences(text, words))
    kinds = {}
    for number, one in enumerate(events):
        key = tuple(map(tuple, one.cue)) + tuple(map(tuple, one.content))
        if key in by_cue:
            kinds[number] = kind_of.get(str(by_cue[key]), frozenset())
    return kinds, parts


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
