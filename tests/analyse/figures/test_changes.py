"""Changes: percentages, differences, multiples, percentage points and the direction of the verb."""

from __future__ import annotations

import pytest

from tests.analyse.figures.checked import checks, told

MISMATCHES = [
    ("percentage-change", "Thefts rose 25 percent last year, from 410 to 488, the sheriff said.", "25 percent"),
    ("percentage-change", "Pre-tax profit fell 40 per cent to £30m from £60m, Corrow Foods said.", "40 per cent"),
    ("percentage-change", "Attendance climbed from 12,000 to 15,000, an increase of 35 percent.", "35 percent"),
    (
        "percentage-change",
        "A 50 percent rise in rents, from $800 to $1,000 a month, drove the Tollers out.",
        "50 percent",
    ),
    ("percentage-change", "The herd fell by a third, from 90 to 45, in one winter.", "a third"),
    ("percentage-change", "Sales came to $150 million, up 12% from $120 million.", "12%"),
    ("change", "The number of beds rose by 60, from 310 to 350.", "60"),
    ("change", "Bus fares went up by $2, from $4 to $5.", "$2"),
    ("change", "Turnout fell from 31 percent to 38 percent.", "fell"),
    ("change", "The jackpot rose from $9 million to $7 million.", "rose"),
    ("multiple", "The number of nests doubled from 30 to 90.", "doubled"),
    ("multiple", "Complaints more than tripled, from 40 to 100.", "tripled"),
    ("multiple", "The waiting list was halved from 600 to 450.", "halved"),
    ("percent-points", "Unemployment rose 2 percent, from 4 percent to 6 percent.", "2 percent"),
    ("percent-points", "Support fell 8 percentage points, from 47 percent to 41 percent.", "8 percentage points"),
]
AGREEMENTS = [
    ("percentage-change", "Thefts rose 19 percent last year, from 410 to 488, the sheriff said."),
    ("percentage-change", "Pre-tax profit halved, falling 50 per cent to £30m from £60m, Corrow Foods said."),
    ("percentage-change", "Attendance climbed from 12,000 to 15,000, an increase of 25 percent."),
    ("percentage-change", "Rainfall fell by about a third, from 90 to 61 millimetres."),
    ("percentage-change", "The rate rose 50 percent, from 4 percent to 6 percent."),
    ("percentage-change", "Exports grew 25 percent, from 4 to 5 million tonnes."),
    ("change", "The number of beds rose by 40, from 310 to 350."),
    ("change", "Turnout fell from 38 percent to 31 percent."),
    ("multiple", "The number of nests nearly doubled from 30 to 57."),
    ("multiple", "Complaints more than doubled, from 40 to 100."),
    ("percent-points", "Support fell 6 percentage points, from 47 percent to 41 percent."),
    ("percent-points", "Support fell six points, from 47 percent to 41 percent."),
]
SILENT = [
    "Rents rose 25 percent in Fossett, while the number of homes went from 410 to 420.",
    "The line runs 40 percent faster from 6 to 9 in the morning.",
    "Harwick climbed from 14 to 9 in the rankings.",
    "The tax went up from 2010 to 2015 by 3 percent.",
    "She moved from 12 Mill Lane to 40 Church Road, and rents rose by 3 percent.",
    "Fees rose between 5 and 10 percent.",
    "The temperature fell 20 degrees overnight.",
    "Output rose 10-15 percent from 200 to 260.",
    "The team rose from 17th to 12th.",
    "Prices doubled from January to June.",
]


@pytest.mark.parametrize(("kind", "text", "words"), MISMATCHES)
def test_mismatch(kind: str, text: str, words: str) -> None:
    assert told(kind, text) == [(words, False)]


@pytest.mark.parametrize(("kind", "text"), AGREEMENTS)
def test_agreement(kind: str, text: str) -> None:
    assert [agrees for _, agrees in told(kind, text)] == [True]
    assert all(check.agrees for check in checks(text))


@pytest.mark.parametrize("text", SILENT)
def test_what_does_not_belong_together_is_left_alone(text: str) -> None:
    assert not [c for c in checks(text) if not c.agrees]


def test_inputs_and_message_show_how_figures_were_read() -> None:
    (check,) = checks("Thefts rose 25 percent last year, from 410 to 488, the sheriff said.")
    assert [i.value for i in check.inputs] == ["410", "488", "25 percent"]
    assert check.message == "From 410 to 488 is a rise of 19 percent; the story says 25 percent."
