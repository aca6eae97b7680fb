from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.check import Engine
from onrecord.cli import check as check_command
from onrecord.cli.messages import Status
from onrecord.errors import ModelError
from onrecord.model import Analysis, Article, Report
from tests.cli.folders import reports
from tests.fakes import ANONYMOUS, NAMED, FakeAnalyser, fake_engine


def only_line(text: str) -> str:
    (line,) = text.splitlines()
    return line


def test_a_clean_story(onrecord, story):
    status, out, err = onrecord("check", story("a.txt", NAMED))
    assert status == 0
    assert "nothing to remark on" in out
    assert err == ""


def test_findings_give_status_1(onrecord, story):
    status, out, err = onrecord("check", story("a.txt", ANONYMOUS))
    assert status == 1
    assert "anon-no-reason" in out
    assert err == ""


def test_exit_zero_forgives_findings(onrecord, story):
    assert onrecord("check", "--exit-zero", story("a.txt", ANONYMOUS)).status == 0


def test_what_cannot_be_read_gives_status_3_and_the_others_are_reported(onrecord, three):
    status, out, err = onrecord("check", three[0], "missing.txt", three[1])
    assert status == 3
    assert "a.txt" not in err
    assert only_line(err).startswith("onrecord: missing.txt: ")
    assert "Ada Njoroge" in out
    assert "anon-no-reason" in out


def test_exit_zero_does_not_forgive_what_cannot_be_read(onrecord):
    assert onrecord("check", "--exit-zero", "missing.txt").status == 3


def line_of(module: str, words: str) -> int:
    """The number of the one line of a module of the package with these words."""
    lines = (Path(__file__).parents[2] / "src" / "onrecord" / module).read_text(encoding="utf-8").splitlines()
    (number,) = (number for number, line in enumerate(lines, start=1) if words in line)
    return number


def test_a_fault_in_one_story_is_one_line_and_the_others_go_on(onrecord, three):
    status, out, err = onrecord("check", *reversed(three))
    assert status == 3
    assert only_line(err) == (
        "onrecord: faulty.txt: could not be checked, by a fault in onrecord:"
        f" ZeroDivisionError in onrecord/check.py, line {line_of('check.py', 'analysis = self._analyser.analyse')}"
    )  # and not its words, which may be the story's
    assert "Ada Njoroge" in out


def test_debugging_shows_where_a_fault_is(onrecord, three, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ONRECORD_DEBUG", "1")
    err = onrecord("check", three[2]).err
    assert "Traceback" in err
    assert "fakes.py" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check"], "PATH"),
        (["check", "a.txt", "--policy", "nosuch"], "nosuch"),
        (["check", "a.txt", "--format", "yaml"], "unknown format 'yaml'; known are terminal, json"),
        (["check", "a.txt", "--colour"], "--colour"),
        (["check", "a.txt", "--threads", "0"], "--threads"),
        (["check", "a.txt", "b.txt", "--output", "c.txt"], "--output takes the report of one story"),
        (["check", "a.txt", "--output", "c.txt", "--output-dir", "d"], "exclude each other"),
        (["check", "a.txt", "--output", "no/such/c.txt"], "does not exist"),
        (["chekc", "a.txt"], "chekc"),
    ],
)
def test_a_wrong_call_is_one_line_and_status_2(onrecord, story, arguments: list[str], message: str):
    story("a.txt", NAMED)
    status, out, err = onrecord(*arguments)
    assert (status, out) == (2, "")
    assert message in only_line(err)
    assert err.startswith("onrecord: ")


def test_a_missing_model_is_one_line_and_status_2(onrecord, story, monkeypatch: pytest.MonkeyPatch):
    def load(**options: object) -> None:
        raise ModelError(f"{options['pipeline']}: no such pipeline")

    monkeypatch.setattr(check_command, "load", load)
    status, out, err = onrecord("check", story("a.txt", NAMED), "--pipeline", "en_nosuch")
    assert (status, out, err) == (2, "", "onrecord: en_nosuch: no such pipeline\n")


