"""anon-generic-official: officials of nothing in particular."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from onrecord.judge.description import Description, called, describe, is_empty
from onrecord.judge.insiders import speaking_unnamed
from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of
from onrecord.model import Analysis, Source, SourceKind, Span

_OWNER = re.compile(r"\b(?:his|her|their|its|our|my)\b|\w['’]s?\s", re.IGNORECASE)
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|President|Senator|Mayor|Minister)\b|\b[A-Z][a-z]+ [A-Z][a-z]+"
    r"|[\w,] [A-Z][a-z]+|\b[A-Z][a-z]+['’]s\b"
)


class Settings(BaseModel):
    """``heads``: ranks that need an office beside them.

    ``attendants``: those among them who belong to somebody, so that the name of a person makes them plain.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    heads: tuple[str, ...] = ("official", "aide", "adviser", "advisor", "staffer", "diplomat", "executive", "operative")
    attendants: tuple[str, ...] = ("aide", "adviser", "advisor", "staffer", "operative")


@rule("anon-generic-official", level="warning", settings=Settings)
def anon_generic_official(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """An unnamed official, aide or executive has no agency, level, company or place, however senior.

    Where the story has just named the office, or described the same kind of person more fully before, the short
    form is a second reference and left alone; so are aides and advisers right behind the name of whom they serve.

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
        if _owned(story, source) or _office_just_named(story, source, mention):
            continue
        if _named_near(story, mention, people=description.head in settings.attendants):
            continue
        yield Hit(mention, source, _message(source, description), looked_for=("an agency, office, company or place",))


def _owned(story: Analysis, source: Source) -> bool:
    """Whether the words say whose official it is ("one of his aides", "the minister's advisers")."""
    return any(_OWNER.search(words) for words in (source.label, *map(story.words, source.mentions)))


def _named_near(story: Analysis, mention: Span, *, people: bool) -> bool:
    """Whether the paragraph names a body before the mention or, for attendants, a person there or in the sentence."""
    block, sentence = story.article.block_at(mention.start), story.sentence_at(mention.start)
    if block is None or sentence is None:
        return True
    before = story.article.text[block.span.start : mention.start]
    if any_of("bodies_near").search(before):
        return True
    return people and _PERSON.search(f"{before} {story.article.text[mention.end : sentence.end]}") is not None


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
