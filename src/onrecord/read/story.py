"""From a path, bytes or text to an Article: the one way into the read stage."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from typing import BinaryIO

from onrecord.errors import TooLargeError, UnreadableError
from onrecord.model import Article, Block, BlockRole, Span
from onrecord.read.allowances import with_allowances
from onrecord.read.decoding import without_surrogates
from onrecord.read.draft import Draft
from onrecord.read.formats import Format, choose, format_of_suffix, known_formats
from onrecord.read.language import check_language
from onrecord.read.limits import limits
from onrecord.read.paragraphs import split_paragraphs
from onrecord.read.plain_text import text_draft
from onrecord.read.structure import find_blocks

_WORD = re.compile(r"[\w\u0300-\u036f]+|[^\w\s\u0300-\u036f]")
"""A word with its accents, or a sign; much as the analysis takes a text apart."""

STANDARD_INPUT = "standard input"
"""What a story from standard input is called in messages."""


def read_story(path: Path | str) -> Article:
    """The story in a file.

    Raises UnreadableError, TooLargeError or LanguageError, each with one line that names the file.
    """
    path = Path(path)
    try:
        if path.is_dir():
            raise UnreadableError(f"{path}: this is a folder, not a story")
        if not path.exists():
            raise UnreadableError(f"{path}: there is no such file")
        if not path.is_file():
            raise UnreadableError(f"{path}: this is not an ordinary file")
        _check_size(path.stat().st_size, str(path), limit_of=path.name)
        data = path.read_bytes()
    except OSError as error:
        reason = "permission denied" if isinstance(error, PermissionError) else (error.strerror or str(error))
        raise UnreadableError(f"{path}: the file cannot be read ({reason.lower()})") from error
    except ValueError as error:  # a NUL in the path
        raise UnreadableError(f"{str(path)!r}: this is not a file name ({error})") from error
    return read_bytes(data, name=path.name, path=str(path))


def read_stream(stream: BinaryIO, *, name: str = STANDARD_INPUT, format: str | None = None) -> Article:
    """The story that a stream of bytes holds, such as standard input; raises as ``read_bytes`` does."""
    try:
        data = stream.read(limits().docx_bytes + 1)
    except OSError as error:
        raise UnreadableError(f"{name}: cannot be read ({error})") from error
    return read_bytes(data, name=name, format=format)


def read_bytes(data: bytes, *, name: str, path: str | None = None, format: str | None = None) -> Article:
    """The story in the bytes of a file.

    ``name`` is the file's name (its suffix tells the format where ``format`` does not); ``path``, where given, is kept
    in the article and used in messages. Without a telling suffix the format is recognised by the first bytes. Raises
    UnreadableError, TooLargeError or LanguageError, and UsageError for an unknown ``format``.
    """
    where = path or name
    if not data.strip():
        raise UnreadableError(f"{where}: the story is empty")
    chosen = choose(data, name=where, suffix_of=name, format=format)
    limit = limits().docx_bytes if chosen.binary else limits().text_bytes
    if len(data) > limit:
        raise TooLargeError(_too_large(where, len(data), limit))
    draft = chosen.read(data, where)
    # A name that is no Unicode, as systems other than Windows allow, could be written into no report
    shown = None if path is None else without_surrogates(path)
    return _article(draft, name=without_surrogates(name), path=shown, format_name=chosen.name)


def read_text(text: str, *, title: str | None = None, name: str = "text") -> Article:
    """A story that is already text; ``title`` is its headline where that does not stand in the text.

    Lone surrogates become U+FFFD, so that the text can be written out; offsets do not move. Raises UnreadableError for
    an empty text and LanguageError.
    """
    title = None if title is None else without_surrogates(title)
    return _article(text_draft(text, title=title), name=without_surrogates(name), path=None, format_name="text")


def find_stories(paths: Iterable[Path | str]) -> list[Path]:
    """The story files that paths stand for: files as given, folders searched through for readable formats.

    Hidden files and Word's lock files are skipped, and JSON files that hold no story. Each folder's files are sorted;
    a file met twice is taken once. Raises UnreadableError for a folder with nothing readable. Files that do not exist
    are returned as given, so that reading them says so.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if not path.is_dir():
            found.setdefault(path)
            continue
        inside = sorted(_walk(path))
        if not inside:
            suffixes = ", ".join(suffix for f in known_formats() for suffix in f.suffixes)
            raise UnreadableError(f"{path}: there is no story in this folder (readable are {suffixes})")
        for story in inside:
            found.setdefault(story)
    return list(found)


