from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from onrecord.errors import UsageError
from onrecord.model import Report
from onrecord.report.page import Page
from onrecord.report.registry import GROUP, find_reporter, offered, reporter, reporters
from tests.report.sample import plain_report


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
