"""The parts of a story: headline, standfirst, byline, dateline, captions, body, end credits and page furniture.

Pure and shared by all formats. What a format knows (heading styles, figure captions) comes in as hints; the rest is
told by the words and their place. In doubt a paragraph is body: a sentence lost to furniture is a source missed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Block, BlockRole, Span
from onrecord.read.captions import is_caption
from onrecord.read.datelines import dateline_length, inline_byline_length, is_agency, is_byline
from onrecord.read.draft import Hint
from onrecord.read.furniture import is_end_note, surrounding_role
from onrecord.read.opening import (
    find_headline,
    find_lede,
    is_spoken_line,
    is_transcript,
    plain,
    role_before_lede,
    role_in_head,
)
from onrecord.read.paragraphs import split_paragraphs, trimmed

_SPACES = re.compile(r"\s+")
_NO_HEADING = re.compile(r"[.,;:!…)\]\"”’]$| [—–-] ")
_HEADING_START = re.compile(r"[\"“‘'(]?[A-Z0-9]")
_SIGNATURE = re.compile(r"[-–—―] ?(?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w’'-]+")
_LABEL = re.compile(r"(?i:corrections?|clarifications?|editor[’']s note) ?:?")
_REPEATS = (None, BlockRole.SUBHEAD)
_LONGEST_SHORT = 80
_CLIP = 1_000
"""Longer paragraphs are prose; only their beginnings are looked at."""


def find_blocks(
    text: str,
    *,
    title: str | None = None,
    paragraphs: Sequence[Span] | None = None,
    hints: Sequence[Hint] = (),
) -> tuple[Block, ...]:
    """The blocks of a text in order: disjoint, inside the text, without white space around them.

    ``title`` is the headline where it is known from elsewhere; it may or may not stand in the text. ``paragraphs``
    are given where the format knows them, else they are found in the text.
    """
    spans = split_paragraphs(text) if paragraphs is None else [trimmed(text, *p) for p in paragraphs]
    spans = [s for s in spans if s.end > s.start]
    words = [_SPACES.sub(" ", text[s.start : min(s.end, s.start + _CLIP)]) for s in spans]
    fixed = _hinted(spans, hints)
    # A hint that something is prose (a list item) still gives way to what the words show.
    own = [
        (_own_role(p) or role) if role in (None, BlockRole.BODY) else role for p, role in zip(words, fixed, strict=True)
    ]
    for index in range(1, len(own)):
        # "CORRECTION:" on a line of its own: what is corrected follows.
        if own[index] is None and own[index - 1] is BlockRole.CORRECTION and _LABEL.fullmatch(words[index - 1]):
            own[index] = BlockRole.CORRECTION
    headline = find_headline(words, own, title)
    roles = _assign(words, own, headline, title)
    if headline is not None:
        _join_headline(text, spans, words, roles, headline)
    return tuple(_cut(text, spans, words, roles))


def _hinted(spans: Sequence[Span], hints: Sequence[Hint]) -> list[BlockRole | None]:
    """The role that a hint gives to each paragraph; both are in text order."""
    roles: list[BlockRole | None] = [None] * len(spans)
    ordered = iter(sorted(hints, key=lambda h: h.span))
    hint = next(ordered, None)
    for index, span in enumerate(spans):
        while hint is not None and hint.span.end <= span.start:
            hint = next(ordered, None)
        if hint is not None and hint.span.overlaps(span):
            roles[index] = hint.role
    return roles


def _own_role(paragraph: str) -> BlockRole | None:
    """The role a paragraph shows by itself, wherever it stands; None for prose."""
    if len(paragraph) >= _CLIP:
        return None
    role = surrounding_role(paragraph)
    if role is not None:
        return role
    if is_byline(paragraph):
        return BlockRole.BYLINE
    if is_caption(paragraph, in_head=False):
        return BlockRole.CAPTION
    return None


def _assign(
    words: Sequence[str], own: Sequence[BlockRole | None], headline: int | None, title: str | None
) -> list[BlockRole]:
    """A role for every paragraph."""
    wanted = plain(words[headline]) if headline is not None else plain(title or "")
    lede, teaser = find_lede(words, own, headline)
    roles: list[BlockRole] = []
    in_body = headline is None and lede is None and title is None
    for index, paragraph in enumerate(words):
        role = own[index]
        if index == headline:
            role = BlockRole.HEADLINE
        elif index == teaser:
            role = BlockRole.STANDFIRST
        elif role is BlockRole.HEADLINE or (role in _REPEATS and wanted and plain(paragraph) == wanted):
            # A second heading of the highest rank is a repeat, or a heading inside the story.
            role = BlockRole.FURNITURE if plain(paragraph) == wanted else BlockRole.SUBHEAD
        elif role is None and not in_body and (headline is None or index > headline):
            role = _head_role(words, roles, index, wanted, lede)
        prose = role in (None, BlockRole.BODY) and (headline is None or index > headline)
        in_body = in_body or index == lede or prose
        if role is None:
            role = _body_role(words, own, index) if BlockRole.BODY in roles else BlockRole.BODY
        roles.append(role)
    return roles


def _head_role(
    words: Sequence[str], roles: Sequence[BlockRole], index: int, wanted: str, lede: int | None
) -> BlockRole | None:
    """The role of a paragraph between headline and body; None where the body begins."""
    before = next((r for r in reversed(roles) if r is not BlockRole.FURNITURE), None)
    after_headline = before in (None, BlockRole.HEADLINE, BlockRole.STANDFIRST, BlockRole.BYLINE)
    if lede is None:
        return role_in_head(words, index, title=wanted, after_headline=after_headline)
    if index < lede:
        return role_before_lede(words, index, title=wanted, after_headline=after_headline)
    return None


def _body_role(words: Sequence[str], own: Sequence[BlockRole | None], index: int) -> BlockRole:
    """The role of a paragraph inside the body that shows none by itself."""
    paragraph = words[index]
    last = all(r is not None for r in own[index + 1 :])
    if last and is_end_note(paragraph):
        return BlockRole.TAIL
    if len(paragraph) > _LONGEST_SHORT:
        return BlockRole.BODY
    if is_agency(paragraph):
        return BlockRole.TAIL if last else BlockRole.CAPTION
    quoted_before = words[index - 1][-1] in "\"”’'"
    if _SIGNATURE.fullmatch(paragraph) and not quoted_before and last:
        return BlockRole.TAIL
    heading = _HEADING_START.match(paragraph) and not _NO_HEADING.search(paragraph) and len(paragraph.split()) <= 10
    if heading and not last and own[index + 1] is None and not is_spoken_line(paragraph):
        return BlockRole.SUBHEAD
    return BlockRole.BODY


def _join_headline(text: str, spans: list[Span], words: list[str], roles: list[BlockRole], headline: int) -> None:
    """Makes a headline that goes on in the next line ("…; \\n…") one block. Changes the lists in place."""
    following = headline + 1
    if following >= len(spans) or words[headline][-1] not in ";," or len(words[following]) > 200:
        return
    gap = text[spans[headline].end : spans[following].start]
    if roles[following] in (BlockRole.BODY, BlockRole.STANDFIRST, BlockRole.SUBHEAD) and gap.count("\n") == 1:
        spans[headline] = Span(spans[headline].start, spans[following].end)
        for each in (spans, words, roles):
            del each[following]


def _cut(text: str, spans: Sequence[Span], words: Sequence[str], roles: Sequence[BlockRole]) -> list[Block]:
    """Blocks, with datelines and inline bylines at the head of body paragraphs cut off as blocks of their own."""
    blocks: list[Block] = []
    opening = not is_transcript(words)
    for span, role in zip(spans, roles, strict=True):
        if role is not BlockRole.BODY:
            blocks.append(Block(span=span, role=role))
            continue
        start = span.start
        for length_of, cut_role in (
            (inline_byline_length, BlockRole.BYLINE),
            (lambda p, first=opening: dateline_length(p, opening=first), BlockRole.DATELINE),
        ):
            length = length_of(text[start : min(span.end, start + _CLIP)])
            if length:
                blocks.append(Block(span=trimmed(text, start, start + length), role=cut_role))
                start = trimmed(text, start + length, span.end).start
        if start < span.end:
            blocks.append(Block(span=Span(start, span.end), role=role))
            opening = False
    return blocks
