"""agentless-report: reported, said, understood, but by whom?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of, lines
from onrecord.model import Analysis, BlockRole, Evidence, Level, SourceKind, Span

_Cap = Literal["off", "note", "warning", "error"]
_NOT_AN_AGENT = r"(?:the )?(?:end|time|next|early|late|mid|\d|now|then)\b"
_AGENT = re.compile(rf"\s*+(?:to|that)?\s*+by\s+(?!{_NOT_AN_AGENT})\w", re.IGNORECASE)


class Settings(BaseModel):
    """The gravest level for each class of words, or "off".

    ``reported``: reportedly, is reported to. ``alleged``: allegedly, where nothing near it names who alleges.
    ``said``: is said to, is understood to, rumour has it. ``believed``: is believed to, it is thought that.
    ``expected``: is widely expected.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    reported: _Cap = "error"
    alleged: _Cap = "error"
    said: _Cap = "error"
    believed: _Cap = "note"
    expected: _Cap = "note"


@rule("agentless-report", level="warning", settings=Settings)
def agentless_report(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """Something is reported, said, understood or believed, and the sentence does not say by whom.

    Left alone: words inside quotations, sentences that put the matter to somebody, and "allegedly" beside a charge, a
    lawsuit or the police, which say who alleges.

    Why: such words spare the writer the source, and the reader is left to guess whether there is one.
    Flagged: The firm is ==reportedly== for sale.
    Flagged: The striker ==is understood to== want a move to Lisbon.
    Fine: The firm is for sale, its chief executive wrote to staff on Friday.
    Fine: The man, who was charged with theft in May, allegedly took four bicycles.
    """
    previous: Span | None = None
    for sentence in story.sentences:
        role = story.article.role_at(sentence.start)
        if role in (BlockRole.BODY, BlockRole.STANDFIRST):
            yield from _in_sentence(story, sentence, previous, settings)
        previous = sentence


def _in_sentence(story: Analysis, sentence: Span, previous: Span | None, settings: Settings) -> Iterator[Hit]:
    text = story.words(sentence)
    if not _any().search(text):
        return
    end = -1
    for kind, match in sorted(
        ((kind, match) for kind, pattern in _patterns() for match in pattern.finditer(text)),
        key=lambda found: (found[1].start(), -found[1].end()),
    ):
        if match.start() < end:
            continue
        end = match.end()
        cap: str = getattr(settings, kind)
        span = Span(sentence.start + match.start(), sentence.start + match.end())
        if cap == "off" or story.in_quotation(span) or _has_agent(text, match):
            continue
        if kind == "alleged" and _names_accuser(story, text, previous):
            continue
        if _put_to_someone(story, span):
            continue
        yield Hit(
            span,
            next((a for a in story.attributions_at(span.start) if any(c.overlaps(span) for c in a.cue)), None),
            f"“{match[0]}” hides who says so. Who reports it, or can it be cut?",
            evidence=(Evidence(span=sentence, role="sentence"),),
            looked_for=("a person, body or document that says so, in the same sentence",),
            at_most=Level(cap),
        )


def _has_agent(text: str, match: re.Match[str]) -> bool:
    """Whether "by" somebody stands within or right after the words ("is said by police to")."""
    return _AGENT.match(text, match.end()) is not None


def _names_accuser(story: Analysis, text: str, previous: Span | None) -> bool:
    around = text if previous is None else f"{story.words(previous)} {text}"
    return any_of("accusers").search(around) is not None


def _put_to_someone(story: Analysis, span: Span) -> bool:
    """Whether the words stand in what a source says, rather than being the words that hide one."""
    for attribution in story.attributions_at(span.start):
        source = story.source(attribution.source_id)
        if source is None or source.kind is SourceKind.HIDDEN or any(cue.overlaps(span) for cue in attribution.cue):
            continue
        if any(content.overlaps(span) for content in attribution.content):
            return True
    return False


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    entries = (line.split("\t") for line in lines("agentless"))
    return tuple((kind, re.compile(rf"\b{pattern}(?!\w)", re.IGNORECASE)) for kind, pattern in entries)


@lru_cache(maxsize=1)
def _any() -> re.Pattern[str]:
    """One quick look before all the patterns."""
    words = "reported|alleged|purported|said|understood|rumo|tipped|claimed|talk|word|believed|thought|feared|assumed"
    return re.compile(rf"{words}|expected|seen|regarded|reports", re.IGNORECASE)
