"""Markdown: the text is the file as it stands; its marks are kept out of the blocks as far as a span can.

Heading marks, list and quotation marks at the head of a paragraph, emphasis around a whole paragraph, front matter,
comments, code, tables' rules, pictures and link definitions lie outside prose blocks. Links and emphasis inside a
paragraph stay where they are, since a block is one stretch of the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.model import BlockRole, Span
from onrecord.read.allowances import BRACKETS_AND_COMMENTS, take_out
from onrecord.read.captions import is_caption
from onrecord.read.datelines import is_byline
from onrecord.read.decoding import decode
from onrecord.read.draft import Draft, Hint
from onrecord.read.formats import reader
from onrecord.read.paragraphs import trimmed

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_FRONT_MATTER = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(.*?\r?\n)??(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_-]+)[ \t]*[:=][ \t]*(\S(?:.*\S)?)[ \t]*\r?$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(?=\S)")
_HEADING_END = re.compile(r"(?<![ \t])(?:[ \t]++#++)?(?:[ \t]*+\{[#.][^}]{0,200}\})?[ \t]*+\Z")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*\Z")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_MARK = re.compile(r"[ \t]*(?:>[ \t]?|[-*+•][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,3}[.)][ \t]+)+")
_NEW_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+\S")
_ASIDE = re.compile(
    r"[ \t]*+(?:\[[^\]\n]+\]:[ \t]*\S.*|!\[[^\]\n]*\]\([^)\n]*\)(?:\{[^}]*\})?|\[!\[[^\n]*\]\([^)\n]{0,500}\)"
    r"|</?[a-zA-Z][^>\n]*>"
    r"|\{[{%].*[%}]\}|(?=[ \t:|-]*?-{3})[ \t:|-]++)[ \t]*\Z"
)
_INDENTED_CODE = re.compile(r"(?: {4}|\t)\S")
_INLINE = re.compile(
    r"\[([^\]\n]{0,300})\]\([^)\n]{0,500}\)|(?<!\w)(?:\*{1,3}|_{1,3})(\S(?:.{0,300}?\S)?)(?:\*{1,3}|_{1,3})(?!\w)"
)
"""A link or emphasis; its words are the one group that matched."""
_EMPHASIS = ("***", "___", "**", "__", "*", "_")
_TITLE_FIELDS = ("title", "headline")
_BYLINE_FIELDS = ("author", "byline", "by", "authors")
_PUBLISHED_FIELDS = ("date", "published", "pubdate")
_MODIFIED_FIELDS = ("modified", "updated", "lastmod", "last_modified")


@dataclass(slots=True)
class _Parts:
    """What has been found so far; ``open`` is the paragraph being read."""

    paragraphs: list[Span] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)
    open: list[Span] = field(default_factory=list)
    open_role: BlockRole | None = None

    def close(self) -> None:
        if self.open:
            span = Span(self.open[0].start, self.open[-1].end)
            self.open = []
            self.add(span, self.open_role)
            self.open_role = None

    def add(self, span: Span, role: BlockRole | None = None) -> None:
        self.close()
        if span.end > span.start:
            self.paragraphs.append(span)
            if role is not None:
                self.hints.append(Hint(span, role))


def _looks_like_markdown(data: bytes) -> bool:
    """Text without a suffix is taken for Markdown where it opens with front matter or a first-rank heading."""
    head = data[:400].removeprefix(b"\xef\xbb\xbf")
    return bool(re.match(rb"(?:---\r?\n[A-Za-z_-]+[ \t]*:|# \S)", head))


@reader("markdown", suffixes=(".md", ".markdown"), recognise=_looks_like_markdown)
def read_markdown(data: bytes, name: str) -> Draft:
    """The decoded file as it stands, with its paragraphs, headings and front matter told apart."""
    decoded = decode(data, name=name)
    text, marks = take_out(decoded.text, BRACKETS_AND_COMMENTS)
    front = _FRONT_MATTER.match(text)
    fields = {k.lower(): v.strip("\"' []") for k, v in _FIELD.findall(front.group(2) or "")} if front else {}
    parts = _Parts()
    if front:
        parts.add(trimmed(text, front.start(), front.end()), BlockRole.FURNITURE)
    start = front.end() if front else 0
    bare = _COMMENT.sub(lambda m: re.sub(r"[^\r\n]", " ", m.group()), text[start:])
    _split(text, text[:start] + bare, start, parts)
    comments = [Span(start + m.start(), start + m.end()) for m in _COMMENT.finditer(text[start:])]
    heading = next((h.span for h in parts.hints if h.role is BlockRole.HEADLINE), None)
    return Draft(
        text=text,
        title=_INLINE.sub(r"\1\2", " ".join(heading.of(text).split())) if heading else _first(fields, _TITLE_FIELDS),
        byline=_first(fields, _BYLINE_FIELDS),
        published=_first(fields, _PUBLISHED_FIELDS),
        modified=_first(fields, _MODIFIED_FIELDS),
        encoding=decoded.encoding,
        paragraphs=tuple(_around(text, parts.paragraphs, comments)),
        hints=tuple(parts.hints),
        notes=decoded.notes,
        marks=marks,
        whole=decoded.text,
    )


def _around(text: str, paragraphs: list[Span], comments: list[Span]) -> list[Span]:
    """The paragraphs, each cut in two at a comment inside it."""
    cut: list[Span] = []
    for paragraph in paragraphs:
        start = paragraph.start
        for comment in comments:
            if start < comment.start and comment.end < paragraph.end:
                cut.append(trimmed(text, start, comment.start))
                start = comment.end
        cut.append(trimmed(text, start, paragraph.end))
    return cut


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((fields[n] for n in names if fields.get(n)), None)


def _split(text: str, bare: str, start: int, parts: _Parts) -> None:
    """Finds paragraphs and headings in ``bare``, the text with comments blanked out; spans are those of ``text``."""
    fence: str | None = None
    code_start = 0
    for match in _LINE.finditer(bare, start):
        line = match.group().rstrip("\r\n")
        here = trimmed(bare, match.start(), match.start() + len(line))
        if fence is not None:
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                parts.add(trimmed(text, code_start, match.start() + len(line)), BlockRole.FURNITURE)
                fence = None
            continue
        if opening := _FENCE.match(line):
            parts.close()
            fence, code_start = opening.group(1), match.start()
            continue
        _read_line(bare, line, match.start(), here, parts)
    if fence is not None:
        parts.add(trimmed(text, code_start, len(text)), BlockRole.FURNITURE)
    parts.close()


def _read_line(bare: str, line: str, at: int, here: Span, parts: _Parts) -> None:
    """Takes one line outside code into the parts."""
    if here.start == here.end:
        parts.close()
    elif heading := _HEADING.match(line):
        end = _HEADING_END.search(line)
        span = _without_emphasis(bare, trimmed(bare, at + heading.end(), at + (end.start() if end else len(line))))
        parts.add(span, BlockRole.HEADLINE if len(heading.group(1)) == 1 else BlockRole.SUBHEAD)
    elif parts.open and len(parts.open) <= 2 and (underline := _UNDERLINE.match(line)):
        span = Span(parts.open[0].start, parts.open[-1].end)
        parts.open, parts.open_role = [], None
        parts.add(span, BlockRole.HEADLINE if underline.group(1)[0] == "=" else BlockRole.SUBHEAD)
    elif _RULE.match(line):
        parts.close()
    elif _ASIDE.match(line) or (not parts.open and _INDENTED_CODE.match(line) and not _NEW_ITEM.match(line)):
        parts.add(here, BlockRole.FURNITURE)
    else:
        _read_prose(bare, line, at, here, parts)


def _read_prose(bare: str, line: str, at: int, here: Span, parts: _Parts) -> None:
    """Takes a line of prose: it goes on with the open paragraph, unless it is an item or a byline or caption."""
    mark = _MARK.match(line)
    if not parts.open or _NEW_ITEM.match(line):
        parts.close()
        start = at + mark.end() if mark else here.start
        here = trimmed(bare, start, here.end)
        if here.start == here.end:
            return
        parts.open_role = BlockRole.BODY if _NEW_ITEM.match(line) else None
    alone = _without_emphasis(bare, here)
    words = bare[alone.start : alone.end]
    if alone != here or is_byline(words) or is_caption(words, in_head=False):
        parts.add(alone)
    elif line.lstrip().startswith("|"):
        parts.add(trimmed(bare, here.start + 1, here.end - line.rstrip().endswith("|")))
    else:
        parts.open.append(here)


def _without_emphasis(text: str, span: Span) -> Span:
    """The span without emphasis marks that enclose all of it."""
    for mark in _EMPHASIS:
        size = len(mark)
        words = text[span.start : span.end]
        if len(words) > 2 * size and words.startswith(mark) and words.endswith(mark) and mark not in words[size:-size]:
            return trimmed(text, span.start + size, span.end - size)
    return span
