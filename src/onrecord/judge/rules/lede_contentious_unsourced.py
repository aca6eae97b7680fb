"""lede-contentious-unsourced: the first paragraph accuses or condemns, and nobody is said to do so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of
from onrecord.model import Analysis, Evidence, Span

_OPINION = re.compile(r"\?\s*$|\b(?:I|I’m|I'm|my|me)\b")

_GIVEN = re.compile(r"\b(?:according to|told|obtained by|seen by|show(?:s|ed)?|found)\b", re.IGNORECASE)
_HEDGED = re.compile(
    r"\b(?:look|seem|appear|feel|sound|call|label|brand|deem)(?:s|ed|ing)?\b[^.;]{0,25}$", re.IGNORECASE
)
"""What makes a judgement somebody's impression: "made the clerks seem corrupt"."""


@rule("lede-contentious-unsourced", level="question")
def lede_contentious_unsourced(story: Analysis) -> Iterator[Hit]:
    """The first paragraph accuses somebody or passes a judgement that will be disputed, and gives no source for it.

    Left alone: words inside quotations or put to somebody, sentences that tell of a charge, a trial or a conviction,
    questions, and writers who speak of themselves.

    Why: what stands first is taken for what the outlet itself knows to be true.
    Flagged: The mayor ==took bribes== for years from the firm that built the stadium.
    Fine: Prosecutors accused the mayor on Monday of taking bribes for years from the firm that built the stadium.
    Fine: The mayor was convicted on Monday of taking bribes for years.
    """
    lede = story.lede()
    if lede is None:
        return
    for sentence in story.sentences:
        text = story.words(sentence)
        if not lede.span.contains(sentence) or _OPINION.search(text) or any_of("proceedings").search(text):
            continue
        found = sorted(
            (m for name in ("misdeeds", "contentious") for m in any_of(name).finditer(text)), key=lambda m: m.start()
        )
        for match in found:
            span = Span(sentence.start + match.start(), sentence.start + match.end())
            if (
                story.in_quotation(span)
                or _HEDGED.search(text, 0, match.start())
                or _sourced(story, span)
                or _GIVEN.search(text)
            ):
                continue
            yield Hit(
                span,
                None,
                f"The first paragraph says “{match[0]}” in the story's own voice. Who says so, and can it stand here?",
                evidence=(Evidence(span=lede.span, role="first paragraph"),),
                looked_for=("a source for it in the first paragraph",),
            )
            return


def _sourced(story: Analysis, span: Span) -> bool:
    return any(
        piece.overlaps(span)
        for attribution in story.attributions_at(span.start)
        for piece in (*attribution.source, *attribution.cue, *attribution.content)
    )
