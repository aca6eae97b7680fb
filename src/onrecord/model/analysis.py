"""An analysis: all that was found in a story, before any policy judges it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from onrecord.model.article import Article, Block
from onrecord.model.attribution import Attribution, Quotation
from onrecord.model.claim import Check, Claim
from onrecord.model.source import Source, SourceKind
from onrecord.model.span import Span


class Analysis(BaseModel):
    """Attributions, sources and claims of one article, in text order, with what rules need to look around.

    ``sentences`` cover the headline, standfirst and body blocks only.
    """

    model_config = ConfigDict(frozen=True)

    article: Article
    attributions: tuple[Attribution, ...] = ()
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    checks: tuple[Check, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    sentences: tuple[Span, ...] = ()

    def words(self, span: Span) -> str:
        """The words of a span, as they stand."""
        return self.article.words(span)

    def unnamed_sources(self, *, exempt: bool = False) -> Iterator[Source]:
        """Unnamed people and groups; those with legal anonymity only where ``exempt`` is True."""
        return (s for s in self.sources if s.unnamed and (exempt or not s.exempt))

    def source(self, source_id: str | None) -> Source | None:
        """The source of that id."""
        return self._by_id.get(source_id) if source_id is not None else None

    def attributions_of(self, source: Source) -> tuple[Attribution, ...]:
        """What is put to a source, in text order."""
        return self._of_source.get(source.id, ())

    def hidden_attributions(self) -> Iterator[Attribution]:
        """Attributions for which the text gives no source at all, such as "reportedly"."""
        for attribution in self.attributions:
            source = self.source(attribution.source_id)
            if source is None or source.kind is SourceKind.HIDDEN:
                yield attribution

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds the character, or None outside the story's own prose."""
        index = bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        if index >= 0 and offset < self.sentences[index].end:
            return self.sentences[index]
        return None

    def lede(self) -> Block | None:
        """The first body paragraph."""
        body = self.article.body()
        return body[0] if body else None

    def in_quotation(self, span: Span) -> bool:
        """Whether the span lies inside a quotation."""
        index = bisect_right(self._outermost, span.start, key=lambda s: s.start) - 1
        return index >= 0 and self._outermost[index].contains(span)

    def attributions_at(self, offset: int) -> tuple[Attribution, ...]:
        """Attributions with any word in the paragraph that holds the character, in text order."""
        block = self.article.block_at(offset)
        return self._of_block.get(block.span.start, ()) if block is not None else ()

    @cached_property
    def _by_id(self) -> Mapping[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def _of_source(self) -> Mapping[str, tuple[Attribution, ...]]:
        """Attributions by source; made once, since a long story has thousands of both."""
        found: dict[str, list[Attribution]] = {}
        for attribution in self.attributions:
            if attribution.source_id is not None:
                found.setdefault(attribution.source_id, []).append(attribution)
        return {source_id: tuple(attributions) for source_id, attributions in found.items()}

    @cached_property
    def _of_block(self) -> Mapping[int, tuple[Attribution, ...]]:
        """Attributions by the start of each paragraph that they touch."""
        found: dict[int, list[Attribution]] = {}
        for attribution in self.attributions:
            pieces = (*attribution.source, *attribution.cue, *attribution.content)
            offsets = {offset for piece in pieces for offset in (piece.start, piece.end - 1)}
            blocks = {block.span.start for offset in offsets if (block := self.article.block_at(offset)) is not None}
            for start in blocks:
                found.setdefault(start, []).append(attribution)
        return {start: tuple(attributions) for start, attributions in found.items()}

    @cached_property
    def _outermost(self) -> tuple[Span, ...]:
        return tuple(sorted(q.span for q in self.quotations if q.level == 0))
