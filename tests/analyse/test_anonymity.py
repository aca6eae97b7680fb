from __future__ import annotations

import pytest

from onrecord.model import BasisKind, GrantKind, ReasonKind, SourceKind
from tests.analyse.marked import Marked


@pytest.mark.parametrize(
    ("words", "kind", "reason", "reason_kind"),
    [
        ("who spoke on condition of anonymity", GrantKind.CONDITION, None, None),
        (
            "who asked not to be named",
            GrantKind.REQUEST,
            "because the board has not met yet to announce it",
            ReasonKind.INFORMATION_NOT_PUBLIC,
        ),
        ("who declined to be identified", GrantKind.REFUSAL, "for fear of losing her job", ReasonKind.FEAR_WORK),
        ("who was granted anonymity", GrantKind.OUTLET, "to speak candidly", ReasonKind.CANDOUR),
        (
            "who requested anonymity",
            GrantKind.REQUEST,
            "because of the sensitivity of the talks",
            ReasonKind.SENSITIVITY,
        ),
        (
            "speaking on the condition of anonymity",
            GrantKind.CONDITION,
            "in line with ministry policy",
            ReasonKind.RULES,
        ),
        (
            "who insisted on anonymity",
            GrantKind.CONDITION,
            "because he was not authorised to speak publicly",
            ReasonKind.NOT_AUTHORISED,
        ),
        ("who asked to remain anonymous", GrantKind.REQUEST, "to protect his family’s safety", ReasonKind.FEAR_SAFETY),
        ("speaking off the record", GrantKind.OFF_RECORD, None, None),
    ],
)
def test_grants_and_reasons(words: str, kind: GrantKind, reason: str | None, reason_kind: ReasonKind | None) -> None:
    behind = f"{words} {reason}" if reason else words
    story = Marked(f"⟦1w The line will close⟧, ⟦1c said⟧ ⟦1s a transport official⟧, {behind}.")
    source = story.of(1)
    assert story.told(source)[:2] == (words, reason)
    assert source.anonymity is not None
    assert (source.anonymity.grant_kind, source.anonymity.reason_kind) == (kind, reason_kind)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("familiar with the tender", BasisKind.FAMILIARITY),
        ("close to the mayor", BasisKind.PROXIMITY),
        ("briefed on the plan", BasisKind.BRIEFED),
        ("with direct knowledge of the sale", BasisKind.DIRECT_KNOWLEDGE),
        ("who attended the meeting", BasisKind.PARTICIPANT),
        ("who saw the crane fall", BasisKind.WITNESS),
        ("who has seen the contract", BasisKind.DOCUMENT),
    ],
)
def test_bases(words: str, kind: BasisKind) -> None:
    story = Marked(f"⟦1s A person {words}⟧ ⟦1c said⟧ ⟦1w the port was sold⟧.")
    assert story.told(story.of(1))[2] == words
    assert story.of(1).anonymity.basis_kind is kind  # type: ignore[union-attr]


def test_grant_in_a_sentence_of_its_own() -> None:
    story = Marked(
        "⟦1s A senior transport official⟧ ⟦1c said⟧ ⟦1w the line will close⟧. ⟦2s Ana Reyes⟧ ⟦2c denied⟧ ⟦2w it⟧.\n\n"
        "The official spoke on condition of anonymity because the plan is not public."
    )
    assert story.told(story.of(1)) == (
        "spoke on condition of anonymity",
        "because the plan is not public",
        None,
    )
    assert len(story.unnamed()) == 1
    assert "The official" in [story.words(m) for m in story.of(1).mentions]


def test_one_grant_for_two_people() -> None:
    story = Marked(
        "⟦1s A harbour official⟧ ⟦1c said⟧ ⟦1w the quay sinks⟧. ⟦2s A union adviser⟧ ⟦2c said⟧ ⟦2w it is safe⟧. "
        "Both people spoke on condition of anonymity."
    )
    assert story.told(story.of(1))[0] == "spoke on condition of anonymity"
    assert story.told(story.of(2))[0] == "spoke on condition of anonymity"


def test_a_source_brought_in_by_the_grant_alone() -> None:
    story = Marked("Work stopped in June. Two officials described the accident on condition of anonymity.")
    assert [s.kind for s in story.unnamed()] == [SourceKind.UNNAMED_GROUP]


def test_not_authorised_is_a_reason_without_a_grant() -> None:
    story = Marked("⟦1w The wall leaks⟧, ⟦1c said⟧ ⟦1s an engineer⟧ who was not authorized to discuss the repairs.")
    assert story.told(story.of(1)) == (None, "who was not authorized to discuss the repairs", None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Anonymous donors gave the museum a new roof.",
        "The trial will be heard by an anonymous jury.",
        "The winner, a nurse, asked to remain anonymous.",
        "Energy sources such as wind are close to the coast.",
        "Jurors who wished to remain anonymous left by the back door.",
    ],
)
def test_anonymity_as_a_topic_is_no_source(sentence: str) -> None:
    story = Marked(f"{sentence} ⟦1s Ana Reyes⟧ ⟦1c said⟧ ⟦1w the roof is good⟧.")
    assert story.unnamed() == []


def test_grant_inside_somebody_elses_quotation_is_not_one() -> None:
    story = Marked(
        "⟦1s A port official⟧ ⟦1c said⟧ ⟦1w the quay sinks⟧. "
        "⟦2w “I never speak on condition of anonymity,”⟧ ⟦2s Ana Reyes⟧ ⟦2c said⟧."
    )
    assert story.told(story.of(1)) == (None, None, None)


def test_a_named_person_is_not_given_a_grant() -> None:
    story = Marked("⟦1s Ana Reyes⟧, who first asked not to be named, ⟦1c said⟧ ⟦1w the roof is good⟧.")
    assert story.unnamed() == []
    assert story.of(1).anonymity is None


def test_legal_anonymity_is_exempt() -> None:
    story = Marked(
        "⟦1s A girl⟧ ⟦1c told⟧ the court ⟦1w that the bus was full⟧. She cannot be named for legal reasons. "
        "The hearing goes on."
    )
    assert story.of(1).exempt
    assert story.of(1).detail == "legal_anonymity"
