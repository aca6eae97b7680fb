"""A run that goes on where an earlier one stopped."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.check import Engine
from onrecord.cli import digests, output
from onrecord.cli.run_record import FILE
from onrecord.model import Report
from tests.cli.folders import reports
from tests.fakes import ANONYMOUS, NAMED

RUN = ("check", "in", "--output-dir", "out", "--format", "json", "--exit-zero")
RECORD = Path("out", FILE)
ALL = ["a.json", "b.json", "c.json"]


@pytest.fixture
def folder(onrecord, story):
    for name in ("a.txt", "b.txt", "c.txt"):
        story(f"in/{name}", NAMED)


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the stories that were checked, as they are."""
    names: list[str] = []
    check = Engine.check

    def watched(engine: Engine, path: str) -> Report:
        names.append(Path(path).name)
        return check(engine, path)

    monkeypatch.setattr(Engine, "check", watched)
    return names


def passed(number: int) -> str:
    if number == 1:
        return "onrecord: 1 story is passed over, since its report is up to date\n"
    return f"onrecord: {number} stories are passed over, since their reports are up to date\n"


@pytest.mark.usefixtures("folder")
def test_only_what_is_missing_or_changed_is_done(onrecord, story, checked: list[str]):
    onrecord(*RUN)
    Path("out/b.json").unlink()
    story("in/c.txt", ANONYMOUS)
    story("in/d.txt", NAMED)
    checked.clear()
    status, out, err = onrecord(*RUN, "--resume")
    assert (status, out, err) == (0, "", passed(1))
    assert checked == ["b.txt", "c.txt", "d.txt"]
    assert ANONYMOUS in Path("out/c.json").read_text(encoding="utf-8")
    assert onrecord(*RUN, "--resume").err == passed(4)


@pytest.mark.usefixtures("folder")
def test_without_resume_all_is_done_again(onrecord, checked: list[str]):
    onrecord(*RUN)
    assert onrecord(*RUN).err == ""
    assert checked == ["a.txt", "b.txt", "c.txt"] * 2


@pytest.mark.usefixtures("folder")
def test_what_the_clock_says_does_not_matter(onrecord, story, checked: list[str]):
    onrecord(*RUN)
    for name in ("in/a.txt", "out/b.json"):
        os.utime(name, (4e9, 4e9))
    story("in/c.txt", ANONYMOUS)
    os.utime("in/c.txt", (1, 1))
    checked.clear()
    assert onrecord(*RUN, "--resume").err == passed(2)
    assert checked == ["c.txt"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "options",
    [
        ["--policy", "ap"],
        ["--policy", "own.toml"],
        ["--select", "relay"],
        ["--ignore", "anon-lede"],
        ["--min-level", "error"],
        ["--fail-level", "error"],
        ["--limit", "seconds=9"],
        ["--private"],
        ["--no-snippets"],
        ["--show-allowed"],
        ["--baseline", "old.json"],
        ["--config", "own-settings.toml"],
        ["--pipeline", "another"],
        ["--model", "another"],
    ],
)
def test_other_options_make_all_reports_old(onrecord, story, options: list[str]):
    story("own.toml", 'title = "Our own"\nextends = "neutral"\n')
    story("own-settings.toml", 'ignore = ["loaded-cue"]\n')
    for name in ("a", "b", "c"):
        story(f"in/{name}.txt", ANONYMOUS)
    run = [*RUN[:5], "sarif", *RUN[6:]] if options == ["--no-snippets"] else RUN
    onrecord("check", "in", "--write-baseline", "old.json", "--exit-zero")
    onrecord(*run)
    assert onrecord(*run, "--resume").err == passed(3)
    assert "passed over" not in onrecord(*run, "--resume", *options).err
    assert "passed over" in onrecord(*run, "--resume", *options).err


@pytest.mark.usefixtures("folder")
def test_what_changes_no_report_makes_none_old(onrecord, story):
    onrecord(*RUN)
    story("onrecord.toml", '# nothing is set here\npolicy = "neutral"\n')
    for options in (["--threads", "2"], ["--no-color"], ["--policy", "neutral"]):
        assert onrecord(*RUN, "--resume", *options).err == passed(3)


