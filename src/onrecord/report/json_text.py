"""JSON as text that every program can read and that acts on no terminal it is shown in."""

from __future__ import annotations

import json
import re
from typing import Any

_SURROGATE = re.compile("[\ud800-\udfff]")
_HIDDEN = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
"""Controls beyond those that JSON escapes itself, line ends that are none in JSON, and turns of writing direction."""


def json_text(value: Any, indent: int | None = None) -> str:
    """The value as JSON. Letters stand as they are; what could act on a terminal stands as an escape.

    A lone surrogate, which no file can hold, becomes U+FFFD.
    """
    text = _SURROGATE.sub("\ufffd", json.dumps(value, ensure_ascii=False, indent=indent))
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
