"""One story in every format: the same parts and the same words."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.model import BlockRole
from onrecord.read import known_formats, read_bytes, read_story, read_stream, read_text, reader
from onrecord.read.draft import Draft
from onrecord.read.formats import _REGISTRY

FORMATS = Path(__file__).parents[2] / "fixtures" / "formats"
STORIES = sorted(p.name for p in FORMATS.iterdir() if p.name.startswith("ferry"))
TITLE = "Harwick to shut its last river ferry after inspectors find rust"


def bodies(name: str) -> list[str]:
    article = read_story(FORMATS / name)
    return [" ".join(article.words(b.span).split()) for b in article.body()]


@pytest.mark.parametrize("name", STORIES)
def test_body_headline_and_dateline_are_the_same_in_every_format(name: str) -> None:
    article = read_story(FORMATS / name)
    assert bodies(name) == bodies("ferry.txt")
    assert article.title == TITLE
    assert article.byline == "Ada Marsh"
    assert article.language == "en"
    assert article.path == str(FORMATS / name)
    by_role = {b.role: article.words(b.span) for b in article.blocks}
    assert " ".join(by_role[BlockRole.HEADLINE].split()) == TITLE
    assert by_role[BlockRole.DATELINE] == "HARWICK, Maine (AP) —"
    assert by_role[BlockRole.SUBHEAD] == "What the crew saw"
    assert by_role[BlockRole.TAIL] == "(Reporting by Ada Marsh; Editing by Joe Fenn)"
    assert by_role[BlockRole.CORRECTION].startswith("Correction: An earlier version")


def test_every_reader_has_a_fixture() -> None:
    suffixes = {Path(n).suffix for n in STORIES}
    for known in known_formats():
        assert suffixes & set(known.suffixes), known.name


@pytest.mark.parametrize("name", [n for n in STORIES if n.endswith((".txt", ".md"))])
def test_text_is_the_decoded_file_itself(name: str) -> None:
    article = read_story(FORMATS / name)
    with open(FORMATS / name, encoding=article.encoding, newline="") as file:
        assert article.text == file.read()


@pytest.mark.parametrize("name", ["ferry.txt", "ferry-crlf.txt", "ferry.md"])
def test_places_in_text_are_lines_and_columns(name: str) -> None:
    article = read_story(FORMATS / name)
    lines = re.split("\r\n|\n", article.text)
    for block in article.blocks:
        place = article.place(block.span.start)
        assert place.line is not None
        assert place.column is not None
        first = re.split("\r|\n", article.words(block.span))[0]
        assert lines[place.line - 1][place.column - 1 :].startswith(first)


@pytest.mark.parametrize("name", ["ferry.txt", "ferry.md", "ferry.html", "ferry.docx", "ferry-ninjs1.json"])
def test_standard_input_is_recognised_by_its_first_bytes(name: str) -> None:
    article = read_stream(BytesIO((FORMATS / name).read_bytes()))
    assert article.format == read_story(FORMATS / name).format
    assert article.path is None
    assert [article.words(b.span) for b in article.body()]


def test_ids_are_stable_and_depend_on_name_and_text() -> None:
    data = (FORMATS / "ferry.txt").read_bytes()
    first = read_bytes(data, name="a.txt")
    assert first.id == read_bytes(data, name="a.txt", path="elsewhere/a.txt").id
    assert first.id != read_bytes(data, name="b.txt").id
    assert first.id != read_bytes(data + b"More.", name="a.txt").id


def test_the_suffix_may_be_overruled() -> None:
    data = (FORMATS / "ferry.md").read_bytes()
    assert read_bytes(data, name="ferry.txt", format="markdown").format == "markdown"


def test_text_with_a_title_of_its_own() -> None:
    article = read_text("The mayor said no to the plan on Monday.\n\nNobody was surprised by it.", title="No")
    assert article.title == "No"
    assert [b.role for b in article.blocks] == [BlockRole.BODY, BlockRole.BODY]


def test_other_packages_can_add_a_reader() -> None:
    known_formats()

    @reader("shout", suffixes=(".SHOUT",))
    def read_shout(data: bytes, name: str) -> Draft:
        return Draft(text=data.decode().lower())

    try:
        assert read_bytes(b"THE MAYOR SAID NO.", name="x.shout").text == "the mayor said no."
    finally:
        del _REGISTRY["shout"]


def test_a_broken_reader_of_another_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        name = "clay"

        def load(self) -> None:
            raise RuntimeError("no clay")

    monkeypatch.setattr("onrecord.read.formats.entry_points", lambda group: [Broken()])
    from onrecord.read.formats import _load

    _load.cache_clear()
    try:
        with pytest.raises(UsageError, match="reader 'clay' of another package cannot be loaded: no clay"):
            known_formats()
    finally:
        monkeypatch.undo()
        _load.cache_clear()


def test_plain_text_needs_no_heavy_library() -> None:
    code = (
        "import sys, onrecord.read as r; r.read_story(sys.argv[1]); "
        "print([m for m in ('trafilatura', 'docx', 'lxml', 'py3langid', 'spacy') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(FORMATS / "ferry.txt")], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
