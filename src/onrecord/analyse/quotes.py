"""Quotation marks: which words stand between them, whatever the style, and without ever giving up on a story.

Double marks, straight and curly, guillemets and ``LaTeX'' pairs; British single marks, told from apostrophes by their
neighbours; quotations inside quotations; quotations continued over paragraphs, each of which opens with a new mark;
marks that were never closed, which end with their paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Quotation, Span

_OPENERS = {"“": "double", "«": "double", "„": "double", "‟": "double", "‘": "single", "‚": "single", "‹": "single"}
_CLOSERS = {"”": "double", "»": "double", "’": "single", "›": "single"}
_BEFORE_OPENING = frozenset("([{—–―-/“‘\"'«„")
_ELISIONS = ("tis", "twas", "em ", "til ", "cause ", "bout ", "n' ", "n’ ")
_TERMINAL = frozenset(".,!?;:…—–-")


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    style: str
    opens: bool
    closes: bool


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """All quotations of the paragraphs, in text order, marks included; inner ones have a higher ``level``."""
    found: list[Quotation] = []
    thread = 0
    pending: int | None = None
    for paragraph in paragraphs:
        marks = _marks(text, paragraph)
        continues = (
            pending is not None and bool(marks) and marks[0].opens and _only_marks_before(text, paragraph, marks)
        )
        if not continues:
            thread += 1
        own, open_double = _pair(marks, paragraph, pending if continues and pending is not None else thread, thread + 1)
        thread = max([thread, *(q.thread for q in own)])
        found.extend(one if one.closed else _without_last_blanks(text, one) for one in own)
        pending = open_double
    return tuple(sorted(found, key=lambda q: (q.span.start, -q.span.end)))


def _without_last_blanks(text: str, quotation: Quotation) -> Quotation:
    """A quotation that nothing closes, up to its last words and not to the mark that opens the next one."""
    start, words = quotation.span.start, quotation.span.of(text).rstrip()
    return quotation.model_copy(update={"span": Span(start, start + len(words))})


def _only_marks_before(text: str, paragraph: Span, marks: Sequence[_Mark]) -> bool:
    return not text[paragraph.start : marks[0].start].strip()


def _pair(
    marks: Sequence[_Mark], paragraph: Span, first_thread: int, next_thread: int
) -> tuple[list[Quotation], int | None]:
    """Pair the marks of one paragraph; also the thread of an outermost quotation that its end leaves open."""
    found: list[Quotation] = []
    stack: list[tuple[_Mark, int]] = []
    thread = first_thread

    def close(end: int, closed: bool) -> None:
        mark, own = stack.pop()
        found.append(Quotation(span=Span(mark.start, end), level=len(stack), thread=own, closed=closed))

    for mark in marks:
        styles = [m.style for m, _ in stack]
        if mark.closes and mark.style in styles and not (mark.opens and styles[-1] != mark.style):
            while stack[-1][0].style != mark.style:
                close(mark.start, closed=False)
            close(mark.end, closed=True)
        elif mark.opens and not (stack and stack[-1][0].style == mark.style and len(stack) == 1):
            if not stack and found:
                thread = max(next_thread, thread + 1)
            stack.append((mark, thread))
        elif mark.opens:
            # A second opening mark of the same style: the first was never closed.
            close(mark.start, closed=False)
            thread = max(next_thread, thread + 1)
            stack.append((mark, thread))
    left_open = stack[0][1] if stack else None
    while stack:
        close(paragraph.end, closed=False)
    return found, left_open


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    marks: list[_Mark] = []
    position = paragraph.start
    singles = _British(text, paragraph)
    while position < paragraph.end:
        ch = text[position]
        pair = text[position : position + 2]
        if pair in ("``", "''") and position + 2 <= paragraph.end:
            marks.append(_Mark(position, position + 2, "double", pair == "``", pair == "''"))
            position += 2
            continue
        if ch == '"':
            marks.append(_straight(text, paragraph, position))
        elif ch in "“«„‟":
            marks.append(_Mark(position, position + 1, "double", True, False))
        elif ch in "”»":
            # „German“ aside, a right mark at a paragraph's very start or after a space is a typing slip for a left one.
            slip = ch == "”" and _starts_word(text, paragraph, position)
            marks.append(_Mark(position, position + 1, "double", slip, not slip))
        elif ch in "'‘’":
            mark = singles.mark(position)
            if mark is not None:
                marks.append(mark)
        position += 1
    return marks


def _starts_word(text: str, paragraph: Span, position: int) -> bool:
    before = text[position - 1] if position > paragraph.start else " "
    after = text[position + 1] if position + 1 < paragraph.end else " "
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()


def _straight(text: str, paragraph: Span, position: int) -> _Mark:
    before = text[position - 1] if position > paragraph.start else " "
    after = text[position + 1] if position + 1 < paragraph.end else " "
    opening = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    closing = not before.isspace() and (after.isspace() or not after.isalnum())
    if opening == closing:
        # Both or neither fits: the pairing decides by what is open.
        return _Mark(position, position + 1, "double", True, True)
    return _Mark(position, position + 1, "double", opening, closing)


class _British:
    """Single marks of one paragraph: which ones quote, which ones are apostrophes."""

    def __init__(self, text: str, paragraph: Span) -> None:
        self.text = text
        self.paragraph = paragraph
        self.roles: dict[int, tuple[bool, bool]] | None = None

    def mark(self, position: int) -> _Mark | None:
        if self.roles is None:
            self.roles = self._roles()
        if position not in self.roles:
            return None
        opens, closes = self.roles[position]
        return _Mark(position, position + 1, "single", opens, closes)

    def _roles(self) -> dict[int, tuple[bool, bool]]:
        text, paragraph = self.text, self.paragraph
        places = [p for p in range(paragraph.start, paragraph.end) if text[p] in "'‘’"]
        kinds = {p: self._kind(p) for p in places}
        roles: dict[int, tuple[bool, bool]] = {}
        opener: int | None = None
        weak: int | None = None
        for place in places:
            kind = kinds[place]
            if kind == "open" and opener is None:
                opener, weak = place, None
            elif kind == "open" and weak is not None:
                roles[opener or 0], roles[weak] = (True, False), (False, True)
                opener, weak = place, None
            elif kind == "close" and opener is not None:
                roles[opener], roles[place] = (True, False), (False, True)
                opener = weak = None
            elif kind == "maybe" and opener is not None and (weak is None or text[place - 1] not in "sS"):
                weak = place
        if opener is not None:
            if weak is not None:
                roles[opener], roles[weak] = (True, False), (False, True)
            elif text[opener] == "‘" and self._opens_paragraph(opener):
                roles[opener] = (True, False)
        return roles

    def _opens_paragraph(self, place: int) -> bool:
        return not self.text[self.paragraph.start : place].strip(' \t"“')

    def _kind(self, place: int) -> str:
        text, paragraph = self.text, self.paragraph
        if text[place : place + 2] == "''" or text[place - 1 : place + 1] == "''":
            return "none"
        before = text[place - 1] if place > paragraph.start else " "
        after = text[place + 1] if place + 1 < paragraph.end else " "
        if (before.isspace() or before in _BEFORE_OPENING) and not after.isspace() and text[place] != "’":
            rest = text[place + 1 : place + 8].lower()
            elided = (after.isdigit() and text[place + 3 : place + 4] == "s") or rest.startswith(_ELISIONS)
            return "none" if elided else "open"
        if after.isalnum() or before.isspace():
            return "none"
        if before in _TERMINAL or before in ')]"”’':
            return "close"
        return "maybe"
