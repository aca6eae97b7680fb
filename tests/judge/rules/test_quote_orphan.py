"""The cases of fixtures/rules/quote-orphan.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, named, src
from tests.judge.cases import cases, expect

RULE = "quote-orphan"
LIND = [named("Bo Lind")]
NEVER_TOLD: Says = ("Bo Lind", "said", "“We were never told about any of this,”")

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "paragraph-alone": ([], []),
    "straight-marks": ([], []),
    "after-the-outlet": (
        [src("The Harbour Echo", kind="reporter")],
        [("The Harbour Echo", "has learned", "that the grammar school will close next summer")],
    ),
    "after-a-fact": ([], []),
    "speaker-after": (LIND, [NEVER_TOLD]),
    "same-speaker-goes-on": (LIND, [NEVER_TOLD]),
    "a-sign": ([], []),
    "a-title": ([], []),
    "scare-quotes": ([], []),
    "continued-over-paragraphs": (LIND, [("Bo Lind", "said", "“I came here in 1974 with one suitcase,”")]),
    "introduced-by-a-colon": ([], []),
    "an-extract-with-its-credit": ([], []),
    "a-court-decides": ([], []),
    "a-dialogue-by-radio": (
        [named("Tomas Wrede")],
        [("Tomas Wrede", "said", "“Harbour office, who have I got?”")],
    ),
    "headline-by-somebody": ([], []),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
