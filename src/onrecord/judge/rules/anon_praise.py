"""anon-praise: an unnamed insider praises somebody."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.judge.description import called
from onrecord.judge.insiders import agreed, insider, speaking_unnamed
from onrecord.judge.rule import Hit, rule
from onrecord.judge.telling import judges
from onrecord.judge.verdicts import judgements
from onrecord.model import Analysis, Evidence


@rule("anon-praise", level="warning")
def anon_praise(story: Analysis) -> Iterator[Hit]:
    """An unnamed source from inside praises a person or a body.

    Neighbours and friends who speak well of the dead are no insiders, and are let be.

    Why: praise costs nobody their job, so there is seldom a reason to hide the name, and often somebody it serves.
    Flagged: “She has been ==superb==,” an aide to the governor said.
    Fine: An aide to the governor said she had visited all nine counties by Friday.
    """
    for source, mention in speaking_unnamed(story):
        if not (agreed(source) or insider(source, story)):
            continue
        for attribution in story.attributions_of(source):
            if not judges(story, attribution):
                continue
            found = sorted({span for c in attribution.content for span in judgements(story, c, "praise")})
            if found:
                yield Hit(
                    found[0],
                    attribution,
                    f"An unnamed source ({called(source)}) praises somebody with “{story.words(found[0])}”. "
                    "Whom does it serve, and would the speaker say it under their name?",
                    evidence=(Evidence(span=mention, role="source"),),
                    looked_for=("a named speaker for the praise",),
                )
