"""Comments in a Word file: fastened to the words, beside those that are there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from onrecord.model import OriginPiece, Span
from onrecord.report.word.package import Package
from onrecord.report.word.runs import Runs, W

AUTHOR = "onrecord"
INITIALS = "onr"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_STYLES = {"paragraph": "CommentText", "run": "CommentReference"}


@dataclass(frozen=True, slots=True)
class Comment:
    """What is said about a span of the story, paragraph by paragraph."""

    span: Span
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Corner:
    """One end of a comment: a run and an offset in it."""

    paragraph: int
    run: int
    offset: int


def differing_run(runs: Runs, text: str, pieces: Sequence[OriginPiece]) -> OriginPiece | None:
    """The first piece whose words do not stand in the document where they should; None where all do."""
    for piece in pieces:
        place, words = piece.place, piece.span.of(text)
        if words and runs.text(place.paragraph or 0, place.run or 0) != words:
            return piece
    return None


def add_comments(
    package: Package, runs: Runs, root: Any, pieces: Sequence[OriginPiece], found: Sequence[Comment]
) -> None:
    """Fasten the comments to the words; ``root`` is the main part, ``runs`` are its; ``pieces`` say what is where."""
    pieces = [piece for piece in pieces if piece.span.end > piece.span.start]
    if not pieces or not found:
        return
    main = package.main_part()
    name = package.related(main, "comments")
    comments = package.xml(name) if name else etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
    ids = (*comments.iter(f"{W}comment"), *root.iter(f"{W}commentReference", f"{W}commentRangeStart"))
    number = 1 + max((int(one.get(f"{W}id") or 0) for one in ids), default=-1)
    styles = _styles(package, main)
    corners = [_corners(comment.span, pieces) for comment in found]
    for ends in corners:
        for corner in ends:
            runs.cut(corner.paragraph, corner.run, corner.offset)
    anchors: dict[Any, Any] = {}
    for id_, (comment, (begin, end)) in enumerate(zip(found, corners, strict=True), start=number):
        comments.append(_comment(id_, comment, styles))
        _fasten(id_, runs.first(*_place(begin)), runs.last(*_place(end)), anchors, styles)
    if name is None:
        name = package.free_name("word/comments.xml")
        package.relate(main, "comments", name, _TYPE)
    package.put_xml(name, comments)
    package.put_xml(main, root)


def _corners(span: Span, pieces: Sequence[OriginPiece]) -> tuple[_Corner, _Corner]:
    """Where the span begins and ends; where none of it stands in the document, the piece nearest to it."""
    touched = [piece for piece in pieces if piece.span.overlaps(span)]
    if not touched:
        nearest = min(pieces, key=lambda piece: (abs(piece.span.start - span.start), piece.span.start))
        return _corner(nearest, nearest.span.start), _corner(nearest, nearest.span.end)
    first, last = touched[0], touched[-1]
    return _corner(first, max(span.start, first.span.start)), _corner(last, min(span.end, last.span.end))


def _corner(piece: OriginPiece, at: int) -> _Corner:
    place = piece.place
    return _Corner(place.paragraph or 0, place.run or 0, (place.offset or 0) + at - piece.span.start)


def _place(corner: _Corner) -> tuple[int, int, int]:
    return corner.paragraph, corner.run, corner.offset


def _fasten(id_: int, first: Any, last: Any, anchors: dict[Any, Any], styles: Mapping[str, str]) -> None:
    """Marks for begin and end around the runs, and behind them the run that refers to the comment.

    That run stands outside a hyperlink or tracked change, so that it belongs to neither. ``anchors`` keeps the last
    mark behind each element, so that comments on the same words stand in their order.
    """
    first.addprevious(_mark("commentRangeStart", id_))
    end = _mark("commentRangeEnd", id_)
    anchors.get(last, last).addnext(end)
    anchors[last] = end
    top = last
    while top.getparent() is not None and top.getparent().tag != f"{W}p":
        top = top.getparent()
    reference = etree.Element(f"{W}r")
    if "run" in styles:
        etree.SubElement(etree.SubElement(reference, f"{W}rPr"), f"{W}rStyle", {f"{W}val": styles["run"]})
    reference.append(_mark("commentReference", id_))
    anchors.get(top, top).addnext(reference)
    anchors[top] = reference


def _mark(name: str, id_: int) -> Any:
    return etree.Element(f"{W}{name}", {f"{W}id": str(id_)})


def _comment(id_: int, comment: Comment, styles: Mapping[str, str]) -> Any:
    element = etree.Element(
        f"{W}comment", {f"{W}id": str(id_), f"{W}author": AUTHOR, f"{W}initials": INITIALS}, nsmap={"w": W[1:-1]}
    )
    for number, words in enumerate(comment.paragraphs):
        paragraph = etree.SubElement(element, f"{W}p")
        if "paragraph" in styles:
            properties = etree.SubElement(paragraph, f"{W}pPr")
            etree.SubElement(properties, f"{W}pStyle", {f"{W}val": styles["paragraph"]})
        if number == 0:
            sign = etree.SubElement(paragraph, f"{W}r")
            if "run" in styles:
                etree.SubElement(etree.SubElement(sign, f"{W}rPr"), f"{W}rStyle", {f"{W}val": styles["run"]})
            etree.SubElement(sign, f"{W}annotationRef")
        text = etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t")
        text.text = words
    return element


def _styles(package: Package, main: str) -> dict[str, str]:
    """Word's own styles for comments, so far as the document has them."""
    name = package.related(main, "styles")
    if name is None or package.part(name) is None:
        return {}
    known = {style.get(f"{W}styleId") for style in package.xml(name).iter(f"{W}style")}
    return {kind: style for kind, style in _STYLES.items() if style in known}
