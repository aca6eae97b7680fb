"""Word files: tracked changes, styles, what is left out, and the place of every character."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Article, BlockRole
from onrecord.read import read_bytes, read_story

FORMATS = Path(__file__).parents[2] / "fixtures" / "formats"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(document: Document) -> Article:
    out = io.BytesIO()
    document.save(out)
    return read_bytes(out.getvalue(), name="x.docx")


def paragraph(document: Document, inner: str, properties: str = "") -> Any:
    """Adds a paragraph written as WordprocessingML."""
    element = parse_xml(f"<w:p {nsdecls('w')}><w:pPr>{properties}</w:pPr>{inner}</w:p>")
    document.element.body.insert_element_before(element, "w:sectPr")
    return element


def run(words: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'


def change(kind: str, inner: str) -> str:
    return f'<w:{kind} w:id="1" w:author="J" w:date="2026-03-03T10:00:00Z">{inner}</w:{kind}>'


def check_places(article: Article, data: Document) -> None:
    """Every character stands in the file where the article says."""
    paragraphs = list(data.element.body.iter(f"{W}p"))
    for block in article.blocks:
        for offset in range(*block.span):
            if article.text[offset] == "\n":
                continue
            place = article.place(offset)
            assert place.paragraph is not None
            assert place.run is not None
            assert place.offset is not None
            runs = list(paragraphs[place.paragraph].iter(f"{W}r"))
            assert docx.text.run.Run(runs[place.run], None).text[place.offset] == article.text[offset]  # type: ignore[arg-type]


def test_tracked_changes_are_accepted_and_comments_left_out() -> None:
    article = read_story(FORMATS / "ferry.docx")
    assert "the town could not pay for a new boat" in article.text
    assert "village" not in article.text
    assert "on the record?" not in article.text
    assert "DRAFT" not in article.text
    assert article.notes == ("2 tracked changes accepted", "1 comment left out")


def test_every_character_is_found_in_its_run() -> None:
    check_places(read_story(FORMATS / "ferry.docx"), docx.Document(str(FORMATS / "ferry.docx")))


def test_moves_hyperlinks_fields_and_breaks() -> None:
    document = docx.Document()
    paragraph(
        document,
        run("The mayor ")
        + change("moveFrom", run("said "))
        + f'<w:hyperlink w:anchor="x">{run("of Harwick ")}</w:hyperlink>'
        + change("moveTo", run("said "))
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK x</w:instrText></w:r>'
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("no")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
        + "<w:r><w:t>.</w:t><w:br/><w:t>Twice.</w:t><w:tab/><w:noBreakHyphen/></w:r>",
    )
    article = read(document)
    assert article.text == "The mayor of Harwick said no.\nTwice.\t-"
    assert article.notes == ("2 tracked changes accepted", "hidden text left out")
    check_places(article, document)


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    document = docx.Document()
    paragraph(document, run("The mayor said "), f"<w:rPr>{change('del', '')}</w:rPr>")
    paragraph(document, run("no to the plan."))
    paragraph(document, change("del", run("Gone.", "delText")))
    article = read(document)
    assert article.text == "The mayor said no to the plan."
    check_places(article, document)


def test_tables_lists_and_text_boxes() -> None:
    document = docx.Document()
    document.add_paragraph("The mayor said no to the plan on Monday.")
    table = document.add_table(rows=2, cols=2)
    for number, cell in enumerate(c for row in table.rows for c in row.cells):
        cell.text = f"Cell {number}"
    row = table.rows[1]._tr
    row.get_or_add_trPr().append(OxmlElement("w:del"))
    document.add_paragraph("A thing to do", style="List Bullet")
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Pulled quote</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    paragraph(document, run("Nobody was surprised.") + box)
    article = read(document)
    assert article.text == (
        "The mayor said no to the plan on Monday.\n\nCell 0\n\nCell 1\n\nA thing to do\n\nNobody was surprised."
    )
    assert article.notes == ("text boxes left out",)
    check_places(article, document)


def test_styles_tell_parts() -> None:
    document = docx.Document()
    document.styles.add_style("Post Headline", 1)
    document.styles.add_style("Our Own", 1).base_style = document.styles["Caption"]
    document.add_paragraph("Berth to close.", style="Post Headline")
    document.add_paragraph("The crews want their say before the vote.", style="Subtitle")
    document.add_paragraph("The mayor said no to the plan on Monday.")
    document.add_paragraph("A view of the berth", style="Our Own")
    document.add_heading("What comes next", level=2)
    document.add_paragraph("Nobody was surprised by it.")
    article = read(document)
    assert [b.role.value for b in article.blocks] == ["headline", "standfirst", "body", "caption", "subhead", "body"]
    assert article.title == "Berth to close."


def test_a_first_heading_is_the_headline() -> None:
    document = docx.Document()
    document.add_heading("Berth to close", level=1)
    document.add_paragraph("The mayor said no to the plan on Monday.")
    assert read(document).blocks[0].role is BlockRole.HEADLINE


def test_footnotes_are_left_out() -> None:
    document = docx.Document()
    paragraph(document, run("The mayor said no.") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    assert read(document).notes == ("1 footnote left out",)


PIECES = st.tuples(
    st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="\x85"), min_size=1, max_size=12),
    st.sampled_from(["plain", "ins", "del", "moveFrom", "moveTo", "link"]),
)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(PIECES, max_size=5), min_size=1, max_size=5))
def test_any_document_is_mapped_back(paragraphs: list[list[tuple[str, str]]]) -> None:
    document = docx.Document()
    for pieces in [[("The mayor said no.", "plain")], *paragraphs]:
        added = document.add_paragraph()
        for words, kind in pieces:
            new = OxmlElement("w:r")
            text = OxmlElement("w:delText" if kind == "del" else "w:t")
            text.set(qn("xml:space"), "preserve")
            text.text = words
            new.append(text)
            if kind == "plain":
                added._p.append(new)
                continue
            around = OxmlElement("w:hyperlink" if kind == "link" else f"w:{kind}")
            around.append(new)
            added._p.append(around)
    article = read(document)
    kept = "".join(w for pieces in paragraphs for w, kind in pieces if kind not in ("del", "moveFrom"))
    assert "".join(article.text.split()) == "".join(("The mayor said no." + kept).split())
    check_places(article, document)
