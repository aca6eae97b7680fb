"""anon-single-source: the main statement stands on one unnamed person."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from onrecord.judge.description import called
from onrecord.judge.insiders import bare, first_mention, rules_in_public
from onrecord.judge.overlap import content_words, shared
from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of
from onrecord.model import Analysis, Attribution, Block, BlockRole, Evidence, Source, SourceKind, Span, hull


class Settings(BaseModel):
    """Shares of content words, 0 to 1.

    ``lede_share``: how much of the first paragraph the source must carry. ``support_share``: how much of the main
    statement another source's words must touch to count as support.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    lede_share: float = Field(default=0.5, ge=0, le=1)
    support_share: float = Field(default=0.35, ge=0, le=1)


@rule("anon-single-source", level="warning", settings=Settings)
def anon_single_source(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """The main statement, in the first paragraph and the headline, rests on one unnamed person and nothing else.

    A second source, a named person or a document that touches the same matter anywhere in the body is support, and so
    is a sentence that says the account was confirmed. What other people say on other matters is not. A judge who
    rules is no such person: the ruling is public.

    Why: if that one person is wrong, misled or lying, so is the story, and nobody can be asked.
    Flagged: # Delto to close Orla plant // Delto will close its Orla plant in June, ==a senior manager at the company==
        said on Monday. // The plant makes brake parts and employs 400 people.
    Fine: # Delto to close Orla plant // Delto will close its Orla plant in June, a senior manager at the company said
        on Monday. // A letter to suppliers says that the Orla plant closes on 14 June.
    """
    lede = story.lede()
    if lede is None:
        return
    top = [a for a in story.attributions_at(lede.span.start) if _touches(a, lede) and _voiced(story, a)]
    sources = {a.source_id for a in top}
    source = story.source(top[0].source_id) if len(sources) == 1 else None
    if (
        source is None
        or source.kind is not SourceKind.UNNAMED_PERSON
        or source.exempt
        or source.number not in (None, 1)
        or rules_in_public(source, story)
    ):
        return
    main = [span for a in top for span in a.content if span.overlaps(lede.span)]
    if _share_of(story, lede, top, main) < settings.lede_share:
        return
    said = " ".join(story.words(span) for span in main)
    statement = content_words(said)
    if not statement or _supported(story, source, statement, settings.support_share):
        return
    headline = _headline_says(story, said)
    mention = first_mention(story, source)
    if mention is None or not lede.span.contains(mention):
        mention = next((bare(story, source, m) for m in top[0].source if lede.span.contains(m)), mention)
    place = "in headline and first paragraph" if headline else "in the first paragraph"
    yield Hit(
        mention or source.mentions[0],
        source,
        f"The story's main statement, {place}, rests on one unnamed source alone: {called(source)}. "
        "Who or what else confirms it?",
        evidence=(
            Evidence(span=hull(main), role="main statement"),
            *((Evidence(span=headline.span, role="headline"),) if headline else ()),
        ),
        looked_for=("a second source, a named person or a document on the same matter", "a sentence of corroboration"),
    )


def _touches(attribution: Attribution, block: Block) -> bool:
    return any(span.overlaps(block.span) for span in attribution.content)


def _voiced(story: Analysis, attribution: Attribution) -> bool:
    source = story.source(attribution.source_id)
    return source is not None and source.kind is not SourceKind.HIDDEN


def _share_of(story: Analysis, lede: Block, top: list[Attribution], main: list[Span]) -> float:
    """How much of the lede, without the words that name and introduce the source, the statement makes up."""
    frame = sum(len(story.words(s).split()) for a in top for s in (*a.source, *a.cue) if s.overlaps(lede.span))
    words = max(1, len(story.words(lede.span).split()) - frame)
    return sum(len(story.words(s).split()) for s in main) / words


def _supported(story: Analysis, source: Source, statement: frozenset[str], share: float) -> bool:
    """Whether anything in the body besides this source carries the same matter."""
    wanted = max(2, share * len(statement))
    confirming = any_of("confirming_cues")
    for attribution in story.attributions:
        other = story.source(attribution.source_id)
        if other is None or other.id == source.id or other.kind is SourceKind.HIDDEN:
            continue
        if not attribution.content or story.article.role_at(attribution.content[0].start) is not BlockRole.BODY:
            continue
        if any(confirming.search(story.words(cue)) for cue in attribution.cue):
            return True
        if shared(statement, " ".join(story.words(span) for span in attribution.content)) >= wanted:
            return True
    corroborated = any_of("corroboration")
    return any(corroborated.search(story.words(block.span)) for block in story.article.body())


def _headline_says(story: Analysis, said: str) -> Block | None:
    """The headline, where it shares at least half of its content words with what the source says."""
    for block in story.article.blocks:
        if block.role is BlockRole.HEADLINE:
            words = content_words(story.words(block.span))
            return block if words and shared(words, said) * 2 >= len(words) else None
    return None
