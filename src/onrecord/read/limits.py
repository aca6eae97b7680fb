"""How large a story may be. The limits guard against files that are no stories; no newsroom text comes near them."""

from __future__ import annotations

MAX_TEXT_BYTES = 20_000_000
"""Bytes of a text, Markdown, HTML or JSON file."""

MAX_STORY_CHARS = 2_000_000
"""Characters of a story once read, in any format: a third of a million words, three long books. More is no story, and
would keep a desk waiting for minutes."""

MAX_DOCX_BYTES = 100_000_000
"""Bytes of a Word file; pictures may make it much larger than its words."""

MAX_DOCX_XML_BYTES = 60_000_000
"""Bytes of any one XML part of a Word file once unpacked."""

MAX_DOCX_UNPACKED_BYTES = 400_000_000
"""Bytes of all parts of a Word file once unpacked."""

MAX_DOCX_RATIO = 300
"""How many times its packed size a large part may unpack to; a zip bomb unpacks to a thousand times and more."""

SMALL_PART_BYTES = 2_000_000
"""Parts that unpack to less than this are not measured against the ratio."""

MAX_JSON_DEPTH = 100
"""Nesting of objects and lists in a JSON file."""

LANGUAGE_SAMPLE_CHARS = 20_000
"""How much of a story the language is judged by."""

MAX_ALLOWANCES = 1_000
"""Allowances in one story; more are no editor's work."""
