"""The README's program output, made by the program: ``python -m tests.readme`` writes it anew.

A block between ``<!-- output of: COMMAND -->`` and ``<!-- end of output -->`` holds what the command prints in a pipe.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"

_BLOCK = re.compile(
    r"(<!-- output of: onrecord (?P<arguments>.+?) -->\n```text\n)(?P<output>.*?)(```\n<!-- end of output -->)", re.S
)


def outputs(text: str) -> list[tuple[str, str]]:
    """The arguments of each command whose output stands in the README, and that output."""
    return [(block["arguments"], block["output"]) for block in _BLOCK.finditer(text)]


def fences(text: str, language: str) -> list[str]:
    """The content of each fenced block in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.S | re.M)


def run(arguments: str) -> str:
    """What ``onrecord`` prints with these arguments; CalledProcessError where it exits with another status than 0."""
    plain = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "FORCE_COLOR", "NO_COLOR"}}
    command = [sys.executable, "-m", "onrecord", *shlex.split(arguments)]
    environment = {**plain, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    return done.stdout


def refreshed(text: str) -> str:
    """The README with the output of each command as it is now."""
    return _BLOCK.sub(lambda block: f"{block[1]}{run(block['arguments'])}{block[4]}", text)


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text(encoding="utf-8")), encoding="utf-8")
