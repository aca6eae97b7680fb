"""The component that yields attributions: the trained model over one story.

This is the one seam between the model and the rest; whatever replaces the model replaces this module.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from onrecord.analyse.boundaries import finish
from onrecord.analyse.decode import as_raw, candidates, read_words, settle
from onrecord.analyse.features import encode
from onrecord.analyse.model_files import load_model
from onrecord.analyse.source_model import Insight
from onrecord.analyse.turns import find_turns, merge
from onrecord.analyse.values import RawAttribution
from onrecord.analyse.word_vectors import WordVectors
from onrecord.model import Quotation, Span


class Attributor:
    """Finds who says what in a story. ``threads`` is how many processor threads one story may use."""

    def __init__(self, model: str | Path = "attribution", threads: int = 1) -> None:
        self._nets, self._tokenizer, self._settings, self._source_nets = load_model(model, threads)

    def words(self, text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]) -> WordVectors:
        """The vectors of the paragraphs' words."""
        story = encode(text, paragraphs, quotations, self._tokenizer)
        return WordVectors(read_words(story, self._nets).vectors, story.spans)

    def find(
        self, text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]
    ) -> tuple[tuple[RawAttribution, ...], Insight | None]:
        """Attributions of the paragraphs in text order of their cues; spans count in ``text``.

        With them comes what the model makes of the story's words, for those who resolve its sources, or None where the
        model has no nets for that.
        """
        story = encode(text, paragraphs, quotations, self._tokenizer)
        if not story.words:
            return (), None
        read = read_words(story, self._nets)
        found = settle(story, candidates(story, read, self._nets, self._settings))
        raw = [as_raw(story, one, self._settings.calibration) for one in found]
        raw = [one for one in finish(text, raw, quotations) if one.confidence >= self._settings.floor]
        insight = Insight(WordVectors(read.vectors, story.spans), self._source_nets) if self._source_nets else None
        return merge(raw, find_turns(text, paragraphs, quotations)), insight
