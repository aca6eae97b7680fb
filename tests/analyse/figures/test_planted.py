"""The errors planted in fixture stories (planted.json: words and kind of check) are found, and nothing else."""

from __future__ import annotations

import json
from functools import cache

import pytest

import onrecord
from onrecord import Report
from tests.stories import FOLDER, load_stories, locate

STORIES = [story for story in load_stories() if (FOLDER / story.slug / "planted.json").exists()]
FOUND_AT_LEAST = 17
PLANTED = 21


@cache
def report_on(slug: str) -> Report:
    return onrecord.load().check(next(s.path for s in STORIES if s.slug == slug))


@cache
def planted(slug: str) -> dict[tuple[int, int], str]:
    entries = json.loads((FOLDER / slug / "planted.json").read_text(encoding="utf-8"))
    text = report_on(slug).article.text
    return {tuple(locate(text, entry["words"])): entry["kind"] for entry in entries}


def found(slug: str) -> dict[tuple[int, int], str]:
    return {tuple(check.span): check.kind for check in report_on(slug).checks if not check.agrees}


@pytest.mark.parametrize("slug", [story.slug for story in STORIES])
def test_no_mismatch_but_the_planted_ones(slug: str) -> None:
    assert found(slug).items() <= planted(slug).items()


def test_nearly_all_planted_errors_are_found() -> None:
    assert sum(len(planted(s.slug)) for s in STORIES) == PLANTED
    assert sum(len(found(s.slug).items() & planted(s.slug).items()) for s in STORIES) >= FOUND_AT_LEAST
