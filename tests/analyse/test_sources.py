from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from onrecord.analyse.links import PROPOSED
from onrecord.analyse.mention_numbers import KINDS
from onrecord.model import Manner, SourceKind
from tests.analyse.marked import Marked


def test_surname_title_and_pronoun_are_one_person() -> None:
    story = Marked(
        "⟦1s Ana Reyes, a transport engineer,⟧ ⟦1c said⟧ ⟦1w the bridge is unsafe⟧.\n\n"
        "⟦2w “Close it now,”⟧ ⟦2s Ms. Reyes⟧ ⟦2c added⟧. ⟦3s She⟧ ⟦3c warned⟧ ⟦3w that bolts had gone⟧."
    )
    assert story.of(1) == story.of(2) == story.of(3)
    assert story.of(1).kind is SourceKind.NAMED_PERSON
    assert story.of(1).name == "Ana Reyes"
    assert story.of(1).title == "transport engineer"


def test_gender_keeps_two_people_apart() -> None:
    story = Marked(
        "⟦1s Ana Reyes⟧ ⟦1c said⟧ ⟦1w fares would rise⟧. ⟦2s John Okafor⟧ ⟦2c said⟧ ⟦2w they would not⟧. "
        "⟦3s She⟧ ⟦3c insisted⟧ ⟦3w that the vote was final⟧."
    )
    assert story.of(3).name == "Ana Reyes"


def test_the_senator_is_the_named_senator() -> None:
    story = Marked(
        "Senator Marta Lindqvist visited the depot on Monday. ⟦1s The senator⟧ ⟦1c said⟧ ⟦1w the depot would stay⟧."
    )
    assert story.of(1).name == "Marta Lindqvist"


def test_the_official_is_the_official_before() -> None:
    story = Marked(
        "⟦1s A senior transport official⟧ ⟦1c said⟧ ⟦1w the line will close⟧.\n\n"
        "⟦2s The official⟧ ⟦2c added⟧ ⟦2w that no date is set⟧."
    )
    assert story.of(1) == story.of(2)
    assert story.of(1).kind is SourceKind.UNNAMED_PERSON
    assert story.of(1).number == 1


def test_group_and_member_are_one_and_a_second_official_is_not() -> None:
    story = Marked(
        "⟦1s Two harbour officials⟧ ⟦1c said⟧ ⟦1w the crane fell⟧. "
        "⟦2s One of the officials⟧ ⟦2c said⟧ ⟦2w it was old⟧. "
        "⟦3s Another council aide⟧ ⟦3c said⟧ ⟦3w it was new⟧."
    )
    assert story.of(1) == story.of(2)
    assert story.of(1).kind is SourceKind.UNNAMED_GROUP
    assert story.of(1).number == 2
    assert story.of(3) != story.of(1)


def test_relative_word_takes_the_phrase_before_it() -> None:
    story = Marked("The ferry was run by John Okafor, ⟦1s who⟧ ⟦1c said⟧ ⟦1w it would sail⟧.")
    assert story.of(1).name == "John Okafor"


def test_no_source_stays_without_one_and_a_participle_takes_the_speaker() -> None:
    story = Marked(
        "⟦1w The tunnel⟧ ⟦1c is expected⟧ to open. ⟦2s Ana Reyes⟧ ⟦2c said⟧ ⟦2w it leaks⟧, "
        "⟦3c adding⟧ ⟦3w that pumps had failed⟧."
    )
    assert story.attribution(1).source_id is None
    assert story.of(3).name == "Ana Reyes"


