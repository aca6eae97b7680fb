"""The fixture stories and what a careful reader found in them: fixtures/stories/<slug>/story.* and gold.json.

A place in a story is given by its words, or by ``[words, n]`` where the words stand there more than once: the n-th
time, counted from 1. Words that begin or end with a letter or digit match whole words only, so "he" is not in "the".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.model import Span

FOLDER = Path(__file__).parent.parent / "fixtures" / "stories"

WordsAt = str | list[Any]


@dataclass(frozen=True)
class Story:
    """One fixture story: ``text`` is the decoded file, ``gold`` the content of gold.json."""

    slug: str
    path: Path
    text: str
    gold: dict[str, Any]

    @property
    def format(self) -> str:
        """The file's suffix without the dot: txt, md or html."""
        return self.path.suffix[1:]

    @property
    def visible(self) -> str:
        """The text as a reader sees it; the file itself for text and Markdown."""
        return visible_text(self.text, self.format)


@dataclass(frozen=True)
class GoldAttribution:
    """An attribution found by hand, with its places in the text; ``source`` is None where the story gives none."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    manner: str
    entity: str | None


@cache
def load_stories() -> tuple[Story, ...]:
    """All fixture stories, by slug."""
    return tuple(load_story(folder.name) for folder in sorted(FOLDER.iterdir()) if (folder / "gold.json").exists())


@cache
def load_story(slug: str) -> Story:
    """The story of that folder name."""
    (path,) = (FOLDER / slug).glob("story.*")
    gold = json.loads((FOLDER / slug / "gold.json").read_text(encoding="utf-8"))
    return Story(slug, path, path.read_bytes().decode("utf-8"), gold)


def words_of(place: WordsAt) -> str:
    """The words of a place, without the count."""
    return place if isinstance(place, str) else str(place[0])


def locate(text: str, place: WordsAt) -> Span:
    """Where a place stands in ``text``; raises LookupError where it does not, or where a missing count leaves a doubt.

    Line breaks and runs of spaces in ``text`` may differ from those in the words.
    """
    words = words_of(place)
    found = _matches(text, words)
    if isinstance(place, str) and len(found) != 1:
        raise LookupError(f"{words!r} stands in the text {len(found)} times, not once")
    number = 1 if isinstance(place, str) else int(place[1])
    if not 1 <= number <= len(found):
        raise LookupError(f"{words!r} stands in the text {len(found)} times, not {number}")
    return found[number - 1]


def gold_attributions(story: Story, text: str | None = None) -> Iterator[GoldAttribution]:
    """The attributions with their spans in ``text``, such as ``article.text``; in what the reader sees if not given."""
    text = story.visible if text is None else text
    for item in story.gold["attributions"]:
        yield GoldAttribution(
            source=locate(text, item["source"]) if item["source"] else None,
            cue=locate(text, item["cue"]),
            content=tuple(locate(text, piece) for piece in item["content"]),
            manner=item["manner"],
            entity=item["entity"],
        )


def gold_findings(story: Story, text: str | None = None) -> Iterator[tuple[str, Span]]:
    """Rule and place of each finding of the policy ``neutral`` that an editor would agree with."""
    text = story.visible if text is None else text
    for item in story.gold["findings"]:
        yield item["rule"], locate(text, item["words"])


def visible_text(text: str, file_format: str) -> str:
    """What a reader sees of the story: for a web page the article without its asides, tags taken out."""
    if file_format != "html":
        return text
    article = re.sub(r"(?s)^.*?<article[^>]*>|</article>.*$|<aside.*?</aside>", "", text)
    lines = re.sub(r"</?(?:p|h\d|figure|figcaption|img|li|ul)\b[^>]*>", "\n", article)
    return re.sub(r"\n\s*", "\n\n", re.sub(r"<[^>]+>", "", lines)).strip() + "\n"


def _occurrences(text: str, words: str) -> list[int]:
    """Where the words begin, each time they stand in the text."""
    return [span.start for span in _matches(text, words)]


def _matches(text: str, words: str) -> list[Span]:
    """Each place where the words stand."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return [Span(m.start(), m.end()) for m in re.finditer(before + pattern + after, text)]
