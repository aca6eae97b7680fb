"""What is better looked at than read: the share of words by kind of source, and where unnamed sources speak."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Attribution, Report, SourceKind, Span, hull
from onrecord.report.html.names import Group, Names, group_of
from onrecord.report.html.people import length
from onrecord.report.html.plain import shortened
from onrecord.report.summary import percent
from onrecord.report.tally import Tally
from onrecord.report.wording import KINDS

MANY = 60
"""Paragraphs beyond which their beginnings are not drawn."""

_LABEL = 60


@dataclass(frozen=True, slots=True)
class Bar:
    """One kind of source: its share of the attributed words as a length."""

    kind: str
    group: Group
    sources: int
    statements: int
    words: int
    share: str
    width: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where some words stand, as lengths of the whole story."""

    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Row:
    """One unnamed source, or all other sources together: where its words stand, in a drawing and in words."""

    letter: str
    label: str
    group: Group
    stretches: tuple[Stretch, ...]
    places: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Where sources speak from the story's beginning to its end; ``ticks`` are where paragraphs begin."""

    rows: tuple[Row, ...]
    ticks: tuple[str, ...]


def bars(counts: Tally) -> list[Bar]:
    """The kinds of source, those with most words first."""
    return [
        Bar(
            kind="no source given" if one.kind is SourceKind.HIDDEN else KINDS[one.kind],
            group=group_of(one.kind),
            sources=one.sources,
            statements=one.statements,
            words=one.words,
            share=percent(one.share or 0.0),
            width=length(one.share or 0.0),
        )
        for one in counts.kinds
    ]


def strip(report: Report, known: Names) -> Strip | None:
    """Where each unnamed source speaks, and all others for comparison; None where nobody unnamed does."""
    unnamed = [s for s in report.sources if s.id in known.letters and known.group(s.id) is Group.UNNAMED]
    said = {source.id: [a for a in report.attributions if a.source_id == source.id] for source in unnamed}
    rows = [
        _row(report, known.letter(source.id), shortened(source.label, _LABEL), Group.UNNAMED, said[source.id])
        for source in unnamed
        if said[source.id]
    ]
    if not rows:
        return None
    others = [a for a in report.attributions if a.source_id in known.letters and a.source_id not in said]
    if others:
        rows.append(_row(report, "", "all other sources", Group.NAMED, others))
    blocks = report.article.blocks
    ticks = [_at(report, block.span.start) for block in blocks[1:]] if len(blocks) <= MANY else []
    return Strip(tuple(sorted(rows, key=lambda row: (not row.letter, len(row.letter), row.letter))), tuple(ticks))


def _row(report: Report, letter: str, label: str, group: Group, said: Sequence[Attribution]) -> Row:
    spans = sorted(span for attribution in said for span in attribution.content)
    whole = _whole(report)
    stretches = (
        Stretch(_at(report, span.start), length((span.end - span.start) / (whole.end - whole.start)))
        for span in _merged(spans)
    )
    return Row(letter, label, group, tuple(stretches), _places(report, spans))


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch as one."""
    found: list[Span] = []
    for span in spans:
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _whole(report: Report) -> Span:
    """From the first word of the story to the last."""
    blocks = report.article.blocks
    whole = hull(block.span for block in blocks) if blocks else Span(0, len(report.article.text))
    return Span(whole.start, max(whole.end, whole.start + 1))


def _at(report: Report, offset: int) -> str:
    whole = _whole(report)
    return length(min(max((offset - whole.start) / (whole.end - whole.start), 0.0), 1.0))


def _places(report: Report, spans: Iterable[Span]) -> str:
    """The body paragraphs that hold the spans, such as "paragraphs 1, 2 and 5 of 8"; the headline by its name."""
    body = {block.span.start: number for number, block in enumerate(report.article.body(), start=1)}
    numbers: set[int] = set()
    elsewhere: dict[str, None] = {}
    for span in spans:
        block = report.article.block_at(span.start)
        if block is not None and block.span.start in body:
            numbers.add(body[block.span.start])
        elif block is not None:
            elsewhere[block.role.value] = None
    parts = [f"the {name}" for name in elsewhere]
    if numbers:
        parts.append(f"paragraph{'s' if len(numbers) > 1 else ''} {_listed(sorted(numbers))} of {len(body)}")
    return " and ".join(parts) or "no paragraph"


def _listed(numbers: Sequence[int]) -> str:
    """Such as "1, 3 and 5"; runs of three and more as "2–4"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [
        part for run in runs for part in ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(number) for number in run])
    ]
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
