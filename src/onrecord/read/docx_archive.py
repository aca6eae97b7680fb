"""The archive that a Word file is, looked at before any of it is unpacked, and what in it is not for a reader of text.

Nothing here or later unpacks a part to the disk, follows a reference out of the file, or runs what is in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.errors import TooLargeError, UnreadableError
from onrecord.read.limits import limits
from onrecord.read.office_archive import Office, check_sizes, parts_of

if TYPE_CHECKING:
    from docx.document import Document

MAIN_PART = "word/document.xml"
_WORD = Office(
    no="this is not a Word document",
    the="the Word document",
    old="an old Word file",
    suffix=".docx",
    holds="story",
    main=MAIN_PART,
    damaged=UnreadableError,
    too_large=TooLargeError,
)
_NO_MATTER = ("/hyperlink",)
"""Kinds of references out of the file that every story has."""


def check_archive(data: bytes, name: str) -> None:
    """Refuses what is no Word document, or unpacks to more than a story could hold."""
    parts = parts_of(data, name, _WORD)
    most = limits()
    check_sizes(parts, name, _WORD, part_bytes=most.docx_part_bytes, unpacked_bytes=most.docx_unpacked_bytes)


def remarks(document: Document) -> Iterator[str]:
    """What the desk should know of a file that could do something in other programs."""
    package = document.part.package
    relations = list(package.iter_rels()) if package is not None else []
    kinds = [str(relation.reltype) for relation in relations]
    away = sum(r.is_external and not str(r.reltype).endswith(_NO_MATTER) for r in relations)
    if away:
        yield f"{away} reference{'s' if away > 1 else ''} to files elsewhere not followed"
    if any(kind.endswith("/vbaProject") for kind in kinds):
        yield "macros left out"
    objects = sum(kind.endswith(("/oleObject", "/package", "/control")) for kind in kinds)
    if objects:
        yield f"{objects} embedded object{'s' if objects > 1 else ''} left out"
