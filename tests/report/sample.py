"""Reports made by hand, for the tests of the writers."""

from __future__ import annotations

import re

from onrecord.model import (
    Anonymity,
    Article,
    Attribution,
    BasisKind,
    Block,
    BlockRole,
    Finding,
    GrantKind,
    Level,
    Manner,
    ReasonKind,
    Report,
    Source,
    SourceKind,
    Span,
)

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


def span(text: str, words: str, nth: int = 1) -> Span:
    """Where the words stand for the nth time."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def sentences(text: str) -> tuple[Span, ...]:
    """A plain cut after full stops, good enough for the sample."""
    return tuple(Span(*m.span()) for m in re.finditer(r"[^\s][^\n]*?(?:[.][”\"]?(?=\s|$)|(?=\n|$))", text))


def harbour_report() -> Report:
    """Six sources, two of them unnamed, with findings of every level."""
    text = HARBOUR

    def at(words: str, nth: int = 1) -> Span:
        return span(text, words, nth)

    def attribution(
        number: int, source: str | None, cue: Span, *content: Span, words: Span | None = None
    ) -> Attribution:
        quoted = {text[part.start] == "“" for part in content}
        manner = Manner.MIXED if len(quoted) == 2 else Manner.DIRECT if True in quoted else Manner.INDIRECT
        return Attribution(
            id=f"a{number}",
            source_id=source,
            manner=manner,
            source=(words,) if words else (),
            cue=(cue,),
            content=content,
            confidence=0.9,
        )

    official, second, third = at("a senior transport official"), at("the official"), at("The official")
    ada, deckhands = at("Ada Njoroge"), at("Two deckhands")
    spokesman, critics = at("A spokesman for Marlow Council"), at("Critics")
    return Report(
        article=Article(
            id="harbour",
            title="Harbour ferry to stop in June, officials say",
            text=text,
            path="stories/harbour.txt",
            blocks=(Block(span=Span(0, text.index("\n")), role=BlockRole.HEADLINE),),
            notes=("read as Windows-1252",),
        ),
        attributions=(
            attribution(
                1,
                "s1",
                at("said"),
                at("The night ferry across the harbour will stop running on 1 June"),
                words=official,
            ),
            attribution(
                2,
                "s1",
                at("said", 2),
                at("“The boats are forty years old and the yard has no parts left,”"),
                at("“Nobody wants to say so before the council has voted.”"),
                words=second,
            ),
            attribution(3, "s2", at("said", 3), at("her staff had heard nothing from the council"), words=ada),
            attribution(4, "s3", at("said", 4), at("they were told last week to look for other work"), words=deckhands),
            attribution(5, None, at("reportedly"), at("The service has"), at("lost money since 2019")),
            attribution(6, "s4", at("said", 5), at("a report would be published “when it is ready”"), words=spokesman),
            attribution(
                7, "s5", at("say", 3), at("the figures in the 2023 harbour survey do not add up"), words=critics
            ),
        ),
        sources=(
            Source(
                id="s1",
                kind=SourceKind.UNNAMED_PERSON,
                label="a senior transport official",
                number=1,
                mentions=(official, second, third),
                anonymity=Anonymity(
                    grant=at("who spoke on condition of anonymity"),
                    grant_kind=GrantKind.CONDITION,
                    reason=at("because the budget talks are private"),
                    reason_kind=ReasonKind.INTERNAL_DISCUSSION,
                    basis=at("has seen the repair list"),
                    basis_kind=BasisKind.DOCUMENT,
                ),
            ),
            Source(
                id="s2",
                kind=SourceKind.NAMED_PERSON,
                label="Ada Njoroge",
                name="Ada Njoroge",
                mentions=(ada,),
                title="runs the bakery beside the landing stage",
            ),
            Source(
                id="s3",
                kind=SourceKind.UNNAMED_GROUP,
                label="Two deckhands",
                number=2,
                mentions=(deckhands,),
                anonymity=Anonymity(),
            ),
            Source(
                id="s4",
                kind=SourceKind.NAMED_ORG,
                label="Marlow Council",
                name="Marlow Council",
                mentions=(spokesman,),
                detail="spokesperson",
            ),
            Source(id="s5", kind=SourceKind.COLLECTIVE, label="Critics", mentions=(critics,)),
        ),
        findings=(
            Finding(
                rule="agentless-report",
                level=Level.NOTE,
                span=at("reportedly"),
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
                span=at("officials"),
                source_id="s1",
                message="The headline says “officials”, but the story has one official only.",
                why="A plural where there is one person makes the ground look firmer than it is.",
            ),
            Finding(
                rule="anon-lede",
                level=Level.QUESTION,
                span=official,
                source_id="s1",
                message="The first paragraph rests on one unnamed official: does an editor know who it is?",
                why="What a story opens with should stand on more than one voice.",
            ),
            Finding(rule="anon-no-number", level=Level.NOTE, span=critics, message="Set aside.", suppressed=True),
        ),
        policy="neutral",
        sentences=sentences(text),
    )


def plain_report(text: str = "Rain fell on Tuesday.\n", title: str = "Rain") -> Report:
    """A story without sources and findings."""
    return Report(article=Article(id="rain", title=title, text=text), sentences=sentences(text))
