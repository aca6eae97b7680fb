"""Whatever words, names, files and policies hold: no report and no form of the worksheet can act on who opens it.

The formats' own tests look closely at each; this one holds for every format there is, also those to come.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from xml.etree import ElementTree

import html5lib
import pytest

from onrecord.model import Report
from onrecord.report.page import Page
from onrecord.report.registry import reporters
from onrecord.worksheet.formats import FORMS, Wishes
from onrecord.worksheet.rows import rows
from onrecord.worksheet.update import Sheet
from tests.report.hostile import hostile_report

FILES = (
    "=cmd|' ::error::x.txt",
    "@sum\x1b[2J\n::error::gone.txt",
    "<script>alert(1)</script>\u202etxt.exe",
    "a](javascript:x) ![p](x) `b` **c** %0A%0D {{7*7}}.txt",
    "../../etc/\u2028passwd'\"><img src=x onerror=y>.txt",
)
TEXT = [name for name, one in reporters().items() if not one.binary]
STRUCTURED = {"json", "jsonl", "sarif", "web-annotation", "sources-json", "brat"}
"""Formats for programs: they carry the words as they are, in the way of the format."""
_ACTS_ON_A_TERMINAL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def hostile(path: str) -> Report:
    report = hostile_report(path)
    return report.model_copy(update={"policy": path, "policy_title": path})


def form(name: str, report: Report) -> str | bytes:
    return FORMS[name].render(
        report, Sheet(rows(report)), Wishes(everything=True, publisher="P", url="https://p.example")
    )


def texts(path: str) -> dict[str, str]:
    """What is written as text, by format."""
    report = hostile(path)
    written = {name: reporters()[name](report, Page(private=True, allowed=True)) for name in TEXT}
    written |= {
        f"claims {name}": form(name, report) for name, one in FORMS.items() if one.suffix not in ("xlsx", "docx")
    }
    return {name: words for name, words in written.items() if isinstance(words, str)}


@pytest.mark.parametrize("path", FILES)
def test_nothing_acts_on_a_terminal(path: str):
    for name, words in texts(path).items():
        if name not in STRUCTURED and not name.endswith((" json", " claimreview")):
            found = _ACTS_ON_A_TERMINAL.search(words.replace("\r\n", "\n"))
            assert found is None, (name, words[max(0, found.start() - 40) : found.end() + 40])


@pytest.mark.parametrize("path", FILES)
def test_no_cell_is_a_formula(path: str):
    for name, words in texts(path).items():
        if name.endswith("csv"):
            for row in csv.reader(io.StringIO(words)):
                assert not [cell for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))], name
    report = hostile(path)
    for data in (reporters()["xlsx"](report, Page(private=True)), form("xlsx", report)):
        assert isinstance(data, bytes)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in archive.namelist():
                if not part.startswith("xl/worksheets/sheet"):
                    continue
                for formula in ElementTree.fromstring(archive.read(part)).iter("{*}f"):
                    assert re.fullmatch(
                        r"COUNTIFS?\([^\"<|]*(?:\"[a-z ]*\"[^\"<|]*)*\)|[A-Z$0-9:+-]+", formula.text or ""
                    )


@pytest.mark.parametrize("path", FILES)
def test_pages_load_and_run_nothing(path: str):
    for name, words in texts(path).items():
        if not name.endswith("html"):
            continue
        page = html5lib.parse(words, namespaceHTMLElements=False)
        (policy,) = (m.get("content") for m in page.iter("meta") if m.get("http-equiv") == "Content-Security-Policy")
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert len(list(page.iter("script"))) == ("script-src" in policy)
        for element in page.iter():
            assert element.tag not in ("img", "iframe", "object", "embed", "link", "base", "form"), name
            for attribute, value in element.attrib.items():
                assert not str(attribute).startswith("on"), name
                assert attribute not in ("src", "srcset", "style"), name
                assert attribute != "href" or value.startswith(("#", "https://example.org/"))


@pytest.mark.parametrize("path", FILES)
def test_markdown_has_no_markup_from_outside(path: str):
    for name, words in texts(path).items():
        if name in ("markdown", "claims call-sheet", "claims documents"):
            bare = re.sub(r"\\.", "", words)
            assert not re.search(
                r"<(?:script|img)|!\[|\]\((?!<https://example\.org/guide>)|javascript:[^x]|`[^`]*code`", bare
            ), name


@pytest.mark.parametrize("path", FILES)
def test_commands_for_github_are_ours_alone(path: str):
    words = texts(path)["github"]
    assert [line for line in words.splitlines() if not re.match(r"::(?:error|warning|notice) ", line)] == []
    assert not re.search(r"\n::set-|%0A::", words)


@pytest.mark.parametrize("path", FILES)
def test_what_is_for_programs_can_be_read(path: str):
    for name, words in texts(path).items():
        if name in ("json", "sarif", "web-annotation", "sources-json", "claims json", "claims claimreview"):
            json.loads(words)
        elif name == "jsonl":
            assert [json.loads(line) for line in words.split("\n") if line]
