"""attribution-late: three quoted sentences, and only then the name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from onrecord.judge.rule import Hit, rule
from onrecord.judge.spoken import Spoken, named_in, sentences_in, spoken_in
from onrecord.model import Analysis, Evidence, Span


class Settings(BaseModel):
    """``sentences``: after how many quoted sentences the speaker must be named; ``words``: of what length."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sentences: int = Field(default=2, ge=1)
    words: int = Field(default=20, ge=1)


_NEAR = 3
"""In how many paragraphs before the quotation a mention brings the speaker in, as in the reporting of a dialogue."""


@rule("attribution-late", level="note", settings=Settings)
def attribution_late(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """A quotation runs on for more than two sentences before its speaker is named.

    Left alone: speakers whom the paragraph, or one of the three before, has brought in already, and short exclamations.

    Why: readers hear a voice without knowing whose, and weigh the words only when they are over.
    Flagged: ==“We asked for pumps in March. We asked for sand in April. They sent us a leaflet with a picture of an
        umbrella,”== said Bo Lind, who lives on the lane.
    Fine: “We asked for pumps in March,” said Bo Lind, who lives on the lane. “We asked for sand in April. They sent us
        a leaflet with a picture of an umbrella.”
    """
    body = story.article.body()
    for index, block in enumerate(body):
        before = Span(body[max(0, index - _NEAR)].span.start, block.span.start)
        seen: set[str] = set()
        for spoken in spoken_in(story, block):
            speaker = spoken.speaker
            known = speaker.id in seen
            seen.add(speaker.id)
            if known or not _by_verb(story, spoken) or spoken.named_at.start < spoken.quotation.span.end:
                continue
            if named_in(story, speaker, Span(before.start, spoken.quotation.span.start)):
                continue
            words = story.words(spoken.quotation.span)
            count = sentences_in(words)
            if count <= settings.sentences or len(words.split()) < settings.words:
                continue
            yield Hit(
                spoken.quotation.span,
                spoken.attribution,
                f"{count} quoted sentences pass before the speaker is named. Could the name come after the first?",
                evidence=(Evidence(span=spoken.named_at, role="speaker"),),
                looked_for=("the speaker's name before the quotation or after its first sentence",),
            )


def _by_verb(story: Analysis, spoken: Spoken) -> bool:
    """Whether a verb gives the speaker, and not a dash or a colon, as in a page of readers' answers."""
    return any(re.search(r"[a-z]", story.words(cue)) for cue in spoken.attribution.cue)
