"""Who speaks a quotation, and where in its paragraph the reader learns it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from onrecord.model import Analysis, Attribution, Block, Quotation, Source, SourceKind, Span

MARKS = "\"'“”‘’„«»‹›`"
_STOP = re.compile(r"(?<![.?!…])[.?!…]++[\"”’']?(?=\s+[\"“‘']?[A-Z]|\s*$)")
_ABBREVIATED = re.compile(r"\b(?:Mrs?|Ms|Dr|St|Sen|Rep|Gov|Gen|Jr|Sr|vs|[A-Z](?:\.[A-Z]){0,9})$")
_VOICES = frozenset(
    {
        SourceKind.NAMED_PERSON,
        SourceKind.NAMED_ORG,
        SourceKind.UNNAMED_PERSON,
        SourceKind.UNNAMED_GROUP,
        SourceKind.COLLECTIVE,
    }
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation with its speaker and the attribution that says so."""

    quotation: Quotation
    attribution: Attribution
    speaker: Source

    @property
    def named_at(self) -> Span:
        """The words that name the speaker."""
        return self.attribution.source[0]


def spoken_in(story: Analysis, block: Block) -> Iterator[Spoken]:
    """The outermost quotations of a paragraph that a person or a body speaks there, in text order."""
    first = bisect_left(story.quotations, block.span.start, key=lambda q: q.span.start)
    here = [a for a in story.attributions_at(block.span.start) if a.source and block.span.contains(a.source[0])]
    for quotation in islice(story.quotations, first, None):
        if quotation.span.start >= block.span.end:
            return
        if quotation.level or not block.span.contains(quotation.span):
            continue
        for attribution in here:
            speaker = story.source(attribution.source_id)
            if speaker is None or speaker.kind not in _VOICES:
                continue
            if any(content.contains(quotation.span) for content in attribution.content):
                yield Spoken(quotation, attribution, speaker)
                break


def is_sentence(text: str, least: int) -> bool:
    """Whether quoted words begin and end like a sentence, are long enough, and are not in title case."""
    inner = text.strip(MARKS + " ")
    words = inner.split()
    if len(words) < least or not inner[:1].isupper() or inner[-1:] not in set(".?!…,—–"):
        return False
    long_words = [w for w in words if len(w) > 3]
    return sum(w[:1].isupper() for w in long_words) <= max(1, len(long_words) // 2)


def sentences_in(text: str) -> int:
    """How many sentences a stretch of speech has, by the stops in it."""
    text = text.strip(MARKS + " ,—–")
    stops = [m for m in _STOP.finditer(text) if not _ABBREVIATED.search(text[max(0, m.start() - 40) : m.start()])]
    return len(stops) + (0 if stops and stops[-1].end() >= len(text) else 1)


def named_in(story: Analysis, source: Source, span: Span) -> bool:
    """Whether a source is mentioned within the span, by a mention that was found or by the last word of its name."""
    if any(span.contains(mention) for mention in source.mentions):
        return True
    last = (source.name or source.label).split()[-1:]
    return bool(last) and re.search(rf"\b{re.escape(last[0])}\b", story.words(span)) is not None
