"""What the trained encoder makes of each word of a story, to be asked by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import numpy as np
from numpy.typing import NDArray

from onrecord.analyse.features import Ints
from onrecord.model import Span

Floats = NDArray[np.float32]


class WordVectors:
    """Vectors of the words of one story (words × width) and where the words stand (words × 2 offsets)."""

    def __init__(self, vectors: Floats, spans: Ints) -> None:
        self.vectors = vectors
        self._starts, self._ends = spans[:, 0].tolist(), spans[:, 1].tolist()
        self._known: dict[Span, Floats] = {}

    @property
    def width(self) -> int:
        """How many numbers each vector has."""
        return int(self.vectors.shape[1])

    def of(self, span: Span) -> Floats:
        """The mean vector of the words that a span touches; zeros where the model has read none of them."""
        known = self._known.get(span)
        if known is None:
            known = self._known[span] = self._mean(span)
        return known

    def _mean(self, span: Span) -> Floats:
        first, last = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        if first >= last:
            return np.zeros(self.width, dtype=np.float32)
        return np.asarray(self.vectors[first:last].mean(axis=0), dtype=np.float32)
