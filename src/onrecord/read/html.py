"""HTML pages: the body by trafilatura, headline and facts from the page, each stretch with its place in the source."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from onrecord.errors import UnreadableError
from onrecord.model import BlockRole
from onrecord.read.allowances import COMMENTS
from onrecord.read.decoding import decode
from onrecord.read.draft import Draft, stitch
from onrecord.read.formats import reader
from onrecord.read.opening import plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from onrecord.read.html_meta import PageFacts

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*+=\s*+[\"']?\s*+([\w:-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:-]+)", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]*\?>")
_BLOCKS = frozenset({"p", "head", "item", "cell", "quote", "code", "list", "table", "row", "fw", "ab", "div", "figure"})
_TAG_ROLES = {"head": BlockRole.SUBHEAD, "item": BlockRole.BODY, "cell": BlockRole.BODY}
_STANDFIRST_CLASS = re.compile(
    r"(?:^|[\s_-])(?:standfirst|dek|deck|subtitle|sub-?headline|summary|article-intro|strapline)", re.I
)
_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])(?:caption|cutline|photo-?credit|image-?credit|wp-caption-text)", re.I)
_BYLINE_CLASS = re.compile(r"(?:^|[\s_-])(?:byline|author-?name|article-?author)(?:$|[\s_-])", re.I)
_DROPPED_ELEMENTS = (
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "footer",
    "header",
    "aside",
    "form",
    "head",
    "button",
)

Part = tuple[str, BlockRole | None]


def _looks_like_html(data: bytes) -> bool:
    head = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return bool(
        re.match(
            rb"(?:<\?xml[^>]*>\s*+)?(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+"
            rb"<(?:!doctype html|html|head|body|article|main|div|p|h1)\b",
            head,
            re.S,
        )
    )


@reader("html", suffixes=(".html", ".htm", ".xhtml"), recognise=_looks_like_html)
def read_html(data: bytes, name: str) -> Draft:
    """The headline and body of a page; menus, advertisements and the like are left to trafilatura to drop."""
    declared = _CHARSET.search(data[:4096]) or _XML_ENCODING.search(data[:200])
    decoded = decode(data, name=name, declared=declared.group(1).decode("ascii") if declared else None)
    return html_draft(decoded.text, name=name, encoding=decoded.encoding, notes=decoded.notes)


def html_draft(source: str, *, name: str, encoding: str | None = None, notes: tuple[str, ...] = ()) -> Draft:
    """The draft of a page whose source is already text."""
    from onrecord.read.html_allowances import html_marks
    from onrecord.read.html_meta import PageFacts, page_facts
    from onrecord.read.html_size import check_source, measured
    from onrecord.read.source_map import SourceMap

    read = COMMENTS.sub("", source)
    check_source(read, name)
    try:
        page = _parse(read)
        if page is not None:
            measured(page, name)
        facts = page_facts(page) if page is not None else PageFacts()
        parts, how = _body(read, page, facts)
    except RecursionError as error:
        raise UnreadableError(f"{name}: the page's elements are nested too deeply") from error
    if page is None or not any(c.isalnum() for words, _ in parts for c in words):
        raise UnreadableError(f"{name}: the page holds no story text")
    title = _displayed_headline(page, parts, facts)
    known = _known_roles(page)
    parts = [(words, role or known.get(plain(words))) for words, role in parts]
    if title is not None:
        first = next((i for i, (words, _) in enumerate(parts[:6]) if plain(words) == plain(title)), None)
        if first is None:
            parts.insert(0, (title, BlockRole.HEADLINE))
        else:
            parts[first] = (parts[first][0], BlockRole.HEADLINE)
    text, paragraphs, hints = stitch(parts)
    origin = SourceMap.of_html(source).locate(text, paragraphs)
    return Draft(
        text=text,
        title=title,
        byline=facts.byline or _byline(page),
        published=facts.published,
        modified=facts.modified,
        encoding=encoding,
        paragraphs=None,
        hints=hints,
        origin=origin,
        notes=(*notes, *how),
        marks=html_marks(source, origin, text),
    )


def _parse(source: str) -> HtmlElement | None:
    """The page as lxml reads it, or None where there is nothing to read."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:
        # A huge tree is one without the parser's own limits, beyond which it would drop the rest in silence
        page = document_fromstring(_XML_DECLARATION.sub("", source), parser=HTMLParser(huge_tree=True))
    except (etree.LxmlError, ValueError):
        return None
    return page


