"""The address of a story's file, as programs that look it up want it."""

from __future__ import annotations

import re
import uuid
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from urllib.parse import quote

from onrecord.model import Article

_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


def story_uri(article: Article) -> str | None:
    """The file as a percent-encoded URI: relative as the path is, ``file:`` where that is absolute; or None."""
    if article.path is None:
        return None
    path = posix_path(article.path)
    if _DRIVE.match(path):
        return f"file:///{path[:2]}{_quoted(path[2:])}"
    return f"file://{_quoted(path)}" if path.startswith("/") else _quoted(path)


def story_iri(article: Article) -> str:
    """The address by which annotations name the story; without a file, one made of the story's id."""
    return story_uri(article) or uuid.uuid5(uuid.NAMESPACE_OID, f"onrecord:{article.id}").urn


def text_is_file(article: Article) -> bool:
    """Whether the story's text is the file as it stands, so that offsets hold in it too."""
    return article.format in {"text", "markdown"} and not article.origin


def posix_path(path: str) -> str:
    """The path with slashes and without needless parts, whatever the system it is from."""
    kind = PureWindowsPath if PurePath is PureWindowsPath or _DRIVE.match(path) else PurePosixPath
    return kind(path).as_posix()


def _quoted(path: str) -> str:
    return quote(path, safe="/", errors="replace")
