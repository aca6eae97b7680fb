"""An earlier sheet and the rows of the edited story → one sheet in which nothing that a person typed is lost.

A row is found again by its key; failing that, by its words, if they are still much the same. Then what was typed stays,
and the row is stale. A row that is found no more goes to the removed ones with everything in it, and comes back from
there when its words do.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from onrecord.worksheet.columns import HISTORY, KEY, MACHINE, NOTES, STATUS, WORDS
from onrecord.worksheet.rows import Row
from onrecord.worksheet.status import MEANINGS, STALE, UNREVIEWED

ALIKE = 60.0
"""How like each other old and new words must be, 0 to 100, to be taken for the same claim edited."""
COPY = "·"
"""Between a key and the number of a row that a person has copied."""


@dataclass(frozen=True)
class Sheet:
    """What a worksheet holds. ``own`` are the headings of added columns; ``digests`` tell, by key and heading, what the
    program had written, so that what was changed by hand is seen; None where the sheet does not say.
    """

    rows: tuple[Row, ...]
    removed: tuple[Row, ...] = ()
    own: tuple[str, ...] = ()
    digests: Mapping[str, Mapping[str, str]] | None = None


@dataclass
class Outcome:
    """How many rows fared how, and what a person should know of."""

    kept: int = 0
    stale: int = 0
    new: int = 0
    removed: int = 0
    returned: int = 0
    remarks: list[str] = field(default_factory=list)


def digest(value: object) -> str:
    """A short mark by which a cell that the program wrote is known again."""
    return hashlib.sha256(str(value if value is not None else "").encode("utf-8", "surrogatepass")).hexdigest()[:8]


def update(old: Sheet, fresh: Sequence[Row], today: str) -> tuple[Sheet, Outcome]:
    """The new sheet and what became of the rows; ``today`` stands in the lines of history."""
    outcome = Outcome()
    firsts, copies = _copies(old.rows)
    pairs = _matched([_kept(row, old) for row in firsts], fresh)
    gone = {row.key: row for row in old.removed}
    rows: list[Row] = []
    for new, earlier in pairs.fresh:
        if earlier is None and new.key in gone:
            row = _back(gone.pop(new.key), new, today)
            outcome.returned += 1
        elif earlier is None:
            row = new
            outcome.new += 1
        else:
            row = _carried(earlier, new, today)
            outcome.stale += row.status == STALE and earlier.key != new.key
            outcome.kept += not (row.status == STALE and earlier.key != new.key)
        rows.append(row)
        rows += [
            _copy(_kept(copy, old), row, number, today)
            for number, copy in enumerate(copies.pop(earlier.key, ()) if earlier is not None else (), start=2)
        ]
    lost = [*pairs.lost, *(_kept(copy, old) for some in copies.values() for copy in some)]
    removed = [row.with_history(f"{today}: no longer in the story") for row in lost]
    outcome.removed = len(removed)
    for row in rows:
        if row.status not in MEANINGS:
            outcome.remarks.append(
                f"row {row.known['No.']}: “{row.status}” is no status that the sheet knows; it was kept"
            )
    return Sheet(tuple(rows), (*gone.values(), *removed), old.own), outcome


@dataclass
class _Pairs:
    fresh: list[tuple[Row, Row | None]]
    lost: list[Row]


def _matched(old: Sequence[Row], fresh: Sequence[Row]) -> _Pairs:
    """Each new row with the old one that it continues."""
    by_key = {row.key: row for row in old}
    found: dict[str, Row] = {new.key: by_key.pop(new.key) for new in fresh if new.key in by_key}
    open_new = [(place, new) for place, new in enumerate(fresh) if new.key not in found]
    open_old = [(place, row) for place, row in enumerate(old) if row.key in by_key]
    likeness = []
    for place, new in open_new:
        for old_place, row in open_old:
            score = fuzz.ratio(new.words.casefold(), row.words.casefold(), score_cutoff=ALIKE)
            if score:
                apart = abs(place / max(1, len(fresh)) - old_place / max(1, len(old)))
                likeness.append((-score, apart, place, old_place, new, row))
    taken_new: set[int] = set()
    taken_old: set[int] = set()
    for _, _, place, old_place, new, row in sorted(likeness, key=lambda one: one[:4]):
        if place not in taken_new and old_place not in taken_old:
            taken_new.add(place)
            taken_old.add(old_place)
            found[new.key] = row
            del by_key[row.key]
    return _Pairs([(new, found.get(new.key)) for new in fresh], list(by_key.values()))


def _carried(earlier: Row, new: Row, today: str) -> Row:
    """The new row with all that was typed into the old one; stale where its words have changed since."""
    row = replace(new, typed={**new.typed, **earlier.typed}, own=dict(earlier.own))
    if earlier.key == new.key or not earlier.touched:
        return row
    was = f"status “{earlier.status}”" if earlier.status != STALE else "stale already"
    row = row.with_history(f"{today}: words changed; {was}; the words were: {earlier.words}")
    return replace(row, typed={**row.typed, STATUS: STALE}) if earlier.status != UNREVIEWED else row


def _back(gone: Row, new: Row, today: str) -> Row:
    row = replace(new, typed={**new.typed, **gone.typed}, own=dict(gone.own))
    return row.with_history(f"{today}: back in the story")


def _copies(rows: Sequence[Row]) -> tuple[list[Row], dict[str, list[Row]]]:
    """Rows, and apart from them by key the copies of rows that a person has made."""
    firsts: dict[str, Row] = {}
    copies: dict[str, list[Row]] = defaultdict(list)
    for number, row in enumerate(rows):
        key = row.key.split(COPY)[0]
        if not key:
            # A row that a person has added; it has a place of its own among the removed unless it is found again.
            key = f"added{COPY}{number}"
        if key in firsts:
            copies[key].append(row)
        else:
            firsts[key] = replace(row, known={**row.known, KEY: key})
    return list(firsts.values()), copies


def _copy(copy: Row, row: Row, number: int, today: str) -> Row:
    known = {**row.known, KEY: f"{row.key}{COPY}{number}"}
    kept = replace(copy, known=known)
    if copy.words == row.words or not copy.touched:
        return kept
    kept = kept.with_history(f"{today}: words changed; status “{copy.status}”; the words were: {copy.words}")
    return replace(kept, typed={**kept.typed, STATUS: STALE}) if copy.status != UNREVIEWED else kept


def _kept(row: Row, sheet: Sheet) -> Row:
    """The row with what a person has written into the program's own columns moved to the notes."""
    written = (sheet.digests or {}).get(row.key)
    if written is None:
        return row
    changed = {
        name: row.known[name]
        for name in MACHINE
        if name != KEY and name in row.known and name in written and digest(row.known[name]) != written[name]
    }
    if not changed:
        return row
    lines = [f"written into “{name}”: {value}" for name, value in changed.items() if value not in (None, "")]
    notes = "\n".join([str(row.typed.get(NOTES) or ""), *lines]).strip()
    known = {**row.known}
    if WORDS in changed:
        # The words by which an edited row is found again are those of the story, not the person's.
        known[WORDS] = row.known.get("_words", row.known[WORDS])
    return replace(row, known=known, typed={**row.typed, NOTES: notes})


def shareable(sheet: Sheet, public: Sequence[Row]) -> Sheet:
    """The sheet for others: the rows that may be shown, as ``rows(…, public=True)`` makes them, with what was typed.

    Removed rows stay out: nobody knows any more what they might show.
    """
    typed = {row.key: row for row in sheet.rows}
    kept = (replace(row, typed=typed[row.key].typed, own=typed[row.key].own) for row in public if row.key in typed)
    return Sheet(tuple(kept), (), sheet.own)


def typed_words(sheet: Sheet) -> list[str]:
    """Everything that a person has typed into a sheet, for the proof that none of it is lost."""
    return [
        str(value)
        for row in (*sheet.rows, *sheet.removed)
        for cells in (row.typed, row.own)
        for name, value in cells.items()
        if value not in (None, "") and name not in (HISTORY,)
    ]
