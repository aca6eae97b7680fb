"""The zip archive that a Word file or a worksheet is, looked at before any of it is unpacked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.errors import OnrecordError
from onrecord.read.limits import SMALL_PART_BYTES, limits
from onrecord.read.magic import describe

XML = (".xml", ".rels")
"""How the names of parts end that hold XML."""


@dataclass(frozen=True, slots=True)
class Office:
    """A kind of Office file: how messages speak of it, its main part, and the errors for what is wrong with one."""

    no: str
    the: str
    old: str
    suffix: str
    holds: str
    main: str
    damaged: type[OnrecordError]
    too_large: type[OnrecordError]


def parts_of(data: bytes, name: str, kind: Office) -> Sequence[zipfile.ZipInfo]:
    """The parts by the archive's own list; an error for what is no such archive, or has names that mislead."""
    seen = describe(data)
    if seen == "an old Office file":
        raise kind.damaged(f"{name}: this is {kind.old} or one with a password; save it as {kind.suffix} without one")
    if seen != "a zip archive":
        raise kind.damaged(f"{name}: {kind.no} ({seen or 'the file is no zip archive'})")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise kind.damaged(f"{name}: {kind.the} is damaged ({error})") from error
    _check_names(parts, name, kind)
    return parts


def _check_names(parts: Sequence[zipfile.ZipInfo], name: str, kind: Office) -> None:
    """Refuses two parts of one name, of which programs take now one, now the other, and names that lead elsewhere."""
    names = [part.filename for part in parts]
    if kind.main not in names:
        raise kind.damaged(f"{name}: {kind.no} ({kind.main} is missing)")
    if len({one.casefold() for one in names}) < len(names):
        raise kind.damaged(f"{name}: {kind.the} is damaged (two of its parts have the same name)")
    # The name as it stands in the archive: zipfile has a slash for the backslashes of Windows
    if any(one.startswith("/") or "\\" in one or ".." in one.split("/") for p in parts for one in (p.orig_filename,)):
        raise kind.damaged(f"{name}: {kind.the} is damaged (a part has a name that leads out of the file)")
    if any(part.flag_bits & 1 for part in parts):
        raise kind.damaged(f"{name}: {kind.the} has a password; save it as {kind.suffix} without one")


def check_sizes(
    parts: Sequence[zipfile.ZipInfo], name: str, kind: Office, *, part_bytes: int, unpacked_bytes: int
) -> None:
    """Refuses what would fill the memory. The sizes stated are binding: zipfile unpacks no part beyond its own."""
    most = limits()
    if len(parts) > most.docx_parts:
        raise kind.too_large(f"{name}: {kind.the} has {len(parts):,} parts; the limit is {most.docx_parts:,}")
    for part in parts:
        bomb = part.file_size > SMALL_PART_BYTES and part.file_size > most.docx_ratio * max(1, part.compress_size)
        if bomb or (part.filename.endswith(XML) and part.file_size > part_bytes):
            raise kind.too_large(
                f"{name}: {part.filename} unpacks to {part.file_size / 1e6:.0f} MB, too large for a {kind.holds}"
            )
    if sum(part.file_size for part in parts) > unpacked_bytes:
        raise kind.too_large(f"{name}: {kind.the} unpacks to more than {unpacked_bytes / 1e6:.0f} MB")
