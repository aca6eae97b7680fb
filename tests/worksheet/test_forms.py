"""The other forms: text, tables, documents, pages and finished checks."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import BytesIO, StringIO

import docx
import pytest
from lxml import html
from rich.cells import cell_len

from onrecord.errors import UsageError
from onrecord.model import Report
from onrecord.report.page import Page
from onrecord.worksheet.columns import COLUMNS
from onrecord.worksheet.formats import FORMS, Wishes, find_form
from onrecord.worksheet.rows import rows
from onrecord.worksheet.update import Sheet
from tests.worksheet.sample import WEIR, report_of

HOSTILE = (
    "<script>alert(1)</script> =cmd",
    "=1+1 | `code` **bold** <b>41</b> houses \x1b[31m were \u202eflooded.",
    'Said "</style><img src=x onerror=alert(1)>" 41 times.',
)


def made(form: str, report: Report | None = None, **wishes: object) -> str | bytes:
    report = report or report_of(WEIR)
    wanted = Wishes(**wishes)  # type: ignore[arg-type]
    return find_form(form).render(report, Sheet(rows(report, public=wanted.public)), wanted)


def text(form: str, report: Report | None = None, **wishes: object) -> str:
    found = made(form, report, **wishes)
    assert isinstance(found, str)
    return found


@pytest.mark.parametrize("width", [48, 80, 120])
def test_the_table_fits_its_page(width: int):
    for everything in (False, True):
        for report in (report_of(WEIR), report_of(HOSTILE), report_of(())):
            found = text("table", report, page=Page(width=width), everything=everything)
            assert max(cell_len(line) for line in found.splitlines()) <= width
            assert "\x1b" not in found
            assert "\u202e" not in found


def test_the_table_shows_rank_reasons_and_what_does_not_agree():
    found = " ".join(text("table", size=1).split())
    assert "1. Rebuilding will cost 2.6 million crowns" in found
    assert "0.90 = specificity +0.30 (a number)" in found
    assert "40 and 1 is 41." in found
    assert "5 claims in all" in found
    assert "two looms" not in found
    assert "two looms" in text("table", everything=True)


def test_what_is_public_says_how_much_is_left_out():
    found = " ".join(text("table", public=True, everything=True).split())
    assert "1 from confidential sources left out" in found
    assert "crowns" not in found
    for form in ("csv", "json", "call-sheet", "documents"):
        assert "crowns" not in text(form, public=True)


def test_csv_has_all_columns_and_acts_on_no_spreadsheet():
    lines = list(csv.reader(StringIO(text("csv", report_of(HOSTILE)))))
    assert lines[0] == [column.heading for column in COLUMNS]
    assert len(lines) == 1 + len(report_of(HOSTILE).claims)
    assert not [cell for line in lines[1:] for cell in line if cell.startswith(("=", "@"))]


def test_json_can_be_read_and_holds_every_row():
    found = json.loads(text("json"))
    assert [row["No."] for row in found["rows"]] == [1, 2, 3, 4, 5]


def test_call_sheets_paraphrase_and_name_everybody():
    found = text("call-sheet")
    assert "## the river board" in found
    assert "- [ ] Is it right that The weir at Ollen broke" in found or "the weir at Ollen broke" in found
    assert "Survey" not in found.split("##")[0]
    assert "## The survey of 1998" in text("documents")


def test_markdown_of_hostile_words_is_inert():
    report = report_of(("Head", "The survey of 1998 says <b>[x](javascript:1)</b> 3 `times`."))
    assert "<b>" not in text("documents", report)
    assert "](" not in text("documents", report).replace("\\](", "").replace("\\]", "")


def test_docx_has_marks_and_rows():
    data = made("docx")
    assert isinstance(data, bytes)
    document = docx.Document(BytesIO(data))
    words = "\n".join(p.text for p in document.paragraphs)
    assert "flooded, the river board said on Tuesday.[2]" in words
    assert [row.cells[0].text for row in document.tables[0].rows] == ["No.", "1", "2", "3", "4", "5"]
    assert made("docx") == data
    assert made("docx", report_of(HOSTILE))


def test_html_links_marks_and_rows_and_nothing_of_the_story_acts():
    for story in (WEIR, HOSTILE):
        page = html.fromstring(text("html", report_of(story)))
        ids = {str(i) for i in page.xpath("//@id")}
        assert {str(h)[1:] for h in page.xpath("//a/@href")} <= ids
        assert not page.xpath("//script | //img | //b | //@onerror | //@style | //link")
        assert "script-src" not in page.xpath("//meta[@http-equiv]/@content")[0]
        assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]


def signed(report: Report, **typed: str) -> Sheet:
    return Sheet(tuple(replace(row, typed={**row.typed, **typed}) for row in rows(report)))


def test_finished_checks_become_claim_reviews():
    report = report_of(WEIR)
    sheet = signed(report, Status="signed off", Verdict="mostly true", Resolution="The board's list has 40.")
    wishes = Wishes(publisher="The Mercury", url="https://mercury.example/checks", date="2026-05-04")
    found = json.loads(find_form("claimreview").render(report, sheet, wishes))
    assert len(found) == 4  # the confidential one is left out
    one = found[1]
    assert one["@type"] == "ClaimReview"
    assert one["url"].startswith("https://mercury.example/checks#")
    assert one["reviewRating"] == {
        "@type": "Rating", "alternateName": "Mostly true", "ratingValue": 4, "bestRating": 5, "worstRating": 1,
    }  # fmt: skip
    assert one["author"] == {"@type": "Organization", "name": "The Mercury"}
    assert one["reviewBody"] == "The board's list has 40."
    assert json.loads(find_form("claimreview").render(report, signed(report), wishes)) == []


def test_claim_reviews_need_a_publisher_and_an_address():
    with pytest.raises(UsageError, match="--publisher NAME and --url"):
        made("claimreview")


def test_an_unknown_form_is_answered_with_those_there_are():
    with pytest.raises(UsageError, match="known are table, xlsx"):
        find_form("pdf")


@pytest.mark.parametrize("form", [name for name in FORMS if name != "claimreview"])
def test_every_form_stands_odd_words_and_no_claims(form: str):
    assert made(form, report_of(()))
    assert made(form, report_of(("\ud800 lone", "A \ud83d half \x00 sign.", "🐝 41 " * 3)))
