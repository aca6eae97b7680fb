from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from onrecord.model import Report, Source, SourceKind, Span
from onrecord.report.positions import justification, position
from onrecord.report.source_types import SourceType
from onrecord.report.sourcing_csv import COLUMNS, sourcing_csv
from onrecord.report.statements import sourced_statements
from tests.build import group, named, src, story
from tests.report.reported import reported, the_source
from tests.report.sample import harbour_report, plain_report
from tests.stories import FOLDER

GOLDENS = sorted(FOLDER.glob("*/report.json"))


def table(report: Report) -> list[dict[str, str]]:
    text = sourcing_csv(report)
    assert isinstance(text, str)
    return list(csv.DictReader(io.StringIO(text, newline="")))


def lind(title: str | None = None, affiliation: str | None = None, **more: object) -> Report:
    made = story(
        "Bo Lind, who ran the weir, said it leaks.\n\nLind said it stinks.",
        [named("Bo Lind", "Bo Lind", "Lind@2")],
        [("Bo Lind", "said", "it leaks"), ("Lind@2", "said@2", "it stinks")],
    )
    return reported(made, name="Bo Lind", title=title, affiliation=affiliation, **more)


def test_the_columns_and_the_ends_of_lines():
    text = str(sourcing_csv(plain_report()))
    assert text == "SourcedStatement,SourceType,Name,Title,Justification\r\n"
    assert text.strip().split(",") == list(COLUMNS)


def test_the_sample():
    rows = table(harbour_report())
    assert [(row["SourceType"], row["Name"]) for row in rows] == [
        ("Anonymous Source", "senior transport official"),
        ("Anonymous Source", "senior transport official"),
        ("Named Person", "Ada Njoroge"),
        ("Unnamed Group of People", "deckhands"),
        ("Named Organization", "Marlow Council"),
        ("Unnamed Group of People", "Critics"),
    ]
    assert rows[1]["SourcedStatement"].endswith("before the council has voted.”")
    assert rows[0]["Justification"] == rows[1]["Justification"] == "has seen the repair list"


def test_title_and_justification_stand_on_every_row_of_a_person():
    rows = table(lind("keeper of the weir", justification=(Span(9, 25),)))
    assert [row["Title"] for row in rows] == ["keeper of the weir"] * 2
    assert [row["Justification"] for row in rows] == ["who ran the weir"] * 2


def test_a_title_over_two_lines_stands_on_one():
    assert table(lind("keeper\n of\tthe\r\nweir"))[0]["Title"] == "keeper of the weir"


def test_what_a_spreadsheet_would_run_is_made_plain_text():
    rows = table(lind('=HYPERLINK("http://example.org","x")', "@board"))
    assert rows[0]["Title"].startswith("'=HYPERLINK")
    text = "- Bo Lind said it leaks."
    (row,) = table(reported(story(text, [named("Bo Lind")], [("Bo Lind", "said", "it leaks")])))
    assert row["SourcedStatement"] == f"'{text}"


@pytest.mark.parametrize(
    ("title", "affiliation", "expected"),
    [
        ("mayor of Tarn", "Tarn", "mayor of Tarn"),
        ("chief executive", "Delto", "chief executive, Delto"),
        ("the works director", None, "works director"),
        ("Sir", None, ""),
        ("Ms.", None, ""),
        ("her brother", None, ""),
        ("plumber who was on board", None, "plumber"),
        ("analyst at Holt who has no shares", None, "analyst at Holt"),
        ("lawyer for the tenants who sued", None, "lawyer for the tenants who sued"),
        (None, "Delto", ""),
    ],
)
def test_positions(title: str | None, affiliation: str | None, expected: str):
    report = lind(title, affiliation)
    assert position(report, the_source(report)) == expected


def test_an_official_of_a_body_keeps_the_words_for_the_office():
    made = src("a senior Harbour Board official", affiliation="Harbour Board")
    report = reported(story("a senior Harbour Board official", [made], []))
    assert position(report, the_source(report)) == "senior Harbour Board official"


def test_justifications_are_joined_and_how_an_unnamed_source_knows_is_one():
    text = "Two deckhands who sail on her, and who were on board, said it burned."
    made = group("Two deckhands", justification=("who sail on her",), basis="who were on board")
    report = reported(story(text, [made], [("Two deckhands", "said", "it burned")]))
    assert justification(report, the_source(report)) == "who sail on her; who were on board"


def test_a_justification_that_only_repeats_is_left_out():
    text = "Bo Lind, the weir keeper, said it leaks."
    made = story(text, [named("Bo Lind")], [("Bo Lind", "said", "it leaks")])
    at = text.index("the weir")
    report = reported(made, title="weir keeper", justification=(Span(at, at + len("the weir keeper")),))
    assert justification(report, the_source(report)) == ""


def test_a_source_without_attributions_has_no_row():
    report = plain_report().model_copy(
        update={"sources": (Source(id="s1", kind=SourceKind.NAMED_PERSON, label="Bo Lind", mentions=()),)}
    )
    assert table(report) == []


@pytest.mark.parametrize("path", GOLDENS, ids=lambda path: path.parent.name)
def test_the_table_of_each_fixture_story(path: Path):
    report = Report.model_validate_json(path.read_text(encoding="utf-8"))
    sentences, types = set(report.sentences), {str(kind) for kind in SourceType}
    assert all(set(statement.sentences) <= sentences for statement in sourced_statements(report))
    rows = table(report)
    assert {row["SourceType"] for row in rows} <= types
    assert all("\n" not in cell and "  " not in cell for row in rows for cell in row.values())
