from __future__ import annotations

import pytest

from onrecord.analyse.claims.clauses import split
from onrecord.analyse.claims.verbs import finite_verbs
from onrecord.analyse.claims.words import Words


def cut(text: str, *, terse: bool = False) -> list[str]:
    words = Words(text)
    return [
        words.span(c.first, c.after).of(text) for c in split(words, finite_verbs(words), 0, len(words), terse=terse)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The crew got out in the dark, and they did it by hand", 2),
        ("A fire killed two crew members and forced 180 people out", 2),
        ("The freeze would cover 2,100 posts and last until June", 2),
        ("The ferry was built in 1998 and carries up to 240 people", 2),
        ("The mayor and the council met in the hall", 1),
        ("A girl is ill after a truck hit the stop", 2),
        ("They met a week after the ward closed", 1),
        ("It was as bright as the lamp was", 1),
        ("The effect vanished when the lamps were dimmed", 1),
        ("He promised to cut the tax and raise the fee", 1),
        ("While the plan is cheap, the road is long", 2),
        ("The gate is shut; the road is open", 2),
        ("It caused poverty and abuses in the camps", 1),
        ("We know the town and the people we meet", 1),
    ],
)
def test_how_many_statements(text: str, expected: int) -> None:
    assert len(cut(text)) == expected


def test_a_relative_clause_is_a_statement_inside_another() -> None:
    text = "Sir Alan Peake, who chairs the board, resigned at noon"
    assert cut(text) == [text, "who chairs the board"]


def test_a_shared_subject_is_remembered() -> None:
    words = Words("The ferry was built in 1998 and carries up to 240 people")
    first, second = split(words, finite_verbs(words), 0, len(words))
    assert (first.shares, second.shares) == (None, first.first)


def test_a_headline_needs_no_verb_before_a_further_event() -> None:
    text = "Teen ill after truck jumped kerb"
    assert (len(cut(text)), len(cut(text, terse=True))) == (1, 2)


def test_a_label_before_a_colon() -> None:
    assert cut("Bea Lund, baker: Free parking before ten") == ["Bea Lund, baker:", "Free parking before ten"]
