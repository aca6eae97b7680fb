"""The first bytes of files that are not text, and of text that is no story, with what to tell their owner."""

from __future__ import annotations

_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"BM\x00", "a bitmap image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"%PDF-", "a PDF file"),
    (b"{\\rtf", "an RTF file"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"SQLite format 3\x00", "a database"),
)

NOT_SUPPORTED: dict[str, str] = {
    ".doc": "Word 97-2003 documents (.doc) are not supported; save the story as .docx",
    ".dot": "Word templates (.dot) are not supported; save the story as .docx",
    ".docm": "Word files with macros (.docm) are not supported; save the story as .docx",
    ".rtf": "RTF files are not supported; save the story as .docx or .txt",
    ".odt": "OpenDocument files (.odt) are not supported; save the story as .docx",
    ".pages": "Pages files are not supported; export the story as .docx",
    ".pdf": "PDF files are not supported; use the text it was made from, or save it as .txt",
    ".epub": "EPUB files are not supported; save the story as .html or .txt",
    ".xml": "XML (NewsML, NITF) is not supported; save the story as ninjs JSON, .html or .txt",
    ".eml": "e-mail files are not supported; save the story as .txt",
    ".msg": "e-mail files are not supported; save the story as .txt",
}
"""What to tell the owner of a file whose suffix is known but not read."""


def describe(data: bytes) -> str | None:
    """What kind of file the first bytes show, as in "a PNG image", or None for what may be text."""
    if data[:4] == b"RIFF":
        return "a picture or sound file"
    if data[4:8] == b"ftyp":
        return "a video file"
    return next((kind for mark, kind in _MARKS if data.startswith(mark)), None)


def is_word(data: bytes) -> bool:
    """Whether the bytes are a zip archive with the main part of a Word document in it."""
    return data.startswith(b"PK\x03\x04") and b"word/document.xml" in data
