"""The worksheet as an XLSX workbook, made anew or inside the one that people have worked in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from onrecord.model import Report
from onrecord.worksheet.columns import COLUMNS, KEY, MACHINE, STATUS, VERDICT
from onrecord.worksheet.guide import GUIDE_LINES
from onrecord.worksheet.lists import ListOf, call_sheets, document_sheets, questions, shortlist
from onrecord.worksheet.read_xlsx import (
    CALLS,
    CLAIMS,
    DOCUMENTS,
    GUIDE,
    QUESTIONS,
    REMOVED,
    SHORTLIST,
    SIGN_OFF,
    Formula,
)
from onrecord.worksheet.rows import Row
from onrecord.worksheet.status import MEANINGS, SIGNED_OFF, STALE, UNPROVEN, VERDICTS
from onrecord.worksheet.update import Sheet
from onrecord.worksheet.xlsx_cells import MACHINE as GREY
from onrecord.worksheet.xlsx_cells import TOP, fresh, head, heighten, lines, put
from onrecord.worksheet.xlsx_memory import Comments, comments_of, mark, marks, remember

DERIVED: Final = (SHORTLIST, CALLS, DOCUMENTS, QUESTIONS, GUIDE)
"""Sheets that are made anew each time; where a person has written in one, the old one is kept beside it."""

TYPED: Final = {CALLS: 6, DOCUMENTS: 6, QUESTIONS: 5}
"""The column in them that is meant for the person; what stands there is carried over."""

_COLOURS = {STALE: "FFFFD9B3", SIGNED_OFF: "FFD5EFD9", "disputed": "FFF8CFCF", "confirmed": "FFE6F4E8"}
_PRINTED = 14
_SPARE = 200
"""Rows below the last that also offer the lists of choices."""

Answers = Mapping[tuple[object, ...], object]


def workbook(report: Report, sheet: Sheet, *, size: int, public: bool = False, old: Workbook | None = None) -> Workbook:
    """The workbook of a story; with all that people have added to the ``old`` one, which is changed in memory."""
    book = old if old is not None else _empty()
    comments: Comments = comments_of(book[CLAIMS]) if CLAIMS in book.sheetnames else {}
    signed = _signed(book[SIGN_OFF]) if SIGN_OFF in book.sheetnames else {}
    answers = {name: _answers(book[name], TYPED[name]) for name in TYPED if name in book.sheetnames}
    changed = _changed(book)
    headings = [column.heading for column in COLUMNS] + list(sheet.own)
    made: dict[str, Iterable[Sequence[object]]] = {
        SHORTLIST: _shortlist(report, size, public=public),
        CALLS: _lists(call_sheets(report, sheet.rows, public=public)),
        DOCUMENTS: _lists(document_sheets(report, sheet.rows, public=public)),
        QUESTIONS: _questions(sheet.rows),
        GUIDE: _guide(),
    }
    filled = {name: _answered(list(rows), TYPED.get(name), answers.get(name, {})) for name, rows in made.items()}
    for name, (_, unanswered) in filled.items():
        if name in book.sheetnames and (unanswered or name in changed):
            _put_aside(book, name)
    claims = fresh(book, CLAIMS, 0)
    _table(claims, headings, sheet.rows, comments)
    _choices(claims, headings, len(sheet.rows))
    for place, name in enumerate(DERIVED[:-1], start=1):
        lines(fresh(book, name, place), *_HEADS[name], filled[name][0])
    _sign_off(fresh(book, SIGN_OFF, 5), headings, signed)
    _table(fresh(book, REMOVED, 6), headings, sheet.removed, {})
    lines(fresh(book, GUIDE, 7), *_HEADS[GUIDE], filled[GUIDE][0])
    remember(book, sheet.rows, DERIVED, TYPED)
    book.active = 0
    return book


def as_bytes(book: Workbook) -> bytes:
    """The workbook as the bytes of a file."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


_HEADS: Final[Mapping[str, tuple[Sequence[str], Sequence[int]]]] = {
    SHORTLIST: (("Rank", "Priority", "Words", "Why it ranks there", "Questions", KEY), (6, 9, 60, 50, 60, 15)),
    CALLS: (
        ("Whom", "Who it is", "Paragraph", "To confirm", "Status", "Confirmed", KEY),
        (30, 30, 10, 70, 16, 24, 15),
    ),
    DOCUMENTS: (
        ("Document", "What it is", "Paragraph", "To confirm", "Status", "Found on page", KEY),
        (30, 30, 10, 70, 16, 24, 15),
    ),
    QUESTIONS: (("Priority", "Paragraph", "Words", "Question", "Answer", KEY), (9, 10, 50, 60, 40, 15)),
    GUIDE: (("Status", "What it means", "", "Verdict"), (26, 90, 4, 16)),
}


def _empty() -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def _table(sheet: Worksheet, headings: Sequence[str], rows: Iterable[Row], comments: Comments) -> None:
    widths = [column.width for column in COLUMNS]
    head(sheet, headings, widths)
    machine = set(MACHINE)
    for number, row in enumerate(rows, start=2):
        values = {**row.known, **row.typed, **row.own}
        for place, name in enumerate(headings, start=1):
            cell: Any = sheet.cell(number, place)
            put(cell, values.get(name))
            cell.alignment = TOP
            if name in machine:
                cell.fill = GREY
            if (row.key, name) in comments:
                cell.comment = comments[row.key, name]
        heighten(sheet, number, [values.get(name) for name in headings], widths)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{max(2, sheet.max_row)}"
    sheet.freeze_panes = "D2"
    sheet.sheet_view.zoomScale = 90
    # On paper the columns that a checker writes in; all 39 on one page could not be read.
    sheet.print_area = f"A1:{get_column_letter(_PRINTED)}{max(2, sheet.max_row)}"


