from __future__ import annotations

import pytest

from onrecord.analyse.claims.sourcing import sourcing_of
from onrecord.model import Analysis, Sourcing
from tests.build import Src, body, group, named, src, story


def support(built: Analysis) -> Sourcing:
    return sourcing_of(built.article.text, built.attributions, {s.id: s for s in built.sources})


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (src("An official"), Sourcing.SINGLE_UNNAMED),
        (group("An official"), Sourcing.UNNAMED),
        (src("An official", kind="collective"), Sourcing.COLLECTIVE),
        (src("An official", kind="media"), Sourcing.MEDIA),
        (src("An official", kind="document"), Sourcing.DOCUMENT),
        (named("An official"), Sourcing.NAMED),
        (src("An official", kind="reporter"), Sourcing.UNATTRIBUTED),
    ],
)
def test_kinds(source: Src, expected: Sourcing) -> None:
    built = story("An official said the door failed.", [source], [("An official", "said", "the door failed")])
    assert support(built) is expected


def test_nobody() -> None:
    assert sourcing_of("", (), {}) is Sourcing.UNATTRIBUTED
    assert support(story("It is reportedly sold.", [], [(None, "reportedly", "sold")])) is Sourcing.HIDDEN


def test_a_company_speaks_for_itself() -> None:
    built = story("Halver Lines said it helped.", [body("Halver Lines")], [("Halver Lines", "said", "it helped")])
    assert support(built) is Sourcing.INTERESTED


def test_what_the_outlet_has_learned_it_has_from_somebody() -> None:
    built = story(
        "The Echo has learned it closed.",
        [src("The Echo", kind="reporter")],
        [("The Echo", "has learned", "it closed")],
    )
    assert support(built) is Sourcing.HIDDEN


def test_the_outer_source_of_two_counts() -> None:
    text = "An aide said the memo showed the door failed."
    sources = [src("An aide"), src("the memo", kind="document")]
    says = [("An aide", "said", "the memo showed the door failed"), ("the memo", "showed", "the door failed")]
    assert support(story(text, sources, says)) is Sourcing.SINGLE_UNNAMED