def test_json_of_one_file_is_an_object(onrecord, story):
    data = json.loads(onrecord("check", "--format", "json", story("a.txt", NAMED)).out)
    assert data["article"]["text"] == NAMED
    assert data["sources"][0]["label"] == "Ada Njoroge"


def test_json_of_several_paths_or_a_folder_is_an_array(onrecord, story):
    story("in/a.txt", NAMED)
    (only,) = json.loads(onrecord("check", "--format", "json", "in").out)
    assert only["article"]["path"] == os.path.join("in", "a.txt")
    status, out, _ = onrecord("check", "--format", "json", "in/a.txt", "missing.txt", story("b.txt", ANONYMOUS))
    assert status == 3
    assert [len(report["findings"]) > 0 for report in json.loads(out)] == [False, True]


def test_json_of_several_stories_none_of_which_can_be_read(onrecord):
    status, out, _ = onrecord("check", "--format", "json", "no.txt", "nothing.txt")
    assert (status, json.loads(out)) == (3, [])


def test_a_folder_without_stories_is_named(onrecord, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    status, out, err = onrecord("check", "empty")
    assert (status, out) == (3, "")
    assert only_line(err).startswith("onrecord: empty: ")


def test_a_story_given_twice_is_checked_once(onrecord, story):
    story("in/a.txt", NAMED)
    assert onrecord("check", "in", "in/a.txt").out.count("policy neutral") == 1


def test_standard_input(onrecord, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ANONYMOUS.encode())))
    status, out, err = onrecord("check", "-")
    assert (status, err) == (1, "")
    assert "An unnamed clerk" in out


def test_empty_standard_input_is_named(onrecord, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    status, out, err = onrecord("check", "-")
    assert (status, out) == (3, "")
    assert only_line(err).startswith("onrecord: standard input: ")


def test_names_of_files_cannot_act_on_the_terminal(onrecord):
    err = onrecord("check", "a\x1b[2Jb\nc.txt").err
    assert "\x1b" not in only_line(err)


def test_interruption_is_quiet(onrecord, story, monkeypatch: pytest.MonkeyPatch):
    def interrupt(**options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check_command, "load", interrupt)
    assert onrecord("check", story("a.txt", NAMED)) == (Status.INTERRUPTED, "", "")


def test_a_fault_outside_the_stories_is_one_line(onrecord, story, monkeypatch: pytest.MonkeyPatch):
    def break_down(**options: object) -> None:
        raise RuntimeError("over")

    monkeypatch.setattr(check_command, "load", break_down)
    status, out, err = onrecord("check", story("a.txt", NAMED))
    assert (status, out) == (2, "")
    assert "stopped by a fault in onrecord: RuntimeError in cli/check.py, line " in only_line(err)
    assert "over" not in err


def test_a_closed_pipe_is_quiet(tmp_path: Path):
    story = tmp_path / "a.txt"
    story.write_text(ANONYMOUS, encoding="utf-8")
    code = (
        "import sys; from onrecord.cli import check; from onrecord.cli.main import main\n"
        "from tests.fakes import fake_engine; check.load = fake_engine\n"
        "sys.exit(main(['check', sys.argv[1]]))\n"
    )
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), str(root / "src")])}
    command = [sys.executable, "-c", code, str(story)]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, cwd=root, env=environment, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (Status.READER_GONE, b"")


def test_the_terminal_report_in_a_narrow_encoding(onrecord, story, monkeypatch: pytest.MonkeyPatch):
    buffer = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(buffer, encoding="ascii"))
    onrecord("check", story("a.txt", "Señor Ōta said the ferry will stop — “soon”."))
    assert b"Senor Ota" in buffer.getvalue()


def test_a_set_width_is_kept_in_a_pipe(onrecord, story, monkeypatch: pytest.MonkeyPatch):
    path = story("a.txt", ANONYMOUS)
    assert 60 < max(map(len, onrecord("check", path).out.splitlines())) <= 80
    monkeypatch.setenv("COLUMNS", "60")
    assert max(map(len, onrecord("check", path).out.splitlines())) <= 60


