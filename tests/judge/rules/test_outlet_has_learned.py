"""The cases of fixtures/rules/outlet-has-learned.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, document, group, src
from tests.judge.cases import cases, expect

RULE = "outlet-has-learned"
SCHOOL = "The grammar school will close next summer"

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "echo-has-learned": (
        [src("the Echo", kind="reporter")],
        [("the Echo", "has learned", SCHOOL)],
    ),
    "british-understands": ([], []),
    "it-has-emerged": ([], [(None, "It has emerged that", "the bridge was never inspected after the flood")]),
    "we-can-reveal": ([], []),
    "learned-from-two-officials": (
        [src("the Echo", kind="reporter"), group("two governors who voted on it", number=2)],
        [("the Echo", "has learned", SCHOOL)],
    ),
    "minutes": (
        [document("minutes of the governors' meeting")],
        [("minutes of the governors' meeting", "according to", SCHOOL)],
    ),
    "source-in-the-next-sentence": (
        [document("A draft of its report, seen by the Gazette,")],
        [("A draft of its report, seen by the Gazette,", "names", "both")],
    ),
    "outlet-known-by-its-byline": (
        [src("Kickoff@2", kind="reporter")],
        [("Kickoff@2", "has learned", "The striker will leave Corran in January after four seasons with the club")],
    ),
    "a-club-learns-a-lesson": ([], []),
    "in-court": ([], []),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
