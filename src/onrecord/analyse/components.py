"""Our spaCy components. Each finds in a pure function of another module and writes to the Doc here.

The article travels as ``doc._.article``; results as ``doc._.quotations``, ``doc._.raw_attributions``,
``doc._.sources``, ``doc._.attributions``, ``doc._.checks`` and ``doc._.claims``.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.analyse.attribution import Attributor
from onrecord.analyse.claims import Found, find_claims
from onrecord.analyse.figures import find_checks
from onrecord.analyse.quotes import find_quotations
from onrecord.analyse.sources import build_sources
from onrecord.analyse.values import NamedEntity
from onrecord.analyse.worthiness import Worthiness
from onrecord.model import SPOKEN_ROLES, Article, Span

PARAGRAPHS = "onrecord_paragraphs"
QUOTATIONS = "onrecord_quotations"
ATTRIBUTION = "onrecord_attribution"
SOURCES = "onrecord_sources"
CLAIMS = "onrecord_claims"
FIGURES = "onrecord_figures"

_EXTENSIONS = "article paragraphs quotations sentences raw_attributions insight sources attributions checks claims"
for _name in _EXTENSIONS.split():
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


@Language.component(PARAGRAPHS, assigns=["doc._.paragraphs", "doc._.sentences"], requires=["doc.ents"])
def paragraphs(doc: Doc) -> Doc:
    """The paragraphs that may hold sourced statements, and their sentences: none runs over a paragraph's end."""
    article: Article = doc._.article
    spoken = [block.span for block in article.blocks if block.role in SPOKEN_ROLES]
    starts = [token.idx for token in doc if token.is_sent_start]
    sentences: list[Span] = []
    place = 0
    for span in spoken:
        while place < len(starts) and starts[place] <= span.start:
            place += 1
        inner = place
        while inner < len(starts) and starts[inner] < span.end:
            inner += 1
        edges = [span.start, *starts[place:inner], span.end]
        sentences += [_trimmed(article.text, a, b) for a, b in pairwise(edges)]
        place = inner
    doc._.paragraphs = spoken
    doc._.sentences = tuple(s for s in sentences if s.start < s.end)
    return doc


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


@Language.component(QUOTATIONS, assigns=["doc._.quotations"], requires=["doc._.paragraphs"])
def quotations(doc: Doc) -> Doc:
    """Which words stand between quotation marks."""
    doc._.quotations = find_quotations(doc._.article.text, doc._.paragraphs)
    return doc


@Language.factory(
    ATTRIBUTION,
    assigns=["doc._.raw_attributions", "doc._.insight"],
    requires=["doc._.paragraphs", "doc._.quotations"],
    default_config={"model": "attribution", "threads": 1},
)
def attribution(nlp: Language, name: str, model: str, threads: int) -> Any:
    """Who says what, by the trained model."""
    attributor = Attributor(model, threads)

    def component(doc: Doc) -> Doc:
        doc._.raw_attributions, doc._.insight = attributor.find(doc._.article.text, doc._.paragraphs, doc._.quotations)
        return doc

    return component


@Language.component(
    SOURCES,
    assigns=["doc._.sources", "doc._.attributions"],
    requires=["doc._.raw_attributions", "doc._.quotations", "doc._.sentences", "doc.ents"],
)
def sources(doc: Doc) -> Doc:
    """Who the sources are over the whole story, and why they may stay unnamed."""
    names = [NamedEntity(Span(e.start_char, e.end_char), e.label_) for e in doc.ents]
    doc._.sources, doc._.attributions = build_sources(
        doc._.article, doc._.quotations, doc._.sentences, names, doc._.raw_attributions, doc._.insight
    )
    return doc


@Language.component(FIGURES, assigns=["doc._.checks"], requires=["doc._.sentences", "doc.ents"])
def figures(doc: Doc) -> Doc:
    """Figures, dates and names held against each other."""
    people = [Span(e.start_char, e.end_char) for e in doc.ents if e.label_ == "PERSON"]
    doc._.checks = find_checks(doc._.article, doc._.sentences, people)
    return doc


@Language.factory(
    CLAIMS,
    assigns=["doc._.claims"],
    requires=["doc._.attributions", "doc._.sources", "doc._.quotations", "doc._.checks", "doc.ents"],
    default_config={"threads": 1},
)
def claims(nlp: Language, name: str, threads: int) -> Claims:
    """What there is to check in the story, and how much each statement is worth checking."""
    return Claims(Worthiness(threads=threads))


class Claims:
    """The claim inventory as a component; ``scorer`` gives the check-worthiness of statements."""

    def __init__(self, scorer: Worthiness) -> None:
        self.scorer = scorer

    def __call__(self, doc: Doc) -> Doc:
        """Writes the claims to the Doc."""
        found = Found(
            article=doc._.article,
            quotations=doc._.quotations,
            starts=[token.idx for token in doc if token.is_sent_start],
            names=[NamedEntity(Span(e.start_char, e.end_char), e.label_) for e in doc.ents],
            sources=doc._.sources,
            attributions=doc._.attributions,
            checks=doc._.checks,
        )
        doc._.claims = find_claims(found, self.scorer)
        return doc
