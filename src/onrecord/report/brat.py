"""Attributions as brat standoff (.ann), as annotated corpora have them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from onrecord.model import Attribution, Report, Source, Span
from onrecord.report.clean import one_line
from onrecord.report.page import Page
from onrecord.report.registry import reporter

_LINE = re.compile(r"\S(?:[^\r\n]*\S)?")
"""What stands on one line: brat lets no label run over a line end."""


@reporter("brat", suffix="ann")
def brat(report: Report, page: Page) -> str:
    """Attributions as brat standoff, for annotators and for scorers of annotated corpora.

    Labels are Source, Cue, Content and, on the words of the cue, Attribution, which the event of each attribution
    joins; split ones are parted by ";". A note names the source and its kind. Offsets count code points in the story's
    text, which for a .txt file is the file.
    """
    sources = {source.id: source for source in report.sources}
    lines: list[str] = []
    labels = notes = 0
    for number, attribution in enumerate(report.attributions, start=1):
        named: dict[str, str] = {}
        for label, pieces in _roles(report, attribution):
            labels += 1
            named[label] = f"T{labels}"
            lines.append(_label(report, f"T{labels}", label, pieces))
        event = " ".join(
            f"{label}:{named[label]}" for label in ("Attribution", "Content", "Cue", "Source") if label in named
        )
        lines.append(f"E{number}\t{event}")
        if source := sources.get(attribution.source_id or ""):
            notes += 1
            lines.append(f"#{notes}\tAnnotatorNotes E{number}\t{_note(attribution, source)}")
    return "".join(f"{line}\n" for line in lines)


def _roles(report: Report, attribution: Attribution) -> list[tuple[str, list[Span]]]:
    """The labels of an attribution that have words, each with its pieces line by line."""
    anchor = attribution.cue or attribution.content or attribution.source
    roles = {
        "Source": attribution.source,
        "Cue": attribution.cue,
        "Content": attribution.content,
        "Attribution": anchor,
    }
    found = ((label, _pieces(report.article.text, spans)) for label, spans in roles.items())
    return [(label, pieces) for label, pieces in found if pieces]


def _pieces(text: str, spans: Sequence[Span]) -> list[Span]:
    return [Span(*line.span()) for span in spans for line in _LINE.finditer(text, *span)]


def _label(report: Report, name: str, label: str, pieces: Sequence[Span]) -> str:
    places = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
    words = " ".join(_on_one_line(report.article.words(piece)) for piece in pieces)
    return f"{name}\t{label} {places}\t{words}"


def _on_one_line(words: str) -> str:
    """The words with as many signs as they have, none of which ends a line or a field."""
    return "".join(" " if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else sign for sign in words)


def _note(attribution: Attribution, source: Source) -> str:
    return f"{source.id} {source.kind.value}, {attribution.manner.value}: {one_line(source.label, Page())}"
