"""Who is only spoken of is no source, and who stands behind a passive is one."""

from __future__ import annotations

import pytest

from tests.analyse.marked import Marked


@pytest.mark.parametrize(
    "story",
    [
        "⟦1s Ana Reyes⟧ ⟦1c has faced sharp criticism⟧ ⟦1w over the dam⟧.",
        "⟦1s Ana Reyes⟧ has faced ⟦1c questions about⟧ ⟦1w the dam⟧.",
        "⟦1s Ana Reyes⟧ ⟦1c came under withering criticism for⟧ ⟦1w the dam⟧.",
        "⟦1s Ana Reyes⟧ ⟦1c has been accused of⟧ ⟦1w lying about the dam⟧.",
        "⟦1s Ana Reyes⟧ ⟦1c reportedly⟧ ⟦1w sold the dam⟧.",
        "⟦1c Asked⟧ ⟦1w whether the dam would hold⟧, ⟦1s Ana Reyes⟧ laughed.",
        "“No,” she said when ⟦1c asked⟧ ⟦1w about the dam⟧, and ⟦1s Ana Reyes⟧ laughed.",
    ],
)
def test_who_meets_with_the_words_of_others_is_no_source(story: str) -> None:
    assert Marked(story).attribution(1).source_id is None


@pytest.mark.parametrize(
    "story",
    [
        "⟦1s Ana Reyes⟧ ⟦1c faced⟧ ⟦1w the dam and wept⟧.",
        "⟦1s Ana Reyes⟧ ⟦1c criticized⟧ ⟦1w the dam⟧.",
        "⟦1s Ana Reyes⟧ ⟦1c was outraged that⟧ ⟦1w the dam fell⟧.",
        "⟦1s Ana Reyes⟧ ⟦1c reportedly said⟧ ⟦1w the dam fell⟧.",
        "⟦1w “Will it hold?”⟧ ⟦1c asked⟧ ⟦1s Ana Reyes⟧.",
        "⟦1s Ana Reyes, a tenant on the quay,⟧ ⟦1c asked⟧ the mayor ⟦1w whether the dam would hold⟧.",
    ],
)
def test_who_speaks_stays_the_source(story: str) -> None:
    found = Marked(story)
    assert found.of(1).name == "Ana Reyes"


@pytest.mark.parametrize(
    "story",
    [
        "⟦1c Asked⟧ by Ana Reyes ⟦1w to explain the dam⟧, he laughed.",
        "John Okafor ⟦1c was called⟧ ⟦1w a liar⟧ by Ana Reyes.",
        "⟦1c After saying⟧ ⟦1w the dam would hold⟧, Ana Reyes left.",
        "Ana Reyes, who in 2010 ⟦1c said⟧ ⟦1w the dam would hold⟧, left.",
        "Despite ⟦1c challenging⟧ ⟦1w the price of the dam⟧, Ana Reyes voted for it.",
        "⟦1c Rattling off reasons⟧ ⟦1w why the dam would hold⟧, Ana Reyes left.",
        "Ana Reyes, a tenant on the quay, ⟦1c doubted⟧ ⟦1w that the dam would hold⟧.",
    ],
)
def test_a_source_outside_the_marked_words_is_found(story: str) -> None:
    assert Marked(story).of(1).name == "Ana Reyes"


def test_the_one_who_asked_does_not_answer() -> None:
    story = Marked(
        "John Okafor sat down. ⟦1s Peter Marsh⟧ ⟦1c asked⟧ ⟦1w whether the dam would hold⟧. "
        "⟦2w “It will,”⟧ ⟦2s he⟧ ⟦2c said⟧."
    )
    assert story.of(2).name == "John Okafor"


def test_he_is_nobody_named_in_what_he_says() -> None:
    story = Marked("John Okafor sat down. Peter Marsh came in. ⟦1s He⟧ ⟦1c said⟧ ⟦1w Peter Marsh would resign⟧.")
    assert story.of(1).name == "John Okafor"


def test_she_goes_on() -> None:
    story = Marked(
        "Marta Lindqvist left. ⟦1w “It fell,”⟧ ⟦1c said⟧ ⟦1s Ana Reyes⟧, the niece of Marta Lindqvist. "
        "⟦2s She⟧ ⟦2c continued⟧: ⟦2w “Then it rained.”⟧"
    )
    assert story.of(2).name == "Ana Reyes"
