"""Words of a story as Markdown shows them: as they are, with nothing in them that is markup."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from onrecord.report.clean import one_line
from onrecord.report.page import Page

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ACTIVE = re.compile(r"[\\`*_\[\]|~$]")
_AT_THE_START = re.compile(r"(\d{1,9})?([-+#=]|(?<=\d)[.)])")
_ADDRESS = re.compile(r"(?<=\w):(?=//)|(?<=www)\.", re.IGNORECASE)
_NOT_IN_ADDRESS = re.compile(
    r"[<>|\\`\s\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_HANDLE = re.compile(r"@(?=\w)")


def plain(words: str) -> str:
    """The words on one line, for any place in a Markdown file, tables included.

    Addresses do not become links and handles call nobody: where the words came from is not known.
    """
    text = "".join(_ENTITIES.get(sign, sign) for sign in one_line(words, Page()))
    text = _ACTIVE.sub(r"\\\g<0>", text)
    text = _ADDRESS.sub(lambda found: f"&#{ord(found[0])};", text)
    text = _HANDLE.sub("@&#8203;", text)
    begins = _AT_THE_START.match(text)
    return f"{text[: begins.start(2)]}\\{text[begins.start(2) :]}" if begins else text


def bold(words: str, before: str = "", after: str = "") -> str:
    """The Markdown in bold; as it is where its neighbours would keep the marks from working."""
    works = words and _begins(words[0], before[-1:]) and _begins(words[-1], after[:1])
    return f"**{words}**" if works else words


def link(words: str, url: str) -> str:
    """A link with these words; the address is the policy's."""
    target = _NOT_IN_ADDRESS.sub(lambda found: quote(found[0], safe="", errors="replace"), url)
    return f"[{plain(words)}](<{target}>)"


def table(headings: list[str], rows: list[list[str]], right: frozenset[int] = frozenset()) -> str:
    """A table of cells that are Markdown already; the columns in ``right`` are set to the right."""
    rule = ["---:" if index in right else "---" for index in range(len(headings))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (headings, rule, *rows))


def _begins(inner: str, outer: str) -> bool:
    """Whether marks between these two signs are read as marks: not where punctuation inside meets a letter outside."""
    return not _is_punctuation(inner) or not outer or outer.isspace() or _is_punctuation(outer)


def _is_punctuation(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"
