"""The story as a Word document with a numbered mark behind each claim, and the rows in a table below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt, RGBColor

from onrecord.model import BlockRole, Report
from onrecord.report.html.plain import plain
from onrecord.report.word.package import Package
from onrecord.worksheet.marked import Paragraph, paragraphs
from onrecord.worksheet.rows import Row

SHOWN = ("No.", "Claim", "Categories", "Source", "Questions", "Status", "Evidence")
_WIDTHS = (1.1, 7.0, 3.2, 3.4, 6.6, 2.4, 3.3)


def marked_docx(report: Report, rows: Sequence[Row]) -> bytes:
    """The document as the bytes of a file; the same report gives the same document."""
    document = docx.Document()
    _stamp(document)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Cm(1.6)
    story = list(paragraphs(report, rows))
    if not any(paragraph.role is BlockRole.HEADLINE for paragraph in story):
        document.add_heading(plain(report.article.title or "(no title)"), level=1)
    for paragraph in story:
        _add(document, paragraph)
    document.add_heading("Claims", level=2)
    table = document.add_table(rows=1, cols=len(SHOWN), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
    for cell, name in zip(table.rows[0].cells, SHOWN, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for row in rows:
        values = {**row.known, **row.typed}
        for cell, name in zip(table.add_row().cells, SHOWN, strict=True):
            cell.text = "\n".join(plain(line) for line in str(values.get(name) or "").splitlines())
    for line in table.rows:
        for cell, width in zip(line.cells, _WIDTHS, strict=True):
            cell.width = Cm(width)
            for written in cell.paragraphs:
                for run in written.runs:
                    run.font.size = Pt(8)
    out = BytesIO()
    document.save(out)
    return Package(out.getvalue()).to_bytes(same_time=True)


def _add(document: docx.document.Document, paragraph: Paragraph) -> None:
    levels = {BlockRole.HEADLINE: 1, BlockRole.SUBHEAD: 2}
    level = levels.get(paragraph.role)
    added = document.add_heading(level=level) if level else document.add_paragraph()
    for piece in paragraph.pieces:
        run = added.add_run(plain(piece.words))
        run.italic = paragraph.role in (BlockRole.BYLINE, BlockRole.CAPTION, BlockRole.TAIL) or None
        for number in piece.numbers:
            mark = added.add_run(f"[{number}]")
            mark.font.superscript = True
            mark.font.color.rgb = RGBColor(0x1D, 0x5C, 0x96)


def _stamp(document: docx.document.Document) -> None:
    """Properties that say what made the document, and no date, so that the same story gives the same bytes."""
    properties = document.core_properties
    properties.author, properties.title = "onrecord", "Claims to check"
    properties.created = properties.modified = datetime(2000, 1, 1, tzinfo=UTC)