def test_a_source_that_only_the_clause_before_tells_has_its_name_as_mention() -> None:
    story = Marked("Ana Reyes has ⟦1c accused⟧ ⟦1w the port of neglect⟧.")
    assert [story.words(span) for span in story.of(1).mentions] == ["Ana Reyes"]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("The police", SourceKind.NAMED_ORG),
        ("A spokeswoman for the Harbour Authority", SourceKind.NAMED_ORG),
        ("The Transport Ministry", SourceKind.NAMED_ORG),
        ("Critics", SourceKind.COLLECTIVE),
        ("Many voters", SourceKind.COLLECTIVE),
        ("A new poll of commuters", SourceKind.DOCUMENT),
        ("The report", SourceKind.DOCUMENT),
        ("Reuters", SourceKind.MEDIA),
        ("Two people familiar with the tender", SourceKind.UNNAMED_GROUP),
        ("A nurse at the clinic", SourceKind.UNNAMED_PERSON),
        ("Aides", SourceKind.UNNAMED_GROUP),
        ("Someone close to the mayor", SourceKind.UNNAMED_PERSON),
    ],
)
def test_kinds(source: str, kind: SourceKind) -> None:
    story = Marked(f"⟦1s {source}⟧ ⟦1c said⟧ ⟦1w the quay is closed⟧.")
    assert story.of(1).kind is kind


def test_spokesperson_is_the_body_with_a_finer_kind() -> None:
    story = Marked("⟦1s A spokesman for the Harbour Authority⟧ ⟦1c said⟧ ⟦1w ferries run⟧.")
    assert story.of(1).name == "Harbour Authority"
    assert story.of(1).detail == "spokesperson"


def test_relayed_people_stand_beside_the_outlet() -> None:
    story = Marked("⟦1s Reuters⟧, citing two officials, ⟦1c reported⟧ ⟦1w that the port was sold⟧.")
    group = story.unnamed()[0]
    assert story.of(1).kind is SourceKind.MEDIA
    assert group.relay == "Reuters"
    assert group.number == 2


def test_justification_leaves_the_bare_title_out() -> None:
    story = Marked(
        "⟦1s Ana Reyes, an engineer at Northgate Council,⟧ ⟦1c said⟧ ⟦1w it leaks⟧. ⟦2s John Okafor, who has studied "
        "harbour walls for 20 years,⟧ ⟦2c agreed⟧ ⟦2w that it does⟧."
    )
    assert story.of(1).justification == ()
    assert [story.words(s) for s in story.of(2).justification] == ["who has studied harbour walls for 20 years"]
    assert story.of(1).affiliation == "Northgate Council"


def test_manner() -> None:
    story = Marked(
        "⟦1w “It leaks badly,”⟧ ⟦1s Ana Reyes⟧ ⟦1c said⟧. ⟦2s She⟧ ⟦2c said⟧ ⟦2w the pumps had failed⟧. "
        "⟦3s She⟧ ⟦3c called⟧ ⟦3w the whole long plan for the harbour wall “a bad joke”⟧."
    )
    assert [a.manner for a in story.attributions] == [Manner.DIRECT, Manner.INDIRECT, Manner.MIXED]


def test_no_attributions_give_no_sources() -> None:
    story = Marked("The line closed on Monday. Trains will run again in May.")
    assert story.sources == ()
    assert story.attributions == ()


def test_the_same_story_gives_the_same_answer() -> None:
    marked = "⟦1s A source⟧ ⟦1c said⟧ ⟦1w it leaks⟧. ⟦2s The source⟧ ⟦2c said⟧ ⟦2w it is old⟧."
    assert Marked(marked).sources == Marked(marked).sources


def test_a_person_first_described_and_then_named_is_named() -> None:
    story = Marked(
        "⟦1s A nurse at the clinic⟧ ⟦1c said⟧ ⟦1w beds had run out⟧.\n\n"
        "⟦2w “We sent people home,”⟧ ⟦2c said⟧ ⟦2s Ana Roe, a nurse for ten years⟧."
    )
    assert story.of(1) == story.of(2)
    assert story.unnamed() == []


