"""Reasons given beside a disclosure: in its sentence, or in the one before or after it."""

from __future__ import annotations

from onrecord.judge.words import any_of
from onrecord.model import Analysis, Span


def reason_beside(story: Analysis, span: Span) -> Span | None:
    """The words that give a reason in the sentence of the span or a neighbour of it in the same paragraph."""
    block = story.article.block_at(span.start)
    if block is None:
        return None
    near = [s for s in story.sentences if block.span.contains(s)] or [block.span]
    here = next((i for i, s in enumerate(near) if s.overlaps(span)), 0)
    # the sentence itself first, then the next, then the one before
    for index in (here, here + 1, here - 1):
        if 0 <= index < len(near):
            match = any_of("because").search(story.words(near[index]))
            if match is not None:
                return Span(near[index].start + match.start(), near[index].end)
    return None


def sentences_near(story: Analysis, span: Span) -> str:
    """The words of the sentence of the span and of the next one in the same paragraph."""
    block = story.article.block_at(span.start)
    near = [s for s in story.sentences if block is not None and block.span.contains(s) and s.end > span.start]
    return " ".join(story.words(s) for s in near[:2])
