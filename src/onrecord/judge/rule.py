"""A rule: one thing a copy editor would stop at, with its documentation and its examples in one docstring.

A rule file holds one function under ``@rule``; its docstring is documentation and test at once::

    '''Summary in one paragraph.

    More about it, such as what is left alone.

    Why: what the reader loses.
    Flagged: words with the ==marked== part that the finding must cover.
    Fine: words in which nothing is found.
    '''

The second part may be missing. ``Flagged`` and ``Fine`` may stand several times. In an example `` // `` parts
paragraphs, and a first paragraph that begins with ``# `` is the headline.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from onrecord.model import Analysis, Attribution, Evidence, Level, Source, Span

_MARK = re.compile(r"==(.+?)==", re.DOTALL)
_PART = re.compile(r"^(Why|Flagged|Fine):\s*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule speaks up.

    ``about`` is the source or attribution concerned, None where the words alone are. ``evidence`` is what was found in
    the story, ``looked_for`` what was sought in vain. ``at_most`` caps the level of this one hit below the rule's own.
    """

    span: Span
    about: Source | Attribution | None
    message: str
    evidence: tuple[Evidence, ...] = ()
    looked_for: tuple[str, ...] = ()
    at_most: Level | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A short story for documentation and test: its text without the marks, and where the marked words stand."""

    text: str
    spans: tuple[Span, ...] = ()
    headline: str | None = None

    @classmethod
    def parse(cls, marked: str) -> Example:
        """Read an example from its marked-up form (see the module)."""
        marked = re.sub(r"\s*//\s*", "\n\n", marked.strip())
        headline = None
        if marked.startswith("# "):
            marked = marked[2:]
            headline = _MARK.sub(r"\1", marked.split("\n\n", 1)[0])
        spans, text, end = [], "", 0
        for match in _MARK.finditer(marked):
            text += marked[end : match.start()]
            spans.append(Span(len(text), len(text) + len(match[1])))
            text += match[1]
            end = match.end()
        return cls(text + marked[end:], tuple(spans), headline)


Check = Callable[..., Iterable[Hit]]
"""A rule's function: of (Analysis), or of (Analysis, settings) where the rule has settings."""


@dataclass(frozen=True)
class Rule:
    """A rule as the registry knows it. ``level`` holds where a policy says nothing, ``explanation`` may be empty.

    What a ``private`` rule finds must not leave the desk.
    """

    code: str
    level: Level
    summary: str
    why: str
    check: Check = field(repr=False)
    flagged: tuple[Example, ...] = ()
    fine: tuple[Example, ...] = ()
    settings: type[BaseModel] | None = None
    private: bool = False
    explanation: str = ""

    def __call__(self, story: Analysis, settings: BaseModel | None = None) -> tuple[Hit, ...]:
        """All hits in a story; the rule's own default settings where none are given."""
        if self.settings is None:
            return tuple(self.check(story))
        return tuple(self.check(story, settings if settings is not None else self.settings()))


def rule(
    code: str, level: str, settings: type[BaseModel] | None = None, *, private: bool = False
) -> Callable[[Check], Rule]:
    """Make a rule of a function; its docstring must have a summary, Why, Flagged and Fine (ValueError if not)."""

    def make(check: Check) -> Rule:
        summary, explanation, parts = _parts(code, inspect.getdoc(check) or "")
        return Rule(
            code=code,
            level=Level(level),
            summary=summary,
            why=" ".join(parts["Why"]),
            check=check,
            flagged=tuple(map(Example.parse, parts["Flagged"])),
            fine=tuple(map(Example.parse, parts["Fine"])),
            settings=settings,
            private=private,
            explanation=explanation,
        )

    return make


def _parts(code: str, doc: str) -> tuple[str, str, dict[str, list[Any]]]:
    """Summary, explanation, and the labelled parts of a rule's docstring, each with its lines joined."""
    pieces = _PART.split(doc)
    parts: dict[str, list[Any]] = {"Why": [], "Flagged": [], "Fine": []}
    for label, words in zip(pieces[1::2], pieces[2::2], strict=True):
        parts[label].append(" ".join(words.split()))
    summary, *more = (" ".join(paragraph.split()) for paragraph in pieces[0].split("\n\n"))
    missing = [label for label, found in {"summary": [summary], **parts}.items() if not any(found)]
    if missing:
        raise ValueError(f"rule {code}: its docstring lacks {', '.join(missing)}")
    return summary, "\n".join(filter(None, more)), parts