def _body(source: str, page: HtmlElement | None, facts: PageFacts) -> tuple[list[Part], tuple[str, ...]]:
    """The body's paragraphs, with a note where they were not found in the ordinary way."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    extracted = trafilatura.bare_extraction(
        _XML_DECLARATION.sub("", source),
        include_comments=False,
        include_tables=True,
        include_images=False,
        with_metadata=False,
    )
    body = getattr(extracted, "body", None)
    parts = _parts(body) if body is not None else []
    if parts:
        return parts, ()
    if page is not None and (parts := _all_text(page)):
        return parts, ("no article was recognised in the page; all of its text was taken",)
    if facts.body:
        paragraphs = [" ".join(p.split()) for p in re.split(r"\n\s*\n|\n", facts.body)]
        return [(p, None) for p in paragraphs if p], ("the text was taken from the page's JSON-LD",)
    return [], ()


def _parts(body: Any) -> list[Part]:
    """The paragraphs of trafilatura's tree, with headings known as such."""
    parts: list[Part] = []
    words: list[str] = []

    def close(role: BlockRole | None = None) -> None:
        lines = (" ".join(line.split()) for line in "".join(words).split("\n"))
        paragraph = "\n".join(line for line in lines if line)
        words.clear()
        if paragraph:
            parts.append((paragraph, role))

    def walk(element: Any) -> None:
        block = element.tag in _BLOCKS
        role = _TAG_ROLES.get(element.tag)
        if block:
            close()
        if element.tag == "lb":
            words.append("\n")
        words.append(re.sub(r"[\t\r\n ]+", " ", element.text or ""))
        for child in element:
            if isinstance(child.tag, str):
                walk(child)
            words.append(re.sub(r"[\t\r\n ]+", " ", child.tail or ""))
        if block:
            close(role)

    walk(body)
    close()
    return parts


def _all_text(page: HtmlElement) -> list[Part]:
    """Every visible paragraph of a page too small or odd for extraction."""
    from lxml import etree

    from onrecord.read.html_text import paragraphs_of

    root = page.find("body")
    root = page if root is None else root
    copy = etree.fromstring(etree.tostring(root, encoding="unicode"), parser=etree.HTMLParser())
    if copy is None:
        return []
    etree.strip_elements(copy, *_DROPPED_ELEMENTS, with_tail=False)
    return paragraphs_of(copy)


def _content(element: HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def _displayed_headline(page: HtmlElement, parts: list[Part], facts: PageFacts) -> str | None:
    """The headline as the page shows it: the h1 that agrees with the page's facts, else the only or first h1."""
    headings = [h for h in map(_content, page.iter("h1")) if h]
    stated = plain(facts.headline or "")
    agreeing = [h for h in headings if stated and (plain(h) in stated or stated in plain(h))]
    in_body = [h for h in headings if any(plain(h) == plain(words) for words, _ in parts[:6])]
    best = next(iter(agreeing or in_body), None) or (headings[0] if len(headings) == 1 else None)
    return best or facts.headline or next(iter(headings), None)


def _known_roles(page: HtmlElement) -> dict[str, BlockRole]:
    """What the page's own markup says of stretches of text, by their plain words."""
    roles: dict[str, BlockRole] = {}
    for element in page.iter("p", "div", "span", "h2", "figcaption", "address", "em", "small"):
        label = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        if element.tag == "figcaption" or _CAPTION_CLASS.search(label):
            role = BlockRole.CAPTION
        elif _BYLINE_CLASS.search(label):
            role = BlockRole.BYLINE
        elif _STANDFIRST_CLASS.search(label):
            role = BlockRole.STANDFIRST
        else:
            continue
        words = _content(element)
        if words and len(words) < 700:
            roles.setdefault(plain(words), role)
        if role is BlockRole.CAPTION:
            for child in element:
                if isinstance(child.tag, str) and len(_content(child)) > 15:
                    roles.setdefault(plain(_content(child)), role)
    return roles


def _byline(page: HtmlElement) -> str | None:
    """A byline that the page shows without stating it in its head."""
    for element in page.iter("p", "div", "span", "a", "address"):
        label = f"{element.get('class') or ''} {element.get('rel') or ''} {element.get('itemprop') or ''}"
        if _BYLINE_CLASS.search(label) or element.get("rel") == "author" or element.get("itemprop") == "author":
            words = re.sub(r"^[Bb][Yy]:? ", "", _content(element))
            if 3 < len(words) < 120:
                return words
    return None