def test_colour_is_for_terminals_and_those_who_ask(onrecord, story, monkeypatch: pytest.MonkeyPatch):
    path = story("a.txt", ANONYMOUS)
    assert "\x1b" not in onrecord("check", path).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[" in onrecord("check", path).out
    assert "\x1b" not in onrecord("check", path, "--no-color").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in onrecord("check", path).out


def test_pipeline_model_and_threads_are_those_asked_for(onrecord, story, monkeypatch: pytest.MonkeyPatch):
    asked: dict[str, object] = {}

    def load(**options: object) -> Engine:
        asked.update(options)
        return fake_engine()

    monkeypatch.setattr(check_command, "load", load)
    options = ["--pipeline", "en_core_web_md", "--model", "large", "--threads", "2"]
    assert onrecord("check", story("a.txt", NAMED), *options).status == 0
    assert asked == {"policy": "neutral", "pipeline": "en_core_web_md", "model": "large", "threads": 2}


@pytest.mark.parametrize(
    ("name", "suffix", "words"),
    [
        ("sourcing-csv", "csv", "Ada Njoroge said the ferry will stop.,Named Person,Ada Njoroge,,"),
        ("sources-csv", "csv", "Ada Njoroge,named_person"),
        ("sources-json", "json", '"label": "Ada Njoroge"'),
        ("sources", "txt", "Share of the attributed words"),
    ],
)
def test_tables_of_sources_of_several_stories(onrecord, story, tmp_path: Path, name: str, suffix: str, words: str):
    story("in/a.txt", NAMED)
    story("in/b.txt", ANONYMOUS)
    status, out, err = onrecord("check", "in", "--format", name, "--output-dir", "out", "--exit-zero")
    assert (status, out, err) == (0, "", "")
    assert reports(tmp_path / "out") == [f"a.{suffix}", f"b.{suffix}"]
    written = (tmp_path / "out" / f"a.{suffix}").read_bytes()
    assert words in written.decode("utf-8")
    assert (b"\r\n" in written) == (suffix == "csv")


def test_tables_for_spreadsheets_hold_one_story_each(onrecord, story):
    status, out, err = onrecord("check", "--format", "sourcing-csv", story("a.txt", NAMED), story("b.txt", ANONYMOUS))
    assert (status, out) == (2, "")
    assert "use --output-dir" in only_line(err)


def test_json_tables_of_several_stories_are_an_array(onrecord, story):
    stories = story("a.txt", NAMED), story("b.txt", ANONYMOUS)
    data = json.loads(onrecord("check", "--format", "sources-json", *stories).out)
    assert [one["sources"][0]["label"] for one in data] == ["Ada Njoroge", "An unnamed clerk at the harbour office"]


def test_a_story_that_memory_does_not_reach_for_is_said_and_the_others_go_on(onrecord, three, monkeypatch):
    def refuse(self: FakeAnalyser, article: Article) -> Analysis:
        if "unnamed" in article.text:
            raise MemoryError
        return analyse(self, article)

    analyse = FakeAnalyser.analyse
    monkeypatch.setattr(FakeAnalyser, "analyse", refuse)
    status, out, err = onrecord("check", *three[:2], "--format", "jsonl")
    assert status == 3
    assert out.count("\n") == 1
    assert err == "onrecord: anonymous.txt: needs more memory than there is\n"


def test_a_report_that_memory_does_not_reach_for(onrecord, three, monkeypatch):
    def refuse(*_: object, **__: object) -> str:
        raise MemoryError

    monkeypatch.setattr(Report, "model_dump", refuse)
    status, _, err = onrecord("check", *three[:2], "--format", "json", "--output-dir", "out")
    assert status == 3
    assert err == (
        "onrecord: named.txt: the report needs more memory than there is\n"
        "onrecord: anonymous.txt: the report needs more memory than there is\n"
    )