def test_a_headline_in_capitals_makes_no_names() -> None:
    story = Marked(
        "Derelict Reyes Leaves Harbour In The Dark\n"
        "⟦1s Ana Reyes⟧ ⟦1c said⟧ ⟦1w the lamps were sold⟧. ⟦2s Ms. Reyes⟧ ⟦2c denied⟧ ⟦2w any fault⟧."
    )
    assert story.of(1).name == story.of(2).name == "Ana Reyes"


def test_mr_and_ms_of_one_surname_are_two_people() -> None:
    story = Marked(
        "⟦1s Ana Reyes⟧ ⟦1c said⟧ ⟦1w the lamps were sold⟧. ⟦2s Mr. Reyes⟧ ⟦2c denied⟧ ⟦2w that any were his⟧."
    )
    assert story.of(1).name == "Ana Reyes"
    assert story.of(2).name == "Reyes"


def test_a_well_known_surname_is_not_that_of_a_relative_named_later() -> None:
    story = Marked(
        "Harbour in the dark\nOn Monday Reyes sold the lamps. Nobody but Reyes had a key. "
        "⟦1s Reyes⟧ ⟦1c said⟧ ⟦1w it was for the best⟧. "
        "⟦2s Ana Reyes, a cousin,⟧ ⟦2c said⟧ ⟦2w she had warned the board⟧."
    )
    assert story.of(1) != story.of(2)
    assert story.of(1).name == "Reyes"
    assert story.of(2).name == "Ana Reyes"


def test_words_that_describe_a_body_are_no_part_of_its_name() -> None:
    story = Marked(
        "⟦1s The Harbour Authority⟧ ⟦1c said⟧ ⟦1w the crane fell⟧. "
        "⟦2s The nonpartisan Harbour Authority⟧ ⟦2c said⟧ ⟦2w it was old⟧."
    )
    assert story.of(1) == story.of(2)
    assert story.of(1).name == "Harbour Authority"


def test_us_officials_are_u_s_officials() -> None:
    story = Marked(
        "⟦1s A U.S. official⟧ ⟦1c said⟧ ⟦1w the ship had turned⟧. ⟦2s The US official⟧ ⟦2c said⟧ ⟦2w it was late⟧."
    )
    assert story.of(1) == story.of(2)


class Doubting:
    """Nets that hold unnamed people for the likeliest of many kinds, but not for likely."""

    def kinds(self, inputs: dict[str, Any]) -> Any:
        row = [{SourceKind.UNNAMED_GROUP: 0.36, SourceKind.COLLECTIVE: 0.32}.get(kind, 0.04) for kind in KINDS]
        return np.tile(np.asarray(row, dtype=np.float32), (len(inputs["alone"]), 1))

    def links(self, inputs: dict[str, Any]) -> Any:
        return np.asarray([10.0 * pair[PROPOSED] for pair in inputs["pair"]], dtype=np.float32)


OFFICIALS = "⟦1s Two harbour officials⟧ ⟦1c pushed⟧ ⟦1w for a new crane⟧"


def test_people_who_only_act_in_the_story_are_a_camp() -> None:
    assert Marked(f"{OFFICIALS}.").of(1).kind is SourceKind.UNNAMED_GROUP
    assert Marked(f"{OFFICIALS}.", Doubting()).of(1).kind is SourceKind.COLLECTIVE


def test_a_grant_says_more_than_the_doubts_of_the_model() -> None:
    granted = f"{OFFICIALS}, speaking on condition of anonymity because they feared for their jobs."
    assert Marked(granted, Doubting()).of(1).kind is SourceKind.UNNAMED_GROUP


class Doubtful:
    """Nets that take everybody for a source with a chance that is given, and choose what the rules propose."""

    def __init__(self, chance: float, new: bool = False) -> None:
        self._chance, self._new = chance, new

    def kinds(self, inputs: dict[str, Any]) -> Any:
        rest = (1 - self._chance) / (len(KINDS) - 1)
        row = [self._chance if kind is SourceKind.UNNAMED_PERSON else rest for kind in KINDS]
        return np.tile(np.asarray(row, dtype=np.float32), (len(inputs["alone"]), 1))

    def links(self, inputs: dict[str, Any]) -> Any:
        return np.asarray([10.0 * (pair[0] if self._new else pair[PROPOSED]) for pair in inputs["pair"]], np.float32)


