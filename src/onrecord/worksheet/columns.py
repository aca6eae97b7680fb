"""The columns of the worksheet: what stands in each, who fills it, how wide it is."""

from __future__ import annotations

from typing import Final, NamedTuple


class Column(NamedTuple):
    """A column by its heading. The person's columns are never written by the program once somebody has typed there."""

    heading: str
    width: int
    person: bool = False


KEY: Final = "Key"
WORDS: Final = "Words"
CLAIM: Final = "Claim"
STATUS: Final = "Status"
VERDICT: Final = "Verdict"
NOTES: Final = "Notes"
HISTORY: Final = "History"

COLUMNS: Final = (
    Column("No.", 5),
    Column("Paragraph", 10),
    Column(WORDS, 48),
    Column(CLAIM, 48),
    Column(STATUS, 16, person=True),
    Column(VERDICT, 13, person=True),
    Column("Checker", 14, person=True),
    Column("Evidence", 34, person=True),
    Column("Contact log", 28, person=True),
    Column("Resolution", 24, person=True),
    Column("Proposed wording", 30, person=True),
    Column("Decision by", 14, person=True),
    Column("Legal flag", 11, person=True),
    Column(NOTES, 30, person=True),
    Column("Priority", 9),
    Column("Why it ranks there", 34),
    Column("Categories", 24),
    Column("Nature", 11),
    Column("Questions", 44),
    Column("Ask for", 30),
    Column("Figures", 36),
    Column("Source", 26),
    Column("Kind of source", 16),
    Column("How they know", 22),
    Column("Sourcing", 16),
    Column("In quotation", 12),
    Column("Where", 11),
    Column("Check-worthiness", 16),
    Column("Signals", 26),
    Column("Before", 26),
    Column("After", 26),
    Column("Confidential", 12),
    Column("Sentence", 9),
    Column("Start", 8),
    Column("End", 8),
    Column("Story", 24),
    Column("Version", 12),
    Column(KEY, 15),
    Column(HISTORY, 44, person=True),
)
"""All columns in their order. History is written by both: the program adds lines and takes none away."""

MACHINE: Final = tuple(column.heading for column in COLUMNS if not column.person)
PERSON: Final = tuple(column.heading for column in COLUMNS if column.person)
