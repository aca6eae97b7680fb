"""Finished checks as schema.org ClaimReview, for the page on which they are published."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.errors import UsageError
from onrecord.model import Report, Source, SourceKind
from onrecord.worksheet.lists import ready
from onrecord.worksheet.rows import Row
from onrecord.worksheet.status import VERDICTS

_NAMED = (SourceKind.NAMED_PERSON, SourceKind.NAMED_ORG)


def claim_review(report: Report, rows: Sequence[Row], *, publisher: str, url: str, date: str) -> str:
    """A list of ClaimReview objects, one for each row that is signed off, has a verdict and is not confidential.

    ``url`` is the address of the page on which the checks stand, ``date`` that of publication (year-month-day).
    UsageError without publisher and address, which every ClaimReview must name.
    """
    if not publisher or not url.startswith(("http://", "https://")):
        raise UsageError("claimreview needs --publisher NAME and --url ADDRESS of the page where the checks stand")
    claims = {claim.key or claim.id: claim for claim in report.claims}
    sources = {source.id: source for source in report.sources}
    found = []
    for row in ready(rows):
        claim = claims.get(row.key)
        bearers = [sources[name] for name in (claim.source_ids if claim else ()) if name in sources]
        found.append(_review(row, bearers, report, publisher, url, date))
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _review(
    row: Row, bearers: Sequence[Source], report: Report, publisher: str, url: str, date: str
) -> Mapping[str, Any]:
    item: dict[str, Any] = {"@type": "Claim"}
    named = [source for source in bearers if source.kind in _NAMED and source.name]
    if named:
        person = named[0].kind is SourceKind.NAMED_PERSON
        item["author"] = {"@type": "Person" if person else "Organization", "name": named[0].name}
        if person and named[0].title:
            item["author"]["jobTitle"] = named[0].title
    if report.article.published:
        item["datePublished"] = report.article.published
    review = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"{url}#{row.key}",
        "claimReviewed": str(row.known["Claim"]),
        "author": {"@type": "Organization", "name": publisher},
        "datePublished": date,
        "itemReviewed": item,
        "reviewRating": _rating(str(row.typed["Verdict"]).strip()),
    }
    body = str(row.typed.get("Resolution") or "").strip()
    return review | ({"reviewBody": body} if body else {})


def _rating(verdict: str) -> Mapping[str, Any]:
    """The verdict in words, and as a number where it stands on the scale."""
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": verdict[:1].upper() + verdict[1:]}
    value = VERDICTS.get(verdict.lower())
    return rating | ({"ratingValue": value, "bestRating": 5, "worstRating": 1} if value else {})