@pytest.mark.parametrize(
    ("words", "is_source"),
    [
        ("⟦1s A port official⟧ ⟦1c said⟧ ⟦1w the quay sinks⟧.", True),
        ("⟦1s A clerk⟧ ⟦1c said⟧ ⟦1w the quay sinks⟧.", True),
        ("⟦1s One clerk⟧ ⟦1c feared⟧ ⟦1w the quay sinks⟧.", True),
        ("⟦1s A clerk⟧ ⟦1c ordered⟧ ⟦1w a pause⟧.", False),
        ("⟦1s One⟧ ⟦1c would think⟧ ⟦1w the quay sinks⟧.", False),
    ],
)
def test_somebody_who_only_acts_is_no_source(words: str, is_source: bool) -> None:
    story = Marked(words, Doubtful(0.3))
    assert (story.of(1).kind is SourceKind.UNNAMED_PERSON) is is_source


def test_who_goes_by_a_number_stays_unnamed() -> None:
    story = Marked("⟦1s Juror No. 7⟧ ⟦1c feared⟧ ⟦1w a mistrial⟧.", Doubtful(0.3))
    assert story.of(1).kind is SourceKind.UNNAMED_PERSON


def test_a_sure_model_keeps_somebody_who_acts() -> None:
    story = Marked("⟦1s A clerk⟧ ⟦1c ordered⟧ ⟦1w a pause⟧.", Doubtful(0.9))
    assert story.of(1).kind is SourceKind.UNNAMED_PERSON


@pytest.mark.parametrize("resumed", ["The official", "One of the officials", "One official,", "one official"])
def test_grammar_resumes_people_whatever_the_model_thinks(resumed: str) -> None:
    story = Marked(
        f"⟦1s Three port officials⟧ ⟦1c said⟧ ⟦1w the quay sinks⟧. ⟦2s {resumed}⟧ ⟦2c added⟧ ⟦2w that it is old⟧.",
        Doubtful(0.9, new=True),
    )
    assert story.of(1) == story.of(2)


def test_the_model_is_asked_who_holds_an_office() -> None:
    story = Marked(
        "⟦1s A former minister⟧ ⟦1c said⟧ ⟦1w the quay sinks⟧. ⟦2s The minister⟧ ⟦2c said⟧ ⟦2w it does not⟧.",
        Doubtful(0.9, new=True),
    )
    assert story.of(1) != story.of(2)


def test_sources_not_authorised_to_speak_are_sources() -> None:
    story = Marked(
        "⟦1s Three port sources not authorised to speak⟧ ⟦1c said⟧ ⟦1w the quay sinks⟧. "
        "⟦2s One port source⟧ ⟦2c said⟧ ⟦2w it is old⟧."
    )
    assert story.of(1) == story.of(2)
    assert story.told(story.of(1))[1] == "not authorised to speak"


def test_who_provided_something_is_a_source() -> None:
    story = Marked("⟦1s Ana Reyes⟧ ⟦1c quoted⟧ ⟦1w a list of leaks⟧. The list was provided by city officials.")
    assert "city officials" in [story.words(m) for s in story.unnamed() for m in s.mentions]


def test_the_person_is_one_person_rather_than_one_of_two() -> None:
    story = Marked(
        "⟦1s A port official⟧ ⟦1c said⟧ ⟦1w the quay sinks⟧. ⟦2s Two transport officials⟧ ⟦2c said⟧ ⟦2w it is old⟧. "
        "⟦3s Both officials⟧ ⟦3c said⟧ ⟦3w they warned the board⟧. ⟦4w It is late⟧, ⟦4c said⟧ ⟦4s the official⟧."
    )
    assert story.of(4) == story.of(1)
