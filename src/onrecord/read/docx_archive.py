"""The archive that a Word file is, looked at before any of it is unpacked, and what in it is not for a reader of text.

Nothing here or later unpacks a part to the disk, follows a reference out of the file, or runs what is in it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.errors import TooLargeError, UnreadableError
from onrecord.read.limits import SMALL_PART_BYTES, limits
from onrecord.read.magic import describe

if TYPE_CHECKING:
    from docx.document import Document

MAIN_PART = "word/document.xml"
_NO_MATTER = ("/hyperlink",)
"""Kinds of references out of the file that every story has."""


def check_archive(data: bytes, name: str) -> None:
    """Refuses what is no Word document, or unpacks to more than a story could hold."""
    kind = describe(data)
    if kind == "an old Office file":
        raise UnreadableError(f"{name}: this is an old Word file or one with a password; save it as .docx without one")
    if kind != "a zip archive":
        raise UnreadableError(f"{name}: this is not a Word document ({kind or 'the file is no zip archive'})")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableError(f"{name}: the Word document is damaged ({error})") from error
    _check_names(parts, name)
    _check_sizes(parts, name)


def _check_names(parts: Sequence[zipfile.ZipInfo], name: str) -> None:
    """Refuses two parts of one name, of which programs take now one, now the other, and names that lead elsewhere."""
    names = [part.filename for part in parts]
    if MAIN_PART not in names:
        raise UnreadableError(f"{name}: this is not a Word document ({MAIN_PART} is missing)")
    if len({one.casefold() for one in names}) < len(names):
        raise UnreadableError(f"{name}: the Word document is damaged (two of its parts have the same name)")
    # The name as it stands in the archive: zipfile has a slash for the backslashes of Windows
    if any(one.startswith("/") or "\\" in one or ".." in one.split("/") for p in parts for one in (p.orig_filename,)):
        raise UnreadableError(f"{name}: the Word document is damaged (a part has a name that leads out of the file)")
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError(f"{name}: the Word document has a password; save it as .docx without one")


def _check_sizes(parts: Sequence[zipfile.ZipInfo], name: str) -> None:
    """Refuses what would fill the memory. The sizes stated are binding: zipfile unpacks no part beyond its own."""
    most = limits()
    if len(parts) > most.docx_parts:
        raise TooLargeError(f"{name}: the Word document has {len(parts):,} parts; the limit is {most.docx_parts:,}")
    for part in parts:
        bomb = part.file_size > SMALL_PART_BYTES and part.file_size > most.docx_ratio * max(1, part.compress_size)
        if bomb or (part.filename.endswith((".xml", ".rels")) and part.file_size > most.docx_part_bytes):
            raise TooLargeError(
                f"{name}: {part.filename} unpacks to {part.file_size / 1e6:.0f} MB, too large for a story"
            )
    if sum(part.file_size for part in parts) > most.docx_unpacked_bytes:
        raise TooLargeError(f"{name}: the Word document unpacks to more than {most.docx_unpacked_bytes / 1e6:.0f} MB")


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
