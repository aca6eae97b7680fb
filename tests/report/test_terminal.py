from __future__ import annotations

import re

import pytest
from rich.cells import cell_len
from rich.text import Text

from onrecord.model import Article, Finding, Level, OriginPiece, Place, Report, Span
from onrecord.report.page import Page
from onrecord.report.terminal import terminal
from tests.build import locate
from tests.report.sample import HARBOUR, harbour_report, plain_report


def written(report: Report, **page: object) -> str:
    text = terminal(report, Page(**page))
    assert isinstance(text, str)
    return text


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("width", [20, 48, 80, 100, 120])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_every_line_fits_the_page_and_its_encoding(width: int, encoding: str):
    text = written(harbour_report(), width=width, encoding=encoding)
    assert max(cell_len(line) for line in text.splitlines()) <= max(width, 48)
    assert not [line for line in text.splitlines() if line != line.rstrip()]
    text.encode(encoding)


def test_without_colour_there_are_no_control_sequences():
    assert "\x1b" not in written(harbour_report())


def test_colour_changes_the_looks_and_not_the_words():
    plain = written(harbour_report())
    coloured = Text.from_ansi(written(harbour_report(), colour=True)).plain
    without_marks = [line for line in plain.splitlines() if not re.fullmatch(r"[ ^]+", line) or not line]
    assert [line.rstrip() for line in coloured.splitlines()] == without_marks


def test_the_verdict_stands_below_the_title():
    lines = written(harbour_report(), width=120).splitlines()
    assert lines[0] == "Harbour ferry to stop in June, officials say"
    assert lines[3].startswith("1 error, 2 warnings, 1 note, 1 question · 5 sources, 2 unnamed")
    assert "of the attributed words from unnamed sources" in lines[4]


def test_sources_are_shown_with_grant_reason_and_basis():
    text = written(harbour_report(), width=120)
    table = text[text.index("Sources") : text.index("Findings")]
    for words in (
        "a senior transport",
        "unnamed",
        "who spoke on condition",
        "because the budget",
        "has seen the repair",
    ):
        assert words in table
    deckhands = next(line for line in table.splitlines() if "Two deckhands" in line)
    assert deckhands.split()[-3:] == ["none", "none", "none"]
    assert "2 people" in table
    critics = next(line for line in table.splitlines() if "Critics" in line)
    assert "none" not in critics


def test_grant_reason_and_basis_are_left_out_where_nobody_is_unnamed():
    report = harbour_report()
    named = report.model_copy(update={"sources": tuple(s for s in report.sources if not s.unnamed)})
    assert "grant" not in written(named)


def test_legal_anonymity_lacks_nothing():
    report = harbour_report()
    exempt = tuple(s.model_copy(update={"exempt": True}) for s in report.sources if s.id == "s3")
    text = written(report.model_copy(update={"sources": exempt, "findings": ()}))
    assert "none  " not in text
    assert "by law" in flat(text)


def test_findings_about_the_same_words_share_one_excerpt():
    text = written(harbour_report())
    assert text.count("Two deckhands said they were told") == 1
    assert text.index("anon-no-basis") < text.index("anon-no-reason")


def test_a_rule_is_explained_once():
    report = harbour_report()
    twice = report.findings[1].model_copy(update={"span": locate(HARBOUR, "Critics")})
    text = written(report.model_copy(update={"findings": (*report.findings, twice)}))
    assert text.count("anon-no-reason") == 2
    assert flat(text).count("Why: A reader cannot weigh a voice") == 1
    assert flat(text).count("Modelled on: Tell readers why") == 1


def test_an_address_is_shown_where_it_fits_on_a_line():
    report = harbour_report()
    findings = tuple(f.model_copy(update={"url": f"https://example.org/{'x' * 50}"}) for f in report.findings)
    report = report.model_copy(update={"findings": findings})
    assert "https" in written(report, width=90)
    assert "https" not in written(report, width=70)


def test_questions_and_suppressed_findings_stand_apart():
    text = written(harbour_report())
    findings, questions = text.split("Questions for the desk")
    assert "anon-lede" not in findings
    assert "[ ] The first paragraph rests on one unnamed official" in questions
    assert "Set aside" not in text
    assert "1 suppressed" in text


def test_notes_of_the_article():
    assert written(harbour_report()).endswith("Notes\n  - read as Windows-1252\n")


def test_a_story_without_sources():
    text = written(plain_report())
    assert "nothing to remark on" in text
    assert "No sources were found in this story." in text
    assert "Findings" not in text


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(line=12, column=1), "line 12"),
        (Place(paragraph=3, run=0, offset=0), "paragraph 4"),
        (Place(), "character 1"),
    ],
)
def test_places_are_those_of_the_file(monkeypatch: pytest.MonkeyPatch, place: Place, words: str):
    monkeypatch.setattr(Article, "place", lambda self, offset: place)
    finding = Finding(rule="some-rule", level=Level.NOTE, span=Span(0, 4), message="Why rain?")
    assert f"\n  {words}\n" in written(plain_report().model_copy(update={"findings": (finding,)}))


def test_words_over_several_lines_name_both():
    text = "One line\nand another.\n"
    article = Article(
        id="x", title="x", text=text, origin=(OriginPiece(span=Span(0, 0), place=Place(line=1, column=1)),)
    ).model_copy(update={"origin": ()})
    finding = Finding(rule="r", level=Level.NOTE, span=Span(4, 12), message="m")
    assert "\n  lines 1–2\n" in written(Report(article=article, findings=(finding,)))


def test_nothing_in_a_story_acts_on_the_terminal():
    evil = "\x1b]0;owned\x07 [bold]markup[/bold] :smile: \x9b31m \u202edrawkcab"
    article = Article(id="x", title=evil, text=evil, path=f"{evil}.txt", byline=evil, notes=(evil,))
    finding = Finding(rule=evil, level=Level.ERROR, span=Span(0, 5), message=evil, why=evil, clause=evil, url=evil)
    question = finding.model_copy(update={"level": Level.QUESTION, "rule": "other"})
    source = harbour_report().sources[2].model_copy(update={"label": evil, "affiliation": evil, "anonymity": None})
    report = Report(article=article, findings=(finding, question), sources=(source,))
    text = written(report)
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(text)
    assert "[bold]markup[/bold] :smile:" in text
    coloured = written(report, colour=True)
    assert not {"\x07", "\x9b", "\u202e"} & set(coloured)
    assert set(re.findall(r"\x1b(.)", coloured)) == {"["}
    assert all(re.match(r"\x1b\[[0-9;]*m", coloured[m.start() :]) for m in re.finditer("\x1b", coloured))
