"""IPTC ninjs, the news industry's JSON: 1.x (``body_text``, ``body_xhtml``), 2.x, 3.x (``bodies``, ``headlines``)."""

from __future__ import annotations

import json
import re
from typing import Any

from onrecord.errors import TooLargeError, UnreadableError
from onrecord.model import BlockRole
from onrecord.read.decoding import decode, without_surrogates
from onrecord.read.draft import Draft, stitch
from onrecord.read.formats import reader
from onrecord.read.limits import limits
from onrecord.read.opening import plain
from onrecord.read.paragraphs import split_paragraphs
from onrecord.read.source_map import SourceMap

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[{]|[\]}]', re.DOTALL)
_MARKUP = re.compile(r"<(?:p|div|h[1-6]|br|html|body|article|ul|section)\b[^>]*>", re.IGNORECASE)
_PREFERRED_TEXT = ("text/plain", "text", "plain")
_PREFERRED_MARKUP = ("application/xhtml+xml", "text/html", "xhtml", "html", "application/html")
_SHORT_ROLES = ("summary", "abstract", "description", "short", "teaser", "caption")

Part = tuple[str, BlockRole | None]


def _looks_like_ninjs(data: bytes) -> bool:
    """JSON that has a ninjs body; also used to pass over other JSON files when a folder is searched."""
    if not data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return False
    return bool(re.search(rb'"(?:body_\w+|bodies)"\s*:', data)) and b'"uri"' in data


@reader("ninjs", suffixes=(".json", ".ninjs"), recognise=_looks_like_ninjs, selective=True)
def read_ninjs(data: bytes, name: str) -> Draft:
    """The headline and body of a ninjs item; a plain text body is preferred to a marked-up one."""
    decoded = decode(data, name=name)
    item = _parse(decoded.text.removeprefix("\ufeff"), name)
    body = _body(item)
    if body is None:
        raise UnreadableError(f"{name}: this JSON is not ninjs (it has no body_text, body_xhtml or bodies)")
    value, markup = body
    parts = _marked_up(value, name) if markup else _plain(value)
    stated = _headline(item) or ""
    headline = " ".join(re.sub(r"<[^<>]+>", "", stated).split())
    if headline and not any(plain(words) == plain(headline) for words, _ in parts[:3]):
        parts.insert(0, (headline, BlockRole.HEADLINE))
    text, paragraphs, hints = stitch([(without_surrogates(words), role) for words, role in parts])
    if not any(c.isalnum() for words, role in parts for c in words if role is not BlockRole.HEADLINE):
        raise UnreadableError(f"{name}: the ninjs item has an empty body")
    return Draft(
        text=text,
        title=without_surrogates(headline) if headline else None,
        byline=_byline(item),
        published=_string(item, "firstcreated", "firstCreated", "contentcreated", "contentCreated"),
        modified=_string(item, "versioncreated", "versionCreated"),
        encoding=decoded.encoding,
        hints=hints,
        origin=SourceMap.of_json(decoded.text, [(stated, "<" in stated), body]).locate(text, paragraphs),
        notes=(*decoded.notes, *_remarks(item)),
    )


def _parse(text: str, name: str) -> dict[str, Any]:
    depth = deepest = 0
    for token in _TOKEN.finditer(text):
        first = token.group()[0]
        depth += (first in "[{") - (first in "]}")
        deepest = max(deepest, depth)
    if deepest > limits().json_depth:
        raise TooLargeError(f"{name}: the JSON is nested {deepest} levels deep; the limit is {limits().json_depth}")
    try:
        item = json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        raise UnreadableError(f"{name}: broken JSON, line {error.lineno} column {error.colno}: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"{name}: broken JSON ({' '.join(str(error).split())[:100]})") from error
    if not isinstance(item, dict):
        raise UnreadableError(f"{name}: this JSON is not ninjs (it is a {type(item).__name__}, not an object)")
    return item


def _body(item: dict[str, Any]) -> tuple[str, bool] | None:
    """The best of the item's bodies and whether it is marked up, or None where the item has none at all."""
    bodies = item.get("bodies")
    choices: list[tuple[int, str, bool]] = []
    if isinstance(bodies, list):
        for body in bodies:
            value = body.get("value") if isinstance(body, dict) else None
            if isinstance(value, str):
                kind = str(body.get("contenttype") or body.get("contentType") or "").lower()
                short = str(body.get("role") or "").lower().endswith(_SHORT_ROLES)
                markup = kind in _PREFERRED_MARKUP or (kind not in _PREFERRED_TEXT and bool(_MARKUP.search(value)))
                choices.append((2 * short + markup, value, markup))
    for key, value in item.items():
        if key.startswith("body_") and isinstance(value, str):
            short = key.removeprefix("body_").lower().endswith(_SHORT_ROLES)
            choices.append(
                (2 * short + (key != "body_text"), value, key != "body_text" and bool(_MARKUP.search(value)))
            )
    if not choices:
        return None
    filled = [c for c in choices if c[1].strip()] or choices
    _, value, markup = min(filled, key=lambda c: c[0])
    return value, markup


def _plain(value: str) -> list[Part]:
    return [(value[s.start : s.end], None) for s in split_paragraphs(value)]


def _marked_up(value: str, name: str) -> list[Part]:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    from onrecord.read.html_size import check_source, measured
    from onrecord.read.html_text import paragraphs_of

    check_source(value, name)
    try:
        bare = re.sub(r"\A\s*<\?xml[^>]*\?>", "", value)
        page = document_fromstring(bare, parser=HTMLParser(huge_tree=True))
        return paragraphs_of(measured(page, name))
    except (etree.LxmlError, ValueError, RecursionError) as error:
        raise UnreadableError(
            f"{name}: the body's XHTML cannot be read ({' '.join(str(error).split())[:100]})"
        ) from error


def _headline(item: dict[str, Any]) -> str | None:
    """The main headline as the item has it, perhaps with markup."""
    headlines = item.get("headlines")
    if isinstance(headlines, list):
        values = [h for h in headlines if isinstance(h, dict) and _string(h, "value")]
        main = [h for h in values if str(h.get("role") or "").lower() in ("", "main", "headline", "title", "default")]
        if values:
            return str((main or values)[0]["value"])
    words = _string(item, "headline", "title", "name")
    return words or next((_string(item, key) for key in item if key.startswith("headline_")), None)


def _byline(item: dict[str, Any]) -> str | None:
    words = _string(item, "byline", "by")
    if words is None and isinstance(by := item.get("by"), list):
        named = [b.get("name") or b.get("value") if isinstance(b, dict) else b for b in by]
        words = ", ".join(n for n in named if isinstance(n, str)) or None
    return re.sub(r"^[Bb][Yy] ", "", " ".join(words.split())) if words else None


def _string(item: dict[str, Any], *keys: str) -> str | None:
    return next((item[k] for k in keys if isinstance(item.get(k), str) and item[k].strip()), None)


def _remarks(item: dict[str, Any]) -> tuple[str, ...]:
    """What the desk should know of the item: embargoes and withdrawn stories."""
    notes = []
    if embargo := _string(item, "embargoed", "embargoedUntil", "embargoeduntil"):
        notes.append(f"embargoed until {embargo}")
    status = _string(item, "pubstatus", "pubStatus")
    if status is not None and status.lower() in ("withheld", "canceled", "cancelled"):
        notes.append(f"publication status: {status}")
    return tuple(notes)
