"""Bytes become text; what is no text is refused."""

from __future__ import annotations

import pytest

from onrecord.errors import UnreadableError
from onrecord.read.decoding import decode, without_surrogates

TEXT = "The mayor’s office said “we don’t know” — a café owner, José Muñoz, disagreed. It cost £5…\n" * 3


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"])
def test_round_trip(codec: str) -> None:
    data = TEXT.encode(codec)
    if codec == "utf-16-be":
        data = b"\xfe\xff" + data
    decoded = decode(data, name="x")
    assert decoded.text == TEXT


def test_utf8_mark_stays_in_the_text() -> None:
    assert decode(b"\xef\xbb\xbfOne", name="x").text == "\ufeffOne"


def test_few_broken_bytes_in_utf8_are_replaced_and_said() -> None:
    decoded = decode(TEXT.encode().replace(b"It cost", b"It \xff cost", 1), name="x")
    assert decoded.encoding == "utf-8"
    assert "It \ufffd cost" in decoded.text
    assert "line 1" in decoded.notes[0]


def test_declared_encodings() -> None:
    assert decode("“Ça”".encode("cp1252"), name="x", declared="iso-8859-1").text == "“Ça”"
    assert decode("Ça va".encode(), name="x", declared="no-such-codec").text == "Ça va"


@pytest.mark.parametrize("data", [b"abc\x00def", bytes(range(1, 32)) * 20])
def test_control_characters_are_binary(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^x: the file is binary"):
        decode(data, name="x")


def test_surrogates_are_replaced_in_place() -> None:
    assert without_surrogates("a\ud800b") == "a\ufffdb"
