"""The paragraphs of a piece of HTML that is all story: ninjs bodies, and pages without a recognisable article."""

from __future__ import annotations

import re
from typing import Any

from onrecord.model import BlockRole

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "body",
        "html",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "q-block",
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "th",
        "caption",
        "figure",
        "figcaption",
        "pre",
        "hr",
        "address",
        "header",
        "hl1",
        "hl2",
        "media",
    ]
)
_HIDDEN = frozenset({"script", "style", "template", "noscript", "head", "title", "svg", "iframe", "object"})
_ROLES = {
    "h1": BlockRole.HEADLINE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), BlockRole.SUBHEAD),
    **dict.fromkeys(("li", "td", "th", "dt", "dd"), BlockRole.BODY),
    "figcaption": BlockRole.CAPTION,
}


def paragraphs_of(root: Any) -> list[tuple[str, BlockRole | None]]:
    """The paragraphs of an lxml tree in order, white space collapsed, with the roles that its elements tell.

    A ``br`` becomes a line end. Everything inside a ``figure`` is a caption.
    """
    parts: list[tuple[str, BlockRole | None]] = []
    words: list[str] = []

    def close(role: BlockRole | None) -> None:
        lines = (" ".join(line.split()) for line in "".join(words).split("\n"))
        paragraph = "\n".join(line for line in lines if line)
        words.clear()
        if paragraph:
            parts.append((paragraph, role))

    def walk(element: Any, role: BlockRole | None) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _HIDDEN:
            return
        inner = BlockRole.CAPTION if tag == "figure" else _ROLES.get(tag, role)
        if tag in _BLOCKS:
            close(role)
        if tag == "br":
            words.append("\n")
        words.append(re.sub(r"[\t\r\n ]+", " ", element.text or ""))
        for child in element:
            walk(child, inner)
            words.append(re.sub(r"[\t\r\n ]+", " ", child.tail or ""))
        if tag in _BLOCKS:
            close(inner)

    walk(root, None)
    close(None)
    return parts