@pytest.mark.usefixtures("folder")
def test_another_format_is_another_report(onrecord):
    onrecord(*RUN)
    other = ["markdown" if word == "json" else word for word in RUN]
    assert onrecord(*other, "--resume").err == ""
    assert onrecord(*other, "--resume").err == passed(3)
    assert onrecord(*RUN, "--resume").err == passed(3)


@pytest.mark.usefixtures("folder")
def test_another_configuration_makes_all_reports_old(onrecord, story, checked: list[str]):
    story("onrecord.toml", 'min-level = "note"\n')
    onrecord(*RUN)
    assert onrecord(*RUN, "--resume").err == passed(3)
    checked.clear()
    story("onrecord.toml", 'min-level = "warning"\n')
    assert onrecord(*RUN, "--resume").err == ""
    assert checked == ["a.txt", "b.txt", "c.txt"]


@pytest.mark.usefixtures("folder")
def test_only_the_stories_that_a_setting_is_for_are_done_again(onrecord, story, checked: list[str]):
    story("onrecord.toml", 'min-level = "note"\n')
    onrecord(*RUN)
    checked.clear()
    story("onrecord.toml", 'min-level = "note"\n[[paths]]\nmatch = "b.txt"\nignore = ["anon-lede"]\n')
    assert onrecord(*RUN, "--resume").err == passed(2)
    assert checked == ["b.txt"]


@pytest.mark.usefixtures("folder")
def test_another_policy_under_the_same_name(onrecord, story):
    story("own.toml", 'title = "Our own"\nextends = "neutral"\n')
    onrecord(*RUN, "--policy", "own.toml")
    assert onrecord(*RUN, "--policy", "own.toml", "--resume").err == passed(3)
    story("own.toml", 'title = "Our own"\nextends = "neutral"\n[rules.loaded-cue]\nwording = "Loaded?"\n')
    assert onrecord(*RUN, "--policy", "own.toml", "--resume") == (0, "", "")
    story(
        "own.toml",
        '# The same again.\ntitle = "Our own"\nextends = "neutral"\n[rules.loaded-cue]\nwording = "Loaded?"\n',
    )
    assert onrecord(*RUN, "--policy", "own.toml", "--resume").err == passed(3)


@pytest.mark.usefixtures("folder")
def test_a_baseline_that_changes_for_one_story(onrecord, story, checked: list[str]):
    story("in/b.txt", ANONYMOUS)
    story("old.json", '{"format": 1, "stories": {}}')
    run = (*RUN, "--baseline", "old.json")
    onrecord(*run)
    assert onrecord(*run, "--resume").err == passed(3)
    onrecord("check", "in", "--write-baseline", "old.json")
    checked.clear()
    assert passed(2) in onrecord(*run, "--resume").err
    assert checked == ["b.txt"]


@pytest.mark.usefixtures("folder")
def test_another_version_of_onrecord(onrecord, monkeypatch: pytest.MonkeyPatch):
    onrecord(*RUN)
    monkeypatch.setattr(digests.onrecord, "__version__", "99")
    assert onrecord(*RUN, "--resume").err == ""
    assert onrecord(*RUN, "--resume").err == passed(3)


@pytest.mark.usefixtures("folder")
def test_a_report_changed_by_hand_is_made_again(onrecord, checked: list[str]):
    onrecord(*RUN)
    whole = Path("out/b.json").read_bytes()
    Path("out/b.json").write_bytes(whole[:-1] + b" ")
    checked.clear()
    assert onrecord(*RUN, "--resume").err == passed(2)
    assert checked == ["b.txt"]
    assert Path("out/b.json").read_bytes() == whole


@pytest.mark.usefixtures("folder")
def test_the_status_is_that_of_all_stories(onrecord, story):
    story("in/b.txt", ANONYMOUS)
    run = RUN[:-1]
    assert onrecord(*run).status == 1
    assert onrecord(*run, "--resume") == (1, "", passed(3))
    Path("out/a.json").unlink()
    assert onrecord(*run, "--resume") == (1, "", passed(2))
    story("in/d.txt", "")
    assert onrecord(*run, "--resume").status == 3
    Path("in/d.txt").unlink()
    Path("in/b.txt").unlink()
    assert onrecord(*run, "--resume") == (0, "", passed(2))


