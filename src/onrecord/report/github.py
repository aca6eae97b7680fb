"""Annotations in GitHub Actions: workflow commands, which stand beside the lines of a pull request."""

from __future__ import annotations

from onrecord.model import Finding, Level, Report
from onrecord.report.addresses import posix_path
from onrecord.report.clean import one_line
from onrecord.report.page import Page
from onrecord.report.registry import Several, reporter
from onrecord.report.summary import standing
from onrecord.report.wording import place_words

COMMANDS: dict[Level, str] = {
    Level.ERROR: "error",
    Level.WARNING: "warning",
    Level.NOTE: "notice",
    Level.QUESTION: "notice",
}


@reporter("github", suffix="txt", several=Several(between=""), shared=True, bare=True)
def github(report: Report, page: Page) -> str:
    """Findings as annotations of GitHub Actions, one a line; notes and questions are notices.

    GitHub shows the first ten of each kind in a step. Columns stand where a finding is on one line, since GitHub takes
    them nowhere else. Suppressed findings are left out.
    """
    return "".join(f"{_annotation(report, finding, page)}\n" for finding in standing(report))


def _annotation(report: Report, finding: Finding, page: Page) -> str:
    article, span = report.article, finding.span
    begins, ends = article.place(span.start), article.place(max(span.start, span.end - 1))
    properties: dict[str, str | int] = {}
    if article.path is not None:
        properties["file"] = _printable(posix_path(article.path))
    said = finding.message if page.snippets else finding.summary or finding.rule
    if begins.line is not None and ends.line is not None and begins.column and ends.column:
        properties["line"] = begins.line
        properties["endLine"] = max(begins.line, ends.line)
        if begins.line == ends.line and begins.column <= ends.column:
            properties |= {"col": begins.column, "endColumn": ends.column + 1}
    else:
        said = f"{place_words(article, span, page).capitalize()}: {said}"
    question = finding.level is Level.QUESTION
    properties["title"] = f"question for the desk ({finding.rule})" if question else finding.rule
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{COMMANDS[finding.level]} {listed}::{_data(one_line(said, Page()))}"


def _data(words: str) -> str:
    """The message as a workflow command wants it."""
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    """A property's value: what parts properties is escaped too."""
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def _printable(path: str) -> str:
    """The path without what could act on a terminal; line ends stay, and are escaped later."""
    return "".join(sign if sign.isprintable() or sign in "\r\n" else "\ufffd" for sign in path)
