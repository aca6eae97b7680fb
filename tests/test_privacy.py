"""The README promises that no story leaves the machine: nothing may open a connection while stories are checked."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.report.registry import reporters
from onrecord.worksheet.formats import FORMS
from tests.readme import ROOT

GUARD = """
import sys
def guard(event, arguments):
    if event in {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo"}:
        raise AssertionError(event)
sys.addaudithook(guard)
"""
CHECK = "from onrecord.cli.main import main\nsys.exit(main(['check', '--exit-zero', *sys.argv[1:]]))"
READ = "from onrecord.read import find_stories, read_story\nprint(*map(read_story, find_stories(sys.argv[1:])))"


def guarded(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", GUARD + code, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_guard_sees_connections():
    done = guarded("import socket; socket.create_connection(('localhost', 9))")
    assert "AssertionError: socket.getaddrinfo" in done.stderr


def test_reading_opens_no_connection():
    done = guarded(READ, "fixtures/stories")
    assert (done.returncode, done.stderr) == (0, "")


STORY = "fixtures/stories/port-chief-single/story.txt"
CLAIMS = "from onrecord.cli.main import main\nsys.exit(main(['claims', *sys.argv[1:]]))"


@pytest.mark.parametrize("format", reporters())
def test_checking_opens_no_connection(format: str, tmp_path: Path):
    done = guarded(CHECK, "--format", format, "--output", str(tmp_path / "report"), STORY)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("form", [name for name in FORMS if name != "claimreview"])
def test_claims_open_no_connection(form: str, tmp_path: Path):
    done = guarded(CLAIMS, "--format", form, "--output", str(tmp_path / "claims"), STORY)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_whole_run_without_any_network_interface(tmp_path: Path):
    """In a network namespace of its own a process has no interface at all, not even the loopback up."""
    alone = ["unshare", "-rn"]
    if shutil.which("unshare") is None or subprocess.run([*alone, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this machine allows no network namespaces (unshare -rn)")
    for command in (["check", "--exit-zero", "--format", "html"], ["claims", "--format", "xlsx"]):
        target = tmp_path / command[0]
        run = [*alone, sys.executable, "-m", "onrecord", *command, "--output", str(target), STORY]
        done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        assert target.stat().st_size > 5000
