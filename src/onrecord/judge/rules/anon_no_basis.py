"""anon-no-basis: an unnamed insider, and no word on how they know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.judge.description import called, describe, is_empty
from onrecord.judge.insiders import Settings, in_public, insider, institutional, speaking_unnamed
from onrecord.judge.opinions import opinion_in
from onrecord.judge.rule import Hit, rule
from onrecord.judge.telling import told_by
from onrecord.judge.words import word_set
from onrecord.model import Analysis, Attribution, Evidence, Level, Source

_SOURCES = frozenset({"source", "insider", "person"})
_OWN = re.compile(r"\W*(?:that )?they(?:['’]\w+)?\b|.*\b(?:I|[Ww]e|[Oo]ur|[Mm]y|you would)(?:['’]\w+)?\b", re.DOTALL)
_CLAUSE = re.compile(r"\b(?:who|whose|whom)\b")


@rule("anon-no-basis", level="warning", settings=Settings)
def anon_no_basis(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """An unnamed source speaks from inside, and the story never says how they know.

    Being in the room, having read the paper, being briefed: any of it at any mention is enough. Witnesses, voters and
    residents speak for themselves and need none; people who spoke in public need none. Nor do opinions, or words on
    what the speakers do and want themselves, or a plural that stands for an office ("state election officials").

    Why: rank is not knowledge; the reader has to know whether this person saw it or heard it in the corridor.
    Flagged: ==A campaign aide== said the treasurer had resigned.
    Fine: A campaign aide who was copied on the letter of resignation said the treasurer had resigned.
    Fine: A woman in the queue said she would vote for the treasurer.
    """
    for source, mention in speaking_unnamed(story):
        facts = [a for a in told_by(story, source) if opinion_in(story, a) is None and not _of_oneself(story, a)]
        if not facts:
            continue
        anonymity = source.anonymity
        if (anonymity is not None and anonymity.basis is not None) or source.justification:
            continue
        if _CLAUSE.search(describe(source, story).after):
            continue  # a clause beyond the anonymity says who they are or how they know, in words no list has
        if not insider(source, story, settings.also, settings.never) or in_public(source, story):
            continue
        plural = institutional(source)
        if plural and (settings.institutional == "off" or not _faceless(source, story)):
            continue
        reason = anonymity.reason if anonymity is not None else None
        yield Hit(
            mention,
            source,
            f"The story does not say how {called(source)} would know. Present, briefed, shown a document?",
            evidence=(Evidence(span=reason, role="reason"),) if reason is not None else (),
            looked_for=("how the source knows: present, briefed, part of it, shown a document",),
            at_most=Level(settings.institutional) if plural else None,
        )


def _faceless(source: Source, story: Analysis) -> bool:
    """Whether an uncounted plural says no office ("officials"), or calls itself sources; others speak for a body."""
    description = describe(source, story)
    return (
        is_empty(description) and description.head not in word_set("representatives")
    ) or description.head in _SOURCES


def _of_oneself(story: Analysis, attribution: Attribution) -> bool:
    """Whether the words are of what the speakers do or want themselves."""
    return all(_OWN.match(story.words(content)) for content in attribution.content)
