"""What to ask about a statement and what would settle it: templates by category from ``lexicon/claims/asking.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.model import Signal

MOST = 5
_LONGEST = 60
_WORDS = "{words}"


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions and evidence of a category; ``{words}`` stands for the words that gave the category."""

    questions: tuple[str, ...]
    evidence: tuple[str, ...]


@cache
def asked_of() -> dict[str, Asked]:
    """Questions and evidence by category."""
    text = files("onrecord.analyse").joinpath("lexicon", "claims", "asking.toml").read_text(encoding="utf-8")
    return {
        name: Asked(tuple(table["questions"]), tuple(table["evidence"])) for name, table in tomllib.loads(text).items()
    }


def questions_for(
    text: str, categories: Sequence[str], signals: Sequence[Signal], words: str, source: str | None
) -> tuple[str, ...]:
    """At most five questions, the most important first: the first of each category, then the second of each.

    Of several signals the longest gives the words. ``words`` are those of the whole statement, ``source`` is what the
    story calls who carries it.
    """
    named = {"document": source or words}
    for signal in sorted(signals, key=lambda s: (s.span.start - s.span.end, s.span.start), reverse=True):
        named[signal.category] = signal.span.of(text)
    found: list[str] = []
    tables = asked_of()
    for turn in range(2):
        for name in categories:
            questions = tables[name].questions
            if turn < len(questions) and len(found) < MOST:
                question = _filled(questions[turn], named.get(name, words), source)
                if question not in found:
                    found.append(question)
    return tuple(found)


def evidence_for(categories: Sequence[str]) -> tuple[str, ...]:
    """What would settle a statement, at most five kinds, the most important first."""
    found: list[str] = []
    for name in categories:
        for item in asked_of()[name].evidence:
            if item not in found and len(found) < MOST:
                found.append(item)
    return tuple(found)


def _filled(template: str, words: str, source: str | None) -> str:
    """The template with the words put in, shortened where they are long, without quotation marks of their own."""
    words = " ".join(words.translate(_NO_MARKS).split())
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return template.replace(_WORDS, words).replace("{source}", source or "the source")


_NO_MARKS = str.maketrans("", "", '“”"')
