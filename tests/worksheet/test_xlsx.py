"""The workbook: what a person finds in it, and what is left of their work after an update."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from onrecord.errors import UsageError
from onrecord.model import Report
from onrecord.worksheet.columns import COLUMNS
from onrecord.worksheet.read_xlsx import CLAIMS, MEMORY, REMOVED, Formula, open_workbook, read_sheet
from onrecord.worksheet.rows import rows
from onrecord.worksheet.update import Sheet, update
from onrecord.worksheet.write_xlsx import CALLS, QUESTIONS, SHORTLIST, SIGN_OFF, as_bytes, workbook
from tests.worksheet.sample import EDITED, WEIR, report_of

TODAY = "2026-05-04"


def written(report: Report, path: Path, *, public: bool = False) -> Path:
    book = workbook(report, Sheet(rows(report, public=public)), size=3, public=public)
    path.write_bytes(as_bytes(book))
    return path


def carried(path: Path, report: Report) -> Path:
    book = open_workbook(path)
    sheet, _ = update(read_sheet(path, book), rows(report), TODAY)
    path.write_bytes(as_bytes(workbook(report, sheet, size=3, old=book)))
    return path


def column(sheet: Any, heading: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def cell(sheet: Any, words: str, heading: str) -> Any:
    """The cell under a heading in the row whose words contain these."""
    place = column(sheet, "Words")
    row = next(r for r in range(2, sheet.max_row + 1) if words in str(sheet.cell(r, place).value))
    return sheet.cell(row, column(sheet, heading))


def values(sheet: Any) -> list[Any]:
    return [c.value for row in sheet.iter_rows() for c in row if c.value is not None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return written(report_of(WEIR), tmp_path / "weir.xlsx")


def test_what_stands_in_the_workbook(path: Path):
    book = load_workbook(path)
    assert book.sheetnames[:8] == [
        CLAIMS, SHORTLIST, CALLS, "Documents", QUESTIONS, SIGN_OFF, REMOVED, "Guide",
    ]  # fmt: skip
    assert book[MEMORY].sheet_state == "veryHidden"
    claims = book[CLAIMS]
    assert [c.value for c in claims[1]] == [c.heading for c in COLUMNS]
    assert claims.freeze_panes == "D2"
    assert claims.auto_filter.ref.startswith("A1:")
    assert len(claims.data_validations.dataValidation) == 2
    assert cell(claims, "crowns", "Kind of source").value == "unnamed person"
    assert "the river board" in values(book[CALLS])
    assert "The survey of 1998" in values(book["Documents"])
    assert book[SHORTLIST].cell(2, 3).value.startswith("Rebuilding will cost")


def test_counts_follow_the_statuses(path: Path):
    formulas = [v for v in values(load_workbook(path)[SIGN_OFF]) if str(v).startswith("=COUNTIF")]
    assert '=COUNTIF(Claims!$E$2:$E$20000,"signed off")' in formulas


def test_the_lists_of_choices_lie_where_they_say(path: Path):
    book = load_workbook(path)
    for validation in book[CLAIMS].data_validations.dataValidation:
        place = validation.formula1.split("!")[1].replace("$", "")
        listed = [c[0].value for c in book["Guide"][place]]
        assert None not in listed
        assert listed[-1] in ("stale", "unproven")


def test_an_update_keeps_everything_a_person_has_put_in(path: Path):
    book = load_workbook(path)
    claims = book[CLAIMS]
    cell(claims, "2.6 million", "Evidence").value = "call with the clerk, 3 pm"
    cell(claims, "two looms", "Status").value = "confirmed"
    cell(claims, "two looms", "Notes").comment = Comment("ask again", "Rui")
    claims.cell(1, claims.max_column + 1).value = "Budget code"
    cell(claims, "two looms", "Budget code").value = "B-7"
    cell(claims, "1998", "Budget code").value = "=1+1"
    book.create_sheet("My notes").cell(3, 3).value = "keep me"
    book[CALLS].cell(2, 6).value = "yes, on the phone"
    book[SIGN_OFF].cell(2, 4).value = "Ines Marl"
    book.save(path)
    book = load_workbook(carried(path, report_of(EDITED)))
    assert cell(book[REMOVED], "2.6 million", "Evidence").value == "call with the clerk, 3 pm"
    assert cell(book[CLAIMS], "two looms", "Status").value == "confirmed"
    assert cell(book[CLAIMS], "two looms", "Notes").comment.text == "ask again"
    assert cell(book[CLAIMS], "two looms", "Budget code").value == "B-7"
    formula = cell(book[CLAIMS], "1998", "Budget code")
    assert (formula.value, formula.data_type) == ("=1+1", "f")
    assert values(book["My notes"]) == ["keep me"]
    assert "yes, on the phone" in [v for name in book.sheetnames for v in values(book[name])]
    assert "Ines Marl" in values(book[SIGN_OFF])


def test_an_answer_to_a_line_that_is_still_there_stays_in_its_place(path: Path):
    book = load_workbook(path)
    book[QUESTIONS].cell(2, 5).value = "the mayor did"
    asked = book[QUESTIONS].cell(2, 4).value
    book.save(path)
    book = load_workbook(carried(path, report_of(WEIR)))
    assert [r[4] for r in book[QUESTIONS].iter_rows(values_only=True) if r[3] == asked] == ["the mayor did"]
    assert not [name for name in book.sheetnames if "old" in name]


def test_a_sheet_written_into_elsewhere_is_kept_beside_the_new_one(path: Path):
    book = load_workbook(path)
    book[SHORTLIST].cell(2, 9).value = "this one first!"
    book.save(path)
    book = load_workbook(carried(path, report_of(WEIR)))
    assert "this one first!" in values(book[f"{SHORTLIST} (old 1)"])
    book = load_workbook(carried(path, report_of(WEIR)))
    assert "this one first!" in values(book[f"{SHORTLIST} (old 1)"])


def test_moved_columns_and_sorted_rows(path: Path):
    book = load_workbook(path)
    claims = book[CLAIMS]
    cell(claims, "two looms", "Notes").value = "sorted"
    lines = [[c.value for c in row] for row in claims.iter_rows()]
    head, body = lines[0], sorted(lines[1:], key=lambda line: str(line[3]), reverse=True)
    order = list(reversed(range(len(head))))
    book.remove(claims)
    moved = book.create_sheet(CLAIMS, 0)
    for line in [head, *body]:
        moved.append([line[n] for n in order])
    book.save(path)
    book = load_workbook(carried(path, report_of(EDITED)))
    assert cell(book[CLAIMS], "two looms", "Notes").value == "sorted"


def test_the_programs_columns_changed_by_hand_are_noted(path: Path):
    book = load_workbook(path)
    cell(book[CLAIMS], "two looms", "Questions").value = "Which looms, and whose?"
    book.save(path)
    book = load_workbook(carried(path, report_of(WEIR)))
    assert "Which looms, and whose?" in cell(book[CLAIMS], "two looms", "Notes").value


def test_without_the_hidden_sheet_rows_are_still_found(path: Path):
    book = load_workbook(path)
    cell(book[CLAIMS], "two looms", "Status").value = "confirmed"
    book.remove(book[MEMORY])
    book.save(path)
    book = load_workbook(carried(path, report_of(WEIR)))
    assert cell(book[CLAIMS], "two looms", "Status").value == "confirmed"


def test_no_words_of_a_story_become_a_formula(tmp_path: Path):
    story = ("=HYPERLINK(1)", "=1+1 was the sum on the wall.", "+441 houses.", "@cmd lost \x07 two looms.")
    book = load_workbook(written(report_of(story), tmp_path / "x.xlsx"))
    for name in book.sheetnames:
        for row in book[name].iter_rows():
            for one in row:
                assert one.data_type != "f" or str(one.value).startswith(("=COUNT", "=B"))
                assert "\x07" not in str(one.value)


def test_confidential_rows_stay_out_of_what_is_public(tmp_path: Path):
    book = load_workbook(written(report_of(WEIR), tmp_path / "x.xlsx", public=True))
    everything = " ".join(str(v) for name in book.sheetnames for v in values(book[name]))
    assert "crowns" not in everything
    assert "a clerk" not in everything


def test_the_same_report_gives_the_same_sheets():
    def cells(data: bytes) -> list[Any]:
        return [values(sheet) for sheet in load_workbook(BytesIO(data)).worksheets]

    report = report_of(WEIR)
    one, two = (as_bytes(workbook(report, Sheet(rows(report)), size=3)) for _ in range(2))
    assert cells(one) == cells(two)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda p: p.write_bytes(b"no zip"), "is no XLSX workbook"),
        (lambda p: p.unlink(), "cannot be read"),
        (lambda p: Workbook().save(p), "has no sheet “Claims”"),
        (lambda p: p.with_name(f"~${p.name}").write_bytes(b""), "is open in an office program"),
        (lambda p: p.with_name(f".~lock.{p.name}#").write_bytes(b""), "is open in an office program"),
    ],
)
def test_what_is_no_worksheet_is_told_in_one_line(path: Path, damage: Any, told: str):
    damage(path)
    with pytest.raises(UsageError, match=told) as error:
        read_sheet(path, open_workbook(path))
    assert "\n" not in str(error.value)


def test_a_sheet_without_keys_is_refused(path: Path):
    book = load_workbook(path)
    book[CLAIMS].delete_cols(column(book[CLAIMS], "Key"))
    book.save(path)
    with pytest.raises(UsageError, match="there is no column “Key”"):
        read_sheet(path, open_workbook(path))


def test_a_damaged_memory_names_its_row(path: Path):
    book = load_workbook(path)
    book[MEMORY].cell(3, 2).value = "{"
    book.save(path)
    with pytest.raises(UsageError, match="sheet “onrecord”, row 3"):
        read_sheet(path, open_workbook(path))


def test_formulas_are_told_from_text(path: Path):
    book = load_workbook(path)
    cell(book[CLAIMS], "two looms", "Notes").value = "=A1"
    book.save(path)
    read = read_sheet(path, open_workbook(path))
    assert [type(row.typed.get("Notes")) for row in read.rows if row.typed.get("Notes")] == [Formula]
