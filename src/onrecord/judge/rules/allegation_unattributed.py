"""allegation-unattributed: a crime told of somebody by name, as if it were proven."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of
from onrecord.judge.wrongdoing import Misdeed, misdeeds, proceedings_about
from onrecord.model import Analysis, Evidence

_YEAR = re.compile(r"\b[Ii]n (?:\w+ )?(?:1\d|20)\d\d\b")


@rule("allegation-unattributed", level="warning")
def allegation_unattributed(story: Analysis) -> Iterator[Hit]:
    """A crime or misconduct is told of a named person or body as a fact, and nobody is said to allege it.

    Left alone: words inside quotations, sentences that put the matter to somebody, people of whom the story tells a
    conviction, a charge, a trial or an admission, and what is history by its date.

    Why: it is the story itself that accuses then, and readers and courts will hold it to that.
    Flagged: ==Rook robbed== the corner shop on Monday night and ran towards the river.
    Fine: Rook robbed the corner shop on Monday night, police allege; he was arrested on suspicion of robbery.
    Fine: Rook, who was convicted in May, robbed three shops that winter.
    """
    for misdeed in misdeeds(story):
        if (
            story.in_quotation(misdeed.deed)
            or _YEAR.search(story.words(misdeed.sentence))
            or _put_to_someone(story, misdeed)
        ):
            continue
        if any_of("proceedings").search(story.words(misdeed.sentence)) or proceedings_about(story, misdeed.party):
            continue
        yield Hit(
            misdeed.span,
            None,
            f"That {story.words(misdeed.party)} “{story.words(misdeed.deed)}” is told as a fact. "
            "Who alleges it, or where was it proven?",
            evidence=(Evidence(span=misdeed.sentence, role="sentence"),),
            looked_for=("a source in the sentence", "a charge, a conviction or an admission in the story"),
        )


def _put_to_someone(story: Analysis, misdeed: Misdeed) -> bool:
    """Whether an attribution covers the deed, with or without a source of its own."""
    return any(
        piece.overlaps(misdeed.deed)
        for attribution in story.attributions_at(misdeed.deed.start)
        for piece in (*attribution.content, *attribution.cue, *attribution.source)
    )
