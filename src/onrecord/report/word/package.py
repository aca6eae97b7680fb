"""The package of a Word file, or of a workbook: a zip of parts, of which those that nobody changes stay as they are."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO
from typing import Any

from lxml import etree

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELS = f"{{{_PACKAGE}/relationships}}"
_TYPES = f"{{{_PACKAGE}/content-types}}"
_CONTENT_TYPES = "[Content_Types].xml"
_NEW = (1980, 1, 1, 0, 0, 0)
"""The time that a part made here bears, so that the same story gives the same bytes."""


class Package:
    """The parts of an office file by name."""

    def __init__(self, data: bytes) -> None:
        """Raises zipfile.BadZipFile or another error of the archive where the bytes are no sound zip."""
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self._infos = archive.infolist()
            self._parts = {info.filename: archive.read(info) for info in self._infos}
        self._comment = archive.comment

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is none of that name."""
        return self._parts.get(name)

    def put(self, name: str, data: bytes) -> None:
        """Change a part or add one."""
        self._parts[name] = data

    def xml(self, name: str) -> Any:
        """The root element of a part; raises KeyError where there is none."""
        return parse(self._parts[name])

    def put_xml(self, name: str, root: Any) -> None:
        """Change or add a part that is XML."""
        self.put(name, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

    def main_part(self) -> str:
        """The name of the part that holds the story of a Word file."""
        return self.related("", "officeDocument") or "word/document.xml"

    def related(self, name: str, kind: str) -> str | None:
        """The part to which a part (the package itself, where the name is empty) has a relationship of that kind."""
        rels = self._parts.get(_rels_of(name))
        for relationship in parse(rels) if rels else ():
            if relationship.get("Type", "").endswith(f"/{kind}") and relationship.get("TargetMode") != "External":
                return posixpath.normpath(posixpath.join("/", posixpath.dirname(name), relationship.get("Target")))[1:]
        return None

    def relate(self, name: str, kind: str, target: str, content_type: str) -> None:
        """Give a part a relationship to a new one of that content type."""
        rels = self._parts.get(_rels_of(name))
        plain: Any = {None: _RELS[1:-1]}
        root = parse(rels) if rels else etree.Element(f"{_RELS}Relationships", nsmap=plain)
        taken = {one.get("Id") for one in root}
        number = next(n for n in range(len(root) + 1, len(root) + len(taken) + 2) if f"rId{n}" not in taken)
        address = posixpath.relpath(f"/{target}", posixpath.join("/", posixpath.dirname(name)))
        etree.SubElement(
            root, f"{_RELS}Relationship", Id=f"rId{number}", Type=f"{RELATIONSHIPS}/{kind}", Target=address
        )
        self.put_xml(_rels_of(name), root)
        types = self.xml(_CONTENT_TYPES)
        if not any(one.get("PartName", "").casefold() == f"/{target}".casefold() for one in types):
            etree.SubElement(types, f"{_TYPES}Override", PartName=f"/{target}", ContentType=content_type)
        self.put_xml(_CONTENT_TYPES, types)

    def free_name(self, name: str) -> str:
        """The name, or one like it that no part has."""
        stem, suffix = posixpath.splitext(name)
        names, number = {part.casefold() for part in self._parts}, 1
        while name.casefold() in names:
            number += 1
            name = f"{stem}{number}{suffix}"
        return name

    def to_bytes(self, *, same_time: bool = False) -> bytes:
        """The file: its parts in their order, new ones at the end. With ``same_time`` all bear one fixed time."""
        out = BytesIO()
        old = {info.filename: info for info in self._infos}
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.comment = self._comment
            for name, data in self._parts.items():
                info = zipfile.ZipInfo(name, _NEW if same_time or name not in old else old[name].date_time)
                info.compress_type = old[name].compress_type if name in old else zipfile.ZIP_DEFLATED
                info.external_attr = old[name].external_attr if name in old else 0o600 << 16
                archive.writestr(info, data)
        return out.getvalue()


def parse(data: bytes) -> Any:
    """The root element of some XML; entities are not resolved and nothing is fetched."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def _rels_of(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")
