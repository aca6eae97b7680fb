"""A worksheet that people have worked in → its rows, wherever columns and rows have been moved to."""

from __future__ import annotations

import contextlib
import io
import json
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from onrecord.errors import UsageError
from onrecord.read.limits import limits
from onrecord.worksheet.columns import COLUMNS, KEY, MACHINE, PERSON
from onrecord.worksheet.rows import Row
from onrecord.worksheet.update import Sheet
from onrecord.worksheet.xlsx_archive import check_workbook

CLAIMS, REMOVED, MEMORY = "Claims", "Removed", "onrecord"
"""Names of the sheets with the rows, with those that are gone, and (hidden) of what the program had written."""

SHORTLIST, CALLS, DOCUMENTS = "Shortlist", "Call sheet", "Documents"
QUESTIONS, SIGN_OFF, GUIDE = "Open questions", "Sign-off", "Guide"
_OURS = (CLAIMS, REMOVED, MEMORY, SHORTLIST, CALLS, DOCUMENTS, QUESTIONS, SIGN_OFF, GUIDE)


class Formula(str):
    """What a person has typed as a formula; any other text is written back as text."""


def open_workbook(path: Path) -> Workbook:
    """The workbook in a file; UsageError in one line where there is none."""
    for lock in (path.parent / f"~${path.name}", path.parent / f".~lock.{path.name}#"):
        if lock.exists():
            raise UsageError(f"{path}: is open in an office program (there is {lock.name}); close it first")
    try:
        data = _bytes(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error
    sheets = check_workbook(data, str(path))
    book = _loaded(path, data)
    if len(book.sheetnames) != sheets:  # openpyxl leaves out what it does not find; the next save would lose it
        raise UsageError(f"{path}: is damaged: {len(book.sheetnames)} of its {sheets} sheets can be found")
    _check_sheets(path, book)
    return book


def check_written(path: Path, data: bytes) -> None:
    """UsageError where the workbook carried over could not be opened the next time; the old one still can be kept."""
    try:
        _loaded(path, data)
    except UsageError as error:
        raise UsageError(f"{error}; it was left as it is, since it could not be carried over whole") from error


def _loaded(path: Path, data: bytes) -> Workbook:
    try:
        with warnings.catch_warnings(), contextlib.redirect_stdout(None):
            warnings.simplefilter("ignore")  # openpyxl tells of what it does not know; the old workbook is kept
            return load_workbook(io.BytesIO(data))
    except MemoryError:
        raise
    except Exception as error:  # parts that do not fit together raise many kinds
        raise UsageError(f"{path}: is damaged: its parts do not fit together ({_kind(error)})") from error


def _bytes(path: Path) -> bytes:
    """The file, or as much of it as shows that it is too large."""
    with path.open("rb") as file:
        return file.read(limits().xlsx_bytes + 1)


def _kind(error: BaseException) -> str:
    """The first cause, by its kind alone: its words may be those of cells."""
    while error.__cause__ is not None:
        error = error.__cause__
    return type(error).__name__


def _check_sheets(path: Path, book: Workbook) -> None:
    """Refuses a chart where rows should stand, and cells that hold more words together than a worksheet could."""
    for name in _OURS:
        if name in book.sheetnames and not isinstance(book[name], Worksheet):
            raise UsageError(f"{path}, sheet “{name}”: is no table")
    most, total = limits().xlsx_characters, 0
    for sheet in book.worksheets:
        for values in sheet.iter_rows(values_only=True):
            total += sum(len(value) for value in values if isinstance(value, str))
        if total > most:
            raise UsageError(f"{path}, sheet “{sheet.title}”: more than {most:,} characters in the cells so far")


def read_sheet(path: Path, book: Workbook) -> Sheet:
    """The rows of a workbook that onrecord has written before; UsageError where it is another one."""
    if CLAIMS not in book.sheetnames:
        raise UsageError(f"{path}: has no sheet “{CLAIMS}”; is it a worksheet of `onrecord claims`?")
    digests, hidden_words = _memory(path, book)
    rows, own = _rows(path, book[CLAIMS], hidden_words)
    removed, own_removed = _rows(path, book[REMOVED], {}) if REMOVED in book.sheetnames else ((), ())
    return Sheet(rows, removed, tuple(dict.fromkeys((*own, *own_removed))), digests)


def _rows(path: Path, sheet: Worksheet, hidden_words: Mapping[str, str]) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    headings = _headings(path, sheet)
    known_names = {column.heading for column in COLUMNS}
    own = tuple(name for name in headings.values() if name not in known_names)
    found = []
    for cells in sheet.iter_rows(min_row=2):
        values = {headings[c.column]: _value(c) for c in cells if c.column in headings and c.value is not None}
        if not any(str(value).strip() for value in values.values()):
            continue
        known = {name: values[name] for name in MACHINE if name in values}
        key = str(known.get(KEY, ""))
        known[KEY] = key
        if key in hidden_words:
            known["_words"] = hidden_words[key]
        typed = {name: values[name] for name in PERSON if name in values}
        found.append(Row(known, typed, {name: values[name] for name in own if name in values}))
    return tuple(found), own


def _headings(path: Path, sheet: Worksheet) -> dict[int, str]:
    """The heading of each column. A cell without one gets the letters of its column, so that nothing is lost."""
    headings: dict[int, str] = {}
    taken: set[str] = set()
    for cells in sheet.iter_cols(min_row=1):
        if all(cell.value is None for cell in cells):
            continue
        first: Any = cells[0]
        name = str(first.value).strip() if first.value is not None else f"Column {first.column_letter}"
        while name in taken:
            name += " (again)"
        taken.add(name)
        headings[first.column] = name
    if KEY not in taken:
        raise UsageError(f"{path}, sheet “{sheet.title}”: there is no column “{KEY}”, by which rows are found again")
    return headings


def _value(cell: Any) -> Any:
    return Formula(cell.value) if cell.data_type == "f" else cell.value


def _memory(path: Path, book: Workbook) -> tuple[Mapping[str, Mapping[str, str]] | None, Mapping[str, str]]:
    """What the program had written, by key; nothing where the hidden sheet has been taken away."""
    if MEMORY not in book.sheetnames:
        return None, {}
    digests: dict[str, Mapping[str, str]] = {}
    words: dict[str, str] = {}
    for number, row in enumerate(book[MEMORY].iter_rows(min_row=2, values_only=True), start=2):
        if len(row) < 3 or row[0] is None:
            continue
        try:
            digests[str(row[0])] = {str(k): str(v) for k, v in json.loads(str(row[1])).items()}
        except (ValueError, AttributeError, RecursionError) as error:
            raise UsageError(f"{path}, sheet “{MEMORY}”, row {number}: is damaged; take the sheet away") from error
        words[str(row[0])] = str(row[2] or "")
    return digests, words