def _choices(sheet: Worksheet, headings: Sequence[str], count: int) -> None:
    """Lists to choose status and verdict from, which warn of other words but let them pass; colours by status."""
    last = count + 1 + _SPARE
    # The lists stand in the guide: Excel allows 255 characters in a list that is written out.
    for name, column, values in ((STATUS, "A", len(MEANINGS)), (VERDICT, "D", len(VERDICTS) + 1)):
        letter = get_column_letter(headings.index(name) + 1)
        choice = DataValidation("list", formula1=f"={GUIDE}!${column}$2:${column}${values + 1}", allow_blank=True)
        choice.errorStyle = "warning"
        choice.add(f"{letter}2:{letter}{last}")
        sheet.add_data_validation(choice)
    letter = get_column_letter(headings.index(STATUS) + 1)
    for status, colour in _COLOURS.items():
        fill = PatternFill("solid", bgColor=colour)
        rule = FormulaRule(formula=[f'${letter}2="{status}"'], fill=fill)  # type: ignore[no-untyped-call]
        sheet.conditional_formatting.add(f"{letter}2:{letter}{last}", rule)


def _shortlist(report: Report, size: int, *, public: bool) -> Iterable[Sequence[object]]:
    for rank, claim in enumerate(shortlist(report, size, public=public), start=1):
        why = "\n".join(f"{one.name} {one.value:+.2f}: {one.why}" for one in claim.addends)
        words = " ".join(report.article.words(claim.span).split())
        yield rank, round(claim.priority or 0.0, 2), words, why, "\n".join(claim.questions), claim.key


def _lists(lists: Sequence[ListOf]) -> Iterable[Sequence[object]]:
    return ((one.label, one.about, i.paragraph, i.ask, i.status, None, i.key) for one in lists for i in one.items)


def _questions(rows: Sequence[Row]) -> Iterable[Sequence[object]]:
    for row, line in questions(rows):
        yield row.known["Priority"], row.known["Paragraph"], row.words, line, None, row.key


def _guide() -> Iterable[Sequence[object]]:
    verdicts = [*VERDICTS, UNPROVEN]
    for number, (status, meaning) in enumerate(MEANINGS.items()):
        yield status, meaning, None, verdicts[number] if number < len(verdicts) else None
    yield from ((None, line, None, None) for line in ("", *GUIDE_LINES))


def _sign_off(sheet: Worksheet, headings: Sequence[str], signed: Mapping[str, object]) -> None:
    """Counts that follow what is chosen in the rows, and room for signatures."""
    letter = get_column_letter(headings.index(STATUS) + 1)
    head(sheet, ("Status", "Rows", "Signature", "Filled in by hand"), (28, 10, 24, 40))
    column = f"{CLAIMS}!${letter}$2:${letter}$20000"
    total = len(MEANINGS) + 2
    formulas = {status: f'=COUNTIF({column},"{status}")' for status in MEANINGS}
    formulas["all rows"] = f"=COUNTA({column})"
    formulas["still to be signed off"] = f"=B{total}-B{list(MEANINGS).index(SIGNED_OFF) + 2}"
    for number, (label, formula) in enumerate(formulas.items(), start=2):
        put(sheet.cell(number, 1), label)
        put(sheet.cell(number, 2), Formula(formula))
    labels = dict.fromkeys(("Checked by", "Date", "Second read by", "Date of it", "Remarks", *signed))
    for number, label in enumerate(labels, start=2):
        put(sheet.cell(number, 3), label)
        put(sheet.cell(number, 4), signed.get(label))


def _signed(sheet: Worksheet) -> dict[str, object]:
    """What people have filled in on the sign-off sheet; a line of their own without a label keeps its row number."""
    found: dict[str, object] = {}
    for number, row in enumerate(sheet.iter_rows(min_row=2, max_col=4, values_only=True), start=2):
        if len(row) == 4 and (row[2] or row[3]):
            found[str(row[2] or f"row {number}")] = row[3]
    return found


def _answers(sheet: Worksheet, typed: int) -> dict[tuple[object, ...], object]:
    """What people have written into their column of a list, by the line it stands in."""
    found: dict[tuple[object, ...], object] = {}
    for row in sheet.iter_rows(min_row=2, values_only=True):
        if len(row) >= typed and row[typed - 1] not in (None, ""):
            found[_line(row, typed)] = row[typed - 1]
    return found


def _answered(
    rows: list[Sequence[object]], typed: int | None, answers: Answers
) -> tuple[list[Sequence[object]], set[tuple[object, ...]]]:
    """The lines with the answers to them, and the answers to lines that are gone."""
    if typed is None:
        return rows, set()
    open_answers, filled = dict(answers), list[Sequence[object]]()
    for row in rows:
        answer = open_answers.pop(_line(row, typed), None)
        filled.append((*row[: typed - 1], answer, *row[typed:]))
    return filled, set(open_answers)


def _line(row: Sequence[object], typed: int) -> tuple[object, ...]:
    """What a line is known by: the key at its end and the words before the person's column, but for its status."""
    asked = row[typed - 2] if typed == TYPED[QUESTIONS] else row[typed - 3]
    return str(asked), str(row[typed] if len(row) > typed else "")


def _changed(book: Workbook) -> set[str]:
    """Derived sheets in which a person has written elsewhere than in the column meant for it."""
    written = marks(book)
    present = [name for name in DERIVED if name in book.sheetnames]
    return {name for name in present if written.get(name) != mark(book[name], TYPED.get(name))}


def _put_aside(book: Workbook, name: str) -> None:
    number = 1
    while f"{name} (old {number})" in book.sheetnames:
        number += 1
    book[name].title = f"{name} (old {number})"
