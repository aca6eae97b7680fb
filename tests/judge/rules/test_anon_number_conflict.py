"""The cases of fixtures/rules/anon-number-conflict.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, group, named, src
from tests.judge.cases import cases, expect

RULE = "anon-number-conflict"
GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "sources-to-the-source": (
        [group("Council sources", "Council sources", "The source", affiliation="Council")],
        [
            ("Council sources", "told", "that the vote on the stadium had slipped to June"),
            ("The source", "added", "that the budget was not ready"),
        ],
    ),
    "officials-to-the-official": (
        [group("Port officials", "Port officials", "The official", affiliation="Port")],
        [
            ("Port officials", "said", "the crane had no certificate"),
            ("The official", "said@2", "a second crane had been closed"),
        ],
    ),
    "two-and-three": (
        [
            group(
                "Two board members at Brill Foods",
                "Two board members at Brill Foods",
                "The three board members",
                number=2,
                affiliation="board",
            )
        ],
        [
            ("Two board members at Brill Foods", "said", "the offer was too low"),
            ("The three board members", "said@2", "they would vote against it"),
        ],
    ),
    "advisers-to-the-adviser": (
        [group("Several advisers to the minister", "Several advisers to the minister", "The adviser")],
        [
            ("Several advisers to the minister", "said", "the levy was dead"),
            ("The adviser", "said@2", "a letter to the treasury had been drafted"),
        ],
    ),
    "one-of-them": (
        [group("Two councillors", "Two councillors", "One of the councillors", "The councillor", number=2)],
        [
            ("Two councillors", "said", "the vote had slipped"),
            ("One of the councillors", "said@2", "the budget was not ready"),
            ("The councillor", "added", "that June was likely"),
        ],
    ),
    "another-source": (
        [
            group("Council sources", affiliation="Council"),
            src("A source in the treasury", "A source in the treasury", "The source"),
        ],
        [
            ("Council sources", "said", "the vote on the stadium had slipped"),
            ("A source in the treasury", "said@2", "it had not"),
            ("The source", "added", "that the budget was ready"),
        ],
    ),
    "same-number": (
        [
            group(
                "Two board members at Brill Foods",
                "Two board members at Brill Foods",
                "The two board members",
                number=2,
                affiliation="board",
            )
        ],
        [
            ("Two board members at Brill Foods", "said", "the offer was too low"),
            ("The two board members", "said@2", "they would vote against it"),
        ],
    ),
    "both": (
        [
            group(
                "Two board members at Brill Foods",
                "Two board members at Brill Foods",
                "Both board members",
                number=2,
                affiliation="board",
            )
        ],
        [
            ("Two board members at Brill Foods", "said", "the offer was too low"),
            ("Both board members", "said@2", "they would vote against it"),
        ],
    ),
    "named-official": (
        [
            group("Port officials", "Port officials", "a port official", "The official", affiliation="Port"),
            named("Rita Maas", "Rita Maas, a port official,"),
        ],
        [
            ("Port officials", "said", "the crane had no certificate"),
            ("Rita Maas, a port official,", "said@2", "a second crane was closed"),
            ("The official", "said@3", "both would be repaired"),
        ],
    ),
    "two-and-one-more": (
        [
            group(
                "Two officials at the port",
                "Two officials at the port",
                "A third official",
                "The three officials",
                number=2,
            )
        ],
        [
            ("Two officials at the port", "said", "the crane had no certificate"),
            ("A third official", "said@2", "it had one"),
            ("The three officials", "said@3", "they had not been asked"),
        ],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
