"""What the page calls things: a letter for each source, a number for each finding, a group for each kind of source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_uppercase

from onrecord.model import Claim, Finding, Level, Report, Source, SourceKind, Span
from onrecord.report.summary import standing


class Group(StrEnum):
    """Kinds of source that look alike on the page; each has a colour, a line and a word of its own."""

    NAMED = "named"
    UNNAMED = "unnamed"
    COLLECTIVE = "collective"
    PAPER = "paper"
    OTHER = "other"


_GROUPS = {
    SourceKind.NAMED_PERSON: Group.NAMED,
    SourceKind.NAMED_ORG: Group.NAMED,
    SourceKind.UNNAMED_PERSON: Group.UNNAMED,
    SourceKind.UNNAMED_GROUP: Group.UNNAMED,
    SourceKind.COLLECTIVE: Group.COLLECTIVE,
    SourceKind.DOCUMENT: Group.PAPER,
    SourceKind.MEDIA: Group.PAPER,
}

NO_SOURCE = "?"
"""What stands for the letter of a source where the text gives none."""


def group_of(kind: SourceKind) -> Group:
    """The group of a kind of source."""
    return _GROUPS.get(kind, Group.OTHER)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its number on the page; ``badge`` is the initial of its level and the number, such as "W2"."""

    number: int
    finding: Finding

    @property
    def badge(self) -> str:
        """The short name by which words and finding refer to one another."""
        return f"{self.finding.level.value[0].upper()}{self.number}"


@dataclass(frozen=True, slots=True)
class Names:
    """Letters, numbers and groups for one report.

    ``letters`` has the sources that the text gives, by id, in the order in which the story brings them; ``findings``
    those that stand in text order, then those set aside; ``claims`` are in order of priority, numbered from 1.
    """

    letters: Mapping[str, str]
    groups: Mapping[str, Group]
    findings: tuple[Numbered, ...]
    claims: tuple[Claim, ...]

    def letter(self, source_id: str | None) -> str:
        """The letter of a source; a question mark where the text gives none."""
        return self.letters.get(source_id or "", NO_SOURCE)

    def group(self, source_id: str | None) -> Group:
        """The group of a source; OTHER where the text gives none."""
        return self.groups.get(source_id or "", Group.OTHER)


def names(report: Report, *, private: bool) -> Names:
    """What the page calls the things of a report; claims that would show a confidential source only where private."""
    given = sorted((s for s in report.sources if s.kind is not SourceKind.HIDDEN), key=_first_mention)
    shown = (claim for claim in report.claims if private or not claim.sensitive)
    return Names(
        letters=dict(zip((source.id for source in given), _letters(len(given)), strict=True)),
        groups={source.id: group_of(source.kind) for source in report.sources},
        findings=tuple(_numbered((*standing(report), *(f for f in report.findings if f.suppressed)))),
        claims=tuple(sorted(shown, key=lambda claim: (-(claim.priority or 0.0), claim.span))),
    )


def questions(found: Iterable[Numbered]) -> list[Numbered]:
    """The findings that ask the desk something and stand."""
    return [one for one in found if one.finding.level is Level.QUESTION and not one.finding.suppressed]


def remarks(found: Iterable[Numbered]) -> list[Numbered]:
    """The findings that stand and are no questions."""
    return [one for one in found if one.finding.level is not Level.QUESTION and not one.finding.suppressed]


def _numbered(findings: Iterable[Finding]) -> Iterable[Numbered]:
    return (Numbered(number, finding) for number, finding in enumerate(findings, start=1))


def _first_mention(source: Source) -> Span:
    return source.mentions[0] if source.mentions else Span(0, 0)


def _letters(count: int) -> list[str]:
    """So many names in the manner of a spreadsheet's columns: A to Z, AA, AB …"""
    found = []
    for number in range(count):
        name, rest = "", number + 1
        while rest:
            rest, index = divmod(rest - 1, len(ascii_uppercase))
            name = ascii_uppercase[index] + name
        found.append(name)
    return found
