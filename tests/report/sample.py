"""Reports made by hand, for the tests of the writers."""

from __future__ import annotations

import re

from onrecord.model import (
    Article,
    BasisKind,
    Block,
    BlockRole,
    Finding,
    Level,
    ReasonKind,
    Report,
    Span,
)
from tests.build import body, group, locate, named, src, story

HEADLINE = "Harbour ferry to stop in June, officials say"
HARBOUR = "\n\n".join(
    (
        HEADLINE,
        "MARLOW BAY — The night ferry across the harbour will stop running on 1 June, a senior transport official said"
        " on Tuesday, leaving some four hundred shift workers without a way home after ten in the evening.",
        "“The boats are forty years old and the yard has no parts left,” the official said. “Nobody wants to say so"
        " before the council has voted.” The official, who spoke on condition of anonymity because the budget talks are"
        " private, has seen the repair list.",
        "Ada Njoroge, who runs the bakery beside the landing stage, said her staff had heard nothing from the council."
        " Two deckhands said they were told last week to look for other work.",
        "The service has reportedly lost money since 2019. A spokesman for Marlow Council said a report would be"
        " published “when it is ready”.",
        "Critics say the figures in the 2023 harbour survey do not add up.\n",
    )
)


def sentences(text: str) -> tuple[Span, ...]:
    """A plain cut after full stops, good enough for the sample."""
    return tuple(Span(*m.span()) for m in re.finditer(r"[^\s][^\n]*?(?:[.][”\"]?(?=\s|$)|(?=\n|$))", text))


def harbour_report() -> Report:
    """Five sources, two of them unnamed, words that are put to nobody, and findings of every level."""
    made = story(
        f"# {HARBOUR}",
        [
            src(
                "a senior transport official",
                "a senior transport official",
                "the official",
                "The official",
                grant="who spoke on condition of anonymity",
                reason="because the budget talks are private",
                reason_kind=ReasonKind.INTERNAL_DISCUSSION,
                basis="has seen the repair list",
                basis_kind=BasisKind.DOCUMENT,
            ),
            named("Ada Njoroge"),
            group("Two deckhands", number=2),
            body("Marlow Council", "A spokesman for Marlow Council"),
            src("Critics", kind="collective"),
        ],
        [
            (
                "a senior transport official",
                "said",
                "The night ferry across the harbour will stop running on 1 June",
            ),
            (
                "the official",
                "said@2",
                "“The boats are forty years old and the yard has no parts left,”",
                "“Nobody wants to say so before the council has voted.”",
            ),
            ("Ada Njoroge", "said@3", "her staff had heard nothing from the council"),
            ("Two deckhands", "said@4", "they were told last week to look for other work"),
            (None, "reportedly", "The service has", "lost money since 2019"),
            ("A spokesman for Marlow Council", "said@5", "a report would be published “when it is ready”"),
            ("Critics", "say@3", "the figures in the 2023 harbour survey do not add up"),
        ],
    )
    more: dict[str, dict[str, str]] = {
        "s2": {"name": "Ada Njoroge", "title": "runs the bakery beside the landing stage"},
        "s4": {"name": "Marlow Council", "detail": "spokesperson"},
    }
    deckhands, reportedly = locate(HARBOUR, "Two deckhands"), locate(HARBOUR, "reportedly")
    return Report(
        article=Article(
            id="harbour",
            title=HEADLINE,
            text=HARBOUR,
            path="stories/harbour.txt",
            blocks=(Block(span=Span(0, len(HEADLINE)), role=BlockRole.HEADLINE),),
            notes=("read as Windows-1252",),
        ),
        attributions=tuple(one.model_copy(update={"confidence": 0.9}) for one in made.attributions),
        sources=tuple(source.model_copy(update=more.get(source.id, {})) for source in made.sources),
        findings=(
            Finding(
                rule="agentless-report",
                level=Level.NOTE,
                span=reportedly,
                attribution_id="a5",
                message="“reportedly” puts this to nobody: who says so?",
                why="A reader cannot weigh a report that has no sender.",
            ),
            Finding(
                rule="anon-no-reason",
                level=Level.WARNING,
                span=deckhands,
                source_id="s3",
                message="No reason is given for not naming the two deckhands.",
                why="A reader cannot weigh a voice whose reason for hiding is unknown.",
                clause="Tell readers why a source is not named",
                url="https://example.org/guide#unnamed",
            ),
            Finding(
                rule="anon-no-basis",
                level=Level.ERROR,
                span=deckhands,
                source_id="s3",
                message="The story does not say how the two deckhands know.",
                why="How a source knows is what makes an unnamed one worth hearing.",
            ),
            Finding(
                rule="anon-headline",
                level=Level.WARNING,
                span=locate(HARBOUR, "officials"),
                source_id="s1",
                message="The headline says “officials”, but the story has one official only.",
                why="A plural where there is one person makes the ground look firmer than it is.",
            ),
            Finding(
                rule="anon-lede",
                level=Level.QUESTION,
                span=locate(HARBOUR, "a senior transport official"),
                source_id="s1",
                message="The first paragraph rests on one unnamed official: does an editor know who it is?",
                why="What a story opens with should stand on more than one voice.",
            ),
            Finding(
                rule="anon-no-number",
                level=Level.NOTE,
                span=locate(HARBOUR, "Critics"),
                message="Set aside.",
                suppressed=True,
            ),
        ),
        policy="neutral",
        sentences=sentences(HARBOUR),
    )


def plain_report(text: str = "Rain fell on Tuesday.\n", title: str = "Rain") -> Report:
    """A story without sources and findings."""
    return Report(article=Article(id="rain", title=title, text=text), sentences=sentences(text))
