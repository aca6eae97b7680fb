"""How large and how deep a story may be, all in one place.

The limits guard against files that are no stories; no newsroom text comes near them. They count for whatever is read
within ``within(Limits(...))``, each thread for itself; elsewhere the ones that stand here do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields, replace

LANGUAGE_SAMPLE_CHARS = 20_000
"""How much of a story the language is judged by; a larger sample decides no better."""

SMALL_PART_BYTES = 2_000_000
"""Parts that unpack to less than this are not measured against the ratio: they do no harm whatever they unpack from."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one run; whole numbers above zero. ``over`` changes some of them by name."""

    text_bytes: int = 20_000_000
    """Bytes of a text, Markdown, HTML or JSON file."""

    characters: int = 2_000_000
    """Characters of a story once read, in any format: a third of a million words, three long books. More is no story,
    and would keep a desk waiting for minutes."""

    words: int = 500_000
    """Words and signs of a story; ordinary prose of as many characters as the limit has 450,000. The analysis takes
    memory for each, and a text of single letters and hyphens has more of them than of anything else."""

    paragraphs: int = 20_000
    """Paragraphs of a story; a long book has 5,000."""

    paragraph_characters: int = 200_000
    """Characters of one paragraph; a whole magazine feature without a line end has 60,000."""

    word_characters: int = 20_000
    """Characters without a space between them; the longest web addresses have 2,000."""

    docx_bytes: int = 100_000_000
    """Bytes of a Word file; pictures may make it much larger than its words."""

    docx_part_bytes: int = 60_000_000
    """Bytes of any one XML part of a Word file once unpacked."""

    docx_unpacked_bytes: int = 400_000_000
    """Bytes of all parts of a Word file once unpacked."""

    docx_ratio: int = 300
    """How many times its packed size a large part of a Word file or worksheet may unpack to; a zip bomb unpacks to a
    thousand times and more."""

    docx_parts: int = 10_000
    """Parts of a Word file or worksheet; one with a thousand pictures has some more than a thousand."""

    xlsx_bytes: int = 50_000_000
    """Bytes of a worksheet that a person gives back."""

    xlsx_part_bytes: int = 60_000_000
    """Bytes of any one XML part of a worksheet once unpacked."""

    xlsx_unpacked_bytes: int = 200_000_000
    """Bytes of all parts of a worksheet once unpacked."""

    xlsx_cells: int = 1_000_000
    """Cells of all its tables, counted as rows times columns up to the last cell of each, empty ones too: 20,000 claims
    with all their columns have 800,000."""

    xlsx_characters: int = 20_000_000
    """Characters in all cells together. Parts of the file are shared by many cells, so that its size says little."""

    xlsx_elements: int = 50_000
    """Elements of any one part of a worksheet, those of its cells apart: styles, lists of choices, charts."""

    json_depth: int = 100
    """Nesting of objects and lists in a JSON file."""

    html_depth: int = 200
    """Nesting of elements in a page; the deepest news pages have 60. The parser itself ends at about 255."""

    html_elements: int = 30_000
    """Elements of a page; a long live blog has 10,000."""

    html_attributes: int = 500
    """Attributes of one element; pages made by programs have 50."""

    allowances: int = 1_000
    """Allowances in one story; more are no editor's work."""

    seconds: int = 600
    """Time for one story, from reading to judging, on the command line."""

    def over(self, values: Mapping[str, int]) -> Limits:
        """These limits with others for those named, as ``names`` writes them; KeyError for an unknown name."""
        own = dict(zip(names(), self.__slots__, strict=True))
        return replace(self, **{own[name]: value for name, value in values.items()})


DEFAULT = Limits()
_current: ContextVar[Limits] = ContextVar("limits", default=DEFAULT)


def limits() -> Limits:
    """The limits that count here and now."""
    return _current.get()


def names() -> tuple[str, ...]:
    """The limits by name, as options and configuration files write them: ``text-bytes``."""
    return tuple(field.name.replace("_", "-") for field in fields(Limits))


@contextmanager
def within(some: Limits) -> Iterator[None]:
    """Let these limits count for what is read inside."""
    token = _current.set(some)
    try:
        yield
    finally:
        _current.reset(token)
