"""The cases of fixtures/rules/anon-heavy.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from onrecord.model import BasisKind
from tests.build import Says, Src, body, document, group, named, src
from tests.judge.cases import cases, expect

RULE = "anon-heavy"
GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "politics-aides": (
        [
            group("Two aides to the mayor", "Two aides to the mayor", "The aides", number=2),
            src("An adviser to the treasurer", "An adviser to the treasurer", "The adviser"),
        ],
        [
            ("Two aides to the mayor", "said", "the plan was dead"),
            ("The aides", "said@2", "the money had gone to the new stadium, and that nobody had told the council"),
            ("An adviser to the treasurer", "said@3", "a press release was being written"),
            ("The adviser", "said@4", "it would be sent on Friday"),
        ],
    ),
    "business-mostly": (
        [
            group("Three bankers on the deal", "Three bankers on the deal", "The bankers", "The bankers@2", number=3),
            src("A person close to the buyer", basis="close to the buyer", basis_kind=BasisKind.PROXIMITY),
            named("Rita Maas", "Rita Maas of Brill Foods"),
        ],
        [
            ("Three bankers on the deal", "said", "Brill Foods would raise its bid on Monday"),
            ("The bankers", "said@2", "the board had met twice"),
            ("The bankers@2", "said@3", "the price would be 40 a share"),
            ("A person close to the buyer", "said@4", "the money came from a pension fund"),
            ("Rita Maas of Brill Foods", "said@5", "“We do not comment,”"),
        ],
    ),
    "formula": (
        [
            group(
                "People familiar with the talks",
                "People familiar with the talks",
                "People familiar with the board",
                "People familiar with the buyer",
                "People familiar with the seller",
                basis="familiar with the talks",
                basis_kind=BasisKind.FAMILIARITY,
            ),
            body("Ada Brill's office"),
            named("Rita Maas", "Rita Maas, who runs the fund"),
        ],
        [
            ("People familiar with the talks", "said", "the price was agreed"),
            ("People familiar with the board", "said@2", "it would meet on Monday"),
            ("Ada Brill's office", "said@3", "that set out the price, the terms and the date of the vote in June"),
            ("People familiar with the buyer", "said@4", "it had the money"),
            (
                "Rita Maas, who runs the fund",
                "said@5",
                "“We have the money and the time, and the board has the letter in which we say so,”",
            ),
            ("People familiar with the seller", "said@6", "it would accept"),
        ],
    ),
    "named-voices": (
        [
            group("Two aides to the mayor", "Two aides to the mayor", "The aides", number=2),
            named("Ada Brill", "the mayor, Ada Brill"),
            document("The budget office's report"),
        ],
        [
            ("Two aides to the mayor", "said", "the plan was dead"),
            (
                "the mayor, Ada Brill",
                "said@2",
                "“It is alive and it is in my drawer, and on Friday I will take it to the council and ask for a vote,”",
            ),
            ("The budget office's report", "says", "the plan would cost 4 million"),
            ("The aides", "said@3", "the money had gone to the stadium"),
        ],
    ),
    "one-statement": (
        [src("A transport official")],
        [("A transport official", "said", "the line would close in May")],
    ),
    "residents": (
        [src("A woman in the queue"), src("A man with a dog"), src("Another woman"), src("A boy"), src("A neighbour")],
        [
            ("A woman in the queue", "said", "the bread was late"),
            ("A man with a dog", "said@2", "it was always late"),
            ("Another woman", "said@3", "she had stopped coming"),
            ("A boy", "said@4", "he had been sent by his mother"),
            ("A neighbour", "said@5", "the oven was broken"),
        ],
    ),
    "sources-of-a-river": (
        [named("Ada Brill", "Mayor Ada Brill")],
        [("Mayor Ada Brill", "said", "The state's sources of funding are dry, too")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
