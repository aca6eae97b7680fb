"""A clean Word file of a story that came in another format."""

from __future__ import annotations

import re
from io import BytesIO

from onrecord.model import Article, BlockRole, OriginPiece, Place, Span
from onrecord.report.clean import one_line
from onrecord.report.page import Page
from onrecord.report.paragraphs import paragraphs
from onrecord.report.word.package import Package

_STYLES = {
    BlockRole.HEADLINE: "Heading 1",
    BlockRole.STANDFIRST: "Subtitle",
    BlockRole.SUBHEAD: "Heading 2",
    BlockRole.CAPTION: "Caption",
}
_LINE = re.compile(r"[^\r\n]+")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""


def fresh_document(article: Article) -> tuple[bytes, tuple[OriginPiece, ...]]:
    """The story as a Word file, headline as heading, paragraph by paragraph; and where its words stand there."""
    import docx

    document = docx.Document()
    parts = list(paragraphs(article))
    origin: list[OriginPiece] = []
    first = 0
    if article.title and not any(part.role is BlockRole.HEADLINE for part in parts):
        document.add_paragraph(one_line(article.title, Page()), style=_STYLES[BlockRole.HEADLINE])
        first = 1
    for number, part in enumerate(parts, start=first):
        paragraph = document.add_paragraph(style=_STYLES.get(part.role) if part.role else None)
        lines = list(_LINE.finditer(article.text, *part.span))
        for run, line in enumerate(lines):
            words = _ILLEGAL.sub("\ufffd", line[0])
            paragraph.add_run(words + (" " if run + 1 < len(lines) else ""))
            origin.append(
                OriginPiece(span=Span(*line.span()), place=Place(paragraph=number, run=run, offset=0)),
            )
    properties = document.core_properties
    properties.title, properties.author, properties.comments = one_line(article.title, Page())[:255], "", ""
    out = BytesIO()
    document.save(out)
    return Package(out.getvalue()).to_bytes(same_time=True), tuple(origin)
