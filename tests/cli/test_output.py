from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from onrecord.check import Engine
from onrecord.cli import output
from onrecord.cli.output import StandardOutput, name_files, standard_output, write_whole
from onrecord.errors import UsageError
from onrecord.model import Article, Report
from onrecord.report.page import Page
from onrecord.report.registry import Reporter, reporters
from tests.cli.folders import reports
from tests.fakes import ANONYMOUS, NAMED


def test_the_report_goes_to_a_file(onrecord, story, tmp_path: Path):
    status, out, err = onrecord("check", story("a.txt", ANONYMOUS), "--format", "json", "--output", "report.json")
    assert (status, out, err) == (1, "", "")
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["article"]["text"] == ANONYMOUS


def test_a_file_for_each_story(onrecord, three, tmp_path: Path):
    status, out, err = onrecord("check", *three, "--format", "json", "--output-dir", "out/deep")
    assert (status, out) == (3, "")
    assert reports(tmp_path / "out/deep") == ["anonymous.json", "named.json"]
    assert "faulty.txt" in err


def test_a_terminal_report_in_a_file_is_plain_text(onrecord, story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    onrecord("check", story("a.txt", ANONYMOUS), "--output-dir", "out")
    assert "\x1b" not in (tmp_path / "out/a.txt").read_text(encoding="utf-8")


def test_equal_stems_do_not_overwrite_each_other(onrecord, story, tmp_path: Path):
    paths = [story("x/story.txt", NAMED), story("y/story.md", ANONYMOUS), story("z/story-2.txt", NAMED)]
    status, _, err = onrecord("check", *paths, "--output-dir", "out", "--format", "json")
    assert status == 1
    assert reports(tmp_path / "out") == ["story-2.json", "story-3.json", "story.json"]
    assert json.loads((tmp_path / "out/story-3.json").read_text(encoding="utf-8"))["article"]["text"] == ANONYMOUS
    assert err.splitlines() == [
        f"onrecord: {paths[1]}: written to story-3.json, since story.json is that of {paths[0]}"
    ]


def test_stems_that_differ_in_case_only_are_equal(capsys: pytest.CaptureFixture[str]):
    names = name_files(["a/Story.txt", "b/story.txt", "-"], Path("out"), "json")
    assert [path.name for path in names.values()] == ["Story.json", "story-2.json", "standard-input.json"]
    assert "story-2.json" in capsys.readouterr().err


@pytest.mark.parametrize("option", [["--output", "a.txt"], ["--output-dir", "."]])
def test_a_report_never_overwrites_the_story(onrecord, story, tmp_path: Path, option: list[str]):
    status, out, err = onrecord("check", story("a.txt", NAMED), *option)
    assert (status, out) == (2, "")
    assert "overwrite" in err
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == NAMED


def test_a_folder_that_is_a_file(onrecord, story):
    status, _, err = onrecord("check", story("a.txt", NAMED), "--output-dir", story("b.txt", NAMED))
    assert status == 2
    assert err.startswith("onrecord: b.txt: cannot be used as a folder")


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "report.txt"
    path.write_text("old")

    def fail(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(UsageError, match=r"report\.txt: cannot be written: No space left on device"):
        write_whole(path, b"new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="permissions and links of Unix")
def test_permissions_and_links_are_kept(tmp_path: Path):
    kept, link = tmp_path / "kept.txt", tmp_path / "link.txt"
    kept.write_text("old")
    kept.chmod(0o640)
    link.symlink_to(kept)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert kept.read_text() == "new"
    assert kept.stat().st_mode & 0o777 == 0o640
    fresh = tmp_path / "fresh.txt"
    write_whole(fresh, b"new")
    plain = tmp_path / "plain.txt"
    plain.write_text("")
    assert fresh.stat().st_mode == plain.stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="devices of Unix")
def test_a_device_is_written_to():
    write_whole(Path(os.devnull), b"words")
    assert not Path(os.devnull).is_file()


def test_a_format_for_one_story_only_wants_a_folder():
    binary = Reporter("binary", "bin", lambda report, page: b"\0")
    with pytest.raises(UsageError, match="several stories do not go into one binary output; use --output-dir"):
        StandardOutput(binary, Page(), several=True)


def test_binary_output_is_not_for_a_terminal(onrecord, story, monkeypatch: pytest.MonkeyPatch):
    binary = Reporter("binary", "bin", lambda report, page: b"\0", binary=True)
    screen = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(screen, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdout", screen)
    with pytest.raises(UsageError, match="the format binary is no text for a terminal; use --output FILE"):
        standard_output(binary, Page(), several=False)


def test_binary_output_goes_to_files_and_pipes(onrecord, story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = story("a.txt", ANONYMOUS)
    status, out, err = onrecord("check", path, "--format", "docx", "--output", "b.docx")
    assert (status, out, err) == (1, "", "")
    assert [one.author for one in docx.Document(str(tmp_path / "b.docx")).comments][:1] == ["onrecord"]
    pipe = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(pipe))
    onrecord("check", path, "--format", "docx")
    assert pipe.getvalue() == (tmp_path / "b.docx").read_bytes()


def test_a_word_story_is_never_changed_in_place(onrecord, tmp_path: Path):
    made = docx.Document()
    made.add_paragraph(ANONYMOUS)
    made.save(str(tmp_path / "a.docx"))
    before = (tmp_path / "a.docx").read_bytes()
    status, _, err = onrecord("check", "a.docx", "--format", "docx", "--output-dir", ".")
    assert (status, "overwrite" in err) == (2, True)
    status, _, err = onrecord("check", "a.docx", "--format", "docx", "--output-dir", "out")
    assert (status, err) == (1, "")
    assert (tmp_path / "a.docx").read_bytes() == before
    assert len(list(docx.Document(str(tmp_path / "out/a.docx")).comments)) > 0


def test_several_stories_are_one_sarif_run(onrecord, three):
    status, out, _ = onrecord("check", *three, "--format", "sarif")
    assert status == 3
    (run,) = json.loads(out)["runs"]
    assert [one["location"]["uri"] for one in run["artifacts"]] == ["named.txt", "anonymous.txt"]
    assert json.loads(onrecord("check", "none.txt", "nor.txt", "--format", "sarif").out)["runs"][0]["results"] == []


def test_several_stories_are_lines_and_annotations(onrecord, three):
    lines = onrecord("check", *three, "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["article"]["path"] for line in lines] == ["named.txt", "anonymous.txt"]
    commands = onrecord("check", *three, "--format", "github").out.splitlines()
    assert {line.partition("file=")[2].partition(",")[0] for line in commands} == {"anonymous.txt"}


@pytest.mark.parametrize("where", [[], ["--output", "r.out"], ["--output-dir", "out"]])
def test_without_snippets_no_words_are_shown(onrecord, story, tmp_path: Path, where: list[str]):
    path = story("a.txt", ANONYMOUS)
    status, out, err = onrecord("check", path, "--format", "sarif", "--no-snippets", *where)
    assert (status, err) == (1, "")
    written = out or next(one for one in (tmp_path / "r.out", tmp_path / "out/a.sarif") if one.exists()).read_text()
    assert "harbour office" not in written
    assert "anon-" in written


@pytest.mark.parametrize("where", [[], ["--output", "r.out"], ["--output-dir", "out"]])
def test_a_format_that_needs_words_says_so_before_the_work(onrecord, story, where: list[str]):
    status, out, err = onrecord("check", story("a.txt", ANONYMOUS), "--format", "markdown", "--no-snippets", *where)
    assert (status, out) == (2, "")
    assert err == ("onrecord: the format markdown shows words of the story; it cannot be had without snippets\n")


@pytest.mark.parametrize("where", [[], ["--output", "r.out"], ["--output-dir", "out"]])
def test_private_findings_in_what_leaves_the_desk(
    onrecord, story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: list[str]
):
    judged = Engine.check_article

    def all_private(engine: object, article: object) -> object:
        report = judged(engine, article)
        hidden = tuple(one.model_copy(update={"private": True}) for one in report.findings)
        return report.model_copy(update={"findings": hidden})

    monkeypatch.setattr(Engine, "check_article", all_private)
    path = story("a.txt", ANONYMOUS)

    def written(*options: str) -> str:
        out = onrecord("check", path, "--format", "sarif", *where, *options).out
        return out or next(one for one in (tmp_path / "r.out", tmp_path / "out/a.sarif") if one.exists()).read_text()

    assert json.loads(written())["runs"][0]["results"] == []
    assert json.loads(written("--private"))["runs"][0]["results"] != []


def test_a_report_that_cannot_be_made_does_not_stop_the_others(onrecord, story, tmp_path: Path, monkeypatch):
    for name in ("a", "b", "c"):
        made = docx.Document()
        made.add_paragraph(ANONYMOUS)
        made.save(str(tmp_path / f"{name}.docx"))
    judged = Engine.check_article

    def lost(engine: Engine, article: Article) -> Report:
        if article.path == "a.docx":
            (tmp_path / "a.docx").unlink()
        if article.path == "b.docx":
            return judged(engine, article).model_copy(update={"article": article.model_copy(update={"text": None})})
        return judged(engine, article)

    monkeypatch.setattr(Engine, "check_article", lost)
    status, _, err = onrecord("check", "a.docx", "b.docx", "c.docx", "--format", "docx", "--output-dir", "out")
    assert (status, len(err.splitlines())) == (3, 2), err
    first, second = err.splitlines()
    assert first.startswith("onrecord: a.docx: cannot be read again for comments")
    assert "b.docx: the report could not be written, by a fault in onrecord: TypeError in " in second
    assert reports(tmp_path / "out") == ["c.docx"]


def test_a_story_that_fails_by_what_is_not_shown_says_so(onrecord, story, monkeypatch: pytest.MonkeyPatch):
    judged = Engine.check_article

    def all_private(engine: Engine, article: Article) -> Report:
        report = judged(engine, article)
        hidden = tuple(one.model_copy(update={"private": True}) for one in report.findings)
        return report.model_copy(update={"findings": hidden})

    path = story("a.txt", ANONYMOUS)
    assert onrecord("check", path, "--format", "sarif").err == ""
    monkeypatch.setattr(Engine, "check_article", all_private)
    status, _, err = onrecord("check", path, "--format", "sarif")
    assert (status, err) == (
        1,
        "onrecord: a.txt: fails by findings for the desk alone, which this format leaves out; --private shows them\n",
    )
    for options in (["--format", "sarif", "--private"], ["--format", "json"]):
        assert onrecord("check", path, *options).err == ""


def test_what_is_being_written_is_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    seen = []
    replace = os.replace

    def look(part: str, target: Path) -> None:
        seen.append(os.stat(part).st_mode & 0o777)
        replace(part, target)

    chmod = os.chmod
    monkeypatch.setattr(os, "replace", look)
    monkeypatch.setattr(os, "chmod", lambda part, mode: seen.append(os.stat(part).st_mode & 0o777) or chmod(part, mode))
    monkeypatch.setattr(output, "_umask", lambda: 0o027)
    output.write_whole(tmp_path / "a.txt", b"a story")
    assert seen == [0o600, 0o640]
    (tmp_path / "secret").touch(mode=0o600)
    output.write_whole(tmp_path / "b.txt", b"a story", like=tmp_path / "secret")
    assert seen[-1] == 0o600


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize(("number", "expected"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_command_that_is_stopped_leaves_nothing_half_written(tmp_path: Path, number: int, expected: int):
    (tmp_path / "a.txt").write_text(ANONYMOUS, encoding="utf-8")
    (tmp_path / "r.json").write_text("as it was", encoding="utf-8")
    code = (
        "import os, sys, time; from onrecord.cli import check, main\n"
        "from tests.fakes import fake_engine; check.load = fake_engine\n"
        "def wait(*names): print('writing', flush=True); time.sleep(60)\n"
        "os.replace = wait; sys.argv[1:] = ['check', 'a.txt', '--format', 'json', '--output', 'r.json']; main.run()\n"
    )
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), str(root / "src")])}
    command = [sys.executable, "-c", code]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == b"writing\n"
        assert any(path.suffix == ".part" for path in tmp_path.iterdir())
        run.send_signal(number)
        _, err = run.communicate(timeout=60)
    assert (run.returncode, err) == (expected, b"")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "r.json"]
    assert (tmp_path / "r.json").read_text() == "as it was"


ODD = os.fsdecode(b"caf\xe9 \xff\x1b[31m\n=x.txt")
"""A name that is no UTF-8 and would act on a terminal."""


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="the system takes no such names")
def test_a_name_that_is_no_unicode(onrecord, tmp_path: Path):
    (tmp_path / ODD).write_text(ANONYMOUS, encoding="utf-8")
    for name in reporters():
        assert onrecord("check", ODD, "--format", name, "--output-dir", f"as-{name}")[::2] == (1, "")
        (written,) = map((tmp_path / f"as-{name}").joinpath, reports(tmp_path / f"as-{name}"))
        assert written.stem == Path(ODD).stem
        assert written.stat().st_size > 0
    status, _, err = onrecord("check", ODD, "--write-baseline", "b.json")
    assert (status, err) == (0, "onrecord: b.json: the baseline now holds 4 findings of 1 story\n")
    assert onrecord("check", ODD, "--baseline", "b.json").status == 0
    made = docx.Document()
    made.add_paragraph(ANONYMOUS)
    odd = ODD.replace(".txt", ".docx")
    made.save(str(tmp_path / odd))
    status, _, err = onrecord("check", odd, "--format", "docx", "--output-dir", "word")
    assert (status, len(err.splitlines()), "\x1b" in err) == (3, 1, False)
