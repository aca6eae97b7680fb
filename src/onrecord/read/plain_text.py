"""Plain text: the story is the file itself, character for character; allowances in it are not read as its words."""

from __future__ import annotations

from onrecord.read.allowances import BRACKETS, take_out
from onrecord.read.decoding import decode, without_surrogates
from onrecord.read.draft import Draft
from onrecord.read.formats import reader


@reader("text", suffixes=(".txt", ".text"))
def read_plain_text(data: bytes, name: str) -> Draft:
    """The decoded file, with nothing trimmed, added or translated; a UTF-8 byte order mark stays as U+FEFF."""
    decoded = decode(data, name=name)
    return text_draft(decoded.text, encoding=decoded.encoding, notes=decoded.notes)


def text_draft(
    text: str, *, title: str | None = None, encoding: str | None = None, notes: tuple[str, ...] = ()
) -> Draft:
    """The draft of a plain text. Lone surrogates become U+FFFD, so that it can be written out; offsets do not move."""
    whole = without_surrogates(text)
    bare, marks = take_out(whole, BRACKETS)
    return Draft(text=bare, title=title, encoding=encoding, notes=notes, marks=marks, whole=whole)
