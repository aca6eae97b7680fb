"""The story as a Word file with the findings as comments: the writer's own file, where the story came as one."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import UsageError
from onrecord.model import Article, Finding, OriginPiece, Report
from onrecord.report.clean import one_line
from onrecord.report.page import Page
from onrecord.report.registry import reporter
from onrecord.report.summary import standing

if TYPE_CHECKING:
    from onrecord.report.word.comments import Comment


@reporter("docx", suffix="docx", shared=True, binary=True)
def docx_report(report: Report, page: Page) -> bytes:
    """The writer's Word file with a comment at the words of each finding; a clean one where the story was no Word file.

    Text, formatting, tracked changes and comments that are there stay as they are; the file itself is not changed. It
    is read again for this, so it must be where it was, with the same words.
    """
    from lxml import etree

    from onrecord.report.word.comments import add_comments, differing_run
    from onrecord.report.word.fresh import fresh_document
    from onrecord.report.word.package import Package
    from onrecord.report.word.runs import Runs

    article = report.article
    own = article.format == "docx"
    data, pieces = _original(article) if own else fresh_document(article)
    try:
        package = Package(data)
        root = package.xml(package.main_part())
        runs = Runs(root)
    except (zipfile.BadZipFile, KeyError, AttributeError, etree.LxmlError, NotImplementedError) as error:
        raise UsageError(f"{article.path}: is no longer the Word file that was read; check it again") from error
    if own and differing_run(runs, article.text, pieces):
        raise UsageError(f"{article.path}: has other words than when it was read; check it again")
    add_comments(package, runs, root, pieces, list(_comments(report)))
    return package.to_bytes()


def _original(article: Article) -> tuple[bytes, tuple[OriginPiece, ...]]:
    """The bytes of the story's own file, and where its words stand there."""
    if article.path is None:
        raise UsageError("comments go into the Word file itself: check it by its path, not from standard input")
    if not article.origin:
        raise UsageError(f"{article.path}: comments need a fresh check of the file, not a report that was kept")
    try:
        return Path(article.path).read_bytes(), article.origin
    except OSError as error:
        raise UsageError(f"{article.path}: cannot be read again for comments: {error.strerror or error}") from error


def _comments(report: Report) -> Iterator[Comment]:
    """A comment for each finding that stands, in text order; why a rule stands is said where it first comes."""
    from onrecord.report.word.comments import Comment

    told: set[str] = set()
    for finding in standing(report):
        lines = _lines(finding, first=finding.rule not in told)
        told.add(finding.rule)
        yield Comment(finding.span, tuple(one_line(line, Page()) for line in lines))


def _lines(finding: Finding, *, first: bool) -> Iterator[str]:
    yield f"{finding.level.value.capitalize()}: {finding.message}"
    if first and finding.why:
        yield f"Why: {finding.why}"
    if first and finding.clause:
        yield f"Modelled on: {finding.clause}"
    yield finding.rule
