"""Announced against counted: "three reasons: …", "four suspects — A, B and C", "Five things to know" and its items."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from onrecord.analyse.figures.checked import checked
from onrecord.analyse.figures.figure import Figure
from onrecord.analyse.figures.lines import WORD, Line, Page, slot
from onrecord.analyse.lexicons import words
from onrecord.model import BlockRole, Check, CheckInput, Span

_MOST = 20
_WORDS_OF_AN_ITEM = 5
_ANNOUNCED = regex.compile(
    rf"{slot('c', 'announced')}(?!-)(?:"
    rf"[ ](?!and\b|or\b|of\b|including\b|per\b|million\b){WORD}){{1,5}}?(?::[ ]|[ ]—[ ]|—|[ ]–[ ])"
    r"(?P<items>[^:;—–()\"“”?!]+?)[.]?$"
)
_SEMICOLONS = regex.compile(
    rf"{slot('c', 'announced')}(?!-)(?:"
    rf"[ ](?!and\b|or\b|of\b|including\b|per\b|million\b){WORD}){{1,5}}?:[ ](?P<items>[^:]+?)[.]?$"
)
_TITLE = regex.compile(
    rf"^(?:Here[ ]are[ ]|The[ ])?{slot('c', 'announced')}[ ](?:\p{{L}}+[ ]){{0,2}}?(?P<noun>\p{{L}}+)\b",
    regex.IGNORECASE,
)
_ITEM = regex.compile(r"(?:#|No\. )?(\d{1,2})[.):][ ]")
_NO_ITEM = regex.compile(
    r"\b(?:says?|said|is|are|was|were|who|which|that|will|would|has|had|have|including|etc|others|more)\b"
)


def lists(page: Page) -> Iterator[Check]:
    """Every list whose length the story announces."""
    for line in page.lines:
        if line.has("c") and any(mark in line.text for mark in ":—–"):
            yield from _in_line(line)
    yield from _numbered(page)


def _in_line(line: Line) -> Iterator[Check]:
    for pattern, count in ((_SEMICOLONS, _by_semicolons), (_ANNOUNCED, _by_commas)):
        for match in line.find(pattern):
            announced = line.at(match, "announced")
            items = count(match["items"])
            if announced is None or not items or not 2 <= announced.value <= _MOST or not announced.exact():
                continue
            if len(items) > 3 * announced.value:
                continue
            yield _counted(line, announced, len(items), line.place(*match.span("items")))
            return


def _by_commas(text: str) -> list[str]:
    """The items of a list such as "A, B and C", or nothing where the words may be anything else than a plain list.

    Only lists whose items are all short and all of one form count, and only with "and" before the last one.
    """
    if "\ue000" in text or _NO_ITEM.search(text) or ("," not in text and " and " not in text):
        return []
    rest, oxford, last = text.rpartition(", and ")
    if not oxford:
        rest, found, last = text.rpartition(" and ")
        if not found:
            return []
    items = [*(part.strip() for part in rest.split(",")), last.strip()]
    if any(not item or len(item.split()) > _WORDS_OF_AN_ITEM for item in items):
        return []
    if any(" and " in f" {item} " for item in items) or any(" or " in f" {item} " for item in items):
        return []
    names = [item[:1].isupper() for item in items]
    if not all(names) and any(names):
        return []
    return items if len(items) > 2 or all(names) or max(len(item.split()) for item in items) <= 3 else []


def _by_semicolons(text: str) -> list[str]:
    items = [item.strip() for item in text.split(";")]
    if len(items) < 3 or not items[-1].casefold().startswith(("and ", "or ")):
        return []
    return items


def _counted(line: Line, announced: Figure, count: int, place: Span) -> Check:
    return checked(
        "list-count",
        announced.span,
        (announced.as_input(), CheckInput(span=place, value=f"{count} items")),
        stated=announced.text(),
        computed=f"the list has {count} items",
        agrees=announced.value == count,
        message=f"The story announces {announced.text()}, the list has {count} items.",
    )


def _numbered(page: Page) -> Iterator[Check]:
    """A headline or a standfirst that announces a number of things, and numbered paragraphs below it."""
    blocks = [b for b in page.article.blocks if b.role is not BlockRole.HEADLINE]
    numbers = [(int(m[1]), b) for b in blocks if (m := _ITEM.match(page.text, b.span.start, b.span.end)) is not None]
    if len(numbers) < 2:
        return
    values = [number for number, _ in numbers]
    if values != list(range(1, len(values) + 1)) and values != list(range(len(values), 0, -1)):
        return
    for line in page.lines:
        if line.role not in (BlockRole.HEADLINE, BlockRole.STANDFIRST):
            continue
        for match in line.find(_TITLE):
            announced = line.at(match, "announced")
            if announced is not None and match["noun"].casefold() in words("listed_things") and announced.exact():
                yield _counted(line, announced, len(values), numbers[-1][1].span)
                return
