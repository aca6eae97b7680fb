"""Where a story says only that somebody gave no answer: "declined to comment", "could not be reached"."""

from __future__ import annotations

import re

from onrecord.model import Attribution, Manner, Report
from onrecord.report.word_lists import any_pattern

_BEFORE = r"(?:(?:also|again|later|then|both|and|but|who|has|have|had|so far|in turn|at first|\w+ly|\w+ times)\s+)*"
_QUOTE = re.compile(r"[\"“”]")
_MORE = re.compile(r"\b(?:but|although|though|however|except that)\b", re.IGNORECASE)


def gives_no_answer(report: Report, attribution: Attribution) -> bool:
    """Whether the words of an attribution only say that its source did not answer.

    False where something is said all the same: words in quotation marks, or a "but" after the refusal.
    """
    said = " ".join(" ".join(report.article.words(span) for span in (*attribution.cue, *attribution.content)).split())
    found = any_pattern("no_answers", before=_BEFORE).match(said)
    if found is None:
        return _quoted_no_comment(said)
    if attribution.manner is not Manner.INDIRECT and _QUOTE.search(said):
        return False
    return not _MORE.search(said, found.end())


def _quoted_no_comment(said: str) -> bool:
    """Whether the two words "no comment" are all that is said."""
    return re.fullmatch(r"(?:[\w ]*\w)?\W*no comment\W*", said, re.IGNORECASE) is not None
