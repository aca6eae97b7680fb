"""The archive that a workbook is, looked at before openpyxl makes anything of it.

openpyxl makes a cell of every place that a range covers, and as many as lie before the last one. So a file of a few
kilobytes may ask for more cells than any memory holds; what it asks for is counted here, while its parts stream by.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from onrecord.errors import UsageError
from onrecord.read.limits import Limits, limits
from onrecord.read.office_archive import XML, Office, check_sizes, parts_of

_WORKBOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_XLSX = Office(
    no="is no XLSX workbook",
    the="the workbook",
    old="an old Excel file",
    suffix=".xlsx",
    holds="worksheet",
    main=_WORKBOOK,
    damaged=UsageError,
    too_large=UsageError,
)
_MACROS = "is a file with macros, which would be lost; save the worksheet as .xlsx without them"
_CHUNK = 1 << 16
_DEPTH = 100
"""Elements in one another; the deepest of a chart has 30."""

_ROWS, _COLUMNS = 1_048_576, 16_384
"""What Excel has of them."""

_FORMULA = 8_192
"""Characters of a formula, as Excel allows them."""

_PER_CELL = 6
"""Elements that a cell may have on average: itself, its value, and the marks of style within its words."""

_COVERING = frozenset({"mergeCell", "hyperlink", "comment", "table"})
"""Elements for which openpyxl makes every cell of their range."""

_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Z]{1,3})\$?([1-9]\d{0,6}))?")
_XML_STARTS = (
    b"<",
    b" ",
    b"\n",
    b"\r",
    b"\t",
    b"\xef\xbb\xbf",
    b"\xfe\xff",
    b"\xff\xfe",
    b"\0<",
    b"\0\0\0<",
    b"Lo\xa7\x94",
)
"""How XML begins, in every encoding that a parser would take it for XML in."""


def check_workbook(data: bytes, name: str) -> int:
    """How many sheets the workbook names; UsageError in one line for what is none, is damaged, has macros, or asks for
    too much.
    """
    most = limits()
    if len(data) > most.xlsx_bytes:
        raise UsageError(f"{name}: is larger than any worksheet ({most.xlsx_bytes / 1e6:.0f} MB)")
    parts = parts_of(data, name, _XLSX)
    check_sizes(parts, name, _XLSX, part_bytes=most.xlsx_part_bytes, unpacked_bytes=most.xlsx_unpacked_bytes)
    if any(part.filename.casefold().endswith("vbaproject.bin") for part in parts):
        raise UsageError(f"{name}: {_MACROS}")
    seen = _Seen()
    first = [one for one in (_WORKBOOK, _LINKS) if any(one == part.filename for part in parts)]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in dict.fromkeys([*first, *(part.filename for part in parts)]):
            try:
                _look_through(archive, part, name, seen, most)
            except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
                raise UsageError(f"{name}: is damaged: {part} cannot be unpacked") from error
    return len(seen.sheets)


@dataclass
class _Seen:
    """What all parts together ask for, and the names of sheets by the parts that hold them."""

    cells: int = 0
    covered: int = 0
    formulas: int = 0
    sheets: dict[str, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)

    def place(self, name: str, part: str) -> str:
        """How messages name a part: by the sheet that it holds, where it holds one."""
        title = self.sheets.get(self.parts.get(part, ""))
        return f"{name}, sheet “{title}”" if title else f"{name}, {part}"


def _look_through(archive: zipfile.ZipFile, part: str, name: str, seen: _Seen, most: Limits) -> None:
    """Stream a part by, if it may be taken for XML, and count what stands in it."""
    with archive.open(part) as stream:
        chunk = stream.read(_CHUNK)
        named_so = part.endswith(XML)
        if not chunk.startswith(_XML_STARTS) and not named_so:
            return
        look = _Part(part, name, seen, most)
        try:
            while chunk:
                look.parser.Parse(chunk, False)
                chunk = stream.read(_CHUNK)
            look.parser.Parse(b"", True)
        except expat.ExpatError as error:
            if named_so:  # drawings of old Office versions, which nobody reads, are no sound XML
                raise UsageError(f"{seen.place(name, part)}: is damaged: {error}") from error
        look.end()


class _Part:
    """One part as it streams by: each element is looked at, none is kept."""

    def __init__(self, part: str, name: str, seen: _Seen, most: Limits) -> None:
        self.part, self.name, self.seen, self.most = part, name, seen, most
        self.open: list[str] = []
        self.elements = self.of_cells = self.cells = 0
        self.row = self.column = self.last_row = self.last_column = 0
        self.formula = 0
        self.shared: str | None = None
        self.masters: dict[str, int] = {}
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def end(self) -> None:
        """Add what this part asks for to the whole."""
        self.seen.cells += self.last_row * self.last_column

    def _refuse(self, problem: str) -> NoReturn:
        raise UsageError(f"{self.seen.place(self.name, self.part)}: {problem}")

    def _doctype(self, *_: object) -> None:
        self._refuse("is damaged: it declares a document type of its own")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        own = name.rpartition(":")[2]
        self.open.append(own)
        if len(self.open) > _DEPTH:
            self._refuse(f"is damaged: more than {_DEPTH} elements stand in one another")
        if self.open[0] == "sst" or "sheetData" in self.open[:2]:
            self.of_cells += 1
            if self.of_cells > _PER_CELL * self.most.xlsx_cells:
                self._refuse("has too much in its cells for a worksheet")
        else:
            self.elements += 1
            if self.elements > self.most.xlsx_elements:
                self._refuse(f"has too many elements for a worksheet (the limit is {self.most.xlsx_elements:,})")
        if own == "row":
            self._new_row(attributes.get("r"))
        elif len(self.open) > 1 and self.open[-2] == "row":
            self._new_cell(attributes.get("r"))
        elif own == "f":
            self.formula, self.shared = 0, attributes.get("si") if attributes.get("t") == "shared" else None
        elif own in _COVERING and "ref" in attributes:
            self._cover(attributes["ref"])
        elif self.part == _WORKBOOK and own == "sheet":
            self.seen.sheets[attributes.get("r:id", "")] = attributes.get("name", "")
        elif self.part == _LINKS and own == "Relationship":
            target = attributes.get("Target", "")
            path = target[1:] if target.startswith("/") else f"xl/{target}"
            self.seen.parts[path] = attributes.get("Id", "")
        elif own in ("Override", "Default"):
            self._check_kind(attributes.get("ContentType", ""))

    def _new_row(self, number: str | None) -> None:
        if number is None:
            self.row += 1
        elif re.fullmatch(r"\d{1,7}(?:\.0+)?", number):
            self.row = int(number.partition(".")[0])
        else:
            self._refuse(f"is damaged: “{number[:20]}” is no number of a row")
        if not 0 < self.row <= _ROWS:
            self._refuse(f"is damaged: there is no row {self.row:,}")
        self.column = 0

    def _new_cell(self, place: str | None) -> None:
        row, self.column = self.row, self.column + 1
        if place is not None:
            found = _CELL.fullmatch(place)
            if found is None:
                self._refuse(f"is damaged: “{place[:20]}” is no cell")
            row, self.column = int(found[2]), _number(found[1])
        if row > _ROWS or self.column > _COLUMNS:
            self._refuse(f"is damaged: there is no cell in row {row:,}, column {self.column:,}")
        self.cells += 1
        self.last_row, self.last_column = max(row, self.last_row), max(self.column, self.last_column)
        if max(self.last_row * self.last_column, self.cells) + self.seen.cells > self.most.xlsx_cells:
            where = place or f"in row {row:,}"
            self._refuse(
                f"cell {where} lies too far out for a worksheet of at most {self.most.xlsx_cells:,} cells, empty ones"
                " counted; take away what stands there"
            )

    def _cover(self, words: str) -> None:
        found = _RANGE.fullmatch(words)
        if found is None:
            self._refuse(f"is damaged: “{words[:30]}” is no range of cells")
        across = abs(_number(found[3] or found[1]) - _number(found[1])) + 1
        down = abs(int(found[4] or found[2]) - int(found[2])) + 1
        self.seen.covered += across * down
        if self.seen.covered > self.most.xlsx_cells:
            self._refuse(f"the range {words} covers too many cells (the limit is {self.most.xlsx_cells:,})")

    def _check_kind(self, kind: str) -> None:
        if "macroEnabled" in kind:
            raise UsageError(f"{self.name}: {_MACROS}")
        if "spreadsheetml.template" in kind:
            raise UsageError(f"{self.name}: is a template; save the worksheet as .xlsx")

    def _text(self, words: str) -> None:
        if self.open[-1] == "f":
            self.formula += len(words)
            if self.formula > _FORMULA:
                self._refuse(f"is damaged: a formula in row {self.row:,} has more than {_FORMULA:,} characters")

    def _end(self, name: str) -> None:
        if self.open.pop() != "f":
            return
        length = self.formula
        if self.shared is not None:  # a formula written once counts in every cell that shares it
            length = self.masters.setdefault(self.shared, self.formula)
        self.seen.formulas += length
        if self.seen.formulas > self.most.xlsx_characters:
            self._refuse(f"has more than {self.most.xlsx_characters:,} characters of formulas")


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
