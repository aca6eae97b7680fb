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


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("who had access to the tender file", BasisKind.DOCUMENT),
        ("who was shown the memo", BasisKind.DOCUMENT),
        ("who had been told about the closure", BasisKind.BRIEFED),
        ("who has spoken to the harbour master", BasisKind.BRIEFED),
        ("informed on the matter", BasisKind.BRIEFED),
        ("aware of the negotiations", BasisKind.FAMILIARITY),
        ("privy to the talks", BasisKind.FAMILIARITY),
        ("with ties to the union", BasisKind.PROXIMITY),
        ("in the minister’s inner circle", BasisKind.PROXIMITY),
        ("who grew up with the mayor", BasisKind.PROXIMITY),
        ("whose children went to the same school", BasisKind.PROXIMITY),
        ("who lives across the street", BasisKind.PROXIMITY),
        ("who worked closely with the mayor", BasisKind.PROXIMITY),
        ("who works with the campaign", BasisKind.POSITION),
        ("who represents two of the players", BasisKind.POSITION),
        ("who took part in the talks", BasisKind.PARTICIPANT),
        ("present at the vote", BasisKind.PARTICIPANT),
        ("in attendance", BasisKind.PARTICIPANT),
        ("who was standing on the quay", BasisKind.WITNESS),
        ("who has conducted two surveys of the bay", BasisKind.DIRECT_KNOWLEDGE),
        ("who’s been vaccinated at the clinic", BasisKind.DIRECT_KNOWLEDGE),
    ],
)
def test_bases_of_many_forms(words: str, kind: BasisKind) -> None:
    story = Marked(f"⟦1s A person {words}⟧ ⟦1c said⟧ ⟦1w the port was sold⟧.")
    assert story.told(story.of(1))[2] == words
    assert story.of(1).anonymity.basis_kind is kind  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "words",
    [
        "who supports the mayor",
        "who has criticized the plan",
        "who has said he will run",
        "who is close to tears",
        "with a red hat",
        "who called the plan dead",
    ],
)
def test_opinion_and_looks_are_no_basis(words: str) -> None:
    story = Marked(f"⟦1s A person {words}⟧ ⟦1c said⟧ ⟦1w taxes fell⟧.")
    assert story.told(story.of(1))[2] is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("who spoke in exchange for anonymity", GrantKind.CONDITION),
        ("who talked on condition his name not be used", GrantKind.CONDITION),
        ("speaking not for attribution", GrantKind.CONDITION),
        ("who asked that we not use her name", GrantKind.REQUEST),
        ("who wished to remain nameless", GrantKind.REQUEST),
        ("who preferred not to give her name", GrantKind.REQUEST),
        ("who did not want to be mentioned in print", GrantKind.REFUSAL),
        ("who would not give her name", GrantKind.REFUSAL),
        ("too frightened to be named", GrantKind.REFUSAL),
        ("whose name is being withheld", GrantKind.OUTLET),
        ("speaking on deep background", GrantKind.BACKGROUND),
    ],
)
def test_grants_by_register(words: str, kind: GrantKind) -> None:
    story = Marked(f"⟦1s A transport official⟧, {words}, ⟦1c said⟧ ⟦1w the line will close⟧.")
    source = story.of(1)
    assert story.told(source)[0] == words
    assert source.anonymity is not None
    assert source.anonymity.grant_kind is kind


@pytest.mark.parametrize(
    ("sentence", "grant", "reason"),
    [
        (
            "The Ledger is withholding her name because she fears losing her job.",
            "is withholding her name",
            "because she fears losing her job",
        ),
        ("The Ledger granted the nurse anonymity to discuss patients.", "granted the nurse anonymity", None),
        ("Her name is being withheld for fear of reprisal.", "Her name is being withheld", "for fear of reprisal"),
        ("She knows the rota and asked not to be named.", "asked not to be named", None),
        ("She declined to give her name.", "declined to give her name", None),
    ],
)
def test_grants_in_sentences_of_their_own(sentence: str, grant: str, reason: str | None) -> None:
    story = Marked(f"⟦1s A nurse⟧ ⟦1c said⟧ ⟦1w the ward was full⟧. {sentence}")
    assert story.told(story.of(1))[0] == grant
    assert reason is None or story.told(story.of(1))[1] == reason


@pytest.mark.parametrize("subject", ["None", "None of them", "Neither"])
def test_nobody_wanted_to_be_named(subject: str) -> None:
    story = Marked(f"⟦1s Two clerks⟧ ⟦1c said⟧ ⟦1w the vault is open⟧. {subject} would allow a name to be published.")
    assert (story.told(story.of(1))[0] or "").startswith(subject)


