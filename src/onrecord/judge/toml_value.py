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


def found(value: Any) -> str:
    """A wrong value as a message names it: text in single quotes, as names are everywhere, all else as TOML has it."""
    return repr(value) if isinstance(value, str) else toml_value(value)
