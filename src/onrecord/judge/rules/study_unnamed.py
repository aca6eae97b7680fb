"""study-unnamed: "studies show", and nobody can look them up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of
from onrecord.model import Analysis, Evidence, Span


class Settings(BaseModel):
    """``polls``: whether polls and surveys of opinion count, too."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    polls: bool = True


_MODIFIERS = (
    r"(?:(?:some|many|several|new|newer|recent|latest|numerous|multiple|countless|most|various|other|public|national|early|"
    r"academic|scientific|medical|previous|past|separate|major|recently published|independent|global|official|growing|"
    r"different|large|small) )"
)
_MANY = r"(?:studies|research|surveys|data|statistics|analyses|polls|polling)"
_ONE = r"(?:study|survey|analysis|report|poll|piece of research)"
_SHOWS = (
    r"(?:(?:have|has|had|also|consistently|repeatedly|now|generally|clearly|long) ){0,2}(?:shows?|showed|shown"
    r"|suggests?|suggested|finds?|found|indicates?|indicated|reveals?|revealed|proves?|proved|proven|says?|said|concludes?|concluded|"
    r"warns?|warned)\b"
)
_UNNAMED = re.compile(
    rf"(?:(?:^|[,;:—–(]\s|[.?!][”\"]?\s|\b(?:that|but|and|because|as|since|though|although|while|given|if|when|where|whether|so)\s)"
    rf"(?P<many>{_MODIFIERS}{{0,3}}{_MANY})\s+{_SHOWS}"
    rf"|\b(?P<one>(?:a|an|one|another) {_MODIFIERS}{{0,3}}{_ONE})\s+{_SHOWS}"
    rf"|\baccording to (?P<by>(?:(?:a|an|one|another) {_MODIFIERS}{{0,3}}{_ONE}|{_MODIFIERS}{{1,3}}{_MANY})))",
    re.IGNORECASE,
)
_TOP = 2
_POLLS = re.compile(r"\b(?:polls?|polling|surveys?)$", re.IGNORECASE)


@rule("study-unnamed", level="warning", settings=Settings)
def study_unnamed(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """Studies, data or polls are said to show something, and which ones is not told: no title, institution or link.

    A name in the same paragraph, in the one before or in the two after answers the question; for the first two
    paragraphs, a name anywhere in the story.

    Why: a finding that cannot be looked up cannot be checked, and "research shows" is said of much that none shows.
    Flagged: Late buses make pupils ill. ==Studies show== that an hour of lost sleep doubles the number of sick days.
    Fine: A 2023 survey of 1,100 nurses by the Orla Institute found that an hour of lost sleep doubles the number of
        sick days.
    Fine: Studies show that lost sleep makes pupils ill. The largest, published in the Orla Medical Review, followed 900
        of them.
    """
    body = story.article.body()
    for index, block in enumerate(body):
        text = story.words(block.span)
        for match in _UNNAMED.finditer(text):
            group = next(name for name in ("many", "one", "by") if match[name])
            if not settings.polls and _POLLS.search(match[group]):
                continue
            span = Span(block.span.start + match.start(group), block.span.start + match.end())
            if story.in_quotation(span) or _said_by_someone(story, span):
                continue
            # what stands at the top may be told further down
            around = body if index < _TOP else body[max(0, index - 1) : index + 3]
            near = " ".join(story.words(b.span) for b in around)
            if any_of("named_study").search(near) or _named_after(text, match.end()):
                continue
            yield Hit(
                span,
                next((a for a in story.attributions_at(span.start) if any(s.overlaps(span) for s in a.source)), None),
                f"“{story.words(span)}” gives nothing to look up. Whose work is it, and of when?",
                evidence=(Evidence(span=story.sentence_at(span.start) or span, role="sentence"),),
                looked_for=("a title, an institution, a date or a journal, in this paragraph or near it",),
            )


def _said_by_someone(story: Analysis, span: Span) -> bool:
    """Whether the words stand in what a source says, so that the source vouches for the study."""
    return any(
        content.overlaps(span) and not any(s.overlaps(span) for s in (*a.source, *a.cue))
        for a in story.attributions_at(span.start)
        if story.source(a.source_id) is not None
        for content in a.content
    )


def _named_after(text: str, end: int) -> bool:
    """Whether "by", "from" or "of" with a name follows, as in "according to a new study by Orla University"."""
    return (
        re.match(r"\s+(?:\w+\s+){0,6}?(?:by|from|of|in|at|for)\s+(?:the |researchers at )?[A-Z]", text[end : end + 120])
        is not None
    )