def test_a_grant_for_all_who_were_asked() -> None:
    story = Marked(
        "⟦1s A harbour official⟧ ⟦1c said⟧ ⟦1w the quay sinks⟧. ⟦2s A union adviser⟧ ⟦2c said⟧ ⟦2w it is safe⟧.\n\n"
        "These people and others spoke on condition of anonymity to describe private talks."
    )
    for number in (1, 2):
        grant, reason, _ = story.told(story.of(number))
        assert grant == "These people and others spoke on condition of anonymity"
        assert reason == "to describe private talks"


def test_both_take_up_two_people_not_a_group_named_before() -> None:
    story = Marked(
        "⟦1s Officials⟧ ⟦1c said⟧ ⟦1w the road is shut⟧. ⟦2s A police officer⟧ ⟦2c said⟧ ⟦2w two lorries burned⟧. "
        "⟦3s A hospital official⟧ ⟦3c said⟧ ⟦3w three men were hurt⟧. Both officials spoke on condition of anonymity."
    )
    assert story.told(story.of(1))[0] is None
    assert story.told(story.of(3))[0] == "spoke on condition of anonymity"


def test_a_changed_name_is_no_name() -> None:
    story = Marked("⟦1s Ana Reyes⟧ (not her real name) ⟦1c said⟧ ⟦1w the roof leaks⟧.")
    assert story.of(1).kind is SourceKind.UNNAMED_PERSON
    assert story.told(story.of(1))[0] == "not her real name"


def test_what_people_know_tells_them_apart() -> None:
    story = Marked(
        "⟦1s A person close to the union⟧ ⟦1c said⟧ ⟦1w the strike is off⟧. "
        "⟦2s A person close to the harbour board⟧ ⟦2c said⟧ ⟦2w it is on⟧."
    )
    assert story.of(1) is not story.of(2)
    assert story.told(story.of(2))[2] == "close to the harbour board"


def test_a_source_described_before_it_speaks() -> None:
    story = Marked(
        "⟦1s Officials⟧ ⟦1c said⟧ ⟦1w the road is shut⟧. A ministry official led reporters over the bridge. "
        "⟦2w It will hold⟧, ⟦2c said⟧ ⟦2s the official⟧, who spoke on condition of anonymity."
    )
    assert story.told(story.of(1))[0] is None
    assert story.told(story.of(2))[0] == "who spoke on condition of anonymity"


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


PAIR = "⟦1s A harbour official and a person familiar with the talks⟧ ⟦1c said⟧ ⟦1w the quay sinks⟧"


def test_two_speakers_joined_by_and_are_two_sources() -> None:
    story = Marked(f"{PAIR}.")
    first, second = story.unnamed()
    assert [story.words(m) for m in first.mentions] == ["A harbour official"]
    assert [story.words(m) for m in second.mentions] == ["a person familiar with the talks"]
    assert story.told(first)[2] is None
    assert story.told(second)[2] == "familiar with the talks"
    assert story.of(1) == first


@pytest.mark.parametrize(
    "grant",
    [
        ", speaking on condition of anonymity.",
        ". They spoke on condition of anonymity.",
        ". ⟦2s They⟧, who spoke on condition of anonymity, ⟦2c added⟧ ⟦2w that it was old⟧.",
    ],
)
def test_two_speakers_joined_by_and_share_the_grant(grant: str) -> None:
    story = Marked(PAIR + grant)
    assert len(story.unnamed()) == 2
    for source in story.unnamed():
        assert "on condition of anonymity" in str(story.told(source)[0])


def test_and_other_people_are_no_second_source() -> None:
    story = Marked("⟦1s Harbour officials and other people close to the board⟧ ⟦1c said⟧ ⟦1w the quay sinks⟧.")
    assert len(story.unnamed()) == 1


def test_a_person_of_somebody_named_has_the_grant() -> None:
    story = Marked(
        "A supporter of the mayor Ana Reyes who asked not to be identified watched the count. "
        "⟦1w It is over⟧, ⟦1c said⟧ ⟦1s the supporter⟧."
    )
    assert story.told(story.of(1))[0] == "who asked not to be identified"
    assert [s.name for s in story.sources] == [None]


