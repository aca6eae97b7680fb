"""An allowance: an editor's word, in the story itself, that a finding may stand, and why."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from onrecord.model.span import Span


class Allowance(BaseModel):
    """One allowance as it was read, valid or not: without a reason, or for a rule that is none, it allows nothing.

    ``words`` are those of the mark, ``at`` is where it stands in ``Article.text``; where the text does not hold it (a
    comment in Word or HTML), the words that it is fastened to. ``covers`` is what it allows for: the paragraph, the
    whole story with ``whole_story``, an empty span where no paragraph follows. ``cut`` is the stretch that has to be
    taken out of the text to read the story without the mark, None where the text does not hold it.
    """

    model_config = ConfigDict(frozen=True)

    words: str
    rules: tuple[str, ...] = ()
    reason: str = ""
    whole_story: bool = False
    at: Span
    covers: Span
    cut: Span | None = Field(default=None, exclude=True, repr=False)
