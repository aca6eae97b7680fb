"""A report in numbers: what the verdict line says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.model import LEVEL_ORDER, Finding, Level, Report, Source, SourceKind, Span

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over one report.

    ``levels`` counts the findings that stand, by level; ``suppressed`` those that were set aside, of these ``allowed``
    by an allowance and ``old`` by a baseline. ``unnamed`` counts unnamed people and groups, without those whose
    anonymity the law asks for. ``unnamed_share`` is the share (0 to 1) of all attributed words that is put to them,
    None where no words are attributed; words inside two attributions count once.
    """

    levels: Mapping[Level, int]
    suppressed: int
    allowed: int
    old: int
    sources: int
    unnamed: int
    attributions: int
    unnamed_share: float | None

    def findings(self) -> str:
        """Such as "2 warnings, 1 note", gravest first; "nothing to remark on" where there are none."""
        counts = [(self.levels.get(level, 0), level) for level in reversed(LEVEL_ORDER)]
        return ", ".join(counted(n, level.value) for n, level in counts if n) or "nothing to remark on"

    def pieces(self) -> list[str]:
        """The parts of the verdict line after the findings."""
        sources = counted(self.sources, "source")
        attributions = counted(self.attributions, "attribution")
        if self.sources:
            sources += f", {self.unnamed or 'none'} unnamed"
        if self.unnamed_share is not None and self.unnamed:
            attributions += f", {percent(self.unnamed_share)} of the attributed words from unnamed sources"
        return [sources, attributions]


def summarise(report: Report) -> Summary:
    """Count what a report holds."""
    unnamed = {source.id for source in report.sources if source.unnamed and not source.exempt}
    everything = word_places(report, (span for a in report.attributions for span in a.content))
    from_unnamed = word_places(
        report, (span for a in report.attributions if a.source_id in unnamed for span in a.content)
    )
    return Summary(
        levels=Counter(finding.level for finding in standing(report)),
        suppressed=sum(finding.suppressed for finding in report.findings),
        allowed=len(allowed(report)),
        old=sum(finding.suppressed_by == "baseline" for finding in report.findings),
        sources=len(listed(report)),
        unnamed=len(unnamed),
        attributions=len(report.attributions),
        unnamed_share=len(from_unnamed) / len(everything) if everything else None,
    )


def standing(report: Report) -> list[Finding]:
    """The findings that nothing set aside, in text order."""
    found = (finding for finding in report.findings if not finding.suppressed)
    return sorted(found, key=lambda finding: (finding.span, -LEVEL_ORDER.index(finding.level), finding.rule))


def allowed(report: Report) -> list[Finding]:
    """The findings that an allowance in the story set aside, in text order."""
    found = (finding for finding in report.findings if finding.suppressed_by == "allowance")
    return sorted(found, key=lambda finding: finding.position)


def listed(report: Report) -> list[Source]:
    """The sources that the text gives: unnamed people first, then the others, each in the order of appearance."""
    given = [source for source in report.sources if source.kind is not SourceKind.HIDDEN]
    return sorted(given, key=lambda source: (not source.unnamed, source.mentions[0] if source.mentions else Span(0, 0)))


def counted(number: int, noun: str) -> str:
    """Such as "1 note" or "3 notes"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def percent(share: float) -> str:
    """A share as whole per cent; what is more than nothing and less than all never reads as 0% or 100%."""
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 <= share < 1:
        return "over 99%"
    return f"{share:.0%}"


def word_places(report: Report, spans: Iterable[Span]) -> set[int]:
    """Where the words inside the spans begin, each word once."""
    return {match.start() for span in spans for match in _WORD.finditer(report.article.text, span.start, span.end)}
