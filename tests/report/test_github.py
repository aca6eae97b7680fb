"""Annotations of GitHub Actions, read back as its runner reads workflow commands."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from onrecord.model import Report
from onrecord.read import read_story
from onrecord.report.github import github
from onrecord.report.page import Page
from tests.build import locate
from tests.report.hostile import TRICKS, hostile_report
from tests.report.sample import harbour_report, plain_report
from tests.report.test_sarif import FORMATS, finding

_COMMAND = re.compile(r"::(?P<name>[^ :]+)(?: (?P<properties>.*?))?::(?P<data>.*)")


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def unescaped(words: str, *, data: bool) -> str:
    pairs = [("%0D", "\r"), ("%0A", "\n"), *([] if data else [("%3A", ":"), ("%2C", ",")]), ("%25", "%")]
    for escape, sign in pairs:
        words = words.replace(escape, sign)
    return words


def commands(report: Report, **page: bool) -> list[Command]:
    """What the runner makes of it: a command is a line that begins with two colons."""
    found = []
    for line in str(github(report, Page(**page))).splitlines():
        match = _COMMAND.fullmatch(line)
        assert match, line
        properties = dict(one.split("=", 1) for one in match["properties"].split(","))
        found.append(
            Command(
                match["name"],
                {name: unescaped(value, data=False) for name, value in properties.items()},
                unescaped(match["data"], data=True),
            )
        )
    return found


def test_findings_are_annotations_at_their_places():
    first, second, *_ = commands(harbour_report())
    assert first == Command(
        "warning",
        {
            "file": "stories/harbour.txt",
            "line": "1",
            "endLine": "1",
            "col": "32",
            "endColumn": "41",
            "title": "anon-headline",
        },
        "The headline says “officials”, but the story has one official only.",
    )
    assert (second.name, second.properties["title"]) == ("notice", "question for the desk (anon-lede)")


def test_suppressed_findings_are_left_out():
    assert [one.name for one in commands(harbour_report())] == ["warning", "notice", "error", "warning", "notice"]


def test_words_over_two_lines_have_no_columns():
    report = harbour_report()
    at = locate(report.article.text, "say\n\nMARLOW BAY")
    (only,) = commands(report.model_copy(update={"findings": (finding(at),)}))
    assert (only.properties["line"], only.properties["endLine"]) == ("1", "3")
    assert "col" not in only.properties


def test_a_word_file_has_its_paragraph_in_the_message():
    article = read_story(FORMATS / "ferry.docx")
    at = locate(article.text, "a senior harbour official")
    (only,) = commands(Report(article=article, findings=(finding(at),)))
    assert only.properties.keys() == {"file", "title"}
    assert only.message == "Paragraph 4: Of whom is this?"


def test_without_snippets_the_rule_speaks():
    report = harbour_report()
    told = tuple(one.model_copy(update={"summary": "A source is unnamed."}) for one in report.findings)
    messages = {one.message for one in commands(report.model_copy(update={"findings": told}), snippets=False)}
    assert messages == {"A source is unnamed."}


def test_private_findings_are_shown_only_where_asked_for():
    report = harbour_report()
    hidden = tuple(one.model_copy(update={"private": True}) for one in report.findings)
    report = report.model_copy(update={"findings": hidden})
    assert commands(report) == []
    assert len(commands(report, private=True)) == 5


def test_nothing_found_is_nothing_said():
    assert github(plain_report()) == ""


@pytest.mark.parametrize("path", ["stories/a b%20c,d:e#f.txt", "a\n::error::b.txt", "c\x1b[2J.txt", None])
def test_a_hostile_story(path: str | None):
    report = hostile_report(path)
    found = commands(report)
    assert len(found) == sum(not one.suppressed for one in report.findings)
    assert {one.name for one in found} <= {"error", "warning", "notice"}
    written = str(github(report))
    assert "\x1b" not in written
    if path and "\x1b" not in path:
        assert {one.properties["file"] for one in found} == {path}
    percent = next(n for n, trick in enumerate(TRICKS) if "%0A" in trick)
    assert found[[f for f in report.findings if not f.suppressed].index(report.findings[percent])].message.startswith(
        "::set-output name=a::b%0A::error::c is not a name"
    )
