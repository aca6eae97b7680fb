"""The runs of a Word file by number, and cutting them where a comment begins or ends.

Numbers are those of ``Place``: paragraphs are all ``w:p`` of the body in document order, table cells and text boxes
included; the runs of a paragraph are all ``w:r`` whose nearest paragraph it is. Offsets count as in python-docx's
``Run.text``. Cutting a run changes no number: its pieces keep that of the run they come from.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


class Runs:
    """The runs of a document's body; ``root`` is the element of its main part."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self._paragraphs = list(root.find(f"{W}body").iter(f"{W}p"))
        self._runs: dict[int, list[Any]] = {}
        self._pieces: dict[tuple[int, int], list[Any]] = {}
        self._highest = 0

    def text(self, paragraph: int, run: int) -> str | None:
        """The text of a run, None where there is no such run."""
        pieces = self._pieces_of(paragraph, run)
        return None if pieces is None else "".join(map(run_text, pieces))

    def cut(self, paragraph: int, run: int, offset: int) -> None:
        """Make a piece of the run end, and the next begin, at the offset."""
        pieces = self._pieces_of(paragraph, run) or []
        start = 0
        for index, piece in enumerate(pieces):
            length = len(run_text(piece))
            if start < offset < start + length:
                pieces.insert(index + 1, self._split(piece, offset - start))
                return
            start += length

    def first(self, paragraph: int, run: int, offset: int) -> Any:
        """The piece that holds the character at the offset."""
        return self._piece(paragraph, run, offset)

    def last(self, paragraph: int, run: int, offset: int) -> Any:
        """The piece that holds the character before the offset."""
        return self._piece(paragraph, run, offset - 1)

    def _piece(self, paragraph: int, run: int, offset: int) -> Any:
        pieces, start = self._pieces_of(paragraph, run) or [], 0
        for piece in pieces:
            start += len(run_text(piece))
            if offset < start:
                return piece
        return pieces[-1]

    def _pieces_of(self, paragraph: int, run: int) -> list[Any] | None:
        if (paragraph, run) not in self._pieces:
            if not 0 <= paragraph < len(self._paragraphs):
                return None
            if paragraph not in self._runs:
                self._runs[paragraph] = _own_runs(self._paragraphs[paragraph])
            if not 0 <= run < len(self._runs[paragraph]):
                return None
            self._pieces[paragraph, run] = [self._runs[paragraph][run]]
        return self._pieces[paragraph, run]

    def _split(self, run: Any, offset: int) -> Any:
        """Move what follows the offset into a new run of the same formatting behind this one."""
        rest = run.makeelement(run.tag, dict(run.attrib), nsmap=run.nsmap)
        properties = run.find(f"{W}rPr")
        if properties is not None:
            copied = deepcopy(properties)
            for change in copied.iter(f"{W}rPrChange"):
                change.set(f"{W}id", str(self._next_id()))
            rest.append(copied)
        position = 0
        for child in list(run):
            if child is properties:
                continue
            words = _sign(child)
            if position >= offset:
                rest.append(child)
            elif position + len(words) > offset:
                rest.append(_second_part(child, offset - position))
            position += len(words)
        run.addnext(rest)
        return rest

    def _next_id(self) -> int:
        """An id that no tracked change of the document has."""
        if not self._highest:
            found = (element.get(f"{W}id", "") for element in self._root.iter(f"{W}*"))
            self._highest = max((int(one) for one in found if one.isdecimal() and len(one) < 10), default=0)
        self._highest += 1
        return self._highest


def run_text(run: Any) -> str:
    """The text of a run as python-docx's ``Run.text`` has it."""
    return "".join(map(_sign, run))


def _sign(child: Any) -> str:
    if child.tag == f"{W}t":
        return child.text or ""
    if child.tag == f"{W}br":
        return "\n" if child.get(f"{W}type") in (None, "textWrapping") else ""
    return _SIGNS.get(child.tag, "")


def _second_part(text: Any, offset: int) -> Any:
    """Cut a ``w:t`` in two; both keep the space at their ends."""
    second = text.makeelement(text.tag, dict(text.attrib), nsmap=text.nsmap)
    text.text, second.text = text.text[:offset], text.text[offset:]
    for one in (text, second):
        one.set(_SPACE, "preserve")
    return second


def _own_runs(paragraph: Any) -> list[Any]:
    return [run for run in paragraph.iter(f"{W}r") if next(run.iterancestors(f"{W}p")) is paragraph]
