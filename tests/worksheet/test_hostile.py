"""Worksheets made to harm: each gives one line that names the file and the place, before it costs time or memory."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference

from onrecord.errors import UsageError
from onrecord.read.limits import DEFAULT, names, within
from onrecord.worksheet.read_xlsx import CLAIMS, MEMORY, open_workbook, read_sheet
from onrecord.worksheet.rows import rows
from onrecord.worksheet.update import Sheet, update
from onrecord.worksheet.write_xlsx import as_bytes, workbook
from tests.worksheet.sample import EDITED, WEIR, report_of

CLAIMS_PART = "xl/worksheets/sheet1.xml"
STYLES = "xl/styles.xml"
KINDS = "[Content_Types].xml"
LINKS = "xl/_rels/workbook.xml.rels"
FAR = "XFD1048576"
Change = Callable[[str], str]


def sound() -> bytes:
    report = report_of(WEIR)
    return as_bytes(workbook(report, Sheet(rows(report)), size=3))


def changed(data: bytes, changes: dict[str, Change | None]) -> bytes:
    """The archive with some parts changed, added, or (None) left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in dict.fromkeys([*old.namelist(), *changes]):
            change = changes.get(part, str)
            if change is not None:
                words = old.read(part).decode() if part in old.namelist() else ""
                new.writestr(part, change(words))
    return out.getvalue()


def in_rows(more: str) -> Change:
    return lambda words: words.replace("</sheetData>", f"{more}</sheetData>")


def below(more: str) -> Change:
    return lambda words: words.replace("</sheetData>", f"</sheetData>{more}")


def declaring(words: str) -> str:
    return re.sub(r"^<\?xml[^>]*\?>", "", words)


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE worksheet [<!ENTITY e0 "ha">{ENTITIES}]>'
OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STRINGS = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{OFFICE}.sharedStrings+xml"/>'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def repeated_string(cells: int) -> dict[str, Change | None]:
    """One long text that many cells share."""
    row = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(100, 100 + cells))
    return {
        "xl/sharedStrings.xml": lambda _: f"<sst {MAIN}><si><t>{'x' * 30_000}</t></si></sst>",
        KINDS: lambda words: words.replace("</Types>", f"{STRINGS}</Types>"),
        CLAIMS_PART: in_rows(row),
    }


