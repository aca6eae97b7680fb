"""What checkers work from besides the rows: shortlist, a call sheet per source, a list per document, open questions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import UNNAMED, Claim, Report, Source, SourceKind
from onrecord.worksheet.columns import KEY, VERDICT
from onrecord.worksheet.rows import Row, plain, shown
from onrecord.worksheet.status import MEANINGS, OPEN, SIGNED_OFF

SHORT = 10
"""Lines of a shortlist, where nobody asks for another number."""

_PAPERS = frozenset({SourceKind.DOCUMENT, SourceKind.MEDIA})
_PEOPLE = frozenset({SourceKind.NAMED_PERSON, SourceKind.NAMED_ORG, SourceKind.COLLECTIVE, *UNNAMED})


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to confirm: the row it belongs to, and what to ask, never the words of a quotation themselves."""

    key: str
    paragraph: int
    ask: str
    status: str


@dataclass(frozen=True, slots=True)
class ListOf:
    """Everything to confirm with one source or in one document."""

    label: str
    about: str
    items: tuple[Item, ...]


def shortlist(report: Report, size: int = SHORT, *, public: bool = False) -> list[Claim]:
    """The claims to check first, the most pressing on top; of equals the one that stands first in the story."""
    claims = [claim for claim in shown(report.claims, public=public) if claim.priority is not None]
    return sorted(claims, key=lambda claim: (-(claim.priority or 0.0), claim.span.start))[:size]


def call_sheets(report: Report, rows: Sequence[Row], *, public: bool = False) -> list[ListOf]:
    """One list for each person, body or group that the story leans on, in the order of the story."""
    return _lists(report, rows, lambda source: source.kind in _PEOPLE, public=public)


def document_sheets(report: Report, rows: Sequence[Row], *, public: bool = False) -> list[ListOf]:
    """One list for each document or other outlet that the story cites, in the order of the story."""
    return _lists(report, rows, lambda source: source.kind in _PAPERS, public=public)


def _lists(report: Report, rows: Sequence[Row], wanted: Callable[[Source], bool], *, public: bool) -> list[ListOf]:
    by_key = {row.key: row for row in rows}
    found: dict[str, list[Item]] = defaultdict(list)
    for claim in shown(report.claims, public=public):
        row = by_key.get(claim.key or claim.id)
        if row is not None:
            for source_id in claim.source_ids:
                found[source_id].append(_item(report, claim, row))
    return [
        ListOf(plain(source.label), _about(source), tuple(found[source.id]))
        for source in report.sources
        if found.get(source.id) and wanted(source)
    ]


def _item(report: Report, claim: Claim, row: Row) -> Item:
    if claim.in_quotation or "direct-quotation" in claim.categories:
        words = plain(claim.text or report.article.words(claim.span)).split()
        topic = " ".join(words[:3]).strip("“”\"'‘’,.;:")
        ask = f"What was said that begins “{topic} …”: the sense of it, when, to whom; do not read the quotation back."
    else:
        ask = plain(claim.text or report.article.words(claim.span)).rstrip(".")
        ask = f"Is it right that {ask[:1].lower() + ask[1:] if not _named(ask) else ask}?"
    return Item(str(row.known[KEY]), int(row.known["Paragraph"]), ask, row.status)


def _named(text: str) -> bool:
    """Whether the first word has a capital of its own, as far as one can see."""
    first, _, rest = text.partition(" ")
    return first.isupper() or rest[:1].isupper()


def _about(source: Source) -> str:
    parts = [source.kind.value.replace("_", " "), source.title, source.affiliation]
    return ", ".join(dict.fromkeys(plain(part) for part in parts if part))


def questions(rows: Iterable[Row]) -> list[tuple[Row, str]]:
    """Every question of a row that is still open, the most pressing rows first."""
    waiting = [row for row in rows if row.status in OPEN]
    waiting.sort(key=lambda row: -float(row.known["Priority"] or 0))
    return [(row, line) for row in waiting for line in str(row.known["Questions"]).splitlines()]


def counts(rows: Iterable[Row]) -> Mapping[str, int]:
    """How many rows stand at each status, all of them named."""
    found = Counter(row.status if row.status in MEANINGS else "another status" for row in rows)
    return {status: found[status] for status in (*MEANINGS, "another status") if status in MEANINGS or found[status]}


def ready(rows: Iterable[Row]) -> list[Row]:
    """The rows that a published check may speak of: signed off, with a verdict, and not confidential."""
    return [
        row
        for row in rows
        if row.status == SIGNED_OFF and row.typed.get(VERDICT) and row.known.get("Confidential") != "yes"
    ]
