"""The README promises that no story leaves the machine: nothing may open a connection while stories are checked."""

from __future__ import annotations

import subprocess
import sys

import pytest

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


@pytest.mark.parametrize("format", ["terminal", "json", "html"])
def test_checking_opens_no_connection(format: str):
    done = guarded(CHECK, "--format", format, "fixtures/stories/port-chief-single/story.txt")
    assert (done.returncode, done.stderr) == (0, "")
