"""Shell completion: the scripts, and what they are answered."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("shell", "words"), [("bash", "complete -o default"), ("zsh", "compdef"), ("fish", "complete")]
)
def test_scripts(onrecord, shell: str, words: str):
    status, out, err = onrecord("completion", shell)
    assert (status, err) == (0, "")
    assert words in out
    assert "_ONRECORD_COMPLETE" in out


def test_the_bash_script_is_valid(onrecord):
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash here")
    done = subprocess.run([bash, "-n"], input=onrecord("completion", "bash").out, text=True, capture_output=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_unknown_shell(onrecord):
    assert onrecord("completion", "tcsh").err == (
        "onrecord: unknown shell 'tcsh'; known are bash, zsh, fish, powershell\n"
    )


@pytest.mark.parametrize(
    ("line", "word"),
    [("onrecord che", "check"), ("onrecord check --sel", "--select"), ("onrecord check --policy neu", "neutral")],
)
def test_what_a_shell_is_answered(line: str, word: str):
    asked = {"_ONRECORD_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    command = [sys.executable, "-c", "from onrecord.cli.main import run; run()"]
    done = subprocess.run(command, env={**os.environ, **asked}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert word in done.stdout.split()
