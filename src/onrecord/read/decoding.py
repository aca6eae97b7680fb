"""From bytes to text: byte order marks, UTF-8, UTF-16, and the single-byte encodings of older newsroom systems.

A UTF-8 byte order mark stays in the text as its first character, U+FEFF, because offsets must hold in the file opened
as ``utf-8``. The marks of UTF-16 and UTF-32 are not part of the text, as when the file is opened as ``utf-16``.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from onrecord.errors import UnreadableError

_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = ["cp1252", "mac_roman"]
_SAMPLE = 200_000
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_MAX_CONTROL_SHARE = 0.003
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, the encoding it was read in, and notes on anything doubtful."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, name: str, declared: str | None = None) -> Decoded:
    """The text of a file.

    ``declared`` is the encoding the file itself names (an HTML ``charset``); it is tried after UTF-8, since a file
    that is valid UTF-8 is hardly ever anything else. Raises UnreadableError, naming ``name``, where the bytes are no
    text.
    """
    decoded = _by_mark(data) or _wide_without_mark(data) or _as_utf8(data, declared) or _guessed(data)
    if decoded is None:
        raise UnreadableError(f"{name}: the file is not text in any encoding that could be recognised")
    controls = len(_CONTROL.findall(decoded.text))
    if "\x00" in decoded.text or controls > max(3, _MAX_CONTROL_SHARE * len(decoded.text)):
        raise UnreadableError(f"{name}: the file is binary, not text")
    return decoded


def without_surrogates(text: str) -> str:
    """The text with each lone surrogate replaced by U+FFFD; its length does not change."""
    return _SURROGATE.sub("\ufffd", text)


def _by_mark(data: bytes) -> Decoded | None:
    for mark, codec in _WIDE_MARKS:
        if data.startswith(mark):
            return _forgiving(data, codec)
    return None


def _wide_without_mark(data: bytes) -> Decoded | None:
    """UTF-16 whose mark was lost: English text then has a zero in every other byte."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.1 * half:
        return _forgiving(data, "utf-16-le")
    if even > 0.6 * half and odd < 0.1 * half:
        return _forgiving(data, "utf-16-be")
    return None


def _forgiving(data: bytes, codec: str) -> Decoded:
    text = data.decode(codec, errors="replace")
    broken = text.count("\ufffd")
    notes = (f"{broken} broken characters were read as U+FFFD",) if broken else ()
    return Decoded(text, codec, notes)


def _as_utf8(data: bytes, declared: str | None) -> Decoded | None:
    """UTF-8, also where a few bytes are broken in a file that otherwise clearly is UTF-8."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        first_bad = error.start
    if declared is not None and (known := _declared(data, declared)):
        return known
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = len(re.findall("[\u0080-\ufffc]", text))
    if sound < 2 * broken:
        return None
    line = data.count(b"\n", 0, first_bad) + 1
    note = f"bytes that are not valid UTF-8 were read as U+FFFD ({broken} times, first in line {line})"
    return Decoded(text, "utf-8", (note,))


def _declared(data: bytes, label: str) -> Decoded | None:
    try:
        codec = codecs.lookup(label).name
        # The web's rule: pages that say Latin-1 or ASCII are read as windows-1252.
        codec = "cp1252" if codec in ("iso8859-1", "ascii") else codec
        if codec.startswith("utf-8"):
            return None
        return Decoded(data.decode(codec), codec)
    except (LookupError, UnicodeDecodeError):
        return None


def _guessed(data: bytes) -> Decoded | None:
    """A single-byte or East Asian encoding; windows-1252 and Mac Roman win where they read as well as any other.

    The Central European twins of windows-1252 differ from it in a few letters only, and a short English story seldom
    holds enough of them to tell; for English the Western reading is the right one.
    """
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    western = from_bytes(sample, cp_isolation=_WESTERN).best()
    other = from_bytes(sample).best()
    guess = western
    if western is None or (other is not None and other.chaos + 0.02 < western.chaos):
        guess = other
    if guess is None:
        return None
    text = data.decode(guess.encoding, errors="replace")
    return Decoded(text, guess.encoding, (f"read as {guess.encoding}, which was guessed",))