def test_who_also_asked_is_not_the_first_to_ask() -> None:
    aides = (
        "⟦1s One council aide⟧ ⟦1c said⟧ ⟦1w the vote is off⟧. ⟦2s A second council aide, {}⟧, ⟦2c agreed⟧ ⟦2w it was⟧."
    )
    story = Marked(aides.format("who also asked not to be named"))
    assert story.of(1) != story.of(2)
    assert story.told(story.of(1))[0] == story.told(story.of(2))[0] == "who also asked not to be named"
    story = Marked(aides.format("who asked not to be named"))
    assert story.told(story.of(1))[0] is None


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("⟦1s A cook who’s been trained⟧ ⟦1c said⟧ ⟦1w she had no doubts⟧.", "who’s been trained"),
        (
            "⟦1s The council⟧ ⟦1c was told by⟧ people briefed on the matter ⟦1w that the bridge is shut⟧. "
            "⟦2s People briefed on the matter that day⟧ ⟦2c said⟧ ⟦2w it was⟧.",
            "briefed on the matter",
        ),
    ],
)
def test_where_a_basis_ends(text: str, basis: str) -> None:
    story = Marked(text)
    assert [story.told(s)[2] for s in story.unnamed()] == [basis]


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
        "The woman, who asked not to be identified, is recovering in hospital.",
        "Police are not naming the suspect.",
        "The victim’s name is being withheld until relatives are told.",
        "Officials often speak on condition of anonymity, and readers grow tired of it.",
        "The company declined to name the supplier.",
        "Members vote anonymously under party rules.",
        "The bodies could not be identified because of the fire.",
        "The author writes under a pseudonym.",
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


def test_a_juror_who_spoke_to_an_outlet_is_a_source() -> None:
    story = Marked(
        "⟦1s Ana Reyes⟧ ⟦1c said⟧ ⟦1w the trial was over⟧. She had no word for one of the jurors, who spoke "
        "anonymously with Ledger Online before breakfast."
    )
    (source,) = story.unnamed()
    assert story.told(source)[0] == "who spoke anonymously"


def test_journalists_may_be_sources_themselves() -> None:
    story = Marked(
        "The paper asked its own. Two journalists talked of the cuts only if promised anonymity. "
        "⟦1s They⟧ ⟦1c said⟧ ⟦1w nobody was asked⟧."
    )
    assert [story.told(source)[0] for source in story.unnamed()] == ["talked of the cuts only if promised anonymity"]


def test_dozens_who_would_not_be_named_are_a_source() -> None:
    story = Marked(
        "⟦1s Valdorian officials⟧ ⟦1c said⟧ ⟦1w the water was clean⟧.\n\n"
        "The Ledger found dozens who fell ill in May; none agreed to have their names printed."
    )
    told = {source.label: story.told(source)[0] for source in story.unnamed()}
    assert told["dozens"] == "none agreed to have their names printed"


def test_ones_own_terms_come_before_those_of_all() -> None:
    story = Marked(
        "⟦1s Mirela, whose name, like those of others in this story, was changed,⟧ ⟦1c said⟧ ⟦1w it rained⟧.\n\n"
        "⟦2s Mrs Roe, a cook,⟧ ⟦2c said⟧ ⟦2w it snowed⟧. She wrote to the Ledger by way of the harbour kitchen, under "
        "the condition of anonymity."
    )
    assert story.told(story.of(2))[0] == "under the condition of anonymity"


def test_a_clause_may_stand_between_a_person_and_the_grant() -> None:
    story = Marked(
        "⟦1s A former curator⟧ ⟦1c said⟧ ⟦1w the lists were sorted⟧. The former curator, who is a dancer now, "
        "asked for anonymity, citing the tempers of her old bosses."
    )
    assert story.told(story.of(1))[0] == "asked for anonymity"


def test_words_joined_to_a_who_belong_to_its_people() -> None:
    story = Marked(
        "⟦1s Ledger Online⟧ ⟦1c said⟧ ⟦1w it rests on unnamed officials who weighed the cargo and spoke on "
        "condition of anonymity⟧."
    )
    (source,) = story.unnamed()
    assert source.label.startswith("unnamed officials")


def test_a_grant_does_not_begin_in_the_reason_before_it() -> None:
    story = Marked(
        "⟦1s A harbour clerk, who was not authorised to speak publicly,⟧ ⟦1c said⟧ on condition of anonymity "
        "⟦1w that the till was empty⟧."
    )
    grant, reason, _ = story.told(story.of(1))
    assert grant == "on condition of anonymity"
    assert reason == "who was not authorised to speak publicly"
