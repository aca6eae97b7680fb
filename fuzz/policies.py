"""Coverage-guided fuzzing of policies, configurations and baselines: what they say loads, or one line tells.

    python fuzz/policies.py [libFuzzer options] [folders of inputs]

The first byte of an input chooses what the rest is read as. Needs ``pip install atheris``; see README.md in this
folder.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["onrecord.judge", "onrecord.cli", "tomllib"]):
    from onrecord.cli.baseline import Baseline
    from onrecord.cli.configuration_file import has_table, read_configuration
    from onrecord.errors import UsageError
    from onrecord.judge.policy import load_policy

FOLDER = Path(tempfile.mkdtemp(prefix="onrecord-fuzz-"))


def policy(file: Path) -> None:
    """A policy, with the policies that it extends."""
    load_policy(str(file))


def configuration(file: Path) -> None:
    """A configuration of its own, or a table in the file of a project."""
    if file.name != "pyproject.toml" or has_table(file):
        read_configuration(file)


def baseline(file: Path) -> None:
    """A file of remembered findings."""
    Baseline(file)


READERS = (
    ("own.toml", policy),
    ("onrecord.toml", configuration),
    ("pyproject.toml", configuration),
    ("baseline.json", baseline),
)


def one_input(data: bytes) -> None:
    """Read one input as the file that its first byte chooses."""
    if not data:
        return
    name, read = READERS[data[0] % len(READERS)]
    file = FOLDER / name
    file.write_bytes(data[1:])
    try:
        read(file)
    except UsageError as error:
        message = str(error)
        named = name in message or message.startswith("policy ")  # one that it extends
        assert named, f"the message does not name the file: {message!r}"
        assert len(message.splitlines()) == 1, f"the message has several lines: {message!r}"


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
