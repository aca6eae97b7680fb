"""loaded-cue: "claimed", "admitted", "refuted", where "said" would do."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of, lines
from onrecord.model import Analysis, Attribution, BlockRole, Evidence, Source, SourceKind, Span

_SPEAKERS = (
    SourceKind.NAMED_PERSON,
    SourceKind.NAMED_ORG,
    SourceKind.UNNAMED_PERSON,
    SourceKind.UNNAMED_GROUP,
)
_OBJECTS = re.compile(
    r"\s+(?:(?:the|a|an|his|her|its|their|another|more than|at least|some|[\d,.]+)\s+){0,2}(?:\w+\s)?"
    rf"(?:{'|'.join(lines('claimed_things'))})\b|\s+(?:on|to)\b"
)
"""What is claimed or insisted on without being said: "claimed victory", "insisted on"."""
_CLAUSE = 5
"""From how many words on what is said is a statement, and not a thing that is claimed or insisted on."""
_ASKS = {
    "doubts": "casts doubt on {who}. Is the doubt meant, and earned in the story?",
    "concedes": "makes a confession of what {who} says. Is it one?",
    "vouches": "vouches that what {who} says is so. Is it known to be true, and was it hidden?",
    "settles": "says that {who} has proved it wrong. Is that so, or is it denied?",
}


class Settings(BaseModel):
    """``judgements``: which kinds of verb are asked about. ``fine``: verbs accepted here, such as "insisted".

    ``doubts``: claimed, insisted. ``concedes``: admitted, confessed. ``settles``: refuted, debunked. ``vouches``:
    revealed, disclosed; not asked about by default, since most such statements are revelations.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    judgements: tuple[Literal["doubts", "concedes", "settles", "vouches"], ...] = ("doubts", "concedes", "settles")
    fine: tuple[str, ...] = ()


@rule("loaded-cue", level="note", settings=Settings)
def loaded_cue(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """A verb of speech takes sides where "said" is neutral: it doubts, confesses, vouches or settles the matter.

    Left alone: "claimed" beside words that say the statement is disputed, "admitted" of what is hard to say, documents
    that reveal, "claimed victory" and the like, and words inside quotations.

    Why: readers get the writer's judgement of the statement with the statement, and cannot tell them apart.
    Flagged: Rook ==admitted== that he was at home with his sister that evening.
    Flagged: The minister ==refuted== the report on Monday and said the figures were sound.
    Fine: Rook said that he was at home with his sister that evening.
    Fine: Rook admitted that he had taken the bicycle.
    """
    for attribution in story.attributions:
        source = story.source(attribution.source_id)
        if source is None or source.kind not in _SPEAKERS or not attribution.content:
            continue
        for cue in attribution.cue:
            yield from _in_cue(story, settings, attribution, source, cue)


def _in_cue(story: Analysis, settings: Settings, attribution: Attribution, source: Source, cue: Span) -> Iterator[Hit]:
    if story.article.role_at(cue.start) is not BlockRole.BODY or story.in_quotation(cue):
        return
    for kind, pattern in _patterns():
        match = pattern.search(story.words(cue))
        if match is None or kind not in settings.judgements or match[0].lower() in settings.fine:
            continue
        span = Span(cue.start + match.start(), cue.start + match.end())
        if (
            _is_noun(story, span)
            or _OBJECTS.match(story.article.text, span.end)
            or _earned(story, kind, attribution, cue)
        ):
            continue
        who = story.words(attribution.source[0]) if attribution.source else source.label
        yield Hit(
            span,
            attribution,
            f"“{match[0]}” " + _ASKS[kind].format(who=f"“{who}”") + " Would “said” do?",
            evidence=tuple(Evidence(span=piece, role="statement") for piece in attribution.content),
            looked_for=("words in the story that bear the judgement out",),
        )
        return


def _is_noun(story: Analysis, span: Span) -> bool:
    """Whether the word is a noun or part of another phrase: "his claim", "would be able to claim"."""
    before = story.article.text[max(0, span.start - 24) : span.start]
    return (
        re.search(
            r"(?:\b(?:the|an?|his|her|its|their|this|that|any|such|to|not|n['’]t|never|['’]s)\s+(?:\w+\s+)?)$", before
        )
        is not None
    )


def _earned(story: Analysis, kind: str, attribution: Attribution, cue: Span) -> bool:
    """Whether the story itself bears out the judgement that the verb passes."""
    content = " ".join(story.words(span) for span in attribution.content)
    if kind == "settles":
        return False
    around = _around(story, cue) or content
    if any_of("accusers").search(around) or len(content.split()) < _CLAUSE:
        return True
    if kind == "doubts":
        return any_of("doubted").search(f"{story.article.title} {around}") is not None
    sentence = story.sentence_at(cue.start)
    return any_of("against_interest").search(story.words(sentence) if sentence else content) is not None


def _around(story: Analysis, cue: Span) -> str:
    """The sentence of the cue with the one before and the two after."""
    index = bisect_right(story.sentences, cue.start, key=lambda s: s.start) - 1
    return " ".join(map(story.words, story.sentences[max(0, index - 1) : index + 3]))


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    entries = (line.split("\t") for line in lines("loaded_cues"))
    return tuple((kind, re.compile(rf"\b{pattern}\b", re.IGNORECASE)) for kind, pattern in entries)
