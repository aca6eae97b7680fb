"""Report → rows: what the program knows of each claim, and nothing yet of what a person will find."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.model import Check, Claim, Report, Source, Span
from onrecord.worksheet.columns import CLAIM, HISTORY, KEY, STATUS, WORDS
from onrecord.worksheet.status import UNREVIEWED

AROUND = 60
"""Characters of context on each side."""

Value = str | int | float | bool


@dataclass(frozen=True)
class Row:
    """One row. ``known`` is the program's by heading, ``typed`` a person's, ``own`` what stands in added columns."""

    known: Mapping[str, Value]
    typed: Mapping[str, object] = field(default_factory=dict)
    own: Mapping[str, object] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What the row is called as long as its words stay."""
        return str(self.known.get(KEY, ""))

    @property
    def words(self) -> str:
        """The words of the claim as they stand in the story."""
        return str(self.known.get(WORDS, ""))

    @property
    def status(self) -> str:
        """The status as it was chosen; unreviewed where nothing stands there."""
        return str(self.typed.get(STATUS) or UNREVIEWED).strip()

    @property
    def touched(self) -> bool:
        """Whether a person has put anything into the row."""
        return bool(self.own) or any(
            value not in (None, "") and not (name == STATUS and str(value).strip() == UNREVIEWED)
            for name, value in self.typed.items()
        )

    def with_history(self, line: str) -> Row:
        """The row with one more line of history."""
        earlier = str(self.typed.get(HISTORY) or "")
        return replace(self, typed={**self.typed, HISTORY: f"{earlier}\n{line}".strip()})


def rows(report: Report, *, public: bool = False) -> tuple[Row, ...]:
    """A row for each claim in the order of the story; without those of confidential sources where ``public``."""
    sources = {source.id: source for source in report.sources}
    checks = {check.id: check for check in report.checks}
    version = hashlib.sha256(report.article.text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    hidden = [claim.span for claim in report.claims if claim.sensitive] if public else []
    return tuple(
        Row(_known(report, claim, number, sources, checks, version, hidden), {STATUS: UNREVIEWED})
        for number, claim in enumerate(shown(report.claims, public=public), start=1)
    )


def shown(claims: Iterable[Claim], *, public: bool) -> list[Claim]:
    """The claims that may be shown: all, or for the public all but those of confidential sources."""
    return [claim for claim in claims if not (public and claim.sensitive)]


def _known(
    report: Report,
    claim: Claim,
    number: int,
    sources: Mapping[str, Source],
    checks: Mapping[str, Check],
    version: str,
    hidden: Sequence[Span],
) -> dict[str, Value]:
    article, (start, end) = report.article, claim.span
    bearers = [sources[name] for name in claim.source_ids if name in sources]
    bases = [s.anonymity.basis for s in bearers if s.anonymity is not None and s.anonymity.basis is not None]
    return {
        "No.": number,
        "Paragraph": paragraph_number(report, start),
        WORDS: plain(article.words(claim.span)),
        CLAIM: plain(claim.text or article.words(claim.span)),
        "Priority": round(claim.priority, 2) if claim.priority is not None else "",
        "Why it ranks there": "; ".join(f"{one.name} {one.value:+.2f} ({one.why})" for one in claim.addends),
        "Categories": ", ".join(claim.categories),
        "Nature": claim.nature.value,
        "Questions": "\n".join(claim.questions),
        "Ask for": "\n".join(claim.evidence),
        "Figures": "\n".join(figure_words(checks[name]) for name in claim.check_ids if name in checks),
        "Source": "; ".join(plain(source.label) for source in bearers),
        "Kind of source": "; ".join(dict.fromkeys(source.kind.value.replace("_", " ") for source in bearers)),
        "How they know": "; ".join(plain(article.words(span)) for span in bases),
        "Sourcing": claim.sourcing.value.replace("_", " "),
        "In quotation": "yes" if claim.in_quotation else "no",
        "Where": claim.prominence.value,
        "Check-worthiness": round(claim.check_worthiness, 2) if claim.check_worthiness is not None else "",
        "Signals": "; ".join(dict.fromkeys(plain(article.words(signal.span)) for signal in claim.signals)),
        "Before": _context(report, Span(max(0, start - AROUND), start), hidden),
        "After": _context(report, Span(end, end + AROUND), hidden),
        "Confidential": "yes" if claim.sensitive else "no",
        "Sentence": bisect_right(report.sentences, start, key=lambda sentence: sentence.start),
        "Start": start,
        "End": end,
        "Story": article.path or article.title,
        "Version": version,
        KEY: claim.key or claim.id,
    }


def _context(report: Report, span: Span, hidden: Sequence[Span]) -> str:
    """The words around a claim; none where they would show a row that is left out."""
    return "" if any(span.overlaps(one) for one in hidden) else plain(report.article.words(span))


def figure_words(check: Check) -> str:
    """What was computed, in one line."""
    verdict = "agrees" if check.agrees else "DOES NOT AGREE"
    return f"{verdict}: {check.message}"


def paragraph_number(report: Report, offset: int) -> int:
    """Number of the paragraph of the story's prose that holds the character; 0 in the headline and before it."""
    body = [block.span.start for block in report.article.body()]
    return bisect_right(body, offset)


def plain(text: str) -> str:
    """Words on one line."""
    return " ".join(text.split())


def row_span(row: Row) -> Span:
    """Where the row's words stood in the version that it was made from."""
    return Span(int(row.known["Start"]), int(row.known["End"]))
