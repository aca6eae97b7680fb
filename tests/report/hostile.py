"""A report on a story that tries everything: markup, formulas, control sequences, half characters."""

from __future__ import annotations

from onrecord.model import (
    Article,
    Attribution,
    Block,
    BlockRole,
    Claim,
    Evidence,
    Finding,
    Level,
    Manner,
    Report,
    Source,
    SourceKind,
    Span,
)

TRICKS = (
    "=HYPERLINK(“x”)",
    "+1|cmd",
    "@everyone",
    "\x1b[31mred\x1b[0m",
    "\x9b2J",
    "a\u202eb\u2066c",
    "`code` **bold** __under__ ~~gone~~ $x$",
    "<script>alert(1)</script> <img src=x onerror=y>",
    "[link](https://example.org) ![pic](x) [1]: y",
    "https://example.org/a_b www.example.org desk@example.org",
    "::error file=x::gone",
    "::set-output name=a::b%0A::error::c",
    "line\u2028end\u2029and\x85more",
    "1. first",
    "2) second",
    "- item",
    "# heading",
    "> quoted",
    "| cell | cell |",
    "``` fence",
    "---",
    "_x0041_ {0} {{1}}",
    "half \ud83d character",
    "\x00null\x0bvertical",
    "\ufefffeff \ufffe",
    "%2e%2e &amp; &#60;b&#62;",
    "tab\there",
)
"""What words of a story, a title or a label may be; each is one paragraph of the story."""


def hostile_report(path: str | None = "stories/a b%20c,d:e#f.txt") -> Report:
    """A finding, an attribution, a source and a claim for each trick, each standing at its words."""
    text, spans = "", []
    for trick in TRICKS:
        start = len(text)
        text += f"{trick} said so.\n\n"
        spans.append(Span(start, start + len(trick)))
    levels = list(Level)
    return Report(
        article=Article(
            id="hostile",
            title=" ".join(TRICKS),
            text=text,
            path=path,
            format="text",
            byline=TRICKS[7],
            notes=TRICKS[6:9],
            blocks=tuple(Block(span=Span(span.start, span.end + 9), role=BlockRole.BODY) for span in spans),
        ),
        sources=tuple(
            Source(
                id=f"s{n}",
                kind=SourceKind.UNNAMED_PERSON if n % 2 else SourceKind.NAMED_PERSON,
                label=trick,
                title=TRICKS[n - 1],
                affiliation=TRICKS[n - 2],
                mentions=(spans[n],),
            )
            for n, trick in enumerate(TRICKS)
        ),
        attributions=tuple(
            Attribution(
                id=f"a{n}",
                source_id=f"s{n}",
                manner=Manner.INDIRECT,
                source=(span,),
                cue=(Span(span.end + 1, span.end + 5),),
                content=(Span(span.end + 6, span.end + 8),),
                confidence=0.5,
            )
            for n, span in enumerate(spans)
        ),
        claims=tuple(
            Claim(id=f"c{n}", span=spans[n], text=trick, source_ids=(f"s{n}",), questions=(trick, trick), priority=0.5)
            for n, trick in enumerate(TRICKS)
        ),
        findings=tuple(
            Finding(
                rule="anon-no-basis",
                level=levels[n % 4],
                span=spans[n],
                source_id=f"s{n}",
                message=f"{trick} is not a name: {trick}",
                why=trick,
                clause=trick,
                summary="A source has no name.",
                url="https://example.org/guide",
                key=f"{n:012x}",
                suppressed=n % 7 == 6,
                suppressed_by="allowance" if n % 7 == 6 else None,
                justification=trick if n % 7 == 6 else None,
                evidence=(Evidence(span=spans[n - 1], role=trick),),
                looked_for=(trick,),
            )
            for n, trick in enumerate(TRICKS)
        ),
        policy="neutral",
        policy_title=TRICKS[8],
    )
