"""The quotations that are put to somebody: speech between quotation marks, not a title or a single quoted word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.judge.words import any_of
from onrecord.model import Analysis, Attribution, BlockRole, Quotation, Source

_ANOTHER = re.compile(
    r"\b(?:he|she|they|the \w+|[A-Z]\w+) (?:\w+ )?"
    r"(?:said|told|wrote|asked|added|replied|warned|shouted|declared|promised)\b"
)
_NAMED = re.compile(
    r"\b(?:named|called|nicknamed|known as) [A-Z]|(?<!to )(?<!of )(?<!for )(?<!with )(?<!by )\b(?:Rep|Sen|Gov)\. [A-Z]"
    r"|, [A-Z]\w+ (?:and [A-Z]\w+ )?[A-Z]\w+"
)
_PRONOUNS = frozenset({"he", "she", "they", "we", "i", "who", "it"})
_MARKS = "\"'“”‘’„«»‹›` "


def quotations_in_body(story: Analysis, words: int) -> Iterator[Quotation]:
    """Outermost quotations of the body with at least so many words, in text order, titles of books left out."""
    for quotation in story.quotations:
        if quotation.level or story.article.role_at(quotation.span.start) is not BlockRole.BODY:
            continue
        if len(story.words(quotation.span).split()) >= words and not _title(story.words(quotation.span)):
            yield quotation


def put_to(story: Analysis, quotation: Quotation) -> Attribution | None:
    """The attribution whose content holds the quotation, the one with the least around it where there are several.

    Sources that only somebody else speaks of, within a quotation, do not count.
    """
    holding = [
        (sum(piece.end - piece.start for piece in a.content), a)
        for a in story.attributions_at(quotation.span.start)
        if any(piece.overlaps(quotation.span) for piece in a.content)
        if not any(story.in_quotation(piece) for piece in a.source)
    ]
    return min(holding, key=lambda pair: pair[0])[1] if holding else None


def is_sentence(story: Analysis, quotation: Quotation) -> bool:
    """Whether quoted words begin and end like a sentence."""
    inner = story.words(quotation.span).strip(_MARKS)
    return inner[:1].isupper() and inner[-1:] in set(".?!…,—–")


def shouted(story: Analysis, attribution: Attribution) -> bool:
    """Whether the words were chanted or shouted in the open, by people whom nobody interviewed."""
    return any(any_of("crowd_cues").search(story.words(cue)) for cue in attribution.cue)


def at_second_hand(story: Analysis, quotation: Quotation, attribution: Attribution) -> bool:
    """Whether the source tells what somebody else said: “No,” he told her, according to an aide."""
    pieces = (*attribution.source, *attribution.cue)
    before = [piece.end for piece in pieces if piece.end <= quotation.span.start]
    after = [piece.start for piece in pieces if piece.start >= quotation.span.end]
    text = story.article.text
    gap = text[max(before) : quotation.span.start] if before else text[quotation.span.end : min(after)] if after else ""
    return _ANOTHER.search(gap) is not None


def has_name(source: Source) -> bool:
    """Whether the description gives a name all the same ("an academic named Eric Kingsley"), or is but a pronoun."""
    return source.label.lower() in _PRONOUNS or _NAMED.search(source.label) is not None


def written(story: Analysis, attribution: Attribution) -> bool:
    """Whether the words were written and not spoken: a letter or a post shows who signed it."""
    return any(any_of("writing_cues").search(story.words(cue)) for cue in attribution.cue)


def _title(words: str) -> bool:
    long_words = [w for w in words.strip(_MARKS).split() if len(w) > 3]
    return len(long_words) > 1 and sum(w[:1].isupper() for w in long_words) > len(long_words) * 0.7
