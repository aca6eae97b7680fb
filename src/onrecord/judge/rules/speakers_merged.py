"""speakers-merged: a second voice begins in the middle of a paragraph, unannounced."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pydantic import BaseModel, ConfigDict, Field

from onrecord.judge.rule import Hit, rule
from onrecord.judge.spoken import Spoken, is_sentence, named_in, spoken_in
from onrecord.model import Analysis, Evidence, Span


class Settings(BaseModel):
    """``words``: from how many words on a quotation counts."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: int = Field(default=3, ge=1)


@rule("speakers-merged", level="warning", settings=Settings)
def speakers_merged(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """A second speaker is quoted in the same paragraph and named only after the quotation has begun.

    Left alone: a second speaker who is named before the quotation, one whom a sentence between the two leads up to, and
    quoted scraps inside a sentence.

    Why: until the name comes, readers take the words for those of the first speaker.
    Flagged: “No decision has been made,” said Ray Tolland, the mayor. ==“It was made in March,”== said Dee Amberg, who
        leads the opposition.
    Fine: “No decision has been made,” said Ray Tolland, the mayor. // “It was made in March,” said Dee Amberg, who
        leads the opposition.
    Fine: “No decision has been made,” said Ray Tolland, the mayor. Dee Amberg, who leads the opposition, disagreed. “It
        was made in March,” she said.
    """
    for block in story.article.body():
        for first, second in pairwise(spoken_in(story, block)):
            quotation = second.quotation.span
            if first.speaker.id == second.speaker.id or second.named_at.start < quotation.end:
                continue
            if not all(is_sentence(story.words(one.quotation.span), settings.words) for one in (first, second)):
                continue
            if not _adjoin(story, first, second):
                continue
            if named_in(story, second.speaker, Span(block.span.start, quotation.start)):
                continue
            yield Hit(
                quotation,
                second.attribution,
                f"A second voice begins here, after {first.speaker.label}, and is named only when it has spoken. "
                "Should the new speaker be named first, or have a paragraph of their own?",
                evidence=(
                    Evidence(span=first.quotation.span, role="first quotation"),
                    Evidence(span=second.named_at, role="second speaker"),
                ),
                looked_for=("the second speaker's name before the quotation",),
            )


def _adjoin(story: Analysis, first: Spoken, second: Spoken) -> bool:
    """Whether no sentence stands between the two quotations but the one that names the first speaker."""
    gap = Span(first.quotation.span.end, second.quotation.span.start)
    between = [sentence for sentence in story.sentences if gap.contains(sentence)]
    named = (*first.attribution.source, *first.attribution.cue)
    return all(any(sentence.overlaps(span) for span in named) for sentence in between)
