"""anon-generic-official: officials of nothing in particular."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from onrecord.judge.description import Description, called, describe, is_empty
from onrecord.judge.insiders import speaking_unnamed
from onrecord.judge.rule import Hit, rule
from onrecord.model import Analysis, Source, SourceKind, Span


class Settings(BaseModel):
    """``heads``: ranks that need an office beside them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    heads: tuple[str, ...] = ("official", "aide", "adviser", "advisor", "staffer", "diplomat", "executive", "operative")


@rule("anon-generic-official", level="warning", settings=Settings)
def anon_generic_official(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """An unnamed official, aide or executive has no agency, level, company or place, however senior.

    Where the story has just named the office, or described the same kind of person more fully before, the short form
    is a second reference and left alone.

    Why: seniority without an office sounds weighty and says nothing.
    Flagged: ==Officials== say the bridge is unsafe.
    Flagged: The cuts go too far, said ==a senior aide==.
    Fine: Two engineers in the state bridge office say the bridge is unsafe.
    Fine: An aide to the finance minister said the cuts go too far.
    """
    fuller: list[tuple[int, str]] = [
        (other.mentions[0].start, description.head)
        for other in story.sources
        if not is_empty(description := describe(other, story)) or other.affiliation
    ]
    for source, mention in speaking_unnamed(story):
        description = describe(source, story)
        if description.head not in settings.heads or not is_empty(description):
            continue
        if source.affiliation or source.justification or (source.anonymity is not None and source.anonymity.basis):
            continue
        if any(start < mention.start and head == description.head for start, head in fuller):
            continue
        if _office_just_named(story, source, mention):
            continue
        yield Hit(mention, source, _message(source, description), looked_for=("an agency, office, company or place",))


def _office_just_named(story: Analysis, source: Source, mention: Span) -> bool:
    """Whether a body that speaks in the story stands in this paragraph before the mention, or in the one before."""
    body = story.article.body()
    index = next((i for i, block in enumerate(body) if block.span.contains(mention)), None)
    if index is None:
        return False
    window = Span(body[max(0, index - 1)].span.start, mention.start)
    return any(
        other.kind is SourceKind.NAMED_ORG and any(window.contains(m) for m in other.mentions)
        for other in story.sources
        if other.id != source.id
    )


def _message(source: Source, description: Description) -> str:
    return f"“{called(source)}” names no office. Of which agency, company or place is this {description.head}?"
