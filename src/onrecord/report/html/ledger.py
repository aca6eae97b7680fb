"""The panels of what needs checking: claims in order of priority, and figures, dates and names that do not agree."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Claim, Report, Sourcing
from onrecord.report.html.links import Link, Linked
from onrecord.report.html.marks import check_anchor, claim_anchor
from onrecord.report.html.names import Names
from onrecord.report.html.people import length

_SOURCING = {
    Sourcing.UNATTRIBUTED: "nobody is named for it",
    Sourcing.HIDDEN: "put to nobody (“reportedly”)",
    Sourcing.SINGLE_UNNAMED: "one unnamed source alone",
    Sourcing.UNNAMED: "unnamed sources",
    Sourcing.COLLECTIVE: "people at large",
    Sourcing.MEDIA: "another news outlet",
    Sourcing.INTERESTED: "a party with an interest",
    Sourcing.NAMED: "a named source",
    Sourcing.DOCUMENT: "a document",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One addend of a priority; ``sign`` says which way it counts and ``width`` how much, as a length."""

    name: str
    value: str
    why: str
    width: str


@dataclass(frozen=True, slots=True)
class Item:
    """One claim as the panel shows it."""

    number: int
    text: str
    link: Link
    tags: tuple[str, ...]
    sourcing: str
    letters: tuple[str, ...]
    prominence: str
    quoted: bool
    priority: str
    width: str
    parts: tuple[Part, ...]
    evidence: tuple[str, ...]
    questions: tuple[str, ...]
    mismatches: tuple[int, ...]
    sensitive: bool


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One check as the panel shows it; ``number`` counts all checks of the report."""

    number: int
    kind: str
    message: str
    stated: str
    computed: str
    link: Link
    inputs: tuple[tuple[str, Link], ...]


def items(report: Report, known: Names, link: Linked) -> list[Item]:
    """The claims, those to check first before the others."""
    disagreeing = {check.id: number for number, check in enumerate(report.checks, start=1) if not check.agrees}
    return [_item(number, claim, known, link, disagreeing) for number, claim in enumerate(known.claims, start=1)]


def mismatches(report: Report, link: Linked) -> list[Mismatch]:
    """The checks that do not agree."""
    return [
        Mismatch(
            number=number,
            kind=_spaced(check.kind),
            message=check.message,
            stated=check.stated,
            computed=check.computed,
            link=link(check.span, check_anchor(number)),
            inputs=tuple(
                (part.value, link(part.span, check_anchor(number, at))) for at, part in enumerate(check.inputs, start=1)
            ),
        )
        for number, check in enumerate(report.checks, start=1)
        if not check.agrees
    ]


def _item(number: int, claim: Claim, known: Names, link: Linked, disagreeing: dict[str, int]) -> Item:
    place = link(claim.span, claim_anchor(number))
    return Item(
        number=number,
        text=claim.text or place.words,
        link=place,
        tags=tuple(_spaced(one) for one in (*claim.categories, *(() if claim.nature == "fact" else (claim.nature,)))),
        sourcing=_SOURCING[claim.sourcing],
        letters=tuple(dict.fromkeys(known.letter(one) for one in claim.source_ids if one in known.letters)),
        prominence=_spaced(claim.prominence),
        quoted=claim.in_quotation,
        priority="" if claim.priority is None else f"{claim.priority:.2f}",
        width=length(min(max(claim.priority or 0.0, 0.0), 1.0)),
        parts=tuple(
            Part(_spaced(one.name), f"{one.value:+.2f}".replace("-", "−"), one.why, length(min(abs(one.value), 1.0)))
            for one in claim.addends
        ),
        evidence=claim.evidence,
        questions=claim.questions,
        mismatches=tuple(disagreeing[one] for one in claim.check_ids if one in disagreeing),
        sensitive=claim.sensitive,
    )


def _spaced(name: str) -> str:
    return name.replace("_", " ").replace("-", " ")
