"""Word documents: the text as it reads with tracked changes accepted, without comments, notes, headers and footers."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from onrecord.errors import UnreadableError
from onrecord.model import BlockRole, OriginPiece, Place, Span
from onrecord.read.decoding import without_surrogates
from onrecord.read.docx_allowances import docx_marks
from onrecord.read.docx_archive import check_archive, remarks
from onrecord.read.docx_runs import Counts, ParagraphText, read_paragraphs
from onrecord.read.draft import Draft, Hint
from onrecord.read.formats import reader
from onrecord.read.magic import is_word

if TYPE_CHECKING:
    from docx.document import Document

_STYLE_ROLES: tuple[tuple[tuple[str, ...], BlockRole], ...] = (
    (("subtitle", "standfirst", "dek", "deck", "subheadline", "strapline"), BlockRole.STANDFIRST),
    (("title", "headline", "hed"), BlockRole.HEADLINE),
    (("byline", "author"), BlockRole.BYLINE),
    (("caption", "cutline", "photo credit", "credit"), BlockRole.CAPTION),
    (
        ("heading 1", "heading 2", "heading 3", "heading 4", "heading 5", "heading 6", "subhead", "crosshead"),
        BlockRole.SUBHEAD,
    ),
)
_NO_STORY_TITLES = ("document", "untitled", "microsoft word", "word document", "template")


@reader("docx", suffixes=(".docx",), recognise=is_word, binary=True)
def read_docx(data: bytes, name: str) -> Draft:
    """The main story of a Word file, each stretch with its paragraph, run and offset there."""
    check_archive(data, name)
    document = _open(data, name)
    try:
        return _draft(document)
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        # Parts of other kinds than their relationships say, or in a circle
        raise UnreadableError(f"{name}: the Word document is damaged (its parts do not fit together)") from error


def _draft(document: Document) -> Draft:
    counts = Counts()
    styles = _style_names(document)
    paragraphs = list(read_paragraphs(document.element.body, counts))
    text, hints, origin = _compose(paragraphs, styles)
    marks = docx_marks(document, origin, len(text))
    properties = document.core_properties
    title = None if any(h.role is BlockRole.HEADLINE for h in hints) else _stated_title(properties.title, text)
    return Draft(
        text=text,
        title=title,
        byline=None,
        published=None,
        modified=properties.modified.isoformat() if properties.modified else None,
        encoding=None,
        hints=hints,
        origin=origin,
        notes=(*_notes(counts, document, allowances=len(marks)), *remarks(document)),
        marks=marks,
    )


def _open(data: bytes, name: str) -> Document:
    """The document as python-docx has it: entities stay unresolved, and nothing outside the file is read."""
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        if document.element.body is None:
            raise ValueError("it has no body")
    except MemoryError:
        raise
    except Exception as error:  # zlib, lxml and python-docx raise many kinds on damaged archives
        raise UnreadableError(f"{name}: {_damage(error)}") from error
    if document.element.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError(f"{name}: the Word document is damaged (it declares a document type of its own)")
    return document


def _damage(error: Exception) -> str:
    """What to tell of an error of a library; its own words only where they are about the archive."""
    words = " ".join(str(error).strip("'\"").split())
    if "content type is" in words:
        if "macroEnabled" in words or "template" in words:
            return "this is a Word template or a file with macros; save the story as .docx"
        return "this is not a Word document (its main part is of another kind)"
    if "amplification" in words or "Excessive depth" in words:
        return "the Word document is damaged (its XML is nested too deeply or repeats itself without end)"
    shown = words.split(" (<string>")[0][:120] if not isinstance(error, RuntimeError | AttributeError) else ""
    return f"the Word document is damaged ({shown or type(error).__name__})"


def _style_names(document: Document) -> dict[str, list[str]]:
    """For each paragraph style its name and those of the styles it is based on, in lower case, by style id."""
    by_id: dict[str, Any] = {}
    try:
        for style in document.styles.element.style_lst:
            by_id[str(style.styleId)] = style
    except (AttributeError, KeyError):  # a document without a styles part
        return {}
    names: dict[str, list[str]] = {}
    for style_id in by_id:
        chain: list[str] = []
        current: str | None = style_id
        while current in by_id and len(chain) < 10:
            style = by_id[current]
            chain.append(str(style.name_val or "").lower())
            based_on = style.basedOn_val
            current = str(based_on) if based_on is not None else None
        names[style_id] = chain
    return names


def _role_of(style: str | None, styles: dict[str, list[str]]) -> BlockRole | None:
    for name in styles.get(style or "", [(style or "").lower()]):
        for words, role in _STYLE_ROLES:
            if any(name == word or (len(word) > 4 and word in name) for word in words):
                return role
    return None


def _compose(
    paragraphs: Iterable[ParagraphText], styles: dict[str, list[str]]
) -> tuple[str, tuple[Hint, ...], tuple[OriginPiece, ...]]:
    """The text with paragraphs apart by blank lines, the roles its styles tell, and where each run's words stand."""
    parts: list[str] = []
    hints: list[Hint] = []
    origin = [OriginPiece(span=Span(0, 0), place=Place(paragraph=0, run=0, offset=0))]
    length = 0
    begin: int | None = None
    style: str | None = None
    prose = False
    for paragraph in paragraphs:
        if begin is None:
            if not any(run.text.strip() for run in paragraph.runs):
                continue
            if parts:
                parts.append("\n\n")
                length += 2
            begin, style, prose = length, paragraph.style, paragraph.in_table or paragraph.in_list
        for run in paragraph.runs:
            span = Span(length, length + len(run.text))
            origin.append(OriginPiece(span=span, place=Place(paragraph=paragraph.number, run=run.number, offset=0)))
            parts.append(without_surrogates(run.text))
            length = span.end
        if paragraph.joins_next:
            continue
        role = _role_of(style, styles) or (BlockRole.BODY if prose else None)
        if role is not None and length > begin:
            hints.append(Hint(Span(begin, length), role))
        begin = None
    return "".join(parts), _one_headline(hints), tuple(origin)


def _one_headline(hints: list[Hint]) -> tuple[Hint, ...]:
    """Where no style says headline, a first-rank heading before everything else is it."""
    if not any(h.role is BlockRole.HEADLINE for h in hints) and hints and hints[0].role is BlockRole.SUBHEAD:
        first = hints[0]
        if first.span.start == 0:
            return (Hint(first.span, BlockRole.HEADLINE), *hints[1:])
    return tuple(hints)


def _stated_title(title: str | None, text: str) -> str | None:
    """The title in the file's properties, where it is that of the story: the text begins with it."""
    words = " ".join((title or "").split())
    if not words or words.lower().startswith(_NO_STORY_TITLES):
        return None
    return words if " ".join(text[: len(words) + 200].split()).startswith(words) else None


def _notes(counts: Counts, document: Document, *, allowances: int) -> Iterable[str]:
    changes = counts.insertions + counts.deletions
    if changes:
        yield f"{changes} tracked change{'s' if changes > 1 else ''} accepted"
    comments = len(document.element.body.xpath(".//w:commentReference")) - allowances
    if comments > 0:
        yield f"{comments} comment{'s' if comments > 1 else ''} left out"
    notes = len(document.element.body.xpath(".//w:footnoteReference | .//w:endnoteReference"))
    if notes:
        yield f"{notes} footnote{'s' if notes > 1 else ''} left out"
    if counts.hidden:
        yield "hidden text left out"
    if counts.text_boxes:
        yield "text boxes left out"
