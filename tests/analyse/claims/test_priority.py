from __future__ import annotations

import pytest

from onrecord.analyse.claims.priority import addends_of, priority_of
from onrecord.analyse.claims.prominence import prominence_of_blocks
from onrecord.model import Addend, Nature, Prominence, Sourcing
from tests.analyse.claims.made import claims, layout


def test_the_addends_sum_up_to_the_priority() -> None:
    for claim in claims("# Two killed in fire\n\nTwo people were killed. Moss stole £18m."):
        assert claim.priority == pytest.approx(sum(addend.value for addend in claim.addends), abs=0.002)
        assert all(0 < addend.value <= 1 and addend.why for addend in claim.addends)


def test_harm_prominence_and_weak_sourcing_weigh() -> None:
    grave = addends_of(["accusation"], Nature.FACT, Prominence.HEADLINE, Sourcing.HIDDEN, None)
    light = addends_of(["accusation"], Nature.FACT, Prominence.BODY, Sourcing.DOCUMENT, None)
    assert [addend.name for addend in grave] == ["harm", "prominence", "sourcing"]
    assert priority_of(grave) > priority_of(light)


def test_an_opinion_weighs_less() -> None:
    fact, opinion = (
        priority_of(addends_of(["money"], nature, Prominence.LEDE, Sourcing.NAMED, None))
        for nature in (Nature.FACT, Nature.OPINION)
    )
    assert opinion < fact


def test_check_worthiness_is_one_addend() -> None:
    (claim,) = claims("The gate fell.", scorer=lambda texts: [0.5] * len(texts))
    assert claim.check_worthiness == 0.5
    assert "check-worthiness" in {addend.name for addend in claim.addends}
    (without,) = claims("The gate fell.")
    assert without.check_worthiness is None


def test_the_priority_is_bounded() -> None:
    assert priority_of([Addend(name="harm", value=0.9, why="x"), Addend(name="sourcing", value=0.9, why="x")]) == 1.0


def test_prominence_of_blocks() -> None:
    made = layout("# Head\n\nOne fell.\n\nTwo fell.\n\nThree fell.\n\nFour fell.\n\n> A caption here.")
    assert [str(p) for p in prominence_of_blocks(made.found.article)] == [
        "headline",
        "lede",
        "nut",
        "nut",
        "body",
        "caption",
    ]