@pytest.mark.usefixtures("folder")
def test_stories_that_could_not_be_read_are_tried_again(onrecord, story):
    story("in/b.txt", "")
    assert onrecord(*RUN).status == 3
    status, _, err = onrecord(*RUN, "--resume")
    assert (status, err) == (3, f"{passed(2)}onrecord: {Path('in', 'b.txt')}: the story is empty\n")


def test_reports_whose_names_depend_on_other_stories_are_made_again(onrecord, story):
    story("in/x/story.txt", NAMED)
    story("in/y/story.txt", ANONYMOUS)
    onrecord(*RUN)
    assert passed(2) in onrecord(*RUN, "--resume").err
    Path("in/x/story.txt").unlink()
    assert onrecord(*RUN, "--resume").err == ""
    assert ANONYMOUS in Path("out/story.json").read_text(encoding="utf-8")


def test_standard_input_is_always_read(onrecord, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    (tmp_path / "in.txt").write_text(NAMED, encoding="utf-8")
    for _ in range(2):
        with (tmp_path / "in.txt").open(encoding="utf-8") as stream:
            monkeypatch.setattr(sys, "stdin", stream)
            assert onrecord("check", "-", "--output-dir", "out", "--resume") == (0, "", "")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\x00\xff rubbish",
        b'{"file": "a.json"}\n',
        b'{"file": "../a.json", "story": "0", "settings": "0", "report": "0", "fails": false}\n',
        b'{"file": "a.json", "story": "0", "settings": "0", "report": 0, "fails": 0}\n[]\nnull\n',
        b"[" * 100_000,
        b'{"format": 2, "reports": {"a.json": {"story": "0"}}}',
    ],
)
def test_a_damaged_record_means_that_all_is_done_again(onrecord, checked: list[str], damage: bytes):
    onrecord(*RUN)
    RECORD.write_bytes(damage)
    checked.clear()
    assert onrecord(*RUN, "--resume") == (0, "", "")
    assert checked == ["a.txt", "b.txt", "c.txt"]
    assert onrecord(*RUN, "--resume").err == passed(3)


@pytest.mark.usefixtures("folder")
def test_a_line_cut_off_costs_one_story(onrecord, checked: list[str]):
    onrecord(*RUN)
    RECORD.write_bytes(RECORD.read_bytes()[:-20])
    checked.clear()
    assert onrecord(*RUN, "--resume").err == passed(2)
    assert checked == ["c.txt"]
    assert onrecord(*RUN, "--resume").err == passed(3)


@pytest.mark.usefixtures("folder")
def test_a_record_that_cannot_be_written_stops_nothing(onrecord, checked: list[str]):
    RECORD.mkdir(parents=True)
    for _ in range(2):
        told = f"{RECORD}: cannot be written (it is no ordinary file); --resume will do the stories of this run again"
        assert onrecord(*RUN, "--resume") == (0, "", f"onrecord: {told}\n")
    assert len(checked) == 6


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of Unix")
@pytest.mark.usefixtures("folder")
def test_a_link_or_pipe_of_that_name_is_left_alone(onrecord, story):
    other = story("other.txt", "as it was")
    Path("out").mkdir()
    RECORD.symlink_to(other.absolute())
    assert onrecord(*RUN, "--resume").status == 0
    assert other.read_text() == "as it was"
    RECORD.unlink()
    os.mkfifo(RECORD)
    assert onrecord(*RUN, "--resume").status == 0


@pytest.mark.usefixtures("folder")
def test_two_runs_into_one_folder(onrecord, story, checked: list[str]):
    """A run of other stories keeps what is recorded; one of the same stories by other options replaces it."""
    onrecord(*RUN)
    story("more/d.txt", NAMED)
    onrecord("check", "more", *RUN[2:])
    assert onrecord(*RUN, "--resume").err == passed(3)
    assert onrecord("check", "in", "more", *RUN[2:], "--resume").err == passed(4)
    onrecord(*RUN, "--policy", "ap")
    checked.clear()
    assert onrecord(*RUN, "--resume").err == ""
    assert len(checked) == 3


