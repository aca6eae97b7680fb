"""The cases of fixtures/rules/attribution-late.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, named
from tests.judge.cases import cases, expect

RULE = "attribution-late"
PUMPS = (
    "“We asked for pumps in March. We asked for sand in April. They sent us a leaflet with a picture of an umbrella,”"
)

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "three-sentences-first": (
        [named("Bo Lind, who lives on the lane")],
        [("Bo Lind, who lives on the lane", "said", PUMPS)],
    ),
    "straight-marks": (
        [named("Amara Dillon, who runs the hospital")],
        [
            (
                "Amara Dillon, who runs the hospital",
                "said",
                '"Eleven people called in sick and I had four to send. '
                'I rang everyone I knew. Then I rang people I did not know,"',
            )
        ],
    ),
    "after-the-match": (
        [named("captain Joe Abbott")],
        [
            (
                "captain Joe Abbott",
                "said",
                "“We had the ball for an hour. We had the corners and the noise. "
                "They had one long kick and a man who runs faster than I think,”",
            )
        ],
    ),
    "four-sentences-in-the-senate": (
        [named("Sen. Phil Oster, a Republican")],
        [
            (
                "Sen. Phil Oster, a Republican",
                "said",
                "“I read it twice. I read the notes. "
                "I read what the sponsors said in 2019. None of it tells me who pays for the second year,”",
            )
        ],
    ),
    "name-after-the-first": (
        [named("Bo Lind, who lives on the lane")],
        [
            (
                "Bo Lind, who lives on the lane",
                "said",
                "“We asked for pumps in March,”",
                "“We asked for sand in April. They sent us a leaflet with a picture of an umbrella.”",
            )
        ],
    ),
    "name-before": ([named("Bo Lind", "Bo Lind", "he@2")], [("he@2", "said", PUMPS)]),
    "introduced-in-the-paragraph-before": ([named("Bo Lind", "Bo Lind", "Lind@2")], [("Lind@2", "said", PUMPS)]),
    "two-sentences": (
        [named("Bo Lind")],
        [
            (
                "Bo Lind",
                "said",
                "“We asked for pumps in March and for sand in April. "
                "They sent us a leaflet with a picture of an umbrella on the front,”",
            )
        ],
    ),
    "short-cries": ([named("Bo Lind")], [("Bo Lind", "shouted", "“Go on! Go on! Oh, no,”")]),
    "letters-page": (
        [named("Bo Lind, roofer")],
        [
            (
                "Bo Lind, roofer",
                "—",
                "“We asked for pumps in March. We asked for sand in April. "
                "They sent us a leaflet with a picture of an umbrella on it.”",
            )
        ],
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
