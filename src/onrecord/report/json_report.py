"""The report as JSON, schema version 1, for scripts and other programs."""

from __future__ import annotations

import json
from typing import Any

from onrecord.model import Report
from onrecord.report.page import Page
from onrecord.report.registry import Several, reporter


@reporter("json", suffix="json", several=Several(before="[\n", between=",\n", after="]\n"))
def json_report(report: Report, page: Page) -> str:
    """Everything found, with offsets, for scripts; an array where several stories were asked for.

    The same values as ``report.model_dump_json()``, set so that people can read it and version control can compare it:
    one field a line, and one line for each attribution, source, claim and finding.
    """
    fields = report.model_dump(mode="json")
    lines = (f" {_dumps(name)}: {_value(value)}" for name, value in fields.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _value(value: Any) -> str:
    """The value on one line, or one element a line where it is a list of objects."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(f"  {_dumps(element)}" for element in value) + "\n ]"
    return _dumps(value)


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
