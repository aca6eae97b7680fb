"""``onrecord claims``: calls, files, exit status, and what is left after a mishap."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from onrecord.cli import claims as claims_command
from onrecord.cli import output
from onrecord.cli.run_record import FILE
from onrecord.errors import TooLargeError
from onrecord.model import Article, Report
from onrecord.read import read_story
from onrecord.worksheet import write_xlsx
from tests.cli.folders import reports
from tests.worksheet.sample import EDITED, WEIR, report_of


class FakeEngine:
    """Takes every sentence for a claim."""

    def __init__(self, **settings: Any) -> None:
        pass

    def check(self, path: str) -> Report:
        return self.check_article(read_story(Path(path)))

    def check_article(self, article: Article) -> Report:
        paragraphs = article.text.strip().split("\n\n")
        return report_of(paragraphs, path=article.path)


@pytest.fixture
def claims(onrecord: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(claims_command, "load", lambda **settings: FakeEngine(**settings))
    return lambda *arguments: onrecord("claims", *arguments)


@pytest.fixture
def weir(story: Any) -> Path:
    path: Path = story("weir.txt", "\n\n".join(WEIR))
    return path


def test_the_shortlist_is_shown(claims, weir):
    status, out, err = claims(weir)
    assert (status, err) == (0, "")
    assert "Check first" in out
    assert "2.6 million" in out


def test_a_worksheet_is_made_and_carried_over(claims, weir, story):
    assert claims(weir, "--format", "xlsx", "--output", "weir.xlsx") == (0, "", "")
    book = load_workbook("weir.xlsx")
    book["Claims"]["E3"] = "confirmed"
    book.save("weir.xlsx")
    before = Path("weir.xlsx").read_bytes()
    story("weir.txt", "\n\n".join(EDITED))
    status, out, err = claims(weir, "--update", "weir.xlsx")
    assert (status, out) == (0, "")
    assert "weir.xlsx: 3 kept, 1 stale, 1 new, 1 removed" in err
    assert Path("weir.before.xlsx").read_bytes() == before
    assert load_workbook("weir.xlsx")["Claims"]["E3"].value == "stale"


def test_the_update_can_go_elsewhere(claims, weir):
    claims(weir, "--format", "xlsx", "--output", "weir.xlsx")
    before = Path("weir.xlsx").read_bytes()
    assert claims(weir, "--update", "weir.xlsx", "--output", "new.xlsx").status == 0
    assert Path("weir.xlsx").read_bytes() == before
    assert Path("new.xlsx").exists()
    assert not Path("weir.before.xlsx").exists()


def test_a_crash_half_way_leaves_the_old_sheet_whole(claims, weir, monkeypatch):
    claims(weir, "--format", "xlsx", "--output", "weir.xlsx")
    before = Path("weir.xlsx").read_bytes()

    def crash(*arguments: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output.os, "replace", crash)
    status, _, err = claims(weir, "--update", "weir.xlsx")
    assert status == 2
    assert "No space left on device" in err
    assert Path("weir.xlsx").read_bytes() == before
    assert not [p for p in Path().iterdir() if p.name.endswith(".part")]


def test_several_stories_go_into_a_folder(claims, weir, story):
    other = story("other.txt", "\n\n".join(EDITED))
    assert claims(weir, other, "--format", "csv", "--output-dir", "out").status == 0
    assert reports("out") == ["other.csv", "weir.csv"]


def test_a_story_that_cannot_be_read_gives_status_3(claims, weir):
    status, out, err = claims("missing.txt", weir)
    assert status == 3
    assert err.count("\n") == 1
    assert "2.6 million" in out


def test_standard_input(claims, monkeypatch):
    given = io.TextIOWrapper(io.BytesIO("\n\n".join(WEIR).encode()))
    monkeypatch.setattr("sys.stdin", given)
    status, out, _ = claims("-", "--format", "json")
    assert status == 0
    assert len(json.loads(out)["rows"]) == 5


def test_finished_checks(claims, weir):
    claims(weir, "--format", "xlsx", "--output", "weir.xlsx")
    book = load_workbook("weir.xlsx")
    book["Claims"]["E3"], book["Claims"]["F3"] = "signed off", "true"
    book.save("weir.xlsx")
    status, out, _ = claims(
        weir,
        "--update",
        "weir.xlsx",
        "--format",
        "claimreview",
        "--publisher",
        "Mercury",
        "--url",
        "https://m.example/c",
    )
    assert status == 0
    assert [one["reviewRating"]["ratingValue"] for one in json.loads(out)] == [5]


def test_the_sheet_for_others_holds_nothing_confidential(claims, weir, story):
    claims(weir, "--format", "xlsx", "--output", "weir.xlsx")
    book = load_workbook("weir.xlsx")
    book["Claims"]["E3"] = "confirmed"
    book.create_sheet("Private").cell(1, 1).value = "the clerk is R."
    book.save("weir.xlsx")
    before = Path("weir.xlsx").read_bytes()
    story("weir.txt", "\n\n".join(EDITED))  # the clerk's sentence is gone, and would stand among the removed rows
    status, _, err = claims(weir, "--update", "weir.xlsx", "--public")
    assert (status, Path("weir.xlsx").read_bytes()) == (2, before)
    assert "with --output" in err
    assert claims(weir, "--update", "weir.xlsx", "--public", "--output", "weir.xlsx").status == 2
    assert claims(weir, "--update", "weir.xlsx", "--public", "--output", "others.xlsx").status == 0
    book = load_workbook("others.xlsx")
    everything = [str(c.value) for sheet in book.worksheets for row in sheet.iter_rows() for c in row]
    assert not [words for words in everything if "crowns" in words or "clerk" in words]
    assert book["Claims"]["E3"].value == "stale"
    assert Path("weir.xlsx").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--format", "pdf"), "unknown format 'pdf'"),
        (("--update", "none.xlsx"), "none.xlsx: cannot be read"),
        (("--update", "other.txt"), "other.txt: is no XLSX workbook"),
        (("--output", "weir.txt"), "is one of the stories"),
        (("--output", "no/where.csv"), "the folder no does not exist"),
        (("--output", "a.csv", "--output-dir", "b"), "exclude each other"),
        (("other.txt", "--output", "a.csv"), "--output takes what belongs to one story"),
        (("other.txt", "--update", "a.xlsx"), "--update takes one story"),
        (("other.txt", "--format", "csv"), "use --output-dir"),
        (("--format", "claimreview"), "give the worksheet with --update"),
        (("--shortlist", "0"), "--shortlist"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(claims, weir, story, arguments, told):
    story("other.txt", "\n\n".join(EDITED))
    status, out, err = claims(weir, *arguments)
    assert (status, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1


def test_resume_makes_what_is_missing_and_leaves_sheets_that_are_there(claims: Any, story: Any):
    story("in/a.txt", WEIR[0])
    story("in/b.txt", WEIR[0])
    run = ("in", "--format", "xlsx", "--output-dir", "out")
    assert claims(*run).status == 0
    sheet = Path("out/a.xlsx").read_bytes()
    Path("out/b.xlsx").unlink()
    story("in/a.txt", WEIR[1])
    status, _, err = claims(*run, "--resume")
    assert status == 0
    assert err == "onrecord: out/a.xlsx: is older than its story and is left as it is; --update carries it over\n"
    assert Path("out/a.xlsx").read_bytes() == sheet
    assert Path("out/b.xlsx").exists()


def test_resume_leaves_a_sheet_that_a_checker_has_written_in(claims: Any, story: Any):
    story("in/a.txt", WEIR[0])
    story("in/b.txt", WEIR[0])
    run = ("in", "--format", "xlsx", "--output-dir", "out", "--resume")
    assert claims(*run).err == ""
    Path("out/a.xlsx").write_bytes(b"as a checker has left it")
    assert claims(*run) == (0, "", "onrecord: 2 stories are passed over, since their reports are up to date\n")
    left = "and is left as it is; --update carries it over"
    assert claims(*run, "--shortlist", "1").err.splitlines() == [
        f"onrecord: out/{name}.xlsx: was made in another way {left}" for name in "ab"
    ]
    Path("out", FILE).unlink()
    assert claims(*run).err.splitlines() == [
        f"onrecord: out/{name}.xlsx: may be of another story or version {left}" for name in "ab"
    ]
    assert Path("out/a.xlsx").read_bytes() == b"as a checker has left it"


def test_resume_makes_other_forms_anew_where_anything_differs(claims: Any, story: Any):
    for name in "abc":
        story(f"in/{name}.txt", WEIR[0])
    run = ("in", "--format", "csv", "--output-dir", "out")
    claims(*run)
    story("in/a.txt", WEIR[1])
    whole = Path("out/b.csv").read_bytes()
    Path("out/b.csv").write_bytes(b"")
    told = claims(*run, "--resume").err
    assert told == "onrecord: 1 story is passed over, since its report is up to date\n"
    assert Path("out/b.csv").read_bytes() == whole
    assert "3 stories are passed over" in claims(*run, "--resume").err
    assert claims(*run, "--resume", "--public").err == ""


def test_one_file_that_cannot_be_written_does_not_stop_the_others(claims: Any, story: Any):
    for name in "abc":
        story(f"in/{name}.txt", WEIR[0])
    Path("out/b.csv").mkdir(parents=True)
    status, _, err = claims("in", "--format", "csv", "--output-dir", "out")
    assert (status, err) == (3, "onrecord: out/b.csv: cannot be written: Is a directory\n")
    assert reports("out") == ["a.csv", "b.csv", "c.csv"]


def test_a_table_in_a_file_is_plain_text(claims: Any, weir: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    assert claims(weir, "--output", "a.txt").status == 0
    assert claims(weir, "--output-dir", "out").status == 0
    assert "\x1b" not in Path("a.txt").read_text()
    assert Path("out/weir.txt").read_bytes() == Path("a.txt").read_bytes()


def test_resume_needs_a_folder(claims: Any, story: Any):
    status, _, err = claims(story("a.txt", WEIR[0]), "--resume")
    assert status == 2
    assert "--resume goes with --output-dir" in err


def test_a_run_that_is_stopped_says_what_is_missing(claims: Any, story: Any, monkeypatch: pytest.MonkeyPatch):
    for name in "abc":
        story(f"in/{name}.txt", WEIR[0])
    check = FakeEngine.check

    def until_b(engine: FakeEngine, path: str) -> Report:
        if path.endswith("b.txt"):
            raise KeyboardInterrupt
        return check(engine, path)

    monkeypatch.setattr(FakeEngine, "check", until_b)
    status, _, err = claims("in", "--format", "csv", "--output-dir", "out")
    missing = Path("in", "b.txt")
    assert (status, err) == (130, f"onrecord: stopped after 1 of 3 stories; not done: {missing} and 1 after it\n")
    assert reports("out") == ["a.csv"]


def test_a_worksheet_that_asks_for_too_much_is_left_as_it_is(claims, weir):
    claims(weir, "--format", "xlsx", "--output", "weir.xlsx")
    book = load_workbook("weir.xlsx")
    book["Claims"]["XFD1048576"] = "far out"
    book.save("weir.xlsx")
    before = Path("weir.xlsx").read_bytes()
    status, out, err = claims(weir, "--update", "weir.xlsx")
    assert (status, out) == (2, "")
    assert err.startswith("onrecord: weir.xlsx, sheet “Claims”: cell XFD1048576 lies too far out for a worksheet")
    assert err.count("\n") == 1
    assert Path("weir.xlsx").read_bytes() == before
    assert not Path("weir.before.xlsx").exists()


def test_limits_count_for_worksheets(claims, weir):
    claims(weir, "--format", "xlsx", "--output", "weir.xlsx")
    status, _, err = claims(weir, "--update", "weir.xlsx", "--limit", "xlsx-cells=50")
    assert status == 2
    assert "for a worksheet of at most 50 cells" in err
    assert claims(weir, "--update", "weir.xlsx", "--limit", "xlsx-cells=5000").status == 0


def test_a_worksheet_that_could_not_be_opened_again_is_not_written(claims, weir, monkeypatch):
    claims(weir, "--format", "xlsx", "--output", "weir.xlsx")
    before = Path("weir.xlsx").read_bytes()
    monkeypatch.setattr(write_xlsx, "as_bytes", lambda book: before[:-200])
    status, _, err = claims(weir, "--update", "weir.xlsx")
    assert status == 2
    assert "weir.xlsx: is damaged" in err
    assert "it was left as it is" in err
    assert Path("weir.xlsx").read_bytes() == before


def test_time_over_while_a_worksheet_is_carried_over(claims, weir, monkeypatch):
    claims(weir, "--format", "xlsx", "--output", "weir.xlsx")
    before = Path("weir.xlsx").read_bytes()

    def over(*_: Any, **__: Any) -> None:
        raise TooLargeError("weir.txt: took longer than 1 second")

    monkeypatch.setattr(claims_command, "update", over)
    assert claims(weir, "--update", "weir.xlsx") == (3, "", "onrecord: weir.txt: took longer than 1 second\n")
    assert Path("weir.xlsx").read_bytes() == before


def test_memory_that_runs_out_over_a_worksheet(claims, weir, monkeypatch):
    claims(weir, "--format", "xlsx", "--output", "weir.xlsx")
    before = Path("weir.xlsx").read_bytes()

    def over(*_: Any, **__: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(claims_command, "update", over)
    status, _, err = claims(weir, "--update", "weir.xlsx")
    assert status == 3
    assert err.endswith("weir.txt: needs more memory than there is\n")
    assert Path("weir.xlsx").read_bytes() == before
