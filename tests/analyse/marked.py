"""Stories with their attributions marked in the text, for tests: ⟦1s A council official⟧ ⟦1c said⟧ ⟦1w the rest⟧."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping

import numpy as np

from onrecord.analyse.mention_numbers import KINDS, WIDTH
from onrecord.analyse.source_model import Insight, SourceNets
from onrecord.analyse.sources import build_sources
from onrecord.analyse.values import NamedEntity, RawAttribution
from onrecord.analyse.word_vectors import Floats, WordVectors
from onrecord.model import Article, Attribution, Quotation, Source, SourceKind, Span

_MARK = re.compile(r"⟦(\d+)([scw]) ([^⟦⟧]*)⟧")
_NAMES = re.compile(r"\b(?:[A-Z][a-z]+ )?(?:Roe|Reyes|Okafor|Lindqvist|Marsh)\b")
_BODIES = re.compile(r"\b(?:Harbour Authority|Transport Ministry|Northgate Council|Ledger Online)\b")


def blank_vectors(text: str) -> WordVectors:
    """A vector of two zeros for each word."""
    spans = np.asarray([m.span() for m in re.finditer(r"\w+", text)], dtype=np.int64)
    return WordVectors(np.zeros((len(spans), 2), dtype=np.float32), spans)


class Marked:
    """A story analysed from its marks, by rules alone or with nets for the sources."""

    def __init__(self, marked: str, nets: SourceNets | None = None) -> None:
        spans: dict[int, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
        text = ""
        last = 0
        for match in _MARK.finditer(marked):
            text += marked[last : match.start()]
            spans[int(match.group(1))][match.group(2)].append(Span(len(text), len(text) + len(match.group(3))))
            text += match.group(3)
            last = match.end()
        self.text = text + marked[last:]
        raw = [
            RawAttribution(s["s"][0] if s["s"] else None, s["c"][0], tuple(s["w"]), 0.9)
            for _, s in sorted(spans.items())
        ]
        names = [NamedEntity(Span(*m.span()), "PERSON") for m in _NAMES.finditer(self.text)]
        names += [NamedEntity(Span(*m.span()), "ORG") for m in _BODIES.finditer(self.text)]
        quotations = [Quotation(span=Span(*m.span())) for m in re.finditer(r"“[^”]*”", self.text)]
        sentences = [Span(*m.span()) for m in re.finditer(r"[^\s](?:[^.\n]|\.(?=\w))*[.\n”]*", self.text)]
        article = Article(id="t", title="", text=self.text)
        insight = Insight(blank_vectors(self.text), nets) if nets is not None else None
        self.sources, self.attributions = build_sources(article, quotations, sentences, names, raw, insight)

    def words(self, span: Span | None) -> str | None:
        """The words of a span, or None."""
        return self.text[span.start : span.end] if span else None

    def of(self, number: int) -> Source:
        """The source of the attribution that was marked with a number (they must be marked in text order)."""
        found = self.attribution(number)
        return next(s for s in self.sources if s.id == found.source_id)

    def attribution(self, number: int) -> Attribution:
        """The attribution of that number."""
        return self.attributions[number - 1]

    def unnamed(self) -> list[Source]:
        """All unnamed people and groups."""
        return [s for s in self.sources if s.unnamed]

    def told(self, source: Source) -> tuple[str | None, str | None, str | None]:
        """Words of grant, reason and basis of a source."""
        assert source.anonymity is not None
        anonymity = source.anonymity
        return self.words(anonymity.grant), self.words(anonymity.reason), self.words(anonymity.basis)


class HandMade:
    """Nets that give every mention one kind and score candidates by a function of their numbers."""

    def __init__(self, kind: SourceKind, score: Callable[[Floats], Floats]) -> None:
        self._kind, self._score = kind, score
        self.widths: set[tuple[int, int]] = set()

    def kinds(self, inputs: Mapping[str, Floats]) -> Floats:
        assert inputs["alone"].shape[1] == WIDTH
        found = np.full((len(inputs["alone"]), len(KINDS)), 0.01, dtype=np.float32)
        found[:, KINDS.index(self._kind)] = 1 - 0.01 * (len(KINDS) - 1)
        return found

    def links(self, inputs: Mapping[str, Floats]) -> Floats:
        assert len({len(rows) for rows in inputs.values()}) == 1
        self.widths.add((inputs["pair"].shape[1], inputs["alone"].shape[1]))
        return self._score(inputs["pair"])
