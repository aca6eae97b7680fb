from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from onrecord.errors import UsageError
from onrecord.model import Report
from onrecord.report.page import Page
from onrecord.report.registry import GROUP, find_reporter, offered, reporter, reporters
from tests.report.sample import harbour_report, plain_report


@reporter("count", suffix=".csv")
def counting(report: Report, page: Page) -> str:
    """How many sources.

    A reporter as another package would offer it.
    """
    return f"{len(report.sources)}\n"


def point(value: str) -> EntryPoint:
    return EntryPoint(name="count", value=value, group=GROUP)


def test_the_formats_of_the_package():
    assert next(iter(reporters())) == "terminal"
    assert {"terminal", "json"} <= reporters().keys()
    assert all(one.summary and not one.suffix.startswith(".") for one in reporters().values())


def test_an_unknown_format_is_answered_with_the_known_ones():
    with pytest.raises(UsageError, match=r"unknown format 'jsno'; known are terminal, .*json"):
        find_reporter("jsno")


@pytest.mark.parametrize("value", ["tests.report.test_registry:counting", "tests.report.test_registry"])
def test_a_format_of_another_package(value: str):
    (found,) = offered([point(value)])
    assert (found.name, found.suffix, found.summary) == ("count", "csv", "How many sources.")
    assert found(plain_report()) == "0\n"


@pytest.mark.parametrize(
    ("value", "problem"),
    [("no.such.module", "cannot be loaded: ModuleNotFoundError"), ("json:dumps", "holds no output format")],
)
def test_a_broken_format_of_another_package(value: str, problem: str):
    with pytest.raises(UsageError, match=problem):
        list(offered([point(value)]))


def test_private_findings_leave_the_desk_only_where_asked_for():
    @reporter("shared", suffix="txt", shared=True)
    def shared(report: Report, page: Page) -> str:
        return str(len(report.findings))

    report = harbour_report()
    hidden = (report.findings[0].model_copy(update={"private": True}), *report.findings[1:])
    report = report.model_copy(update={"findings": hidden})
    assert shared(report) == "5"
    assert shared(report, Page(private=True)) == "6"


def test_a_format_that_shows_words_cannot_do_without():
    with pytest.raises(UsageError, match="the format count shows words of the story"):
        counting(plain_report(), Page(snippets=False))


def test_several_reports_as_one():
    @reporter("sum", suffix="txt", together=lambda reports, page: str(sum(len(one.findings) for one in reports)))
    def summed(report: Report, page: Page) -> str:
        return str(len(report.findings))

    assert summed.all_as_one([harbour_report(), plain_report()], Page()) == "6"
    with pytest.raises(UsageError, match="several stories do not go into one count output; use --output-dir"):
        counting.all_as_one([], Page())


def test_what_the_formats_promise():
    known = reporters()
    assert {name for name, one in known.items() if one.shared} >= {
        "docx",
        "github",
        "markdown",
        "sarif",
        "web-annotation",
    }
    assert {name for name, one in known.items() if one.bare} == {"github", "sarif"}
    assert {name for name, one in known.items() if one.binary} == {"docx", "xlsx"}
    for name, one in known.items():
        assert isinstance(one(harbour_report()), bytes if one.binary else str), name
