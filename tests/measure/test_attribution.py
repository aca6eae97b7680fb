"""The scorer, on cases counted by hand."""

from __future__ import annotations

import pytest

from onrecord.measure.attribution import calibration_error, figures, measure, tally
from onrecord.model import Attribution, Manner, Span
from onrecord.read.brat import Annotated

TEXT = '"It rains a lot," Ada Moss said. Critics fear snow.'


def at(words: str) -> tuple[Span, ...]:
    start = TEXT.index(words)
    return (Span(start, start + len(words)),)


RAIN = Annotated(at("Ada Moss"), at("said"), at('"It rains a lot,"'))
SNOW = Annotated(at("Critics"), at("fear"), at("snow"))


def said(source: str, cue: str, content: str, confidence: float = 1.0) -> Attribution:
    return Attribution(
        id="a", source_id=None, manner=Manner.INDIRECT, source=at(source) if source else (), cue=at(cue),
        content=at(content), confidence=confidence,
    )  # fmt: skip


def f1(found: list[Attribution], figure: str, group: str) -> float:
    return figures([tally(TEXT, [RAIN, SNOW], found)], samples=2)[figure, group].f1


def test_all_right() -> None:
    found = [said("Ada Moss", "said", '"It rains a lot,"'), said("Critics", "fear", "snow")]
    for group in ("all", "quoted", "indirect"):
        assert f1(found, "end2end", group) == 1
    assert f1(found, "token", "content") == 1
    assert f1(found, "piece", "source") == 1


def test_half_of_the_content_is_enough_and_no_source_is_wrong() -> None:
    found = [said("", "said", "It rains a lot"), said("Critics", "fear", "snow")]
    assert f1(found, "content", "all") == 1
    assert f1(found, "end2end", "all") == 0.5
    assert f1(found, "end2end", "quoted") == 0
    assert f1(found, "exact", "content") == 0.5


def test_an_extra_attribution_costs_precision() -> None:
    value = figures([tally(TEXT, [SNOW], [said("Critics", "fear", "snow"), said("Moss", "said", "rains")])], samples=2)
    assert value["end2end", "all"].precision == 0.5
    assert value["end2end", "all"].recall == 1


def test_calibration_error_is_the_gap_between_sure_and_right() -> None:
    found = [said("Ada Moss", "said", '"It rains a lot,"', 0.9), said("Moss", "fear", "snow", 0.9)]
    assert calibration_error([tally(TEXT, [RAIN, SNOW], found)], bins=1) == pytest.approx(0.4)
    assert calibration_error([]) == 0


def test_measure_asks_for_every_story() -> None:
    tallies = measure([(TEXT, [RAIN])] * 2, lambda text: [said("Ada Moss", "said", '"It rains a lot,"')])
    assert figures(tallies, samples=10)["end2end", "all"].low == 1
