"""Who a source is beyond the name: the position held, and why the source is in the story."""

from __future__ import annotations

import re

from onrecord.model import Report, Source
from onrecord.report.source_types import (
    SourceType,
    body_spoken_for,
    is_anonymous,
    source_name,
    source_type,
    without_article,
    word_for,
)
from onrecord.report.word_lists import word_set

_CLAUSE = re.compile(r",?\s{1,9}(?:who|whom|whose|which)\b.*$", re.IGNORECASE | re.DOTALL)
_TIE = re.compile(r"\s(?:of|for|at|in|on|to|with|from)\s", re.IGNORECASE)
_RELATION = re.compile(r"^(?:my|our|your|his|her|their|its)\b", re.IGNORECASE)


def position(report: Report, source: Source) -> str:
    """The formal position with its organisation, such as "mayor of Tarn"; empty where the story gives none.

    Forms of address ("Sir") and ties to others ("her brother") are no positions. Of an unnamed official who speaks for
    a named body, the words for the official.
    """
    if source.unnamed and not is_anonymous(source) and body_spoken_for(report, source):
        return word_for(source)
    if source_type(report, source) in {SourceType.NAMED_ORGANIZATION, SourceType.DOCUMENT}:
        return ""
    title = without_article(_without_clause(" ".join((source.title or "").split())))
    if not title or title.rstrip(".").casefold() in word_set("forms_of_address") or _RELATION.match(title):
        return ""
    body = " ".join((source.affiliation or "").split())
    return title if not body or body.casefold() in title.casefold() else f"{title}, {body}"


def justification(report: Report, source: Source) -> str:
    """The words that say why the source is in the story, and of an unnamed one how it knows; joined by "; ".

    What name and title say already is left out.
    """
    spans = list(source.justification)
    basis = source.anonymity.basis if source.anonymity else None
    if basis is not None and not any(basis.overlaps(span) for span in spans):
        spans.append(basis)
    known = {source_name(report, source).casefold(), position(report, source).casefold()}
    reasons = (" ".join(report.article.words(span).split()) for span in sorted(spans))
    return "; ".join(dict.fromkeys(why for why in reasons if without_article(why).casefold() not in {"", *known}))


def _without_clause(title: str) -> str:
    """The title without a relative clause about the person; one about somebody in the title belongs to it.

    "analyst at Drummond Reyes who …" is about the analyst, "lawyer for the residents who …" about the residents.
    """
    found = _CLAUSE.search(title)
    if found is None:
        return title
    before = title[: found.start()]
    last = before.rpartition(" ")[2]
    return title if _TIE.search(before) and last[:1].islower() and "," not in found[0][:1] else before
