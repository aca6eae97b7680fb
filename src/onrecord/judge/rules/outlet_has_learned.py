"""outlet-has-learned: "the Echo has learned" in place of a source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of, lines
from onrecord.model import Analysis, BlockRole, SourceKind, Span


class Settings(BaseModel):
    """``outlets``: names of outlets beyond those known by words such as Times or Post, or by the story's credits."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    outlets: tuple[str, ...] = ()


_OFTEN = r"(?:also |since |now |exclusively )?"
_KNOWS = (
    rf"(?:has|have|had) {_OFTEN}(?:learn(?:ed|t)|been told|established|discovered)\b"
    r"(?!\s+(?:to|how|its|his|her|their|our|from|a lesson|lessons|nothing)\b)"
    rf"|(?:understands|can {_OFTEN}(?:reveal|disclose))\b(?!\s+(?:why|how|the (?:need|importance|value|risk)))"
)
_WE_KNOW = rf"(?:have|had) {_OFTEN}learn(?:ed|t) that\b|can {_OFTEN}(?:reveal|disclose)\b"
_NAME = r"([A-Z][\w’'.-]{0,30}(?: [A-Z0-9][\w’'.-]{0,30}){0,3})"
_IN_CREDITS = {
    BlockRole.CAPTION: re.compile(rf"{_NAME} ?/|/ ?{_NAME}"),
    BlockRole.BYLINE: re.compile(rf"(?:[a-z.](?:,| \||,? for) (?:the )?){_NAME}$"),
}
_EMERGED = re.compile(r"\b(?:it|It|IT) (?:(?:has|had) (?:since |now |also )?emerged|emerged)\b")


@rule("outlet-has-learned", level="warning", settings=Settings)
def outlet_has_learned(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """The outlet says that it has learned or understands something, or that it has emerged, and gives no source.

    A source in the same sentence, or in the next one of the paragraph, answers the question.

    Why: it asks the reader to trust the masthead in place of a source, even an unnamed one.
    Flagged: The school will close, ==the Echo has learned==.
    Flagged: ==It has emerged== that the bridge was never inspected.
    Fine: The school will close, according to minutes obtained by the Echo.
    Fine: The school will close, the Echo has learned from two governors who voted on it.
    """
    pattern = _outlet_pattern((*settings.outlets, *_credited(story)))
    given = any_of("source_given")
    for index, sentence in enumerate(story.sentences):
        if story.article.role_at(sentence.start) not in (BlockRole.BODY, BlockRole.STANDFIRST):
            continue
        text = story.words(sentence)
        for match in (*pattern.finditer(text), *_EMERGED.finditer(text)):
            span = Span(sentence.start + match.start(), sentence.start + match.end())
            if story.in_quotation(span) or given.search(text.replace(match[0], " ")):
                continue
            if _sourced(story, sentence, span) or _sourced_next(story, index):
                continue
            yield Hit(
                span,
                next((a for a in story.attributions_at(span.start) if any(c.overlaps(span) for c in a.cue)), None),
                f"“{match[0]}” gives no source. From whom, or from which document?",
                looked_for=("a source in this sentence or the next",),
            )


def _credited(story: Analysis) -> set[str]:
    """Names that stand where an outlet does in the story's credits: "By Ada Marsh, Kickoff", "Picture: Kickoff/…"."""
    found: set[str] = set()
    for block in story.article.blocks:
        pattern = _IN_CREDITS.get(block.role)
        if pattern is not None:
            found.update(name for match in pattern.finditer(story.words(block.span)) for name in match.groups() if name)
    return found


def _outlet_pattern(outlets: tuple[str, ...]) -> re.Pattern[str]:
    known = "|".join((*lines("outlet_words"), *map(re.escape, outlets)))
    named = rf"(?:[Tt]he )?(?:[A-Z][\w’'.-]*\s+){{0,3}}(?:{known})"
    itself = r"[Tt]his (?:newspaper|paper|website|programme|magazine)"
    return re.compile(rf"(?<!\w)(?:{named}|{itself})\s+(?:{_KNOWS})|\b[Ww]e (?:{_WE_KNOW})")


def _sourced(story: Analysis, sentence: Span, span: Span | None) -> bool:
    """Whether anyone but the outlet itself is a source in the sentence (and not only of other words before)."""
    for attribution in story.attributions_at(sentence.start):
        if span is not None and any(cue.overlaps(span) for cue in attribution.cue):
            continue
        if any(piece.overlaps(sentence) for piece in (*attribution.source, *attribution.cue)):
            source = story.source(attribution.source_id)
            if source is not None and source.kind not in (SourceKind.HIDDEN, SourceKind.REPORTER):
                return True
    return False


def _sourced_next(story: Analysis, index: int) -> bool:
    here, block = story.sentences[index], story.article.block_at(story.sentences[index].start)
    if index + 1 >= len(story.sentences) or block is None:
        return False
    following = story.sentences[index + 1]
    if following.start <= here.start or not block.span.contains(following):
        return False
    return any_of("source_given").search(story.words(following)) is not None or _sourced(story, following, None)
