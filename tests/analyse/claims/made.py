"""Claims of texts written by hand, without models."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analyse.claims import Found, Scorer, find_claims
from onrecord.analyse.claims.layout import Layout
from onrecord.analyse.values import NamedEntity
from onrecord.model import Analysis, Claim
from tests.build import Says, Src, locate, story

Names = Sequence[tuple[str, str]]


def found(analysis: Analysis, names: Names = ()) -> Found:
    """What the analysis of a text hands to the inventory; ``names`` are words and labels of named entities."""
    text = analysis.article.text
    return Found(
        article=analysis.article,
        quotations=analysis.quotations,
        starts=[s.start for s in analysis.sentences],
        names=[NamedEntity(locate(text, words), label) for words, label in names],
        sources=analysis.sources,
        attributions=analysis.attributions,
    )


def claims(
    text: str,
    sources: Sequence[Src] = (),
    says: Sequence[Says] = (),
    names: Names = (),
    scorer: Scorer | None = None,
) -> tuple[Claim, ...]:
    """The claims of a text with these sources, attributions and names."""
    return find_claims(found(story(text, sources, says), names), scorer)


def spans(text: str, sources: Sequence[Src] = (), says: Sequence[Says] = (), names: Names = ()) -> list[str]:
    """The words of the claims of a text."""
    built = story(text, sources, says)
    return [built.words(claim.span) for claim in find_claims(found(built, names))]


def layout(text: str, names: Names = ()) -> Layout:
    """A text without sources, laid out."""
    return Layout(found(story(text), names))
