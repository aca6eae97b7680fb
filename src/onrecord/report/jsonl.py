"""The reports as JSON Lines: one report a line, for programs that read many stories."""

from __future__ import annotations

from onrecord.model import Report
from onrecord.report.json_text import json_text
from onrecord.report.page import Page
from onrecord.report.registry import Several, reporter


@reporter("jsonl", suffix="jsonl", several=Several(between=""))
def jsonl(report: Report, page: Page) -> str:
    """The JSON report on one line; several stories are several lines."""
    return json_text(report.model_dump(mode="json")) + "\n"
