"""anon-pejorative: an unnamed source runs somebody down."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.judge.description import called
from onrecord.judge.insiders import agreed, insider, speaking_unnamed
from onrecord.judge.rule import Hit, rule
from onrecord.judge.telling import judges
from onrecord.judge.verdicts import judgements
from onrecord.model import Analysis, Evidence, SourceKind


@rule("anon-pejorative", level="error")
def anon_pejorative(story: Analysis) -> Iterator[Hit]:
    """An unnamed source runs down a person or a body: a judgement on character or worth, not a fact.

    A fact to somebody's disadvantage is no such judgement, nor is a word about a plan, a night or a budget. Crowds and
    residents without number are no sources whose name is missing.

    Why: nobody can answer an insult from behind a curtain, and the reader cannot ask what it is worth.
    Flagged: “He is a ==coward==,” a colleague said of the treasurer.
    Fine: A colleague said the treasurer had missed nine of ten votes, as the minutes show.
    """
    for source, mention in speaking_unnamed(story):
        if not (source.kind is SourceKind.UNNAMED_PERSON or source.number or agreed(source) or insider(source, story)):
            continue
        for attribution in story.attributions_of(source):
            if not judges(story, attribution):
                continue
            found = sorted({span for c in attribution.content for span in judgements(story, c, "contempt")})
            if found:
                yield Hit(
                    found[0],
                    attribution,
                    f"An unnamed source ({called(source)}) runs somebody down with “{story.words(found[0])}”. "
                    "What has the person done, and can the facts or a named speaker stand in place of the judgement?",
                    evidence=(
                        Evidence(span=mention, role="source"),
                        *(Evidence(span=span, role="judgement") for span in found[1:]),
                    ),
                    looked_for=("a named speaker for the judgement",),
                )
