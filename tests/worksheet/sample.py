"""A report with claims made by hand, and the same story edited."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import (
    Addend,
    Article,
    Block,
    BlockRole,
    Check,
    Claim,
    Report,
    SourceKind,
    Sourcing,
    Span,
    keys,
)
from onrecord.model import Source as ModelSource

WEIR = (
    "Weir to be rebuilt after flood",
    "The weir at Ollen broke on 3 May and 41 houses were flooded, the river board said on Tuesday.",
    "Rebuilding will cost 2.6 million crowns, a clerk who asked not to be named told the Mercury.",
    "The survey of 1998 says the wall was cracked. Mara Deil, who runs the mill, lost two looms.",
)
EDITED = (
    "Weir to be rebuilt after flood",
    "The weir at Ollen broke on 3 May and 44 houses were flooded, the river board said on Tuesday.",
    "A ferry now takes the children to school.",
    "Mara Deil, who runs the mill, lost two looms.",
    "The survey of 1998 says the wall was cracked.",
)
_SOURCES = {
    "river board": ("the river board", SourceKind.NAMED_ORG),
    "clerk": ("a clerk who asked not to be named", SourceKind.UNNAMED_PERSON),
    "survey": ("The survey of 1998", SourceKind.DOCUMENT),
}


def report_of(paragraphs: Sequence[str], *, path: str | None = "weir.txt") -> Report:
    """A report in which every sentence is a claim; sources are known by words in them."""
    text = "\n\n".join(paragraphs) + "\n"
    blocks, at = [], 0
    for number, paragraph in enumerate(paragraphs):
        blocks.append(Block(span=Span(at, at + len(paragraph)), role=BlockRole.BODY if number else BlockRole.HEADLINE))
        at += len(paragraph) + 2
    spans = [
        Span(b.span.start + m.start(), b.span.start + m.end())
        for b in blocks
        for m in re.finditer(r"\S[^.]*(?:\.\d[^.]*)*\.?", text[b.span.start : b.span.end])
    ]
    sources = [
        ModelSource(id=f"s{n}", kind=kind, label=label, mentions=(Span(text.index(label), text.index(label) + 3),))
        for n, (label, kind) in enumerate(_SOURCES.values(), start=1)
        if label in text
    ]
    named = keys((text[a:b],) for a, b in spans)
    claims = [
        _claim(n, span, key, text, sources) for n, (span, key) in enumerate(zip(spans, named, strict=True), start=1)
    ]
    checks = [
        Check(id="k1", kind="sum", span=span, stated="41", computed="40", agrees=False, message="40 and 1 is 41.")
        for span in spans[:1]
    ]
    return Report(
        article=Article(id="a", title=paragraphs[0] if paragraphs else "", text=text, path=path, blocks=tuple(blocks)),
        sources=tuple(sources),
        claims=tuple(claims),
        checks=tuple(checks),
        sentences=tuple(spans),
    )


def _claim(number: int, span: Span, key: str, text: str, sources: Sequence[ModelSource]) -> Claim:
    words = text[span.start : span.end]
    bearers = [s for s in sources if s.label in words]
    return Claim(
        id=f"c{number}",
        key=key,
        span=span,
        text=words,
        categories=("quantity",) if re.search(r"\d", words) else (),
        source_ids=tuple(s.id for s in bearers),
        sourcing=Sourcing.SINGLE_UNNAMED if "clerk" in words else Sourcing.NAMED,
        priority=0.9 if "crowns" in words else 0.3,
        check_worthiness=0.5,
        addends=(Addend(name="specificity", value=0.3, why="a number"),),
        questions=(f"Who counted “{words[:12]}”?",),
        evidence=("the record",),
        check_ids=("k1",) if number == 1 else (),
        sensitive="clerk" in words,
    )
