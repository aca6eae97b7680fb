"""The words of a story that a finding is about, inside their sentence, wrapped to the page and marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from onrecord.model import Report, Span
from onrecord.report.clean import clean_character
from onrecord.report.page import Page

LONGEST = 3
"""Lines of the page that an excerpt may fill; of a longer sentence the part around the marked words is shown."""


class Letter(NamedTuple):
    """One printable character and whether it belongs to the marked words."""

    sign: str
    marked: bool


Line = list[Letter]


def excerpt(report: Report, span: Span, page: Page, *, indent: int, style: str) -> list[Text]:
    """The sentence around a span as lines of the page, indented by so many columns.

    In colour the span is underlined in the style; otherwise a line of ``^`` stands under each line that has some of it.
    """
    room = page.columns - indent
    letters = _shorten(_letters(report.article.text, sentence_around(report, span), span, page), room, page)
    lines: list[Text] = []
    for line in _wrap(letters, room):
        lines.append(_set(line, indent, f"underline {style}" if page.colour else ""))
        if not page.colour and any(letter.marked for letter in line):
            lines.append(Text(" " * indent + _carets(line)))
    return lines


def sentence_around(report: Report, span: Span) -> Span:
    """The sentences that the span touches; its paragraph's line where it lies outside the story's prose.

    An empty span is given the character after it, so that there is always something to show.
    """
    text = report.article.text
    wanted = Span(span.start, max(span.end, min(span.start + 1, len(text))))
    first = bisect_right(report.sentences, wanted.start, key=lambda sentence: sentence.end)
    touched = report.sentences[first : bisect_left(report.sentences, wanted.end, key=lambda sentence: sentence.start)]
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", wanted.end)
    around = Span(start, end if end >= 0 else len(text))
    if touched:
        around = Span(touched[0].start, touched[-1].end)
    return Span(min(around.start, span.start), max(around.end, span.end))


def _letters(text: str, around: Span, marked: Span, page: Page) -> Line:
    """The characters of a stretch as they may be printed, runs of white space as one space, none at the ends."""
    letters: Line = []
    for offset in range(around.start, around.end):
        for sign in clean_character(text[offset], page):
            if sign == " " and (not letters or letters[-1].sign == " "):
                continue
            letters.append(Letter(sign, marked.start <= offset < marked.end))
    while letters and letters[-1].sign == " ":
        letters.pop()
    return letters


def _shorten(letters: Line, room: int, page: Page) -> Line:
    """At most LONGEST lines of the letters, around the first marked one, cut between words."""
    budget = LONGEST * room - room // 4
    if len(letters) <= budget:
        return letters
    marks = [index for index, letter in enumerate(letters) if letter.marked] or [0]
    length = min(marks[-1] - marks[0] + 1, budget)
    start = max(0, min(marks[0] - (budget - length) // 2, len(letters) - budget))
    end = min(len(letters), start + budget)
    before, after = start > 0, end < len(letters)
    while 0 < start < marks[0] and letters[start - 1].sign != " ":
        start += 1
    while end < len(letters) and end > start + 1 and letters[end].sign != " ":
        end -= 1
    more = [Letter(sign, False) for sign in page.signs.ellipsis]
    gap = [Letter(" ", False)]
    return [*(more + gap if before else []), *letters[start:end], *(gap + more if after else [])]


def _wrap(letters: Line, room: int) -> Iterator[Line]:
    """Break the letters between words into lines of at most so many columns; a longer word is broken anywhere."""
    line: Line = []
    for word in _words(letters):
        spaced = ([Letter(" ", line[-1].marked and word[0].marked)] if line else []) + word
        if line and _width(line) + _width(spaced) > room:
            yield line
            line, spaced = [], word
        line = line + spaced
        while _width(line) > room:
            fitting = max(1, _fitting(line, room))
            yield line[:fitting]
            line = line[fitting:]
    if line:
        yield line


def _words(letters: Line) -> Iterator[Line]:
    word: Line = []
    for letter in letters:
        if letter.sign != " ":
            word.append(letter)
        elif word:
            yield word
            word = []
    if word:
        yield word


def _fitting(line: Line, room: int) -> int:
    """How many of the letters fit in so many columns."""
    used = 0
    for index, letter in enumerate(line):
        used += cell_len(letter.sign)
        if used > room:
            return index
    return len(line)


def _width(line: Sequence[Letter]) -> int:
    return sum(cell_len(letter.sign) for letter in line)


def _set(line: Line, indent: int, style: str) -> Text:
    """A line with its marked letters in the style."""
    text = Text(" " * indent)
    for marked, run in groupby(line, key=lambda letter: letter.marked):
        text.append("".join(letter.sign for letter in run), style if marked else "")
    return text


def _carets(line: Line) -> str:
    """The line that stands under a line: ``^`` below what is marked."""
    return "".join(("^" if letter.marked else " ") * cell_len(letter.sign) for letter in line).rstrip()
