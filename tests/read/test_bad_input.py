"""Every bad file gives one line that names it."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import LanguageError, StoryError, TooLargeError, UnreadableError, UsageError
from onrecord.read import limits, read_bytes, read_story, read_text

FORMATS = Path(__file__).parents[2] / "fixtures" / "formats"
DAMAGED = FORMATS / "damaged"

EXPECTED = {
    "another-kind.docx": "this is not a Word document (its main part is of another kind)",
    "binary.txt": "the file is binary, not text",
    "blank.txt": "the story is empty",
    "broken-xml.docx": "the Word document is damaged",
    "circle.docx": "the Word document is damaged (its parts do not fit together)",
    "cut-off.docx": "the Word document is damaged",
    "cut-off.json": "broken JSON, line 10 column",
    "declares-a-type.docx": "it declares a document type of its own",
    "empty-body.json": "the ninjs item has an empty body",
    "empty.docx": "the story is empty",
    "empty.txt": "the story is empty",
    "list.json": "this JSON is not ninjs",
    "leads-out.docx": "a part has a name that leads out of the file",
    "lost-part.docx": "There is no item named 'word/styles.xml'",
    "macros.docx": "this is a Word template or a file with macros",
    "no-document.docx": "word/document.xml is missing",
    "no-ninjs.json": "this JSON is not ninjs",
    "no-text.html": "the page holds no story text",
    "not-a-zip.docx": "this is not a Word document",
    "old-word.doc": "save the story as .docx",
    "picture.txt": "this is a PNG image",
    "repeats.docx": "repeats itself without end",
    "report.pdf": "PDF files are not supported",
    "story.rtf": "RTF files are not supported",
    "two-of-a-name.docx": "two of its parts have the same name",
    "unknown.xyz": "the file is binary",
    "word-renamed.txt": "this is a Word document; rename it to .docx",
}


@pytest.mark.parametrize("name", EXPECTED)
def test_damaged_files(name: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_story(DAMAGED / name)
    message = str(caught.value)
    assert message.startswith(f"{DAMAGED / name}: ")
    assert EXPECTED[name] in message
    assert "\n" not in message


def test_every_damaged_file_is_tested() -> None:
    assert {p.name for p in DAMAGED.iterdir()} == {
        *EXPECTED, "does-things.docx", "does-things.html", "french.txt", "odd-declarations.html", "one-bad-byte.txt",
        "unseen.txt",
    }  # fmt: skip


def test_another_language() -> None:
    with pytest.raises(LanguageError, match=r"french\.txt: the story seems to be in French, not English"):
        read_story(DAMAGED / "french.txt")


def test_one_bad_byte_is_read_with_a_note() -> None:
    article = read_story(DAMAGED / "one-bad-byte.txt")
    assert "first in line 11" in article.notes[0]
    assert "Port S\ufffdverin" in article.text


def test_missing_file_folder_and_odd_names(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "none.txt", "there is no such file"), (tmp_path, "this is a folder")):
        with pytest.raises(UnreadableError, match=words):
            read_story(path)
    with pytest.raises(UnreadableError):
        read_story("a\0b.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_permission_denied(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("The mayor said no.")
    path.chmod(0)
    with pytest.raises(UnreadableError, match="permission denied"):
        read_story(path)


def test_size_limits(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("The mayor said no. " * 100)
    with limits.within(limits.Limits(text_bytes=1000)):
        with pytest.raises(TooLargeError, match=r"long\.txt: the story is too large"):
            read_story(path)
        with pytest.raises(TooLargeError):
            read_bytes(path.read_bytes(), name="long.txt")
    read_story(path)


def test_five_megabytes_are_no_story(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("The mayor said no. " * 270_000)
    with pytest.raises(TooLargeError, match=r"long\.txt: too long for a story \(5\.1 million characters"):
        read_story(path)
    with pytest.raises(TooLargeError, match="too long for a story"):
        read_text(path.read_text())


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (limits.SMALL_PART_BYTES + 1))
    with pytest.raises(TooLargeError, match="unpacks to"):
        read_story(path)


def test_deep_json_is_refused() -> None:
    with pytest.raises(TooLargeError, match="nested"):
        read_bytes(b'{"a":' * 5000, name="deep.json")


def test_unknown_format_name() -> None:
    with pytest.raises(UsageError, match="known are"):
        read_bytes(b"The mayor said no.", name="x", format="clay")


def test_lone_surrogates_become_replacement_characters() -> None:
    assert read_text("He said \ud800 no.").text == "He said \ufffd no."
    data = b'{"uri": "x", "headline": "H", "body_text": "The mayor \\ud800 said no."}'
    assert "\ufffd" in read_bytes(data, name="x.json").text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=st.sampled_from(["ferry.html", "ferry.md", "ferry.docx", "ferry-ninjs2.json", "ferry.txt"]),
    start=st.integers(0, 50_000),
    size=st.integers(0, 400),
    junk=st.binary(max_size=40),
)
def test_damage_anywhere_gives_a_story_or_one_line(name: str, start: int, size: int, junk: bytes) -> None:
    data = (FORMATS / name).read_bytes()
    start %= len(data)
    try:
        article = read_bytes(data[:start] + junk + data[start + size :], name=name)
    except StoryError as error:
        message = str(error)
    else:
        article.model_dump_json()
        return
    assert message.startswith(name)
    assert "\n" not in message
