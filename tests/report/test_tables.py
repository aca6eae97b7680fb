"""The tables of findings, attributions and claims, as CSV and as sheets of a workbook."""

from __future__ import annotations

import csv
import io
import re
import zipfile

import openpyxl
import pytest
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from onrecord.model import Addend, Article, Block, BlockRole, Check, Claim, Report, Span
from onrecord.report.attributions_csv import attributions_csv
from onrecord.report.claims_csv import claims_csv
from onrecord.report.findings_csv import findings_csv
from onrecord.report.registry import Reporter
from onrecord.report.sources_csv import sources_csv
from onrecord.report.spreadsheet import FORMULA_SIGNS
from onrecord.report.xlsx import LONGEST, text, xlsx
from tests.build import locate
from tests.report.hostile import TRICKS, hostile_report
from tests.report.sample import harbour_report, plain_report


def table(reporter: Reporter, report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(str(reporter(report)), newline="")))


def workbook(report: Report) -> openpyxl.Workbook:
    written = xlsx(report)
    assert isinstance(written, bytes)
    return openpyxl.load_workbook(io.BytesIO(written))


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    head, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in body]


def claimed() -> Report:
    report = harbour_report()
    text = report.article.text
    return report.model_copy(
        update={
            "claims": (
                Claim(
                    id="c1",
                    key="aa",
                    span=locate(text, "The service has reportedly lost money since 2019"),
                    text="The night ferry has lost money since 2019.",
                    categories=("quantity", "time"),
                    priority=0.4,
                ),
                Claim(
                    id="c2",
                    key="bb",
                    span=locate(text, "The boats are forty years old"),
                    source_ids=("s1", "s2"),
                    in_quotation=True,
                    check_worthiness=0.812,
                    priority=0.9,
                    addends=(
                        Addend(name="n", value=0.5, why="a figure"),
                        Addend(name="m", value=0.4, why="one source"),
                    ),
                    evidence=("the register of boats",),
                    questions=("How old is each boat?", "Who says so?"),
                    check_ids=("k1", "k9"),
                    sensitive=True,
                ),
            ),
            "checks": (
                Check(
                    id="k1", kind="age", span=Span(0, 5), stated="40", computed="41", agrees=False, message="41, not 40"
                ),
            ),
        }
    )


def test_findings():
    first, second, *_, last = table(findings_csv, harbour_report())
    assert (first["Level"], first["Rule"], first["Words"], first["Line"]) == (
        "note",
        "agentless-report",
        "reportedly",
        "9",
    )
    assert (second["Clause"], second["URL"]) == (
        "Tell readers why a source is not named",
        "https://example.org/guide#unnamed",
    )
    assert (second["Source"], second["Suppressed"], last["Suppressed"]) == ("Two deckhands", "", "yes")


def test_attributions():
    found = table(attributions_csv, harbour_report())
    assert [one["Source"] for one in found][:3] == ["a senior transport official"] * 2 + ["Ada Njoroge"]
    assert found[1]["SourceWords"] == "the official"
    assert found[1]["Content"] == (
        "“The boats are forty years old and the yard has no parts left,” … “Nobody wants to say so before the council"
        " has voted.”"
    )
    assert (found[4]["Source"], found[4]["Kind"], found[4]["Cue"]) == ("", "", "reportedly")


def test_claims_the_most_urgent_first():
    first, second = table(claims_csv, claimed())
    assert first == {
        "Priority": "0.9",
        "Claim": "The boats are forty years old",
        "Words": "The boats are forty years old",
        "Nature": "fact",
        "Categories": "",
        "Sourcing": "unattributed",
        "Sources": "a senior transport official; Ada Njoroge",
        "Prominence": "body",
        "Quoted": "yes",
        "Worthiness": "0.81",
        "Reasons": "a figure; one source",
        "Evidence": "the register of boats",
        "Questions": "How old is each boat? Who says so?",
        "Checks": "41, not 40",
        "Line": "5",
        "Paragraph": "",
        "Sensitive": "yes",
        "Key": "bb",
    }
    assert (second["Claim"], second["Categories"]) == ("The night ferry has lost money since 2019.", "quantity; time")


