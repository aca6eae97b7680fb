"""What each source of a story carries: how many statements, how many words, quoted or not, and since which line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.model import Attribution, Manner, Place, Report, Source, SourceKind, Span
from onrecord.report.summary import word_places


@dataclass(frozen=True, slots=True)
class Entry:
    """One source: its attributions by manner, the words put to it, and where it is first mentioned.

    ``share`` (0 to 1) is of all attributed words of the story, None where there are none. ``first`` is None for a
    source without a mention.
    """

    source: Source
    manners: Mapping[Manner, int]
    words: int
    share: float | None
    first: Place | None

    @property
    def statements(self) -> int:
        """How many attributions the source has."""
        return sum(self.manners.values())


@dataclass(frozen=True, slots=True)
class KindEntry:
    """All sources of one kind together; HIDDEN stands for statements without a source."""

    kind: SourceKind
    sources: int
    statements: int
    words: int
    share: float | None


@dataclass(frozen=True, slots=True)
class Tally:
    """The sources of a story and their kinds, those with most words first.

    ``words`` counts each attributed word once. A word that two sources tell counts for both of them, so that shares may
    add up to more than one.
    """

    entries: tuple[Entry, ...]
    kinds: tuple[KindEntry, ...]
    statements: int
    words: int


def tally(report: Report) -> Tally:
    """Count the statements and words of every source that the text gives, and of every kind."""
    by_source: dict[str | None, list[Attribution]] = {}
    for attribution in report.attributions:
        by_source.setdefault(attribution.source_id, []).append(attribution)
    words = len(_words(report, report.attributions))
    entries = [
        _entry(report, source, by_source.get(source.id, []), words)
        for source in report.sources
        if source.kind is not SourceKind.HIDDEN
    ]
    return Tally(
        entries=tuple(sorted(entries, key=lambda one: (-one.words, -one.statements, _mention(one.source)))),
        kinds=tuple(_kinds(report, words)),
        statements=len(report.attributions),
        words=words,
    )


def _entry(report: Report, source: Source, attributions: list[Attribution], words: int) -> Entry:
    own = len(_words(report, attributions))
    return Entry(
        source=source,
        manners=Counter(attribution.manner for attribution in attributions),
        words=own,
        share=own / words if words else None,
        first=report.article.place(source.mentions[0].start) if source.mentions else None,
    )


def _kinds(report: Report, words: int) -> list[KindEntry]:
    kinds = {source.id: source.kind for source in report.sources}
    sources = Counter(kinds.values())
    by_kind: dict[SourceKind, list[Attribution]] = {kind: [] for kind in sources}
    for attribution in report.attributions:
        by_kind.setdefault(kinds.get(attribution.source_id or "", SourceKind.HIDDEN), []).append(attribution)
    found = []
    for kind, attributions in by_kind.items():
        own = len(_words(report, attributions))
        given = 0 if kind is SourceKind.HIDDEN else sources[kind]
        found.append(KindEntry(kind, given, len(attributions), own, own / words if words else None))
    return sorted(found, key=lambda one: (-one.words, -one.statements, one.kind))


def _words(report: Report, attributions: Iterable[Attribution]) -> set[int]:
    return word_places(report, (span for attribution in attributions for span in attribution.content))


def _mention(source: Source) -> Span:
    return source.mentions[0] if source.mentions else Span(0, 0)