@pytest.mark.usefixtures("folder")
def test_two_runs_at_once_never_leave_an_old_report_standing(
    onrecord, monkeypatch: pytest.MonkeyPatch, checked: list[str]
):
    """Another run writes over a report before this one has written its line: the line then fits nothing."""
    onrecord(*RUN, "--policy", "ap")
    other = Path("out/b.json").read_bytes()
    write = output.write_one_of_many

    def write_and_lose(path: Path, data: bytes) -> None:
        write(path, data)
        if path.name == "b.json":
            path.write_bytes(other)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(output, "write_one_of_many", write_and_lose)
        onrecord(*RUN)
    assert Path("out/b.json").read_bytes() == other
    checked.clear()
    assert onrecord(*RUN, "--resume").err == passed(2)
    assert checked == ["b.txt"]
    assert Path("out/b.json").read_bytes() != other


@pytest.mark.usefixtures("folder")
def test_the_record_holds_no_words(onrecord, story):
    story("in/a.txt", ANONYMOUS)
    onrecord(*RUN)
    lines = [json.loads(line) for line in RECORD.read_text().splitlines()]
    assert [line.pop("file") for line in lines] == ALL
    assert [line.pop("fails") for line in lines] == [True, False, False]
    for line in lines:
        assert all(len(value) == 64 and set(value) <= set("0123456789abcdef") for value in line.values())


@pytest.mark.usefixtures("folder")
def test_the_record_does_not_grow_with_every_run(onrecord):
    for _ in range(3):
        onrecord(*RUN)
    onrecord(*RUN, "--resume")
    assert len(RECORD.read_text().splitlines()) == 3


@pytest.mark.usefixtures("folder")
def test_the_record_is_no_story(onrecord, checked: list[str]):
    run = ("check", "in", "--output-dir", "in", "--format", "sarif", "--exit-zero")
    onrecord(*run)
    assert Path("in", FILE).exists()
    checked.clear()
    assert onrecord(*run) == (0, "", "")
    assert checked == ["a.txt", "b.txt", "c.txt"]


@pytest.mark.usefixtures("folder")
def test_ctrl_c_leaves_whole_reports_and_says_what_is_missing(onrecord, monkeypatch: pytest.MonkeyPatch):
    check = Engine.check

    def check_until_b(engine: Engine, path: str):
        if str(path).endswith("b.txt"):
            raise KeyboardInterrupt
        return check(engine, path)

    monkeypatch.setattr(Engine, "check", check_until_b)
    status, _, err = onrecord(*RUN)
    assert status == 130
    missing = Path("in", "b.txt")
    assert err == f"onrecord: stopped after 1 of 3 stories; not done: {missing} and 1 after it\n"
    assert reports("out") == ["a.json"]
    monkeypatch.setattr(Engine, "check", check)
    assert onrecord(*RUN, "--resume").err == passed(1)
    assert reports("out") == ALL


@pytest.mark.parametrize("options", [[], ["--output-dir", "out", "--write-baseline", "b.json"]])
def test_resume_needs_a_folder_and_no_baseline_to_write(onrecord, story, options: list[str]):
    status, _, err = onrecord("check", story("a.txt", NAMED), "--resume", *options)
    assert status == 2
    assert "--resume goes with --output-dir" in err


