"""anon-flimsy-reason: anonymity for comfort."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.judge.description import called
from onrecord.judge.insiders import speaking_unnamed
from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of
from onrecord.model import Analysis, Evidence


@rule("anon-flimsy-reason", level="warning")
def anon_flimsy_reason(story: Analysis) -> Iterator[Hit]:
    """The reason for anonymity is comfort: not to offend, out of embarrassment, no wish to see one's name in print.

    A reason that speaks of danger, work, the law, illness or a victim is left alone, even where shame comes into it.

    Why: anonymity is for people who risk something; for comfort alone, most desks would drop the words.
    Flagged: A customer asked not to be named ==because he did not want to annoy his neighbours==, and said the music
        went on until three.
    Flagged: A cousin of the bride, who spoke on condition of anonymity ==so as not to spoil the surprise==, said there
        would be elephants.
    Fine: A customer asked not to be named because he had been threatened by the owner, and said the music went on until
        three.
    """
    flimsy, grave = any_of("flimsy_reasons"), any_of("grave_reasons")
    for source, mention in speaking_unnamed(story):
        reason = source.anonymity.reason if source.anonymity is not None else None
        if reason is None or story.in_quotation(reason):
            continue
        words = story.words(reason)
        if not flimsy.search(words) or grave.search(words):
            continue
        grant = source.anonymity.grant if source.anonymity is not None else None
        evidence = (("source", mention), ("grant", grant))
        yield Hit(
            reason,
            source,
            f"The reason for not naming {called(source)} is one of comfort. "
            "Would the source be named if pressed, or can the story do without these words?",
            evidence=tuple(Evidence(span=span, role=role) for role, span in evidence if span is not None),
            looked_for=("a danger, a loss or a duty that the name would bring",),
        )
