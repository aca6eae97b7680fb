"""anon-empty-basis: "familiar with the matter"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.judge.description import called, number_of
from onrecord.judge.insiders import speaking_unnamed
from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of
from onrecord.model import Analysis, BasisKind, Evidence


@rule("anon-empty-basis", level="note")
def anon_empty_basis(story: Analysis) -> Iterator[Hit]:
    """All that the story says about how a source knows is that they are familiar with the matter.

    Familiar with something that is named ("with the budget plan") is left alone, and so is any better account of how
    they know, at any mention: present, briefed, holding the paper.

    Why: everybody who talks about a matter is familiar with it; so is the reporter.
    Flagged: The bank will sell its northern branches, according to three people ==familiar with the matter==.
    Flagged: A person ==with knowledge of the situation== said the striker had missed two training sessions.
    Fine: The bank will sell its northern branches, according to two directors who voted on the offer.
    Fine: An engineer familiar with the load tests on the north pier said one of them had failed.
    """
    empty = any_of("empty_bases")
    for source, mention in speaking_unnamed(story):
        anonymity = source.anonymity
        if anonymity is None or anonymity.basis is None or anonymity.basis_kind is not BasisKind.FAMILIARITY:
            continue
        if source.justification and any(j != anonymity.basis for j in source.justification):
            continue
        if not empty.fullmatch(story.words(anonymity.basis).strip(" ,.;")):
            continue
        yield Hit(
            anonymity.basis,
            source,
            f"“{story.words(anonymity.basis)}” could be said of anybody who talks about it. "
            f"How {number_of(source, 'does', 'do')} {called(source)} know?",
            evidence=(Evidence(span=mention, role="source"),),
            looked_for=("a part in the event, a briefing or a document, at any mention",),
        )
