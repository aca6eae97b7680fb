from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.judge.description import called, is_empty, says_number, take_apart
from onrecord.judge.insiders import insider
from onrecord.judge.overlap import content_words, shared
from tests.build import src, story


@pytest.mark.parametrize(
    ("label", "head", "empty"),
    [
        ("a senior transport official", "official", False),
        ("Officials", "official", True),
        ("two top aides", "aide", True),
        ("several knowledgeable sources", "source", True),
        ("sources close to the deal", "source", False),
        ("one of the prime minister’s advisers", "adviser", False),
        ("people familiar with the talks", "person", False),
        ("a person, who", "person", False),
        ("spokeswomen", "spokeswoman", True),
        ("three attorneys in Bath", "attorney", False),
        ("his aides", "aide", False),
        ("", "", True),
    ],
)
def test_head_and_emptiness(label: str, head: str, empty: bool) -> None:
    description = take_apart(label)
    assert (description.head, is_empty(description)) == (head, empty)


LABELS = st.lists(st.sampled_from("a the two of senior aides official who , people’s ( said — x 3".split(" "))).map(
    " ".join
)


@given(st.one_of(st.text(), LABELS))
def test_any_label_is_taken_apart_into_words_of_its_own(label: str) -> None:
    description = take_apart(label)
    own = label.replace("’", "'").lower()
    assert all(word in own for word in (*description.before, *description.after.split()))
    assert not description.plural or description.head
    assert description == take_apart(f"  {label}\n")
    if not any(sign.isalnum() for sign in label):
        assert (description.head, description.before) == ("", ()) or not description.head.isalnum()


@pytest.mark.parametrize(
    ("label", "is_one"),
    [
        ("a government official", True),
        ("board members", True),
        ("a voter in the queue", False),
        ("fans", False),
        ("a lawyer", True),
        ("a lawyer for the family", False),
        ("the company's lawyers", False),
        ("The FBI director", False),
        ("a former director", True),
        ("a person in the queue", False),
    ],
)
def test_insiders(label: str, is_one: bool) -> None:
    analysis = story(label, [src(label)])
    assert insider(analysis.sources[0], analysis) is is_one


def test_a_policy_can_add_and_take_away_heads() -> None:
    analysis = story("a trader", [src("a trader")])
    assert insider(analysis.sources[0], analysis, also=("trader",))
    analysis = story("a diplomat", [src("a diplomat")])
    assert not insider(analysis.sources[0], analysis, never=("diplomat",))


def test_numbers_in_words() -> None:
    assert says_number("about a dozen nurses")
    assert not says_number("several nurses")


@pytest.mark.parametrize(
    ("label", "inside"),
    [("A senior aide,", "a senior aide"), ("Officials", "officials"), ("Delto managers", "Delto managers")],
)
def test_labels_inside_a_sentence(label: str, inside: str) -> None:
    assert called(story(label, [src(label)]).sources[0]) == inside


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Israel", "Israeli", 1),
        ("coordinate", "coordinating", 1),
        ("close", "closure", 1),
        ("2019", "2018", 0),
        ("port", "portrait", 0),
    ],
)
def test_words_that_mean_the_same(one: str, other: str, same: int) -> None:
    assert shared(content_words(one), other) == same


def test_function_words_do_not_count() -> None:
    assert content_words("It was said on Monday that the") == frozenset()
