"""Runs the checks on a short story given in words, with the people it names."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from onrecord.analyse.figures import find_checks
from onrecord.model import Check, Span
from tests.build import story


def checks(text: str, people: Sequence[str] = (), published: str | None = None) -> tuple[Check, ...]:
    """The checks of a text; every place where one of the people is named counts as a name."""
    analysis = story(text)
    article = analysis.article.model_copy(update={"published": published})
    names = [Span(*m.span()) for name in people for m in regex.finditer(rf"\b{regex.escape(name)}\b", article.text)]
    return find_checks(article, analysis.sentences, sorted(names))


def told(kind: str, text: str, people: Sequence[str] = (), published: str | None = None) -> list[tuple[str, bool]]:
    """The words of every check of a kind, and whether they agree."""
    analysis = story(text)
    return [(analysis.words(c.span), c.agrees) for c in checks(text, people, published) if c.kind == kind]


def verdicts(kind: str, text: str, people: Sequence[str] = (), published: str | None = None) -> list[bool]:
    """Whether each check of a kind agrees."""
    return [agrees for _, agrees in told(kind, text, people, published)]