def _walk(folder: Path) -> Iterable[Path]:
    for where, folders, files in os.walk(folder):
        folders[:] = [f for f in folders if not f.startswith(".")]
        for name in files:
            if name.startswith((".", "~$")):
                continue
            known = format_of_suffix(name)
            path = Path(where, name)
            if known is not None and (not known.selective or _is_recognised(path, known)):
                yield path


def _is_recognised(path: Path, known: Format) -> bool:
    """Whether a file of a format that shares its suffix with other things is a story."""
    try:
        small_enough = path.stat().st_size <= limits().text_bytes
        return small_enough and known.recognise is not None and known.recognise(path.read_bytes())
    except OSError:
        return False


def _check_size(size: int, where: str, *, limit_of: str) -> None:
    """Refuses a file by its size before it is read."""
    known = format_of_suffix(limit_of)
    limit = limits().text_bytes if known is not None and not known.binary else limits().docx_bytes
    if size > limit:
        raise TooLargeError(_too_large(where, size, limit))


def _too_large(where: str, size: int, limit: int) -> str:
    return f"{where}: the story is too large ({size / 1e6:.1f} MB; the limit is {limit / 1e6:.0f} MB)"


def _article(draft: Draft, *, name: str, path: str | None, format_name: str) -> Article:
    where = path or name
    paragraphs = _measured(draft, where)
    blocks = find_blocks(draft.text, title=draft.title, paragraphs=paragraphs, hints=draft.hints)
    if not any(c.isalnum() for c in draft.text):
        raise UnreadableError(f"{where}: the story is empty")
    headline = next((b for b in blocks if b.role is BlockRole.HEADLINE), None)
    title = draft.title or (" ".join(headline.span.of(draft.text).split()) if headline else PurePath(name).stem)
    byline = draft.byline or _byline(draft.text, blocks)
    digest = hashlib.sha256(f"{name}\0{draft.text}".encode()).hexdigest()
    article = Article(
        id=digest[:12],
        title=title,
        text=draft.text,
        path=path,
        format=format_name,
        encoding=draft.encoding,
        byline=byline,
        published=draft.published,
        modified=draft.modified,
        blocks=blocks,
        notes=draft.notes,
        origin=draft.origin,
    )
    return with_allowances(check_language(article, name=where), draft.marks, draft.whole, name=where)


def _measured(draft: Draft, where: str) -> Sequence[Span]:
    """The paragraphs of a draft; TooLargeError where it is over a limit in any way."""
    most, text = limits(), draft.text
    if len(text) > most.characters:
        raise TooLargeError(
            f"{where}: too long for a story ({len(text) / 1e6:.1f} million characters; "
            f"the limit is {most.characters / 1e6:g} million)"
        )
    if max(map(len, text.split()), default=0) > most.word_characters:
        raise TooLargeError(f"{where}: more than {most.word_characters:,} characters without a space are no story")
    paragraphs = split_paragraphs(text) if draft.paragraphs is None else draft.paragraphs
    longest = max((span.end - span.start for span in paragraphs), default=0)
    if len(paragraphs) > most.paragraphs:
        raise TooLargeError(
            f"{where}: too many paragraphs for a story ({len(paragraphs):,}; the limit is {most.paragraphs:,})"
        )
    if longest > most.paragraph_characters:
        raise TooLargeError(
            f"{where}: a paragraph has {longest:,} characters; the limit is {most.paragraph_characters:,}"
        )
    words = sum(1 for _ in _WORD.finditer(text))
    if words > most.words:
        raise TooLargeError(f"{where}: too many words and signs for a story ({words:,}; the limit is {most.words:,})")
    return paragraphs


def _byline(text: str, blocks: Iterable[Block]) -> str | None:
    """The first byline block that stands in the text."""
    byline = next((b for b in blocks if b.role is BlockRole.BYLINE), None)
    return re.sub(r"^[Bb][Yy]:? ", "", " ".join(byline.span.of(text).split())) if byline else None
