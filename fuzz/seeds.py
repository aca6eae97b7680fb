"""Writes the first inputs of both harnesses from the fixtures: ``python fuzz/seeds.py FOLDER``.

FOLDER then holds ``readers`` and ``policies``, each a folder of inputs whose first byte chooses how the rest is read.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

FIXTURES = Path(__file__).parent.parent / "fixtures"
PROFILES = FIXTURES.parent / "src" / "onrecord" / "judge" / "policies"
CHOICE = {".txt": 0, ".md": 1, ".html": 2, ".json": 3, ".docx": 4}
DOCUMENT = 5
LARGEST = 12_000
"""Inputs above this size are mutated too slowly to be of use."""


def readers() -> Iterator[bytes]:
    """Stories in every format, sound and damaged."""
    for file in sorted((FIXTURES / "formats").rglob("*.*")):
        choice = CHOICE.get(file.suffix)
        if choice is None or file.stat().st_size > 40 * LARGEST:
            continue
        data = file.read_bytes()
        if len(data) <= LARGEST:
            yield bytes([choice]) + data
            yield bytes([6]) + data  # as a file without a telling name
        if file.suffix == ".docx" and zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                if "word/document.xml" in archive.namelist():
                    yield bytes([DOCUMENT]) + archive.read("word/document.xml")


def policies() -> Iterator[bytes]:
    """Policies, sound and faulty, and configurations made for the purpose."""
    for file in sorted([*PROFILES.glob("*.toml"), *(FIXTURES / "policies").rglob("*.toml")]):
        yield b"\0" + file.read_bytes()
    table = 'policy = "ap"\nselect = ["anon"]\nignore = ["anon-lede"]\nmin-level = "note"\nexclude = ["old/**"]\n'
    paths = '[[paths]]\nmatch = "opinion/**"\npolicy = "neutral"\n'
    yield b"\1" + (table + paths).encode()
    yield b"\2" + ("[tool.onrecord]\n" + table + paths.replace("[[paths]]", "[[tool.onrecord.paths]]")).encode()
    yield b'\3{"format": 1, "stories": {"ferry.txt": {"0123456789ab": "anon-lede"}}}'


def main(folder: Path) -> None:
    """Write all inputs."""
    for name, inputs in (("readers", readers()), ("policies", policies())):
        (folder / name).mkdir(parents=True, exist_ok=True)
        for number, data in enumerate(inputs):
            (folder / name / f"seed-{number:03}").write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
