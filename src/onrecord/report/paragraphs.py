"""The paragraphs of a story as a reader sees them, for outputs that set the story anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Article, BlockRole, Span

_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph and what it is for; None where the story's parts are not known."""

    span: Span
    role: BlockRole | None


def paragraphs(article: Article) -> Iterator[Paragraph]:
    """The paragraphs in text order, a dateline or byline at the head of one with it; without a body, the lines."""
    if not article.body():
        lines = (Span(*line.span()) for line in _LINE.finditer(article.text))
        yield from (Paragraph(line, article.role_at(line.start)) for line in lines)
        return
    current: Paragraph | None = None
    for block in article.blocks:
        if current is not None and not re.search(r"[\r\n]", article.text[current.span.end : block.span.start]):
            current = Paragraph(Span(current.span.start, block.span.end), block.role)
            continue
        if current is not None:
            yield current
        current = Paragraph(block.span, block.role)
    if current is not None:
        yield current
