"""Allowances in the comments of a Word document: which words of the story each of them is fastened to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from onrecord.model import OriginPiece, Span, hull
from onrecord.read.allowances import Mark, is_mark

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_START, _END, _REFERENCE = f"{_W}commentRangeStart", f"{_W}commentRangeEnd", f"{_W}commentReference"
_RUN = f"{_W}r"
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"

_Run = tuple[int, int]
"""Numbers of a paragraph in the body and of a run in it, as read/docx_runs.py counts them."""


def docx_marks(document: Document, origin: Sequence[OriginPiece], length: int) -> tuple[Mark, ...]:
    """The comments written for onrecord; ``origin`` says which run each stretch of the story's text is from.

    ``length`` is that of the text. A comment that holds no words of the story counts as on a line of its own.
    """
    comments = _comments(document)
    if not comments:
        return ()
    pieces = {
        (piece.place.paragraph or 0, piece.place.run or 0): piece.span
        for piece in origin
        if piece.span.end > piece.span.start
    }
    marks = []
    for number, runs in _anchors(document.element.body).items():
        if number not in comments:
            continue
        spans = [pieces[run] for run in runs if run in pieces]
        following = next((span.start for run, span in pieces.items() if runs and run >= runs[0]), length)
        span = hull(spans) if spans else Span(following, following)
        marks.append(Mark(comments[number], span, alone=not spans))
    return tuple(marks)


def _comments(document: Document) -> Mapping[str, str]:
    """The words of the comments written for onrecord, by the number of the comment."""
    try:
        element = document.part.part_related_by(_COMMENTS).element  # type: ignore[attr-defined]
    except (KeyError, AttributeError):  # no comments, or none that can be read
        return {}
    found = {}
    for comment in element.iter(f"{_W}comment"):
        paragraphs = ("".join(t.text or "" for t in p.iter(f"{_W}t")) for p in comment.iter(f"{_W}p"))
        words = " ".join(" ".join(paragraphs).split())
        if is_mark(words):
            found[str(comment.get(f"{_W}id"))] = words
    return found


def _anchors(body: Any) -> dict[str, list[_Run]]:
    """The runs between the start and end of each comment, or those of its paragraph where it has none."""
    numbers: dict[Any, _Run] = {}
    in_paragraph: dict[Any, list[_Run]] = {}
    for number, paragraph in enumerate(body.iter(f"{_W}p")):
        own = [run for run in paragraph.iter(_RUN) if next(run.iterancestors(f"{_W}p")) is paragraph]
        numbers.update((run, (number, place)) for place, run in enumerate(own))
        in_paragraph[paragraph] = [numbers[run] for run in own]
    anchors: dict[str, list[_Run]] = {}
    open_ones: set[str] = set()
    for element in body.iter(_START, _END, _REFERENCE, _RUN):
        comment = str(element.get(f"{_W}id"))
        if element.tag == _START:
            anchors[comment] = []
            open_ones.add(comment)
        elif element.tag == _END:
            open_ones.discard(comment)
        elif element.tag == _REFERENCE:
            paragraph = next(element.iterancestors(f"{_W}p"), None)
            if not anchors.get(comment):
                anchors[comment] = in_paragraph.get(paragraph, [])
        else:
            for comment in open_ones:
                anchors[comment].append(numbers[element])
    return anchors
