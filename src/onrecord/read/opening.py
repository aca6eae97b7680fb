"""The top of a story: which paragraph is the headline, which repeat it or the lede, and where the body begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import BlockRole
from onrecord.read.captions import is_caption
from onrecord.read.datelines import dateline_length, is_agency, is_bare_byline, is_byline, is_labelled

_HEAD_REACH = 9
_TEASER_MIN = 30
_LONGEST_HEADLINE = 300
_LONGEST_STANDFIRST = 320
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’)\]]*$")
_FULL_STOP = re.compile(r"\.[\"'”’)\]]*$")
_INNER_STOP = re.compile(r"[a-z0-9][.!?][\"'”’)]* [\"'“‘(]?[A-Z]")
_PUNCTUATION = re.compile(r"[\s.,:;!?…\"'“”‘’`´–—―-]+")
_TOLD = re.compile(r"\b(?:said|told|added|according to|spoke|declined)\b")
_SPEAKER = re.compile(r"(?:Q|A|[A-Z][A-Z .]{1,30}): ")
_LISTED = re.compile(r"(?:[-–—•*·]|\d{1,3}[.)]) ?\S")


def plain(words: str) -> str:
    """The words in lower case with punctuation and white space made one space, to compare repeats by."""
    return _PUNCTUATION.sub(" ", words).strip().casefold()


def find_headline(paragraphs: Sequence[str], roles: Sequence[BlockRole | None], title: str | None) -> int | None:
    """The index of the headline, or None where the text has none.

    A known ``title`` must be found among the first paragraphs, else there is no headline in the text. Without one the
    first paragraph that is nothing else is taken where it reads like a headline.
    """
    if BlockRole.HEADLINE in roles:
        return roles.index(BlockRole.HEADLINE)
    if title is not None:
        wanted = plain(title)
        return next((i for i, p in enumerate(paragraphs[:_HEAD_REACH]) if plain(p) == wanted), None)
    first = next((i for i, role in enumerate(roles[:5]) if role in (None, BlockRole.SUBHEAD)), None)
    if first is None or first + 1 >= len(paragraphs):
        return None
    return first if _reads_like_headline(paragraphs[first], paragraphs[first + 1 :]) else None


def _reads_like_headline(words: str, rest: Sequence[str]) -> bool:
    """Short, one sentence at most, no dateline or list mark, and followed by something longer or by a byline."""
    if len(words) > _LONGEST_HEADLINE or dateline_length(words, opening=True) or _LISTED.match(words):
        return False
    if not re.search(r"[A-Za-z]{2}", words) or (_SPEAKER.match(words) and any(_SPEAKER.match(p) for p in rest[:3])):
        return False
    count = len(words.split())
    if _FULL_STOP.search(words):
        if _TOLD.search(words) and not _in_title_case(words):
            return False  # a short lede: headlines do not tell in the past tense
        followed = any(is_byline(p) or dateline_length(p, opening=True) for p in rest[:3])
        return count <= 16 or (count <= 22 and followed) or (count <= 32 and _in_title_case(words))
    return count <= 40


def _in_title_case(words: str) -> bool:
    """Whether nearly every longer word begins with a capital."""
    longer = re.findall(r"[A-Za-z]{4,}", words)
    return len(longer) >= 4 and sum(w[0].isupper() for w in longer) >= 0.8 * len(longer)


def is_spoken_line(paragraph: str) -> bool:
    """Whether a speaker's label opens the paragraph, as in an interview ("Q: ", "OKAFOR: ")."""
    return _SPEAKER.match(paragraph) is not None


def is_transcript(paragraphs: Sequence[str]) -> bool:
    """Whether speakers' names before dashes head the paragraphs ("OKAFOR — We tried."), so that none is a place."""
    return sum(map(is_labelled, paragraphs[:40])) > 1


def find_lede(
    paragraphs: Sequence[str], roles: Sequence[BlockRole | None], headline: int | None
) -> tuple[int | None, int | None]:
    """Where the story proper is known to begin, and the teaser before it, as indices; None for what there is not.

    The beginning is known by a dateline, or by a paragraph that repeats an earlier one (the teaser) from its start.
    """
    opening = not is_transcript(paragraphs)
    first = 0 if headline is None else headline + 1
    reach = range(first, min(len(paragraphs), first + _HEAD_REACH))
    for teaser in reach[:4]:
        start = plain(paragraphs[teaser])
        if len(start) < _TEASER_MIN or roles[teaser] not in (None, BlockRole.STANDFIRST):
            continue
        prose = 0
        for index in reach[teaser - first + 1 :]:
            if roles[index] is None and plain(_without_dateline(paragraphs[index])).startswith(start):
                return index, teaser
            prose += roles[index] is None and bool(_FULL_STOP.search(paragraphs[index]))
            if prose > 1:
                break
    for index in reach:
        if roles[index] is None and dateline_length(paragraphs[index], opening=opening):
            between = [i for i in range(first, index) if roles[i] is None]
            long = [i for i in between if len(paragraphs[i]) > _LONGEST_STANDFIRST or _INNER_STOP.search(paragraphs[i])]
            return (None, None) if len(between) > 4 or long else (index, None)
    return None, None


def _without_dateline(paragraph: str) -> str:
    return paragraph[dateline_length(paragraph, opening=True) :]


def role_before_lede(paragraphs: Sequence[str], index: int, *, title: str, after_headline: bool) -> BlockRole:
    """The role of a paragraph between the headline and a lede whose place is known."""
    words = paragraphs[index]
    if plain(words) == title:
        return BlockRole.FURNITURE
    if is_agency(words) or is_byline(words) or (after_headline and is_bare_byline(words)):
        return BlockRole.BYLINE
    if is_caption(words, in_head=True):
        return BlockRole.CAPTION
    return BlockRole.STANDFIRST if len(words) <= _LONGEST_STANDFIRST else BlockRole.BODY


def role_in_head(paragraphs: Sequence[str], index: int, *, title: str, after_headline: bool) -> BlockRole | None:
    """The role of a paragraph after the headline where the lede's place is not known; None where the lede begins."""
    words = paragraphs[index]
    if title and plain(words) == title:
        return BlockRole.FURNITURE
    if index + 1 >= len(paragraphs):
        return None
    if is_agency(words) or is_byline(words) or (after_headline and is_bare_byline(words)):
        return BlockRole.BYLINE
    if is_caption(words, in_head=True):
        return BlockRole.CAPTION
    deck = 25 <= len(words) <= _LONGEST_STANDFIRST and len(words.split()) >= 5 and not _LISTED.match(words)
    if after_headline and deck and not _ENDS_SENTENCE.search(words) and words[-1] not in ',;"”’':
        return BlockRole.STANDFIRST
    return None
