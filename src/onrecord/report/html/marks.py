"""Which words of a story the page marks, and as what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import Attribution, Level, Report, Source, Span
from onrecord.report.html.names import Group, Names, Numbered


class Role(StrEnum):
    """What marked words are."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"
    GRANT = "grant"
    REASON = "reason"
    BASIS = "basis"
    FINDING = "finding"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mark:
    """Some words and what they are.

    ``anchor`` is the id by which links reach the words, empty where none leads there. ``letter`` and ``group`` are
    those of the source; ``finding`` is there where the words are those of a finding that stands.
    """

    span: Span
    role: Role
    anchor: str = ""
    letter: str = ""
    group: Group = Group.OTHER
    finding: Numbered | None = None

    @property
    def level(self) -> Level | None:
        """How grave the finding on the words is."""
        return self.finding.finding.level if self.finding else None


def marks(report: Report, known: Names) -> list[Mark]:
    """All marks of a report."""
    found: list[Mark] = []
    for source in report.sources:
        if source.id in known.letters:
            found += _of_source(source, known)
    mentions = {span for source in report.sources for span in source.mentions}
    for attribution in report.attributions:
        found += _of_attribution(attribution, known, mentions)
    for one in known.findings:
        found += _of_finding(one)
    for number, claim in enumerate(known.claims, start=1):
        found.append(Mark(claim.span, Role.OTHER, claim_anchor(number)))
    for number, check in enumerate(report.checks, start=1):
        found.append(Mark(check.span, Role.OTHER, check_anchor(number)))
        found += [
            Mark(part.span, Role.OTHER, check_anchor(number, at)) for at, part in enumerate(check.inputs, start=1)
        ]
    return found


def mention_anchor(letter: str, number: int) -> str:
    """The id of a source's mention, counted from 1."""
    return f"mention-{letter}-{number}"


def anonymity_anchor(letter: str, role: Role) -> str:
    """The id of the words that grant a source anonymity, give the reason or the basis."""
    return f"{role}-{letter}"


def why_anchor(letter: str, number: int) -> str:
    """The id of words that say why a source is in the story."""
    return f"why-{letter}-{number}"


def finding_anchor(number: int, evidence: int = 0) -> str:
    """The id of the words of a finding, or of one of the words that it rests on."""
    return f"evidence-{number}-{evidence}" if evidence else f"words-{number}"


def claim_anchor(number: int) -> str:
    """The id of the words of a claim."""
    return f"claim-words-{number}"


def check_anchor(number: int, part: int = 0) -> str:
    """The id of the words of a check, or of one that went into it."""
    return f"check-words-{number}-{part}" if part else f"check-words-{number}"


def _of_source(source: Source, known: Names) -> Iterator[Mark]:
    letter, group = known.letter(source.id), known.group(source.id)
    for number, span in enumerate(source.mentions, start=1):
        yield Mark(span, Role.SOURCE, mention_anchor(letter, number), letter, group)
    for number, span in enumerate(source.justification, start=1):
        yield Mark(span, Role.OTHER, why_anchor(letter, number))
    if source.anonymity:
        told = source.anonymity
        for role, words in ((Role.GRANT, told.grant), (Role.REASON, told.reason), (Role.BASIS, told.basis)):
            if words is not None:
                yield Mark(words, role, anonymity_anchor(letter, role), letter, group)


def _of_attribution(attribution: Attribution, known: Names, mentions: set[Span]) -> Iterator[Mark]:
    letter, group = known.letter(attribution.source_id), known.group(attribution.source_id)
    for span in attribution.source:
        if span not in mentions:
            yield Mark(span, Role.SOURCE, "", letter, group)
    for span in attribution.cue:
        yield Mark(span, Role.CUE, "", letter, group)
    for span in attribution.content:
        yield Mark(span, Role.CONTENT, "", letter, group)


def _of_finding(one: Numbered) -> Iterator[Mark]:
    aside = one.finding.suppressed
    yield Mark(
        one.finding.span,
        Role.OTHER if aside else Role.FINDING,
        finding_anchor(one.number),
        finding=None if aside else one,
    )
    for number, evidence in enumerate(one.finding.evidence, start=1):
        yield Mark(evidence.span, Role.OTHER, finding_anchor(one.number, number))
