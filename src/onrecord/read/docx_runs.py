"""Walks the paragraphs and runs of a Word document's body and gives the text as it reads with all changes accepted.

Numbering, which comments in the file rely on: paragraphs are ``body.iter(w:p)`` in document order, table cells and text
boxes included; the runs of a paragraph are all ``w:r`` whose nearest paragraph it is, in order, those inside
hyperlinks, insertions and deletions included. The offset in a run counts as python-docx's ``Run.text`` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DELETED = frozenset({f"{_W}del", f"{_W}moveFrom"})
_INSERTED = frozenset({f"{_W}ins", f"{_W}moveTo"})
_OUTSIDE = frozenset(
    {f"{_W}txbxContent", f"{_W}object", f"{_W}pict", f"{_W}drawing", f"{_MC}AlternateContent", f"{_W}rt"}
)


@dataclass(slots=True)
class RunText:
    """The text of one run that is part of the story, and the run's number in its paragraph."""

    number: int
    text: str


@dataclass(slots=True)
class ParagraphText:
    """One paragraph as it reads: its number, its style's id, its runs, and whether its end was deleted."""

    number: int
    style: str | None
    runs: list[RunText] = field(default_factory=list)
    joins_next: bool = False
    in_table: bool = False
    in_list: bool = False


@dataclass(slots=True)
class Counts:
    """What was accepted or left out on the way."""

    insertions: int = 0
    deletions: int = 0
    hidden: int = 0
    text_boxes: int = 0


def read_paragraphs(body: Any, counts: Counts) -> Iterator[ParagraphText]:
    """The paragraphs of a document's body in order; ``counts`` is filled on the way."""
    for element in body.iter(*_INSERTED, *_DELETED):
        if element.find(f".//{_W}r") is not None:
            counts.insertions += element.tag in _INSERTED
            counts.deletions += element.tag in _DELETED
    counts.text_boxes = sum(1 for _ in body.iter(f"{_W}txbxContent"))
    for number, paragraph in enumerate(body.iter(f"{_W}p")):
        around = {a.tag for a in paragraph.iterancestors()}
        if around & _OUTSIDE or _row_deleted(paragraph) or around & _DELETED:
            continue
        properties = paragraph.find(f"{_W}pPr")
        style = properties.find(f"{_W}pStyle") if properties is not None else None
        mark = properties.find(f"{_W}rPr") if properties is not None else None
        yield ParagraphText(
            number=number,
            style=style.get(f"{_W}val") if style is not None else None,
            runs=list(_runs(paragraph, counts)),
            joins_next=mark is not None and any(mark.find(tag) is not None for tag in _DELETED),
            in_table=f"{_W}tc" in around,
            in_list=properties is not None and properties.find(f"{_W}numPr") is not None,
        )


def _row_deleted(paragraph: Any) -> bool:
    """Whether the table row that holds the paragraph was deleted as a tracked change."""
    for row in paragraph.iterancestors(f"{_W}tr"):
        properties = row.find(f"{_W}trPr")
        if properties is not None and properties.find(f"{_W}del") is not None:
            return True
    return False


def _runs(paragraph: Any, counts: Counts) -> Iterator[RunText]:
    number = -1
    for run in paragraph.iter(f"{_W}r"):
        chain = []
        for ancestor in run.iterancestors():
            if ancestor.tag == f"{_W}p":
                break
            chain.append(ancestor.tag)
        if ancestor is not paragraph:
            continue
        number += 1
        if any(tag in _DELETED or tag in _OUTSIDE for tag in chain):
            continue
        text = _text(run)
        if text and _is_hidden(run):
            counts.hidden += 1
        elif text:
            yield RunText(number, text)


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val", "true") not in ("0", "false", "off")


def _text(run: Any) -> str:
    """The run's text as python-docx's ``Run.text`` has it."""
    parts: list[str] = []
    for child in run:
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag in (f"{_W}tab", f"{_W}ptab"):
            parts.append("\t")
        elif child.tag == f"{_W}cr" or (child.tag == f"{_W}br" and child.get(f"{_W}type") in (None, "textWrapping")):
            parts.append("\n")
        elif child.tag == f"{_W}noBreakHyphen":
            parts.append("-")
    return "".join(parts)
