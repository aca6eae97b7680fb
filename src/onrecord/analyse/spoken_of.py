"""Who is only spoken of: "Roe faced criticism over the dam", "Roe has been accused of lying" are no words of Roe's."""

from __future__ import annotations

from dataclasses import replace

import regex

from onrecord.analyse.lexicons import words
from onrecord.analyse.values import RawAttribution
from onrecord.model import Span

_ADVERBS = r"(?:(?:also|often|once|now|still|already|again|widely|being|\p{L}+ly)\s+){0,3}"
_BE = r"(?:is|are|was|were|be|been|being|gets?|got|getting)"
_AUXILIARY = rf"(?:(?:has|have|had|will|would|could|may|might|can|to)\s+{_ADVERBS})?"
_MEETS = (
    r"(?:fac(?:e|es|ed|ing)|dr(?:aws?|ew|awn|awing)|receiv(?:e|es|ed|ing)|t(?:akes?|ook|aken|aking)|"
    r"(?:came|comes?|coming)\s+(?:in\s+)?(?:for|under)|attract(?:s|ed|ing)?|earn(?:s|ed|ing)?|got|gets?|getting|"
    r"spark(?:s|ed|ing)?|provok(?:e|es|ed|ing)|invit(?:e|es|ed|ing)|weather(?:s|ed|ing)?|dodg(?:e|es|ed|ing)|"
    r"(?:met|meets?|meeting)\s+with)"
)
_BLAME = regex.compile(
    rf"{_AUXILIARY}(?:{_BE}\s+)?{_ADVERBS}{_MEETS}\s+(?P<what>(?:[\p{{L}}-]+\s+){{0,4}}[\p{{L}}-]+)", regex.IGNORECASE
)
_PASSIVE = regex.compile(rf"{_AUXILIARY}{_BE}\s+{_ADVERBS}(?P<verb>\p{{L}}+)\b", regex.IGNORECASE)
_WORD = regex.compile(r"[\p{L}-]+")
HEARSAY = regex.compile(
    r"(?:(?:is|was|has|have|had|were|are)\s+)?(?:reportedly|allegedly|purportedly|supposedly)", regex.IGNORECASE
)
_ASKED = regex.compile(r"(?:when\s+)?(?:asked|pressed)\b", regex.IGNORECASE)
_OPENS = regex.compile(
    r"(?:\b(?:when|if|once|after being|ever)\s{1,3}|[.,;:\n–—-]\s{0,3})$|^\s{0,3}$", regex.IGNORECASE
)
_ASKS = regex.compile(r"[^,;:()“”\"]{3,60},\s+(?:an?|the|who|\p{L}+\s+editor)\s[^;:()“”\"]{3,160},\s+")
"""A subject with an apposition before its verb: "Ada Roe, a tenant, asked"."""
_LONG = 60


def without_those_spoken_of(text: str, raw: RawAttribution) -> RawAttribution:
    """The attribution without its source where that is only whom the words are about, or who was asked."""
    if raw.source is None:
        return raw
    spoken_of = only_spoken_of(text, raw, raw.source.end) or HEARSAY.fullmatch(text, raw.cue.start, raw.cue.end)
    return replace(raw, source=None) if spoken_of or _was_asked(text, raw, raw.source) else raw


def was_asked(text: str, raw: RawAttribution) -> bool:
    """Whether a cue tells that somebody was asked, without their being its subject: "Asked about the dam, Roe said"."""
    if not _ASKED.match(text, raw.cue.start, raw.cue.end):
        return False
    return _OPENS.search(text, max(0, raw.cue.start - 12), raw.cue.start) is not None


def _was_asked(text: str, raw: RawAttribution, source: Span) -> bool:
    """Whether a source is the one asked, and not who stands in "asked by Roe"."""
    if not was_asked(text, raw) or _ASKS.fullmatch(text, source.start, raw.cue.start):
        return False
    return not (source.start > raw.cue.end and text[max(0, source.start - 5) : source.start].rstrip().endswith(" by"))


def only_spoken_of(text: str, raw: RawAttribution, subject_end: int) -> bool:
    """Whether somebody named right before a verb, up to ``subject_end``, only meets with what others say.

    The verb is one of meeting with ("drew", "faced") with a noun for what others say, or a passive one of saying. On
    the training stories of PolNeAR, with "faced criticism" and the like, the source is never the one who faces it.
    """
    start = subject_end
    while start < len(text) and text[start].isspace():
        start += 1
    if not start - 3 <= subject_end or not 0 <= raw.cue.start - start < _LONG:
        return False
    blame = _BLAME.match(text, start, min(len(text), raw.cue.end + _LONG))
    if blame:
        for word in _WORD.finditer(text, blame.start("what"), blame.end("what")):
            if word.group().casefold() in words("others_words"):
                return raw.cue.start < word.end() and raw.cue.end > blame.start()
            if word.group().casefold() in words("prepositions"):
                break
    passive = _PASSIVE.match(text, start, min(len(text), start + _LONG))
    if not passive or passive["verb"].casefold() not in words("said_of"):
        return False
    return raw.cue.start <= passive.start("verb") < raw.cue.end
