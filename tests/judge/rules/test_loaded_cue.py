"""The cases of fixtures/rules/loaded-cue.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, body, group, named
from tests.judge.cases import cases, expect

RULE = "loaded-cue"

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "admitted-being-at-home": (
        [named("Rook")],
        [("Rook", "admitted", "that he was at home with his sister that evening")],
    ),
    "refuted": ([named("The minister")], [("The minister", "refuted", "the report")]),
    "claimed-on-the-lane": (
        [named("Lena Moss")],
        [("Lena Moss", "claimed", "that the water reached her stairs by noon on Tuesday")],
    ),
    "insists": (
        [group("Organisers")],
        [("Organisers", "insist", "that the festival will pay its bands by the end of the month")],
    ),
    "claims-in-business": (
        [body("Corvane Foods")],
        [("Corvane Foods", "claims", "that its new soup has sold in 40 countries since June")],
    ),
    "said": ([named("Rook")], [("Rook", "said", "that he was at home with his sister that evening")]),
    "admitted-a-theft": ([named("Rook")], [("Rook", "admitted", "that he had stolen the bicycle from the station")]),
    "claimed-and-contradicted": (
        [named("Lena Moss")],
        [("Lena Moss", "claimed", "that the water reached her stairs by noon on Tuesday")],
    ),
    "claimed-victory": ([named("Ann Boscawen")], [("Ann Boscawen", "claimed", "victory in the primary")]),
    "claims-responsibility": (
        [group("The group")],
        [("The group", "claimed", "responsibility for the broken windows")],
    ),
    "in-quotation": ([named("Una Moss")], [("Una Moss", "said", "“He admitted that he was at home,”")]),
    "claim-in-court": (
        [named("Dana Kerr")],
        [("Dana Kerr", "claims", "that the company owes her three months of pay")],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
