"""anon-no-reason: an unnamed insider, and no word on why."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.judge.description import called, number_of
from onrecord.judge.insiders import Settings, asked, in_public, insider, institutional, speaking_unnamed
from onrecord.judge.rule import Hit, rule
from onrecord.model import Analysis, Evidence, Level


@rule("anon-no-reason", level="warning", settings=Settings)
def anon_no_reason(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """An unnamed source speaks from inside, and the story never says why the name is missing.

    The whole story is searched, since the reason may stand at any mention. Passers-by, voters and residents owe a
    reason only where the story says that they asked for anonymity or got it, not where they would not give a name;
    people who spoke in public owe none.

    Why: a reader cannot weigh a voice without knowing why it hides, and will suppose the worst.
    Flagged: ==A transport official== said the line will close in May.
    Flagged: A harbour pilot was hurt in March. ==A supervisor==, who asked not to be named, said the ladder
        had been reported twice.
    Fine: A transport official, who spoke on condition of anonymity because the board has not yet voted, said the line
        will close in May.
    Fine: A commuter on the platform, who would not give her name, said the trains had been late all week.
    """
    for source, mention in speaking_unnamed(story):
        anonymity = source.anonymity
        if anonymity is not None and anonymity.reason is not None:
            continue
        owes = insider(source, story, settings.also, settings.never) and not in_public(source, story)
        if not owes and not asked(source):
            continue
        plural = institutional(source)
        if plural and settings.institutional == "off":
            continue
        grant = anonymity.grant if anonymity is not None else None
        yield Hit(
            mention,
            source,
            f"The story does not say why {called(source)} {number_of(source, 'is', 'are')} not named. Can it?"
            if not plural
            else f"The story names no one among {called(source)} and does not say why. Can it do either?",
            evidence=(Evidence(span=grant, role="grant"),) if grant is not None else (),
            looked_for=("a reason for the anonymity, in any sentence about this source",),
            at_most=Level(settings.institutional) if plural else None,
        )
