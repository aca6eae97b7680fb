"""The cases of fixtures/rules/anon-praise.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, body, named, src
from tests.judge.cases import cases, expect

RULE = "anon-praise"

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "aide-on-governor": (
        [src("an aide to the governor")],
        [("an aide to the governor", "said", "“She has been superb,”")],
    ),
    "friend-of-minister": (
        [src("A senior adviser to the Prime Minister")],
        [("A senior adviser to the Prime Minister", "said", "he was the hardest-working minister she had ever known")],
    ),
    "insider-on-boss": (
        [src("one company insider")],
        [("one company insider", "told", "\"He's a genius, and he remembers everybody's birthday,\"")],
    ),
    "club-official": (
        [src("a club official")],
        [("a club official", "said", "“He is outstanding in the air and a leader off the pitch,”")],
    ),
    "great-job": (
        [src("a senior official at the agency")],
        [
            (
                "a senior official at the agency",
                "according to",
                "The director has done a brilliant job with half the staff",
            )
        ],
    ),
    "the-facts": (
        [src("An aide to the governor")],
        [("An aide to the governor", "said", "she had visited all nine flooded counties by Friday")],
    ),
    "named-speaker": (
        [named("Del Marsh"), src("An aide to the governor")],
        [
            ("Del Marsh", "said", "“She has been superb,”"),
            ("An aide to the governor", "said@2", "she would return on Monday"),
        ],
    ),
    "neighbour-on-the-dead": ([src("A neighbour")], [("A neighbour", "said", "Mr Orme was brilliant with children")]),
    "a-thing": (
        [src("A park official")],
        [("A park official", "said", "the view from the new tower was superb on a clear day")],
    ),
    "denied": ([src("A former aide")], [("A former aide", "said", "the governor was not a great listener")]),
    "in-a-statement": ([body("the ministry")], [("the ministry", "called", "the pilots heroes")]),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
