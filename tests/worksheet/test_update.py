"""Carrying a worksheet over: what was typed stays, whatever became of the story."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.worksheet.columns import HISTORY, KEY, NOTES, STATUS
from onrecord.worksheet.rows import Row, rows
from onrecord.worksheet.status import STALE
from onrecord.worksheet.update import COPY, Sheet, digest, typed_words, update
from tests.worksheet.sample import EDITED, WEIR, report_of

TODAY = "2026-05-04"


def filled(row: Row, **typed: str) -> Row:
    return replace(row, typed={**row.typed, **typed})


def started() -> Sheet:
    made = [filled(row, Status="confirmed", Notes=f"seen {n}") for n, row in enumerate(rows(report_of(WEIR)))]
    return Sheet(tuple(made))


def by_words(sheet: Sheet, words: str) -> Row:
    return next(row for row in (*sheet.rows, *sheet.removed) if words in row.words)


def test_unchanged_rows_keep_what_was_typed():
    sheet, outcome = update(started(), rows(report_of(WEIR)), TODAY)
    assert [row.typed[NOTES] for row in sheet.rows] == [f"seen {n}" for n in range(5)]
    assert (outcome.kept, outcome.stale, outcome.new, outcome.removed) == (5, 0, 0, 0)


def test_changed_words_make_a_row_stale_and_say_what_it_was():
    sheet, outcome = update(started(), rows(report_of(EDITED)), TODAY)
    row = by_words(sheet, "44 houses")
    assert (row.status, row.typed[NOTES]) == (STALE, "seen 1")
    assert "41 houses" in str(row.typed[HISTORY])
    assert "confirmed" in str(row.typed[HISTORY])
    assert (outcome.stale, outcome.new, outcome.removed) == (1, 1, 1)


def test_moved_rows_are_found_again():
    sheet, _ = update(started(), rows(report_of(EDITED)), TODAY)
    assert by_words(sheet, "two looms").status == "confirmed"
    assert by_words(sheet, "1998").status == "confirmed"


def test_vanished_rows_are_kept_and_come_back():
    sheet, _ = update(started(), rows(report_of(EDITED)), TODAY)
    assert [row.typed[NOTES] for row in sheet.removed] == ["seen 2"]
    again, outcome = update(sheet, rows(report_of(WEIR)), TODAY)
    row = by_words(again, "2.6 million")
    assert (row.typed[NOTES], row.status, outcome.returned) == ("seen 2", "confirmed", 1)
    assert not any("2.6 million" in gone.words for gone in again.removed)


def test_a_row_nobody_touched_is_not_stale():
    sheet, outcome = update(Sheet(rows(report_of(WEIR))), rows(report_of(EDITED)), TODAY)
    assert {row.status for row in sheet.rows} == {"unreviewed"}
    assert outcome.stale == 0


def test_a_copied_row_stays_with_its_own_words():
    sheet = started()
    copy = filled(sheet.rows[1], Notes="second opinion")
    made, _ = update(Sheet((*sheet.rows, copy)), rows(report_of(WEIR)), TODAY)
    copies = [row for row in made.rows if COPY in row.key]
    assert [row.typed[NOTES] for row in copies] == ["second opinion"]
    again, _ = update(made, rows(report_of(EDITED)), TODAY)
    assert sorted(str(r.typed[NOTES]) for r in again.rows if "44 houses" in r.words) == ["second opinion", "seen 1"]


def test_words_written_into_the_programs_columns_go_to_the_notes():
    sheet = started()
    row = sheet.rows[1]
    changed = replace(row, known={**row.known, "Claim": "my own wording"})
    digests = {row.key: {"Claim": digest(row.known["Claim"])}}
    made, _ = update(Sheet((changed, *sheet.rows[2:]), digests=digests), rows(report_of(WEIR)), TODAY)
    assert "written into “Claim”: my own wording" in str(made.rows[1].typed[NOTES])
    assert made.rows[1].known["Claim"] != "my own wording"


def test_a_row_added_by_hand_is_not_lost():
    added = Row({KEY: ""}, {NOTES: "check the map, too"}, {})
    made, _ = update(Sheet((*started().rows, added)), rows(report_of(WEIR)), TODAY)
    assert "check the map, too" in typed_words(made)


def test_an_unknown_status_is_kept_and_told():
    sheet = Sheet((filled(rows(report_of(WEIR))[0], Status="waiting for Rui"),))
    made, outcome = update(sheet, rows(report_of(WEIR)), TODAY)
    assert made.rows[0].status == "waiting for Rui"
    assert "waiting for Rui" in outcome.remarks[0]


SENTENCES = st.lists(
    st.text(alphabet="abc de.fg 12", min_size=1, max_size=30).map(lambda t: f"A {t.replace('.', ' ')} stands here."),
    min_size=1,
    max_size=6,
)
CELLS = st.dictionaries(
    st.sampled_from(["Notes", "Evidence", "Checker", "Contact log", STATUS]), st.text(min_size=1, max_size=12)
)


@settings(deadline=None)
@given(SENTENCES, SENTENCES, st.lists(CELLS, max_size=6), st.lists(st.text(min_size=1, max_size=6), max_size=3))
def test_nothing_typed_is_ever_lost(before: list[str], after: list[str], cells: list[dict[str, str]], own: list[str]):
    made = list(rows(report_of(("Head", *before))))
    for number, some in enumerate(cells):
        place = number % len(made)
        made[place] = replace(filled(made[place], **some), own={f"mine {n}": value for n, value in enumerate(own)})
    sheet = Sheet(tuple(made), own=tuple(f"mine {n}" for n in range(len(own))))
    wanted = [words for words in typed_words(sheet) if words.strip()]
    for story in (after, before, after):
        sheet, _ = update(sheet, rows(report_of(("Head", *story))), TODAY)
        held = typed_words(sheet) + [str(row.typed.get(HISTORY) or "") for row in (*sheet.rows, *sheet.removed)]
        everything = "\n".join(held)
        assert [words for words in wanted if words.strip() not in everything] == []
