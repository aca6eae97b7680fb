"""off-record-in-print: the story prints what was said off the record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict

from onrecord.judge.rule import Hit, rule
from onrecord.judge.spelling import is_american
from onrecord.model import Analysis, BlockRole, Level, Source, SourceKind, Span

_OFF = re.compile(r"\boff[- ]the[- ]record\b", re.IGNORECASE)
_NOT_GONE = re.compile(
    r"\b(?:declin|refus|not|never|nothing|no|none|nobody|whether|if|would only|wanted to|asked to|offered to|won['’]t"
    r"|wouldn['’]t|didn['’]t|without|rather than|instead of|or)\w*\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
_THING = re.compile(
    r"\s+(?:rules?|terms?|agreements?|basis\b(?=[^.]*\b(?:ban|forbid|rule))|policy|policies)\b", re.IGNORECASE
)


class Settings(BaseModel):
    """What the words mean to this newsroom.

    ``means``: "unusable" where such speech is never printed; "unattributed" where, as often in Britain, it may be
    printed without a name; "by the copy" where that is judged by the copy. ``unattributed``: at most this level in the
    second case, or "off".
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    means: Literal["unusable", "unattributed", "by the copy"] = "by the copy"
    unattributed: Literal["off", "question", "note", "warning"] = "question"


@rule("off-record-in-print", level="error", settings=Settings)
def off_record_in_print(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """The story prints what somebody said off the record.

    In American newsrooms such words cannot be used at all. In Britain the phrase often means that they may be used
    without a name; there, and where the copy does not show where it was written, the rule only asks.

    Why: if the promise holds, the words cannot stand here; if other terms were agreed, the story names the wrong ones.
    Flagged: Speaking ==off the record==, an adviser to Gov. Lena Marsh said the tax plan was dead.
    Fine: Gov. Lena Marsh declined to talk, on or off the record.
    Fine: An adviser to Gov. Lena Marsh, who asked not to be named, said the tax plan was dead.
    """
    american = settings.means == "unusable" or (settings.means == "by the copy" and is_american(story.article))
    if not american and settings.unattributed == "off":
        return
    for sentence in story.sentences:
        if story.article.role_at(sentence.start) not in (BlockRole.BODY, BlockRole.STANDFIRST):
            continue
        words = story.words(sentence)
        for match in _OFF.finditer(words):
            span = Span(sentence.start + match.start(), sentence.start + match.end())
            if story.in_quotation(span) or _NOT_GONE.search(words[: match.start()]) or _THING.match(words, match.end()):
                continue
            source = _speaker(story, sentence, span)
            if source is None:
                continue
            yield Hit(
                span,
                source,
                "The story prints what it calls off the record. "
                + ("Were these words free to use?" if american else "On what terms were these words given?"),
                looked_for=("other terms on which the words may be printed",),
                at_most=None if american else Level(settings.unattributed),
            )


def _speaker(story: Analysis, sentence: Span, span: Span) -> Source | None:
    """Whoever says something in the sentence, unless the words "off the record" are part of what they say."""
    for attribution in story.attributions_at(sentence.start):
        pieces = (*attribution.source, *attribution.cue)
        source = story.source(attribution.source_id)
        if source is None or source.kind in (SourceKind.HIDDEN, SourceKind.DOCUMENT) or not attribution.content:
            continue
        if any(sentence.contains(p) for p in pieces) and not any(c.contains(span) for c in attribution.content):
            return source
    return None
