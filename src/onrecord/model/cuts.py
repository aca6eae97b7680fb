"""Stretches taken out of a text, and the way between offsets with and without them.

What stands in a story's file without being part of the story (an allowance in brackets) is taken out before anybody
reads the story, so that it can change nothing of what is found; what was found is then put back to where it stands in
the file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import TypeVar

from pydantic import BaseModel

from onrecord.model.article import Article
from onrecord.model.span import Span

_Value = TypeVar("_Value")
_Model = TypeVar("_Model", bound=BaseModel)


class Cuts:
    """Stretches of a text, the *whole*, that are left out of another, the *bare* one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """``spans`` count in the whole text and do not overlap."""
        self.spans = sorted(span for span in spans if span.end > span.start)
        self._lengths = [0, *accumulate(span.end - span.start for span in self.spans)]
        self._starts = [span.start for span in self.spans]
        self._bare = [span.start - gone for span, gone in zip(self.spans, self._lengths, strict=False)]
        """Where each cut was made, in the bare text."""

    def __bool__(self) -> bool:
        return bool(self.spans)

    def bare_text(self, whole: str) -> str:
        """The text without the stretches."""
        edges = [0, *(edge for span in self.spans for edge in span), len(whole)]
        return "".join(whole[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))

    def bare_offset(self, offset: int) -> int:
        """The offset in the bare text; inside a stretch, where it was cut out."""
        index = bisect_right(self._starts, offset)
        if index and offset < self.spans[index - 1].end:
            return self._bare[index - 1]
        return offset - self._lengths[index]

    def bare_span(self, span: Span) -> Span:
        """The span in the bare text; it may be empty."""
        return Span(self.bare_offset(span.start), self.bare_offset(span.end))

    def whole_span(self, span: Span) -> Span:
        """The span in the whole text: it begins after a stretch cut out at its start, ends before one at its end."""
        start = span.start + self._lengths[bisect_right(self._bare, span.start)]
        if span.end == span.start:
            return Span(start, start)
        return Span(start, span.end + self._lengths[bisect_left(self._bare, span.end)])

    def bare_article(self, article: Article) -> Article:
        """The article as if the stretches had never stood in it."""
        if not self:
            return article
        blocks = (block.model_copy(update={"span": self.bare_span(block.span)}) for block in article.blocks)
        return _made_anew(
            article,
            text=self.bare_text(article.text),
            blocks=tuple(block for block in blocks if block.span.end > block.span.start),
            allowances=(),
        )

    def put_back(self, value: _Value) -> _Value:
        """The value with every span in it, however deep, as it stands in the whole text."""
        return self._put_back(value) if self else value  # type: ignore[return-value]

    def _put_back(self, value: object) -> object:
        if isinstance(value, Span):
            return self.whole_span(value)
        if isinstance(value, tuple):
            return tuple(map(self._put_back, value))
        if isinstance(value, BaseModel):
            return _made_anew(
                value, **{name: self._put_back(getattr(value, name)) for name in type(value).model_fields}
            )
        return value


def _made_anew(value: _Model, /, **changed: object) -> _Model:
    """A copy with other values; nothing that the model has worked out and kept is taken over."""
    fields = {name: getattr(value, name) for name in type(value).model_fields}
    return type(value).model_construct(value.model_fields_set, **{**fields, **changed})
