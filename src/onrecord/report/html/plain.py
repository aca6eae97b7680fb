"""Words and addresses from outside, made fit for a web page before they are escaped."""

from __future__ import annotations

from urllib.parse import urlsplit

from onrecord.report.clean import clean_character
from onrecord.report.page import Page

_PAGE = Page()


def plain(text: str) -> str:
    """The text without what could act on the page's own words: controls, turns of direction, lone surrogates.

    Each is replaced by a visible sign, and white space of any kind by a plain space. Escaping is left to the template.
    """
    if text.isprintable():
        return text
    return "".join(clean_character(character, _PAGE) for character in text)


def shortened(text: str, longest: int) -> str:
    """The text on one line, cut between words with a sign of omission where it is longer than so many characters."""
    words = " ".join(plain(text).split())
    if len(words) <= longest:
        return words
    return (words[:longest].rpartition(" ")[0] or words[:longest]) + "…"


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web (http, https) and printable throughout, otherwise None."""
    if not url or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None
