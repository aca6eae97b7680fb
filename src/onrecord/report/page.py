"""The page a text report is set on: how wide, in colour or not, and which signs it can carry."""

from __future__ import annotations

from dataclasses import dataclass

NARROWEST = 48
"""Below this a page is treated as this wide: a table of sources needs the room."""


@dataclass(frozen=True, slots=True)
class Signs:
    """The few signs beyond plain letters that a text report uses."""

    dot: str
    ellipsis: str
    opening: str
    closing: str
    dash: str
    line: str


PRETTY = Signs(dot="·", ellipsis="…", opening="“", closing="”", dash="–", line="─")
PLAIN = Signs(dot="|", ellipsis="...", opening='"', closing='"', dash="-", line="-")


@dataclass(frozen=True, slots=True)
class Page:
    """What a reporter may know about the place its text goes to.

    ``width`` in columns. ``colour`` is True where terminal control sequences may be used. ``encoding`` is the name of
    the encoding the text will be written in; signs it cannot carry are replaced by plain ones. ``private`` is True
    where findings meant for the desk alone were asked for in a format that leaves it. ``snippets`` is False where no
    words of the story may be shown. ``allowed`` is True where findings that an allowance set aside are to be shown.
    """

    width: int = 80
    colour: bool = False
    encoding: str = "utf-8"
    private: bool = False
    snippets: bool = True
    allowed: bool = False

    @property
    def columns(self) -> int:
        """The columns to fill: the width, but never less than a table needs."""
        return max(self.width, NARROWEST)

    @property
    def signs(self) -> Signs:
        """The pretty signs where the encoding has all of them, otherwise plain ones."""
        return PRETTY if self.carries("".join((PRETTY.dot, PRETTY.ellipsis, PRETTY.opening, PRETTY.line))) else PLAIN

    def carries(self, text: str) -> bool:
        """Whether the encoding has all these characters."""
        try:
            text.encode(self.encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True
