"""The panels of findings: those of the policy, the questions for the desk, and what was set aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.model import Source
from onrecord.report.html.links import Link, Linked
from onrecord.report.html.marks import finding_anchor
from onrecord.report.html.names import Names, Numbered
from onrecord.report.html.plain import shortened, web_address

_LABEL = 60


@dataclass(frozen=True, slots=True)
class Reason:
    """Words that a finding rests on, and what they are."""

    role: str
    link: Link


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding as its panel shows it."""

    number: int
    badge: str
    level: str
    rule: str
    summary: str
    message: str
    link: Link
    letter: str
    source: str
    why: str
    clause: str
    url: str | None
    evidence: tuple[Reason, ...]
    looked_for: tuple[str, ...]
    private: bool
    aside: str

    @property
    def more(self) -> bool:
        """Whether there is anything to say beyond the message."""
        return bool(self.why or self.clause or self.url or self.evidence or self.looked_for)


def cards(found: Iterable[Numbered], known: Names, sources: Mapping[str, Source], link: Linked) -> list[Remark]:
    """The findings as their panel shows them, in the order given."""
    return [_card(one, known, sources, link) for one in found]


def _card(one: Numbered, known: Names, sources: Mapping[str, Source], link: Linked) -> Remark:
    finding = one.finding
    source = sources.get(finding.source_id or "")
    given = source is not None and source.id in known.letters
    return Remark(
        number=one.number,
        badge=one.badge,
        level=finding.level.value,
        rule=finding.rule,
        summary=finding.summary,
        message=finding.message,
        link=link(finding.span, finding_anchor(one.number)),
        letter=known.letter(source.id) if given and source else "",
        source=shortened(source.label, _LABEL) if given and source else "",
        why=_sentence(finding.why),
        clause=finding.clause or "",
        url=web_address(finding.url),
        evidence=tuple(
            Reason(evidence.role, link(evidence.span, finding_anchor(one.number, number)))
            for number, evidence in enumerate(finding.evidence, start=1)
        ),
        looked_for=finding.looked_for,
        private=finding.private,
        aside=_aside(finding.suppressed_by, finding.justification),
    )


def _sentence(words: str) -> str:
    """The words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def _aside(by: str | None, why: str | None) -> str:
    """Why a finding was set aside, in words."""
    if by == "baseline":
        return "It was there before the baseline."
    return f"Allowed in the story: {why}" if why else "Allowed in the story."