SHARED = '<row r="100"><c r="A100"><f t="shared" si="0" ref="A100:A9000">{}</f></c></row>'.format("+B1" * 2_700)
SHARED += "".join(f'<row r="{n}"><c r="A{n}"><f t="shared" si="0"/></c></row>' for n in range(101, 3_000))
CASES: dict[str, tuple[dict[str, Change | None], str]] = {
    "a cell far out": (
        {CLAIMS_PART: in_rows(f'<row r="1048576"><c r="{FAR}"><v>1</v></c></row>')},
        f"sheet “Claims”: cell {FAR} lies too far out",
    ),
    "a row that Excel has not": (
        {CLAIMS_PART: in_rows('<row r="99999999999"/>')},
        "sheet “Claims”: is damaged: “99999999999” is no number of a row",
    ),
    "row nought": ({CLAIMS_PART: in_rows('<row r="0"><c><v>1</v></c></row>')}, "there is no row 0"),
    "a column that Excel has not": (
        {CLAIMS_PART: in_rows('<row r="90"><c r="ZZZ90"/></row>')},
        "there is no cell in row 90, column 18,278",
    ),
    "a cell that is none": ({CLAIMS_PART: in_rows('<row r="90"><c r="90A"/></row>')}, "“90A” is no cell"),
    "one cell after another without end": (
        {CLAIMS_PART: in_rows('<row r="90">' + "<c/>" * 17_000 + "</row>")},
        "cell in row 90 lies too far out",
    ),
    "all cells merged": (
        {CLAIMS_PART: below(f'<mergeCells><mergeCell ref="A1:{FAR}"/></mergeCells>')},
        "covers too many cells",
    ),
    "a link on all cells": (
        {CLAIMS_PART: below(f'<hyperlinks><hyperlink ref="A1:{FAR}" location="x"/></hyperlinks>')},
        "covers too many cells",
    ),
    "many merged ranges": (
        {CLAIMS_PART: below("<mergeCells>" + '<mergeCell ref="A1:Z20000"/>' * 3 + "</mergeCells>")},
        "covers too many cells",
    ),
    "a range of whole columns": (
        {CLAIMS_PART: below('<mergeCells><mergeCell ref="A:XFD"/></mergeCells>')},
        "“A:XFD” is no range of cells",
    ),
    "a table of all cells": (
        {"xl/tables/table1.xml": lambda _: f'<table {MAIN} ref="A1:{FAR}"/>'},
        "xl/tables/table1.xml: the range",
    ),
    "a remark on all cells": (
        {
            "xl/comments/comment9.xml": lambda _: (
                f'<comments {MAIN}><commentList><comment ref="A1:{FAR}"/></commentList></comments>'
            )
        },
        "covers too many cells",
    ),
    "entities that grow": (
        {CLAIMS_PART: lambda w: BOMB + declaring(w)},
        "sheet “Claims”: is damaged: it declares a document type",
    ),
    "an entity from outside": (
        {STYLES: lambda w: '<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + declaring(w)},
        "xl/styles.xml: is damaged: it declares a document type",
    ),
    "a document type in a part of another name": (
        {"xl/theme/more.bin": lambda _: BOMB + "<a>&e9;</a>"},
        "xl/theme/more.bin: is damaged: it declares a document type",
    ),
    "elements in one another": (
        {CLAIMS_PART: in_rows("<x>" * 200 + "</x>" * 200)},
        "more than 100 elements stand in one another",
    ),
    "a flood of styles": (
        {
            STYLES: lambda w: w.replace(
                "</cellXfs>", "".join(f'<xf numFmtId="{n}"/>' for n in range(60_000)) + "</cellXfs>"
            )
        },
        "xl/styles.xml: has too many elements",
    ),
    "a flood of lists of choices": (
        {
            CLAIMS_PART: below(
                "<dataValidations>"
                + "".join(f'<dataValidation sqref="A{n}"/>' for n in range(1, 60_000))
                + "</dataValidations>"
            )
        },
        "sheet “Claims”: has too many elements",
    ),
    "one text in many cells": (repeated_string(1_000), "sheet “Claims”: more than 20,000,000 characters in the cells"),
    "one formula in many cells": (
        {CLAIMS_PART: in_rows(SHARED)},
        "sheet “Claims”: has more than 20,000,000 characters of formulas",
    ),
    "an endless formula": (
        {CLAIMS_PART: in_rows(f'<row r="90"><c r="A90"><f>{"1+" * 5_000}1</f></c></row>')},
        "a formula in row 90 has more than 8,192 characters",
    ),
    "a part that unpacks to a thousand times": (
        {"xl/more.xml": lambda _: " " * 20_000_000},
        "xl/more.xml unpacks to 20 MB, too large for a worksheet",
    ),
    "macros": ({"xl/vbaProject.bin": lambda _: "x"}, "is a file with macros, which would be lost"),
    "the kind of a macro file": (
        {KINDS: lambda w: w.replace("sheet.main", "sheet.macroEnabled.main")},
        "is a file with macros",
    ),
    "a template": (
        {KINDS: lambda w: w.replace("spreadsheetml.sheet.main", "spreadsheetml.template.main")},
        "is a template",
    ),
    "a sheet that is not there": ({"xl/worksheets/sheet4.xml": None}, "8 of its 9 sheets can be found"),
    "a reference to nothing": (
        {LINKS: lambda w: w.replace("worksheets/sheet3.xml", "worksheets/sheet99.xml")},
        "8 of its 9 sheets can be found",
    ),
    "no references": ({LINKS: None}, "is damaged: its parts do not fit together"),
    "no list of kinds": ({KINDS: None}, "is damaged: its parts do not fit together"),
    "no workbook": ({"xl/workbook.xml": None}, "is no XLSX workbook (xl/workbook.xml is missing)"),
    "half a part": ({CLAIMS_PART: lambda w: w[: len(w) // 2]}, "sheet “Claims”: is damaged: unclosed token"),
    "a number without end": (
        {CLAIMS_PART: in_rows(f'<row r="90"><c r="A90"><v>{"9" * 5_000}</v></c></row>')},
        "is damaged",
    ),
    "a text that is not there": (
        {CLAIMS_PART: in_rows('<row r="90"><c r="A90" t="s"><v>7</v></c></row>')},
        "is damaged: its parts do not fit together",
    ),
    "a name that leads out": ({"../../evil.xml": lambda _: "<a/>"}, "a part has a name that leads out of the file"),
    "two parts of one name": ({"XL/Workbook.xml": lambda _: "<a/>"}, "two of its parts have the same name"),
}


def refused(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    with pytest.raises(UsageError) as caught:
        read_sheet(path, open_workbook(path))
    told = str(caught.value)
    assert told.startswith(str(path))
    assert "\n" not in told
    return told.removeprefix(str(path))


@pytest.mark.parametrize("case", CASES)
def test_what_no_worksheet_is_like_is_refused_in_one_line(case: str, tmp_path: Path):
    changes, told = CASES[case]
    assert told in refused(tmp_path / "a.xlsx", changed(sound(), changes))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is no XLSX workbook (the file is no zip archive)"),
        (b"words", "is no XLSX workbook (the file is no zip archive)"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "this is an old Excel file or one with a password"),
        (b"PK\x03\x04" + b"\0" * 600, "the workbook is damaged (File is not a zip file)"),
    ],
)
def test_what_is_no_workbook(data: bytes, told: str, tmp_path: Path):
    assert told in refused(tmp_path / "a.xlsx", data)


def test_half_a_worksheet(tmp_path: Path):
    data = sound()
    assert "the workbook is damaged" in refused(tmp_path / "a.xlsx", data[: len(data) // 2])


def test_a_part_with_other_bytes_than_its_sum_says(tmp_path: Path):
    data = bytearray(sound())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.getinfo(CLAIMS_PART).header_offset + 200
    data[start : start + 8] = bytes(8)
    assert f": is damaged: {CLAIMS_PART} cannot be unpacked" in refused(tmp_path / "a.xlsx", bytes(data))


def test_what_the_worksheet_remembers_may_be_nonsense(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    for words in ("[" * 30_000, '{"a":' * 6_000, "[1]", "no JSON"):
        path.write_bytes(sound())
        book = load_workbook(path)
        book[MEMORY].cell(2, 2).value = words
        book.save(path)
        assert f", sheet “{MEMORY}”, row 2: is damaged; take the sheet away" in refused(path, path.read_bytes())


def test_a_chart_where_rows_should_stand(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(sound())
    book = load_workbook(path)
    del book[CLAIMS]
    chart = BarChart()
    chart.add_data(Reference(book[MEMORY], min_col=1, min_row=1, max_row=3))
    book.create_chartsheet(CLAIMS).add_chart(chart)
    book.save(path)
    assert "sheet “Claims”: is no table" in refused(path, path.read_bytes())


def test_a_worksheet_that_people_have_worked_much_in_is_read(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(sound())
    book = load_workbook(path)
    other: Any = book.create_sheet("My sums")
    other.cell(2_000, 60).value = "=SUM(A1:A9)"
    other.merge_cells("A1:F20")
    other["B30"].hyperlink = "https://example.org/"
    book.save(path)
    assert read_sheet(path, open_workbook(path)).rows


def test_every_limit_of_worksheets_is_heeded(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(changed(sound(), {CLAIMS_PART: in_rows("<row r='90'><c r='A90'><f>1+1</f></c></row>")}))
    open_workbook(path)
    limits = [name for name in names() if name.startswith("xlsx-")]
    assert limits
    for name in (*limits, "docx-parts"):
        with within(DEFAULT.over({name: 1})), pytest.raises(UsageError):
            open_workbook(path)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The archive with a few places of one part put elsewhere, doubled, or replaced by what programs trip over."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = chance.choice(archive.namelist())

    def spoil(words: str) -> str:
        values = re.findall(r'"[^"<>]*"|>[^<>]+<', words) or ['""']
        odd = (
            "",
            "0",
            "-1",
            "1e999",
            "nan",
            "A1:B2",
            "999999",
            "true",
            "\u202e",
            "#REF!",
            "=1+1",
            "xml",
            chance.choice(values)[1:-1],
        )
        for _ in range(chance.randint(1, 3)):
            old = chance.choice(values)
            words = words.replace(old, old[0] + chance.choice(odd) + old[-1], chance.choice((1, -1)))
        return words

    return changed(data, {part: spoil})


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_worksheet_is_carried_over_or_refused(seed: int, tmp_path: Path):
    path, report = tmp_path / "a.xlsx", report_of(EDITED)
    path.write_bytes(damaged(sound(), random.Random(seed)))
    try:
        book = open_workbook(path)
        sheet, _ = update(read_sheet(path, book), rows(report), "2026-05-04")
        again = as_bytes(workbook(report, sheet, size=3, old=book))
    except UsageError:
        pass
    else:
        path.write_bytes(again)
        assert len(read_sheet(path, open_workbook(path)).rows) >= len(report.claims)
