"""Labelled speech: the few shapes of print where a label says who speaks and no verb does.

Interview turns ("MOSS: We shut the gate."; "Q: …", "A: …"), lists of answers ("Ada Moss, miller: We shut it.") and
signatures ("“We shut it.” — Ada Moss, miller"). The training corpus hardly has them, so the model misses most of their
words. They count only where print makes them plain: a label that comes back, or several labels of one shape.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from onrecord.analyse.values import RawAttribution
from onrecord.model import Quotation, Span

SURE = 0.9
"""Confidence of labelled speech: its precision where it was read by hand, rounded down."""

_NAME = r"\p{Lu}[\p{L}'’.-]*"
_PLAIN = rf"{_NAME}(?: (?:(?:de|van|von|al|bin|da|del|la|le) )?{_NAME}){{1,3}}"
_LABEL = regex.compile(
    rf"(?P<caps>(?:\p{{Lu}}[\p{{Lu}}'’.-]+)(?: \p{{Lu}}[\p{{Lu}}'’.-]*){{0,3}})(?!\p{{L}})(?: \([^()]{{1,40}}\))?"
    rf"|(?P<letter>[QA])(?=:)"
    rf"|(?P<name>{_PLAIN}(?:, [^:.!?\n]{{2,60}})?)"
)
_LIST_MARK = regex.compile(r"(?:[-*•] +)?[*_]{0,2}(?=\S)")
_COLON = regex.compile(r"[*_]{0,2}(:)[*_]{0,2}\s+(?=\S)")
_SIGNATURE = regex.compile(rf"\s*(?P<dash>[—–―]|--|-(?=\s))\s*(?P<name>{_PLAIN}(?:, [^.!?\n]{{2,80}})?)\.?$")
_NO_SPEAKERS = frozenset(
    "BREAKING UPDATE UPDATED CORRECTION CLARIFICATION NOTE PHOTO PHOTOS VIDEO WATCH READ MORE RELATED LISTEN EXCLUSIVE "
    "ANALYSIS OPINION LIVE WHEN WHERE WHAT WHO WHY HOW COST TICKETS SOURCE SOURCES TOPLINE FACT CHECK RULING".split()
)


@dataclass(frozen=True, slots=True)
class _Turn:
    label: Span
    cue: Span
    content: Span
    shape: str
    who: str


def find_turns(text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[RawAttribution, ...]:
    """Labelled speech of the paragraphs, in text order."""
    turns = [turn for p in paragraphs if (turn := _turn(text, p)) is not None]
    labels = Counter(turn.who for turn in turns)
    shapes = Counter(turn.shape for turn in turns)
    plain = [t for t in turns if _is_plain(t, labels, shapes)]
    signed = _signatures(text, paragraphs, quotations)
    found = [RawAttribution(t.label, t.cue, (t.content,), SURE) for t in plain]
    return tuple(sorted([*found, *signed], key=lambda one: one.cue))


def merge(raw: Sequence[RawAttribution], turns: Sequence[RawAttribution]) -> tuple[RawAttribution, ...]:
    """The model's attributions, and labelled speech in place of what the model found within it."""
    spoken = [piece for turn in turns for piece in turn.content]
    kept = [
        one
        for one in raw
        if not any(t.cue.overlaps(one.cue) for t in turns)
        and not any(piece.overlaps(own) for piece in spoken for own in (one.cue, *one.content))
    ]
    return tuple(sorted([*kept, *turns], key=lambda one: one.cue))


def _turn(text: str, paragraph: Span) -> _Turn | None:
    start = _LIST_MARK.match(text, paragraph.start, paragraph.end)
    label = _LABEL.match(text, start.end() if start else paragraph.start, paragraph.end)
    colon = _COLON.match(text, label.end(), paragraph.end) if label else None
    if label is None or colon is None or _NO_SPEAKERS & set(label.group().split()):
        return None
    shape = str(label.lastgroup)
    if shape == "name" and "," in label.group():
        shape = "described"
    return _Turn(
        Span(*label.span()), Span(*colon.span(1)), Span(colon.end(), paragraph.end), shape, label.group().split(",")[0]
    )


def _is_plain(turn: _Turn, labels: Counter[str], shapes: Counter[str]) -> bool:
    """Whether the story's print leaves no doubt: labels that come back, or several described people in a row."""
    if turn.shape == "letter":
        return labels["Q"] >= 2 and labels["A"] >= 2
    if turn.shape == "caps":
        return shapes["caps"] >= 4 and (labels[turn.who] >= 2 or shapes["caps"] > 2 * len(labels))
    if turn.shape == "name":
        return labels[turn.who] >= 2 and shapes["name"] >= 4
    return shapes["described"] >= 3


def _signatures(text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]) -> list[RawAttribution]:
    """Quotations that fill a paragraph but for a dash and a name, or that the next paragraph signs."""
    found = []
    whole = {q.span.start: q.span for q in quotations if q.level == 0 and q.closed}
    last: Span | None = None
    for paragraph in paragraphs:
        quoted = whole.get(paragraph.start)
        after = quoted.end if quoted else (paragraph.start if last is not None else None)
        match = _SIGNATURE.match(text, after, paragraph.end) if after is not None else None
        content = quoted or last
        if match is not None and match.end() == paragraph.end and content is not None:
            found.append(RawAttribution(Span(*match.span("name")), Span(*match.span("dash")), (content,), SURE))
        last = quoted if quoted is not None and quoted.end == paragraph.end else None
    return found
