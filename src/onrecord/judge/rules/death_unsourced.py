"""death-unsourced: somebody has died, and nobody says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of
from onrecord.model import Analysis, Evidence, SourceKind, Span

_TOP = 2
"""By which paragraph the source of a death must stand."""
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_NEWS = re.compile(
    rf"\b(?:{_DAY}|today|yesterday|tonight|overnight|last night|this (?:morning|week|month|afternoon|evening)"
    rf"|{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}|has died|have died|has passed away)(?!\w)"
)
_NOTICE = re.compile(r"\b(?:paid|death|funeral) notices?\b|\bin memoriam\b", re.IGNORECASE)
_NAME = r"(?:[A-Z][\w’'-]{0,40}\.?\s{1,9}){1,4}[A-Z][\w’'-]{0,40}[a-z]"
_NO_PERSON = "".join(f"(?<!{word})" for word in ("Bill", "Act", "Plan", "Deal", "Motion", "Amendment", "Treaty"))
_DEATH = re.compile(
    rf"\b{_NAME}{_NO_PERSON}(?:,[^.;“”\"]{{1,140}}?,)?\s{{1,9}}(?P<death>(?:has |have )?(?:died|passed away)"
    r"|(?:was|were) (?:found dead|shot dead|stabbed to death|pronounced dead|killed))\b"
)


@rule("death-unsourced", level="warning")
def death_unsourced(story: Analysis) -> Iterator[Hit]:
    """The story reports a death at its top, and no source for it stands in the first two paragraphs.

    Only news of a named person's death counts: with a day, a date, or "has died". Deaths of long ago and paid
    notices are left alone.

    Why: a false report of a death cannot be made good, and readers should see at once who vouches for it.
    Flagged: Ana Roe, who taught three generations of Corran to swim, ==died== on Sunday. She was 81.
    Fine: Ana Roe, who taught three generations of Corran to swim, died on Sunday, her daughter said. She was 81.
    Fine: Ana Roe, who taught three generations of Corran to swim, has died. // Her death, on Sunday, was confirmed by
        her daughter, Lise.
    """
    if _NOTICE.search(story.article.title) or any(
        _NOTICE.search(story.words(b.span)) for b in story.article.blocks[:1]
    ):
        return
    body = story.article.body()[:_TOP]
    for block in body:
        for sentence in story.sentences:
            if not block.span.contains(sentence):
                continue
            text = story.words(sentence)
            match = _DEATH.search(text)
            if match is None or not _NEWS.search(text):
                continue
            span = Span(sentence.start + match.start("death"), sentence.start + match.end("death"))
            if story.in_quotation(span) or any(_vouched(story, span, b.span) for b in body):
                continue
            yield Hit(
                span,
                None,
                "Nobody is given as the source of this death in the first two paragraphs. Who confirmed it, and how "
                "did you learn of it?",
                evidence=(Evidence(span=sentence, role="sentence"),),
                looked_for=("a relative, an official, a hospital or a document by the second paragraph",),
            )
            return


def _vouched(story: Analysis, death: Span, block: Span) -> bool:
    """Whether a paragraph has a source: words put to somebody, or a phrase that names who tells."""
    if any_of("death_sources").search(story.words(block)):
        return True
    for attribution in story.attributions_at(block.start):
        source = story.source(attribution.source_id)
        told = source is not None and source.kind is not SourceKind.HIDDEN
        if told and any(content.overlaps(death) for content in attribution.content):
            return True
    return False
