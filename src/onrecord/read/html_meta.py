"""What an HTML page says about its story: headline, byline and dates from JSON-LD, OpenGraph and meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE_TYPES = re.compile(r"(?:Article|\w*NewsArticle|Report|BlogPosting|LiveBlogPosting)\Z")
_SITE_NAME = re.compile(r"\s{1,9}(?:[|–—·»]|-)\s{1,9}[^|–—·»]{2,40}\Z")
_MAX_DEPTH = 12


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page says of its story; None where it says nothing. Dates as written there."""

    headline: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    description: str | None = None
    body: str | None = None


def page_facts(page: HtmlElement) -> PageFacts:
    """Facts from the page's head; JSON-LD goes before OpenGraph, OpenGraph before the rest."""
    linked = next(_linked_articles(page), {})
    title = page.findtext(".//title")
    authors = _meta_all(page, "author", "article:author", "byl", "parsely-author", "dc.creator", "sailthru.author")
    return PageFacts(
        headline=_words(linked.get("headline"))
        or _meta(page, "og:title", "twitter:title", "dc.title")
        or (_SITE_NAME.sub("", _words(title) or "") or None),
        byline=_people(linked.get("author")) or _people([a for a in authors if not a.startswith("http")]),
        published=_words(linked.get("datePublished"))
        or _meta(page, "article:published_time", "datepublished", "pubdate", "parsely-pub-date", "date", "dc.date")
        or _time(page),
        modified=_words(linked.get("dateModified"))
        or _meta(page, "article:modified_time", "og:updated_time", "datemodified", "lastmod"),
        description=_words(linked.get("description")) or _meta(page, "og:description", "description"),
        body=linked.get("articleBody") if isinstance(linked.get("articleBody"), str) else None,
    )


def _linked_articles(page: HtmlElement) -> Iterator[dict[str, Any]]:
    """The articles in the page's JSON-LD; broken scripts are passed over, since pages often have them."""
    for script in page.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles_in(data, _MAX_DEPTH)


def _articles_in(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(data, dict):
        kinds = data.get("@type", ())
        kinds = [kinds] if isinstance(kinds, str) else kinds
        if isinstance(kinds, list) and any(isinstance(k, str) and _ARTICLE_TYPES.match(k) for k in kinds):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            yield from _articles_in(data.get(key), depth - 1)
    elif isinstance(data, list):
        for each in data[:50]:
            yield from _articles_in(each, depth - 1)


def _words(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(value.split()) or None


def _people(value: Any) -> str | None:
    """Names of people given as text, as an object with a name, or as a list of either."""
    values = value if isinstance(value, list) else [value]
    names = [_words(v.get("name")) if isinstance(v, dict) else _words(v) for v in values]
    kept = list(dict.fromkeys(re.sub(r"^[Bb][Yy] ", "", n) for n in names if n))
    return ", ".join(kept) or None


def _meta_all(page: HtmlElement, *names: str) -> list[str]:
    """The contents of all meta elements of the first of these names that the page has."""
    wanted: dict[str, list[str]] = {}
    for element in page.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = _words(element.get("content"))
        if key in names and content:
            wanted.setdefault(key, []).append(content)
    return next((wanted[n] for n in names if n in wanted), [])


def _meta(page: HtmlElement, *names: str) -> str | None:
    return next(iter(_meta_all(page, *names)), None)


def _time(page: HtmlElement) -> str | None:
    element = next(page.iter("time"), None)
    return _words(element.get("datetime")) if element is not None else None
