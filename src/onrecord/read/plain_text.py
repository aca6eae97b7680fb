"""Plain text: the story is the file itself, character for character."""

from __future__ import annotations

from onrecord.read.decoding import decode
from onrecord.read.draft import Draft
from onrecord.read.formats import reader


@reader("text", suffixes=(".txt", ".text"))
def read_plain_text(data: bytes, name: str) -> Draft:
    """The decoded file, with nothing trimmed, added or translated; a UTF-8 byte order mark stays as U+FEFF."""
    decoded = decode(data, name=name)
    return Draft(text=decoded.text, encoding=decoded.encoding, notes=decoded.notes)
