"""The panel of sources: who each is, what the reader is told, and how much of the story rests on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Anonymity, Manner, Report, Source
from onrecord.report.html.links import Link, Linked
from onrecord.report.html.marks import Role, anonymity_anchor, mention_anchor, why_anchor
from onrecord.report.html.names import Group, Names, Numbered
from onrecord.report.html.plain import shortened
from onrecord.report.summary import counted, percent
from onrecord.report.tally import Entry, Tally
from onrecord.report.wording import described, kind_words

MENTIONS = 12
"""Mentions that are listed; of a source named more often the story itself shows the rest."""

_LABEL = 140

_MANNERS = {Manner.DIRECT: "quoted", Manner.MIXED: "partly quoted", Manner.INDIRECT: "in the reporter’s words"}


@dataclass(frozen=True, slots=True)
class Told:
    """What the story tells of an unnamed source's anonymity: terms, reason or basis; no link where it tells nothing."""

    term: str
    kind: str
    link: Link | None
    by_law: bool


@dataclass(frozen=True, slots=True)
class Person:
    """One source as the panel shows it. ``width`` is the share of all attributed words as a length, such as "12.5%"."""

    letter: str
    group: Group
    label: str
    kind: str
    more: str
    statements: str
    words: str
    width: str
    mentions: tuple[Link, ...]
    unlisted: int
    told: tuple[Told, ...]
    reasons: tuple[Link, ...]
    findings: tuple[Numbered, ...]


def people(report: Report, known: Names, counts: Tally, link: Linked) -> list[Person]:
    """The sources that the text gives, in the order of their letters."""
    entries = {entry.source.id: entry for entry in counts.entries}
    sources = {source.id: source for source in report.sources}
    return [_person(sources[source_id], entries[source_id], known, link, report) for source_id in known.letters]


def _person(source: Source, entry: Entry, known: Names, link: Linked, report: Report) -> Person:
    letter = known.letter(source.id)
    spans = list(enumerate(source.mentions, start=1))
    return Person(
        letter=letter,
        group=known.group(source.id),
        label=shortened(source.label, _LABEL) or "(no words)",
        kind=kind_words(source),
        more=shortened(described(source), _LABEL),
        statements=_statements(entry),
        words=counted(entry.words, "word") + (f", {percent(entry.share)}" if entry.share else ""),
        width=length(entry.share or 0.0),
        mentions=tuple(link(span, mention_anchor(letter, number)) for number, span in spans[:MENTIONS]),
        unlisted=max(0, len(spans) - MENTIONS),
        told=tuple(_told(source, letter, link)) if source.unnamed else (),
        reasons=tuple(
            link(span, why_anchor(letter, number)) for number, span in enumerate(source.justification, start=1)
        ),
        findings=tuple(
            one for one in known.findings if one.finding.source_id == source.id and not one.finding.suppressed
        ),
    )


def length(share: float) -> str:
    """A share as a length in a drawing."""
    return f"{share * 100:.2f}%"


def _statements(entry: Entry) -> str:
    """Such as "3 statements: 1 quoted, 2 in the reporter's words"; "1 statement, quoted"."""
    total = counted(entry.statements, "statement")
    if len([number for number in entry.manners.values() if number]) == 1:
        (manner,) = (manner for manner, number in entry.manners.items() if number)
        return f"{total}, {'all ' if entry.statements > 1 else ''}{_MANNERS[manner]}"
    manners = [f"{entry.manners[manner]:,} {words}" for manner, words in _MANNERS.items() if entry.manners.get(manner)]
    return f"{total}: {', '.join(manners)}" if manners else total


def _told(source: Source, letter: str, link: Linked) -> Iterator[Told]:
    told = source.anonymity or Anonymity()
    rows = (
        ("Terms", Role.GRANT, told.grant, told.grant_kind),
        ("Reason", Role.REASON, told.reason, told.reason_kind),
        ("How they know", Role.BASIS, told.basis, told.basis_kind),
    )
    for term, role, span, kind in rows:
        found = link(span, anonymity_anchor(letter, role)) if span is not None else None
        yield Told(term, kind.value.replace("_", " ") if kind else "", found, by_law=source.exempt)
