"""The output formats: every file of this package, and what other packages offer under ``onrecord.reporters``.

A format is a function decorated with ``@reporter`` that turns one Report into text or bytes. Another package offers one
by naming it, or the module that holds it, in that entry point group.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType
from typing import NamedTuple

import onrecord.report
from onrecord.errors import UsageError
from onrecord.model import Report
from onrecord.report.page import Page

_FIRST = ("terminal", "json")

GROUP = "onrecord.reporters"
"""Entry point group: each entry names a Reporter, or a module that holds some."""

Render = Callable[[Report, Page], str | bytes]
Together = Callable[[Sequence[Report], Page], str | bytes]


class Several(NamedTuple):
    """What stands before, between and after the reports where one output holds several."""

    before: str = ""
    between: str = "\n"
    after: str = ""


@dataclass(frozen=True, slots=True)
class Reporter:
    """One output format; calling it turns a report into that format.

    ``suffix`` is that of its files, without the dot. One output holds several reports where ``several`` says what
    stands around each, or ``together`` writes them all as one; where both are None it holds one only (a word-processor
    file, say). ``styled`` is True where the output depends on the page: width, colour, encoding; other formats are
    always written as UTF-8. ``shared`` formats are made to leave the desk: they show private findings only where the
    page asks for them. ``bare`` formats can do without the words of the story. ``binary`` formats are no text.
    """

    name: str
    suffix: str
    render: Render
    several: Several | None = None
    styled: bool = False
    shared: bool = False
    bare: bool = False
    together: Together | None = None
    binary: bool = False

    @property
    def summary(self) -> str:
        """What the format is for: the first line of its function's docstring."""
        return (self.render.__doc__ or "").strip().partition("\n")[0]

    def __call__(self, report: Report, page: Page | None = None) -> str | bytes:
        """The report in this format; UsageError where the page forbids the story's words and the format needs them."""
        page = page or Page()
        self.check(page)
        return self.render(self._shown(report, page), page)

    def all_as_one(self, reports: Iterable[Report], page: Page) -> str | bytes:
        """Several reports as one output; only for formats with ``together``."""
        if self.together is None:
            raise UsageError(f"several stories do not go into one {self.name} output; use --output-dir")
        self.check(page)
        return self.together([self._shown(report, page) for report in reports], page)

    def check(self, page: Page) -> None:
        """UsageError where the page forbids the story's words and the format needs them."""
        if not page.snippets and not self.bare:
            raise UsageError(f"the format {self.name} shows words of the story; it cannot be had without snippets")

    def _shown(self, report: Report, page: Page) -> Report:
        """The report without what must not be shown on the page."""
        if not self.shared or page.private:
            return report
        return report.model_copy(update={"findings": tuple(one for one in report.findings if not one.private)})


def reporter(
    name: str,
    suffix: str,
    *,
    several: Several | None = None,
    styled: bool = False,
    shared: bool = False,
    bare: bool = False,
    together: Together | None = None,
    binary: bool = False,
) -> Callable[[Render], Reporter]:
    """Make an output format of the decorated function."""
    return lambda render: Reporter(
        name, suffix.lstrip("."), render, several, styled, shared, bare, together=together, binary=binary
    )


@cache
def reporters() -> Mapping[str, Reporter]:
    """All output formats by name, the commonest first; UsageError where one from outside is broken or named twice."""
    found: dict[str, Reporter] = {}
    for one in (*_own(), *offered(entry_points(group=GROUP))):
        if found.setdefault(one.name, one) is not one:
            raise UsageError(f"two output formats are called {one.name}")
    return MappingProxyType(dict(sorted(found.items(), key=lambda item: (*map(item[0].__ne__, _FIRST), item[0]))))


def offered(points: Iterable[EntryPoint]) -> Iterator[Reporter]:
    """Output formats from entry points; UsageError for one that cannot be loaded or holds no format."""
    for point in points:
        try:
            thing = point.load()
        except Exception as error:  # foreign code may raise anything
            problem = " ".join(f"{type(error).__name__}: {error}".split())
            raise UsageError(f"output format {point.name} ({point.value}) cannot be loaded: {problem}") from error
        held = [thing] if isinstance(thing, Reporter) else _held(thing)
        if not held:
            raise UsageError(f"output format {point.name} ({point.value}) holds no output format")
        yield from held


def find_reporter(name: str) -> Reporter:
    """The output format of that name; UsageError with the known names where there is none."""
    known = reporters()
    if name not in known:
        raise UsageError(f"unknown format {name!r}; known are {', '.join(known)}")
    return known[name]


def _own() -> Iterator[Reporter]:
    for module in pkgutil.iter_modules(onrecord.report.__path__, "onrecord.report."):
        yield from _held(importlib.import_module(module.name))


def _held(module: object) -> list[Reporter]:
    return [thing for thing in getattr(module, "__dict__", {}).values() if isinstance(thing, Reporter)]
