"""One person's name spelt two ways: "Halloran" five times and "Haloran" once, "Ann Reyes" and "Anne Reyes"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import regex

from onrecord.analyse.figures.checked import checked
from onrecord.analyse.figures.lines import Page
from onrecord.analyse.figures.nearness import one_slip
from onrecord.analyse.lexicons import words
from onrecord.model import BlockRole, Check, CheckInput, Span

_WORD = regex.compile(r"(?<![\w@#./-])\p{Lu}[\p{L}]*(?:[’'-]\p{Lu}?\p{L}+)*(?![\w@/]|\.\p{L})")
_FULL = regex.compile(
    r"(?<![\w@#./-])(?P<first>\p{Lu}\p{Ll}+)[ ](?:\p{Lu}\.?[ ])?(?P<last>\p{Lu}[\p{L}’'-]{3,})(?![\w@])"
)
_POSSESSIVE = regex.compile(r"[’']s?$")
_RARE = 2
"""The other spelling is a slip only where it stands this often at most, and less often than the first."""


def spellings(page: Page) -> Iterator[Check]:
    """Every name of a person that stands in the story in a second spelling."""
    known = _people(page)
    if not known:
        return
    places = _places(page)
    low = {w.casefold() for line in page.lines for w in regex.findall(r"(?<!\p{L})\p{Ll}{4,}", line.text)}
    for last, firsts in known.items():
        for other, spans in places.items():
            if len(spans) > _RARE or len(spans) >= max(2, len(places.get(last, ()))) or not one_slip(last, other):
                continue
            if (
                other.isupper()
                or other.casefold() in low
                or other in words("first_names_female") | words("first_names_male")
            ):
                continue
            if _somebody_else(page, other, spans, firsts):
                continue
            yield _made(page, spans[0], places[last][0])


def _people(page: Page) -> dict[str, set[str]]:
    """The surnames of people named in full, with their first names."""
    known: dict[str, set[str]] = defaultdict(set)
    for span in page.names:
        parts = _POSSESSIVE.sub("", span.of(page.text)).split()
        if len(parts) > 1 and all(p[:1].isupper() for p in (parts[0], parts[-1])) and not parts[-1].isupper():
            known[parts[-1]].add(parts[0])
    counted = Counter({last: len(spans) for last, spans in _places(page).items()})
    return {last: firsts for last, firsts in known.items() if counted[last] > 1}


def _places(page: Page) -> dict[str, list[Span]]:
    """Where each word with a capital stands in the prose; headlines have a check of their own."""
    found: dict[str, list[Span]] = defaultdict(list)
    for block in page.prose:
        if block.role in (BlockRole.HEADLINE, BlockRole.SUBHEAD):
            continue
        for match in _WORD.finditer(page.text, *block.span):
            word = _POSSESSIVE.sub("", match.group())
            if len(word) > 4:
                found[word].append(Span(match.start(), match.start() + len(word)))
    return found


def _somebody_else(page: Page, other: str, spans: list[Span], firsts: set[str]) -> bool:
    """Whether the other spelling is a name of its own: with another first name, a place, a body, a thing.

    A slip stands where the person could: after the same first name, or alone where a person is spoken of.
    """
    for span in spans:
        before = page.text[max(0, span.start - 40) : span.start]
        first = regex.search(r"(\p{Lu}[\p{L}’'-]*\.?)[ ](?:\p{Lu}\.[ ])?$", before)
        if first is not None and first[1] in firsts:
            continue
        title = first is not None and first[1].rstrip(".") in words("honorifics")
        if first is not None and not title and _is_first(page, Span(span.start - len(first[0]), span.start)):
            return True
        after = page.text[span.end : span.end + 30]
        if regex.match(r"[ ](?:\p{Lu}|(?:bin|al|van|von|de|da|di|del)\b)|[-/]", after):
            return True
        if not title and not any(name.overlaps(span) for name in page.names):
            return True
    return False


def _is_first(page: Page, place: Span) -> bool:
    """Whether a word with a capital is part of a name, not the first of a sentence."""
    before = page.text[max(0, place.start - 3) : place.start].rstrip(" \"“'‘")
    return (bool(before) and before[-1] not in ".!?\n:") or any(name.overlaps(place) for name in page.names)


def _made(page: Page, span: Span, usual: Span) -> Check:
    stated, name = span.of(page.text), usual.of(page.text)
    return checked(
        "name-spelling",
        span,
        (CheckInput(span=span, value=stated), CheckInput(span=usual, value=name)),
        stated=stated,
        computed=f"{name} elsewhere in the story",
        agrees=False,
        message=f"“{stated}” here, “{name}” elsewhere in the story. Are they the same person?",
    )
