"""An analyser without models, for tests of what stands around the analysis."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.check import Engine
from onrecord.judge import load_policy
from onrecord.model import Analysis, Anonymity, Article, Attribution, Manner, Source, SourceKind, Span

ANONYMOUS = "An unnamed clerk at the harbour office said the ferry will stop."
"""A story that fails under the policy ``neutral``."""

NAMED = "Ada Njoroge said the ferry will stop."
"""A story with nothing to remark on."""

FAULTY = "FAULT"
"""A story that the analyser breaks on."""


class FakeAnalyser:
    """Takes the words before " said " for the source; unnamed where they begin with "An "."""

    def analyse(self, article: Article) -> Analysis:
        text = article.text
        if FAULTY in text:
            raise ZeroDivisionError("division by zero\nin the fake")
        cut = text.find(" said ")
        if cut < 0:
            return Analysis(article=article, sentences=(Span(0, len(text)),))
        who = Span(text.rfind("\n", 0, cut) + 1, cut)
        unnamed = who.of(text).startswith("An ")
        source = Source(
            id="s1",
            kind=SourceKind.UNNAMED_PERSON if unnamed else SourceKind.NAMED_PERSON,
            label=who.of(text),
            number=1,
            mentions=(who,),
            anonymity=Anonymity() if unnamed else None,
        )
        attribution = Attribution(
            id="a1",
            source_id="s1",
            manner=Manner.INDIRECT,
            source=(who,),
            cue=(Span(cut + 1, cut + 5),),
            content=(Span(cut + 6, len(text.rstrip()) - 1),),
            confidence=0.9,
        )
        return Analysis(
            article=article, attributions=(attribution,), sources=(source,), sentences=(Span(who.start, len(text)),)
        )

    def worthiness(self, sentences: Sequence[str], register: str) -> list[float]:
        """Sentences with a figure are worth checking."""
        return [0.9 if any(c.isdigit() for c in sentence) else 0.1 for sentence in sentences]


def fake_engine(policy: str = "neutral", **models: object) -> Engine:
    """An engine of the fake analyser and a real policy."""
    return Engine(FakeAnalyser(), load_policy(policy))
