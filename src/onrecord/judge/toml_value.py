"""Values as TOML writes them, so that what is shown can be copied into a policy."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any


def toml_text(text: str) -> str:
    """A text in quotation marks; JSON and TOML escape alike, but for one control character that JSON lets stand."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def toml_value(value: Any) -> str:
    """A value on one line: true, 7, "text", [1, 2], { key = "text" }."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return toml_text(value)
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{key} = {toml_value(item)}" for key, item in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, Collection):
        return f"[{', '.join(map(toml_value, value))}]"
    return str(value)


LONGEST = 200
"""Characters of a wrong value that a message shows."""


def found(value: Any) -> str:
    """A wrong value as a message names it: text in single quotes, as names are everywhere, all else as TOML has it.

    Of what is long or deep the beginning, so that a message stays one that can be read.
    """
    if isinstance(value, str):
        return repr(value) if len(value) <= LONGEST else f"{value[:LONGEST]!r} …"
    try:
        words = toml_value(value)
    except RecursionError:
        return "tables or lists in one another"
    except ValueError:  # Python writes no number of so many digits
        return "a very long number"
    return words if len(words) <= LONGEST else f"{words[:LONGEST]} …"
