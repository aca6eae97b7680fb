"""ground-rule-jargon: "on background" and the like, left unexplained."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.judge.reasons import sentences_near
from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of
from onrecord.model import Analysis, BlockRole, Span


@rule("ground-rule-jargon", level="note")
def ground_rule_jargon(story: Analysis) -> Iterator[Hit]:
    """Terms that reporters and sources agree among themselves stand in the story without a word on what they mean.

    "On background", "not for attribution", "unattributably", "lobby terms", "the Chatham House rule". The terms told
    in plain words, in the same sentence or the next, are fine.

    Why: readers have not been to the briefing; to them the phrase says nothing about why there is no name.
    Flagged: A senior tax official, speaking ==on background==, said the date had slipped.
    Fine: A senior tax official said the date had slipped, at a briefing whose rules barred naming those who spoke.
    Fine: The agency ran checks on background and income for each of the 400 drivers, an official said.
    """
    for sentence in story.sentences:
        if story.article.role_at(sentence.start) not in (BlockRole.BODY, BlockRole.STANDFIRST):
            continue
        for match in any_of("ground_rules").finditer(story.words(sentence)):
            term = match.span("term") if match["term"] else match.span()
            span = Span(sentence.start + term[0], sentence.start + term[1])
            if story.in_quotation(span) or any_of("ground_rules_told").search(sentences_near(story, sentence)):
                continue
            yield Hit(
                span,
                next((s for s in story.sources if any(m.overlaps(span) for m in s.mentions)), None),
                f"“{story.words(span)}” is a term of the trade. What was agreed, in plain words?",
                looked_for=("what the term means, here or in the next sentence",),
            )
