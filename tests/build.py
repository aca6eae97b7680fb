"""Makes Analysis values by hand, so that rules are tested without models.

``story(text, sources, says)`` cuts the text into paragraphs (a first one that begins with "# " is the headline, one
that begins with "> " a caption, a short "By …" a byline), finds sentences and quotation marks in the plainest way, and
locates all words in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import (
    Analysis,
    Anonymity,
    Article,
    Attribution,
    BasisKind,
    Block,
    BlockRole,
    GrantKind,
    Manner,
    Quotation,
    ReasonKind,
    Source,
    SourceKind,
    Span,
)

_SENTENCE = re.compile(r"(?:[^.?!]|[.?!](?=\S))+(?:[.?!]+[\"”’']?|$)")
_BYLINE = re.compile(r"By [A-Z][^.]{2,60}")
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")


@dataclass(frozen=True)
class Src:
    """A source in words; ``build`` places it in a text."""

    label: str
    kind: SourceKind
    mentions: tuple[str, ...]
    number: int | None = None
    grant: str | None = None
    grant_kind: GrantKind = GrantKind.CONDITION
    reason: str | None = None
    reason_kind: ReasonKind | None = None
    basis: str | None = None
    basis_kind: BasisKind | None = None
    affiliation: str | None = None
    exempt: bool = False
    relay: str | None = None
    justification: tuple[str, ...] = ()

    def build(self, number: int, text: str) -> Source:
        anonymity = None
        if self.kind in (SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP):
            anonymity = Anonymity(
                grant=locate(text, self.grant) if self.grant else None,
                grant_kind=self.grant_kind if self.grant else None,
                reason=locate(text, self.reason) if self.reason else None,
                reason_kind=(self.reason_kind or ReasonKind.OTHER) if self.reason else None,
                basis=locate(text, self.basis) if self.basis else None,
                basis_kind=(self.basis_kind or BasisKind.DIRECT_KNOWLEDGE) if self.basis else None,
            )
        return Source(
            id=f"s{number}",
            kind=self.kind,
            label=self.label,
            affiliation=self.affiliation,
            number=1 if self.kind is SourceKind.UNNAMED_PERSON else self.number,
            mentions=tuple(sorted(locate(text, m) for m in self.mentions)),
            justification=tuple(locate(text, j) for j in self.justification),
            anonymity=anonymity,
            exempt=self.exempt,
            relay=self.relay,
        )


def src(label: str, *mentions: str, kind: str = "unnamed_person", **more: object) -> Src:
    """An unnamed person; mentions default to the label. "words@2" means their second occurrence."""
    return Src(label.split("@")[0], SourceKind(kind), mentions or (label,), **more)  # type: ignore[arg-type]


def group(label: str, *mentions: str, **more: object) -> Src:
    """An unnamed group."""
    return src(label, *mentions, kind="unnamed_group", **more)


def named(label: str, *mentions: str) -> Src:
    """A named person."""
    return src(label, *mentions, kind="named_person")


def body(label: str, *mentions: str) -> Src:
    """An organisation that speaks."""
    return src(label, *mentions, kind="named_org")


def document(label: str, *mentions: str) -> Src:
    """A document."""
    return src(label, *mentions, kind="document")


Says = tuple[str | None, str, str] | tuple[str | None, str, str, str]
"""Who (words of a mention, None where nobody), cue, and one or two pieces of content."""


def story(text: str, sources: Sequence[Src] = (), says: Sequence[Says] = (), title: str | None = None) -> Analysis:
    """An Analysis of a text with these sources and attributions, numbered in the order given."""
    text, blocks, headline = _blocks(text)
    built = tuple(source.build(i, text) for i, source in enumerate(sources, start=1))
    attributions = tuple(_attribution(i, text, said, built) for i, said in enumerate(says, start=1))
    prose = [b for b in blocks if b.role in (BlockRole.HEADLINE, BlockRole.BODY)]
    return Analysis(
        article=Article(id="test", title=title or headline or "", text=text, blocks=tuple(blocks)),
        attributions=tuple(sorted(attributions, key=lambda a: (a.content or a.cue)[0])),
        sources=built,
        quotations=tuple(_quotations(text, blocks)),
        sentences=tuple(sentence for block in prose for sentence in _sentences(text, block.span)),
    )


def locate(text: str, words: str) -> Span:
    """Where the words stand; case counts first and is ignored then. "words@2" is their second occurrence."""
    words, _, count = words.partition("@")
    found = [m.span() for m in re.finditer(re.escape(words), text)]
    found = found or [m.span() for m in re.finditer(re.escape(words), text, re.IGNORECASE)]
    if len(found) < int(count or 1):
        raise ValueError(f"{words!r} does not stand in {text!r}")
    return Span(*found[int(count or 1) - 1])


def _blocks(text: str) -> tuple[str, list[Block], str | None]:
    plain, blocks, headline = "", [], None
    for paragraph in text.split("\n\n"):
        role = {"# ": BlockRole.HEADLINE, "> ": BlockRole.CAPTION}.get(paragraph[:2], BlockRole.BODY)
        words = paragraph if role is BlockRole.BODY else paragraph[2:]
        role = BlockRole.BYLINE if _BYLINE.fullmatch(paragraph) else role
        plain += "\n\n" if plain else ""
        blocks.append(Block(span=Span(len(plain), len(plain) + len(words)), role=role))
        plain += words
        headline = words if role is BlockRole.HEADLINE else headline
    return plain, blocks, headline


def _sentences(text: str, span: Span) -> list[Span]:
    found = []
    for match in _SENTENCE.finditer(text, span.start, span.end):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        if start < match.end():
            found.append(Span(start, match.end()))
    return found


def _quotations(text: str, blocks: list[Block]) -> list[Quotation]:
    found: list[Quotation] = []
    thread = 0
    for block in blocks:
        if block.role is not BlockRole.BODY:
            continue
        for match in _QUOTED.finditer(text, block.span.start, block.span.end):
            closed = len(match[0]) > 1 and match[0][-1] in '”"'
            if not (found and not found[-1].closed):
                thread += 1
            found.append(Quotation(span=Span(*match.span()), thread=thread, closed=closed))
    return found


def _attribution(number: int, text: str, said: Says, sources: tuple[Source, ...]) -> Attribution:
    who, cue, *contents = said
    span = locate(text, who) if who else None
    source = next((s for s in sources if span in s.mentions), None)
    if who and source is None:
        source = next((s for s in sources if s.label == who.partition("@")[0]), None)
    if who and source is None:
        raise ValueError(f"no source has the mention {who!r}")
    quoted = [c.lstrip()[:1] in '“"' for c in contents]
    return Attribution(
        id=f"a{number}",
        source_id=source.id if source else None,
        manner=Manner.DIRECT if all(quoted) else Manner.MIXED if any(quoted) else Manner.INDIRECT,
        source=(span,) if span else (),
        cue=(locate(text, cue),) if cue else (),
        content=tuple(sorted(locate(text, c) for c in contents)),
        confidence=1.0,
    )


__all__ = ["Says", "Src", "body", "document", "group", "locate", "named", "src", "story"]