@pytest.mark.parametrize("reporter", [findings_csv, attributions_csv, claims_csv])
def test_no_cell_of_a_hostile_story_is_a_formula(reporter: Reporter):
    found = table(reporter, hostile_report())
    assert len(found) == len(TRICKS)
    for row in found:
        for value in row.values():
            assert not value.startswith(FORMULA_SIGNS)
            assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u202e\ud800-\udfff]", value)


def test_the_workbook_has_a_sheet_for_each_table():
    book = workbook(claimed())
    assert book.sheetnames == ["Findings", "Sources", "Attributions", "Claims", "Story"]
    for name, reporter in (
        ("Findings", findings_csv),
        ("Sources", sources_csv),
        ("Attributions", attributions_csv),
        ("Claims", claims_csv),
    ):
        kept = [{key: "" if value is None else str(value) for key, value in row.items()} for row in rows(book[name])]
        assert kept == table(reporter, claimed())
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet["A2"].alignment.wrap_text
        assert all(9 <= sheet.column_dimensions[letter].width <= 60 for letter in "ABCD")
    assert isinstance(book["Claims"]["A2"].value, float)


def test_the_story_with_what_was_found_in_each_paragraph():
    found = rows(workbook(harbour_report())["Story"])
    assert [row["Line"] for row in found] == [1, 3, 5, 7, 9, 11]
    assert (found[0]["Part"], found[1]["Part"]) == ("headline", None)
    assert str(found[3]["Findings"]).startswith("error: The story does not say how the two deckhands know. warning: No")


def test_a_dateline_stands_with_its_paragraph():
    words = "HARWICK — The ferry stops. \n\nIt is old."
    blocks = (
        Block(span=Span(0, 7), role=BlockRole.DATELINE),
        Block(span=Span(10, 26), role=BlockRole.BODY),
        Block(span=Span(29, 39), role=BlockRole.BODY),
    )
    article = Article(id="x", title="x", text=words, blocks=blocks)
    found = rows(workbook(Report(article=article))["Story"])
    assert [(row["Text"], row["Part"]) for row in found] == [
        ("HARWICK — The ferry stops.", "body"),
        ("It is old.", "body"),
    ]


def test_words_are_text_whatever_they_look_like():
    book = workbook(hostile_report())
    for sheet in book:
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                assert cell.data_type in {"s", "n"}
                assert cell.hyperlink is None
                if cell.data_type == "s":
                    assert cell.number_format == "@"
    words = [unescape(str(row["Words"])) for row in rows(book["Findings"])]  # as a spreadsheet shows them
    assert words[0].startswith("=HYPERLINK")
    assert "_x0041_ {0} {{1}}" in words
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202e]", "".join(words))


def test_no_formula_stands_in_the_file():
    archive = zipfile.ZipFile(io.BytesIO(bytes(xlsx(hostile_report()))))  # type: ignore[arg-type]
    for name in archive.namelist():
        assert not name.startswith("xl/worksheets/_rels")
        if name.startswith("xl/worksheets/sheet"):
            assert b"<f>" not in archive.read(name)


def test_a_cell_holds_so_much_and_says_so():
    assert text("a" * LONGEST) == "a" * LONGEST
    cut = text("😀" * LONGEST)
    assert cut.endswith("😀 … [cut: a cell holds no more]")
    assert len(cut.encode("utf-16-le")) // 2 <= LONGEST
    long = plain_report("word " * 10_000 + "end.\n", title="Long")
    assert str(rows(workbook(long)["Story"])[0]["Text"]).endswith("[cut: a cell holds no more]")


def test_the_same_report_gives_the_same_bytes():
    written = xlsx(harbour_report())
    assert written == xlsx(harbour_report())
    archive = zipfile.ZipFile(io.BytesIO(bytes(written)))  # type: ignore[arg-type]
    assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert archive.read("docProps/core.xml").count(b"2000-01-01T00:00:00Z") == 2


def test_nothing_found():
    book = workbook(plain_report())
    assert [len(rows(sheet)) for sheet in book] == [0, 0, 0, 0, 1]
