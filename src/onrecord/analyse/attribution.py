"""The component that yields attributions: the trained model over one story.

This is the one seam between the model and the rest; whatever replaces the model replaces this module.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from onrecord.analyse.boundaries import finish
from onrecord.analyse.decode import add_kinds, as_raw, candidates, read_words, settle
from onrecord.analyse.features import encode
from onrecord.analyse.model_files import load_model
from onrecord.analyse.turns import find_turns, merge
from onrecord.analyse.values import RawAttribution
from onrecord.model import Quotation, Span


class Attributor:
    """Finds who says what in a story. ``threads`` is how many processor threads one story may use."""

    def __init__(self, model: str | Path = "attribution", threads: int = 1) -> None:
        self._nets, self._tokenizer, self._settings = load_model(model, threads)

    def find(
        self, text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]
    ) -> tuple[RawAttribution, ...]:
        """Attributions of the paragraphs in text order of their cues; spans count in ``text``."""
        story = encode(text, paragraphs, quotations, self._tokenizer)
        if not story.words:
            return ()
        read = read_words(story, self._nets)
        found = settle(story, candidates(story, read, self._nets, self._settings))
        add_kinds(read, self._nets, found)
        raw = [as_raw(story, one, self._settings.calibration) for one in found]
        raw = [one for one in finish(text, raw, quotations) if one.confidence >= self._settings.floor]
        return merge(raw, find_turns(text, paragraphs, quotations))