@pytest.mark.usefixtures("folder")
def test_what_a_baseline_is_written_of_is_not_recorded(onrecord, story):
    """Its reports show everything as remembered, which no later run without it would."""
    story("in/a.txt", ANONYMOUS)
    onrecord(*RUN, "--write-baseline", "b.json")
    assert onrecord(*RUN, "--resume").err == ""
    assert onrecord(*RUN, "--resume", "--baseline", "b.json").err == passed(2)


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signal to one process")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_in_a_run_over_thirty_stories(onrecord, story, tmp_path: Path, number: int, status: int):
    names = [f"story-{n:02}" for n in range(30)]
    for name in names:
        story(f"in/{name}.txt", NAMED)
    code = (
        "import sys, time; from onrecord.check import Engine; from onrecord.cli import check, main\n"
        "from tests.fakes import fake_engine; check.load = fake_engine; checked = Engine.check\n"
        "def slowly(engine, path): time.sleep(0.05); return checked(engine, path)\n"
        f"Engine.check = slowly; sys.argv[1:] = {list(RUN)!r}; main.run()\n"
    )
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root / "src"), str(root)])}
    with subprocess.Popen([sys.executable, "-c", code], env=environment, stderr=subprocess.PIPE, text=True) as run:
        while not Path("out/story-04.json").exists():
            assert run.poll() is None
            time.sleep(0.01)
        run.send_signal(number)
        _, err = run.communicate(timeout=60)
    done = reports("out")
    assert run.returncode == status
    assert done == [f"{name}.json" for name in names[: len(done)]]
    assert 5 <= len(done) < 30
    for name in done:
        assert json.loads(Path("out", name).read_text(encoding="utf-8"))["article"]["text"] == NAMED
    told = re.fullmatch(r"onrecord: stopped after (\d+) of 30 stories; not done: (\S+)(?: and (\d+) after it)?\n", err)
    assert told is not None, err
    # The signal may come between the writing of a report and the count
    assert len(done) - int(told[1]) in {0, 1}
    assert Path(told[2]).stem == names[int(told[1])]
    assert int(told[1]) + 1 + int(told[3] or 0) == 30
    before = {name: Path("out", name).stat().st_mtime_ns for name in done[: int(told[1])]}
    assert onrecord(*RUN, "--resume") in [(0, "", passed(int(told[1]))), (0, "", passed(len(done)))]
    assert reports("out") == [f"{name}.json" for name in names]
    assert {name: Path("out", name).stat().st_mtime_ns for name in before} == before


@pytest.mark.usefixtures("folder")
def test_one_bad_story_stops_no_other(onrecord, story, monkeypatch: pytest.MonkeyPatch):
    for name in ("crash", "empty", "fine", "late", "unwritable"):
        story(f"in/{name}.txt", NAMED)
    story("in/empty.txt", "")
    story("in/z.txt", NAMED)
    Path("out/unwritable.json").mkdir(parents=True)
    check = Engine.check

    def crash(engine: Engine, path: str) -> Report:
        if "crash" in str(path):
            raise RecursionError("words of the story")
        if "late" in str(path):
            raise MemoryError
        return check(engine, path)

    with monkeypatch.context() as bad:
        bad.setattr(Engine, "check", crash)
        status, out, err = onrecord(*RUN)
    assert (status, out) == (3, "")
    lines = err.splitlines()
    assert [line.split(": ")[1] for line in lines] == [
        *(str(Path("in", f"{name}.txt")) for name in ("crash", "empty", "late")),
        str(Path("out", "unwritable.json")),
    ]
    assert "words of the story" not in err
    assert reports("out") == ["a.json", "b.json", "c.json", "fine.json", "unwritable.json", "z.json"]
    Path("out/unwritable.json").rmdir()
    story("in/empty.txt", NAMED)
    assert onrecord(*RUN, "--resume") == (0, "", passed(5))
    assert len(reports("out")) == 9


@pytest.mark.usefixtures("folder")
def test_a_full_disk_stops_the_run_and_says_what_is_missing(onrecord, monkeypatch: pytest.MonkeyPatch):
    replace = os.replace

    def full(part: str, target: Path) -> None:
        if Path(target).name == "b.json":
            raise OSError(errno.ENOSPC, "No space left on device")
        replace(part, target)

    with monkeypatch.context() as bad:
        bad.setattr(os, "replace", full)
        status, out, err = onrecord(*RUN)
    assert (status, out) == (2, "")
    assert err.splitlines() == [
        f"onrecord: stopped after 1 of 3 stories; not done: {Path('in', 'b.txt')} and 1 after it",
        f"onrecord: {Path('out', 'b.json')}: cannot be written: No space left on device",
    ]
    assert reports("out") == ["a.json"]
    assert onrecord(*RUN, "--resume").err == passed(1)
