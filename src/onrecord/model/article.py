"""An article: the text of one story, its parts, and where they stood in the original file."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field

from onrecord.model.allowance import Allowance
from onrecord.model.span import Span


class BlockRole(StrEnum):
    """What a stretch of a story is for. Only headline, standfirst and body hold sourced statements."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    SUBHEAD = "subhead"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    TAIL = "tail"
    CORRECTION = "correction"
    FURNITURE = "furniture"
    BODY = "body"


SPOKEN_ROLES = frozenset({BlockRole.HEADLINE, BlockRole.STANDFIRST, BlockRole.SUBHEAD, BlockRole.BODY})
"""Block roles whose words may be sourced statements."""


class Block(BaseModel):
    """One paragraph (or line) of the story, without the white space around it.

    A dateline or an inline byline at the head of a paragraph is a block of its own; the rest of the paragraph follows.
    """

    model_config = ConfigDict(frozen=True)

    span: Span
    role: BlockRole


class Place(BaseModel):
    """Where a character stands in the original file.

    Text and HTML: ``line`` and ``column`` (both from 1, columns in code points). docx: ``paragraph`` and ``run``
    (both from 0, in document order of the body) and ``offset`` in the run's text.
    """

    model_config = ConfigDict(frozen=True)

    line: int | None = None
    column: int | None = None
    paragraph: int | None = None
    run: int | None = None
    offset: int | None = None


class OriginPiece(BaseModel):
    """A stretch of ``Article.text`` that stands in one piece in the original, and where it begins there."""

    model_config = ConfigDict(frozen=True)

    span: Span
    place: Place


class Article(BaseModel):
    """One story as it was read.

    ``text`` is what all offsets count in. For a ``.txt`` file it is the decoded file itself. ``allowances`` are what
    editors wrote in it for onrecord, in text order.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    title: str
    text: str
    path: str | None = None
    format: str = "text"
    encoding: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    blocks: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    origin: tuple[OriginPiece, ...] = Field(default=(), exclude=True, repr=False)

    def words(self, span: Span) -> str:
        """The words of a span, as they stand."""
        return self.text[span.start : span.end]

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character, or None between blocks."""
        index = bisect_right(self.blocks, offset, key=lambda b: b.span.start) - 1
        if index >= 0 and offset < self.blocks[index].span.end:
            return self.blocks[index]
        return None

    def role_at(self, offset: int) -> BlockRole | None:
        """The role of the block that holds the character."""
        block = self.block_at(offset)
        return block.role if block else None

    def body(self) -> tuple[Block, ...]:
        """The body paragraphs in order; the first is the lede."""
        return tuple(b for b in self.blocks if b.role is BlockRole.BODY)

    def place(self, offset: int) -> Place:
        """Where the character stands in the original file; line and column of ``text`` where nothing else is known."""
        index = bisect_right(self.origin, offset, key=lambda p: p.span.start) - 1
        if index >= 0:
            piece = self.origin[index]
            shift = min(offset, piece.span.end) - piece.span.start
            place = piece.place
            if place.column is not None:
                return place.model_copy(update={"column": place.column + shift})
            if place.offset is not None:
                return place.model_copy(update={"offset": place.offset + shift})
        line = bisect_right(self._line_starts, offset)
        return Place(line=line, column=offset - self._line_starts[line - 1] + 1)

    @cached_property
    def _line_starts(self) -> list[int]:
        """Where each line begins; made once, since a long story may have thousands of findings."""
        return [0, *(at + 1 for at, ch in enumerate(self.text) if ch == "\n")]
