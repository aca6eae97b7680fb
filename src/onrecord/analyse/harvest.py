"""Article → Doc → Analysis: the one border where spaCy's types become ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.analyse.components import CLAIMS, Claims
from onrecord.analyse.pipeline import DEFAULT, build
from onrecord.analyse.worthiness import Register, Worthiness
from onrecord.model import Analysis, Article

_PLAIN_MARKS = {ord(mark): '"' for mark in "“”„‟"} | {ord(mark): "'" for mark in "‘’‚‛"}
"""Quotation marks and apostrophes as a typewriter has them: the names found would hang on their shape otherwise."""

STRETCH = 20_000
"""Most characters that go through the names component at once: its memory grows with them."""


def plain_marks(text: str) -> str:
    """The text as spaCy reads it, of the same length."""
    return text.translate(_PLAIN_MARKS)


class Analyser:
    """Finds attributions, sources and claims in articles.

    Loads its models once; use one per process, or behind a lock.
    """

    def __init__(self, pipeline: str = DEFAULT, *, model: str | Path = "attribution", threads: int = 1) -> None:
        """Raises ModelError where the spaCy pipeline or the attribution model is missing or altered."""
        self._first, self._second = build(pipeline, model, threads)
        self._scorer = _scorer(self._second)

    def analyse(self, article: Article) -> Analysis:
        """All that is found in one article; the same article gives the same analysis."""
        doc = _joined(self._first, plain_marks(article.text))
        doc._.article = article
        for _, component in self._second.pipeline:
            doc = component(doc)
        return _harvest(doc)

    def worthiness(self, sentences: Sequence[str], register: Register) -> list[float]:
        """How much each sentence is worth checking, between 0 and 1."""
        return self._scorer(sentences, register)


def _scorer(pipeline: Language) -> Worthiness:
    component = pipeline.get_pipe(CLAIMS)
    if not isinstance(component, Claims):  # pragma: no cover - the name is ours
        raise TypeError(f"{CLAIMS} is another component than ours")
    return component.scorer


def _joined(nlp: Language, text: str) -> Doc:
    stretches = list(_stretches(text))
    if len(stretches) == 1:
        return nlp(text)
    docs = list(nlp.pipe(stretches, batch_size=8))
    joined = Doc.from_docs(docs, ensure_whitespace=False)
    if joined is None:
        return nlp.make_doc(text)
    return joined


def _stretches(text: str) -> Iterator[str]:
    """The text in pieces that end at a line's end where there is one, joined again without loss."""
    start = 0
    while len(text) - start > STRETCH:
        end = text.rfind("\n", start, start + STRETCH) + 1
        if end <= start:
            end = text.rfind(" ", start, start + STRETCH) + 1
        if end <= start:
            end = start + STRETCH
        yield text[start:end]
        start = end
    yield text[start:]


def _harvest(doc: Doc) -> Analysis:
    return Analysis(
        article=doc._.article,
        attributions=doc._.attributions,
        sources=doc._.sources,
        claims=doc._.claims,
        checks=doc._.checks,
        quotations=doc._.quotations,
        sentences=doc._.sentences,
    )
