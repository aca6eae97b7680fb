from __future__ import annotations

import csv
import io
import json

import pytest
from rich.cells import cell_len
from rich.text import Text

from onrecord.model import Manner, OriginPiece, Place, Report, SourceKind, Span
from onrecord.report.page import Page
from onrecord.report.sources import sources
from onrecord.report.sources_csv import sources_csv
from onrecord.report.sources_json import sources_json
from onrecord.report.summary import summarise
from onrecord.report.tally import tally
from tests.report.sample import HARBOUR, harbour_report, plain_report


def written(report: Report, **page: object) -> str:
    text = sources(report, Page(**page))
    assert isinstance(text, str)
    return text


def table(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(str(sources_csv(report)), newline="")))


def test_those_with_most_words_come_first():
    entries = tally(harbour_report()).entries
    assert entries[0].source.id == "s1"
    assert [entry.words for entry in entries] == sorted((entry.words for entry in entries), reverse=True)


def test_statements_are_counted_by_manner():
    first = tally(harbour_report()).entries[0]
    assert (first.statements, first.manners[Manner.DIRECT], first.manners[Manner.INDIRECT]) == (2, 1, 1)


def test_shares_agree_with_the_verdict_of_the_report():
    kinds = {one.kind: one for one in tally(harbour_report()).kinds}
    unnamed = (kinds[SourceKind.UNNAMED_PERSON].share or 0) + (kinds[SourceKind.UNNAMED_GROUP].share or 0)
    assert unnamed == pytest.approx(summarise(harbour_report()).unnamed_share)
    assert sum(one.share or 0 for one in kinds.values()) == pytest.approx(1)


def test_statements_without_a_source_have_a_kind_of_their_own():
    (hidden,) = [one for one in tally(harbour_report()).kinds if one.kind is SourceKind.HIDDEN]
    assert (hidden.sources, hidden.statements) == (0, 1)
    assert "no source given" in written(harbour_report())


def test_words_of_two_kinds_count_for_both():
    report = harbour_report()
    first = report.attributions[0]
    again = first.model_copy(update={"id": "a9", "source_id": "s2"})
    doubled = report.model_copy(update={"attributions": (first, again)})
    assert [one.share for one in tally(doubled).entries[:2]] == [1.0, 1.0]
    assert "count for both" in written(doubled)
    assert "count for both" not in written(report)


def test_first_mentions_are_lines():
    lines = {entry.source.id: entry.first and entry.first.line for entry in tally(harbour_report()).entries}
    assert lines["s1"] == 3
    assert lines["s2"] == HARBOUR[: HARBOUR.index("Ada Njoroge")].count("\n") + 1


def test_first_mentions_in_a_word_processor_file_are_paragraphs():
    report = harbour_report()
    origin = (OriginPiece(span=Span(0, len(HARBOUR)), place=Place(paragraph=4, run=0, offset=0)),)
    moved = report.model_copy(update={"article": report.article.model_copy(update={"origin": origin})})
    assert "para." in written(moved)
    assert {(row["Line"], row["Paragraph"]) for row in table(moved)} == {("", "5")}


@pytest.mark.parametrize("width", [20, 48, 71, 72, 80, 120])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_every_line_fits_the_page_and_its_encoding(width: int, encoding: str):
    text = written(harbour_report(), width=width, encoding=encoding)
    assert max(cell_len(line) for line in text.splitlines()) <= max(width, 48)
    assert not [line for line in text.splitlines() if line != line.rstrip()]
    text.encode(encoding)


def test_in_a_pipe_there_is_no_colour_and_every_kind_has_a_bar():
    text = written(harbour_report())
    assert "\x1b" not in text
    chart = text[text.index("Share of") :].splitlines()[1:]
    assert all(line.rstrip().endswith("█") for line in chart)
    lengths = [line.count("█") for line in chart]
    assert lengths == sorted(lengths, reverse=True)


def test_colour_changes_the_looks_and_not_the_words():
    coloured = Text.from_ansi(written(harbour_report(), colour=True)).plain
    assert [line.rstrip() for line in coloured.splitlines()] == written(harbour_report()).splitlines()


def test_a_story_without_sources_is_said_to_have_none():
    report = plain_report()
    assert "No sources were found" in written(report)
    assert table(report) == []
    data = json.loads(str(sources_json(report)))
    assert (data["sources"], data["kinds"], data["words"]) == ([], [], 0)


def test_only_statements_without_a_source():
    report = harbour_report()
    only = report.model_copy(update={"sources": (), "attributions": (report.attributions[4],)})
    text = written(only)
    assert "0 sources · 1 statement" in text
    assert "no source given" in text


def test_a_source_that_says_nothing_is_listed_without_words():
    quiet = harbour_report().model_copy(update={"attributions": ()})
    assert {(row["Statements"], row["Words"], row["Share"]) for row in table(quiet)} == {("0", "0", "")}
    assert "Share of" not in written(quiet)


def test_the_csv_has_a_row_for_each_source():
    rows = {row["Source"]: row for row in table(harbour_report())}
    official = rows["a senior transport official"]
    assert (official["Kind"], official["Statements"], official["Direct"], official["Line"]) == (
        "unnamed_person",
        "2",
        "1",
        "3",
    )
    assert rows["Ada Njoroge"]["Title"] == "runs the bakery beside the landing stage"


def test_a_formula_in_a_label_is_plain_text():
    report = harbour_report()
    first = report.sources[0].model_copy(update={"label": "=cmd|' /C calc'!A0"})
    changed = report.model_copy(update={"sources": (first, *report.sources[1:])})
    assert table(changed)[0]["Source"] == "'=cmd|' /C calc'!A0"


def test_the_json_has_the_counts_and_the_place():
    data = json.loads(str(sources_json(harbour_report())))
    first = data["sources"][0]
    assert (first["id"], first["statements"], first["direct"], first["mixed"], first["indirect"]) == ("s1", 2, 1, 0, 1)
    assert first["first_mention"]["line"] == 3
    assert first["share"] == first["words"] / data["words"]
    assert {one["kind"] for one in data["kinds"]} >= {"unnamed_person", "hidden"}
