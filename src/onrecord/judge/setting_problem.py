"""What is wrong with a setting, in an editor's words: what it must be, what was found, and what is allowed."""

from __future__ import annotations

import re

from pydantic_core import ErrorDetails

from onrecord.judge.nearest import hint
from onrecord.judge.toml_value import LONGEST, found

_MUST = (
    ("int_", "a whole number"),
    ("float_", "a number"),
    ("bool_", "true or false"),
    ("string_type", "text in quotation marks"),
    ("tuple_type", 'a list, such as ["…", "…"]'),
    ("list_type", 'a list, such as ["…", "…"]'),
    ("greater_than_equal", "at least {ge:g}"),
    ("greater_than", "more than {gt:g}"),
    ("less_than_equal", "at most {le:g}"),
    ("less_than", "less than {lt:g}"),
)
_ONE_OF = ("literal_error", "enum")


def setting_problem(error: ErrorDetails) -> str:
    """The end of a sentence that begins with the setting: "must be a whole number, not 'many'"."""
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    if kind in _ONE_OF:
        allowed = re.findall(r"'([^']*)'", str(context["expected"]))
        near = hint(value[:LONGEST], allowed) if isinstance(value, str) else ""
        return f"cannot be {found(value)}; {near}allowed: {', '.join(allowed)}"
    for start, words in _MUST:
        if kind.startswith(start):
            return f"must be {words.format(**context)}, not {found(value)}"
    return f"is wrong: {error['msg'][:LONGEST]} (found {found(value)})"
