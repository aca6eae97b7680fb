from __future__ import annotations

from tests.analyse.claims.made import Names, claims
from tests.build import named


def texts(text: str, *more: object, names: Names = ()) -> list[str]:
    return [claim.text for claim in claims(text, *more, names=names)]  # type: ignore[arg-type]


def test_a_shared_subject_is_put_in() -> None:
    assert texts("The Marguerite was built in 1998 and carries up to 240 people.")[1] == (
        "[The Marguerite] carries up to 240 people"
    )


def test_a_relative_clause_gets_its_name() -> None:
    assert texts("The work was paid for by the Pollen Fund, which had no part in it.")[1].startswith(
        "[Pollen Fund] had"
    )


def test_a_name_after_a_preposition_may_not_be_meant() -> None:
    assert texts("They saw Ada Moss of Arden, who left.")[-1] == "who left"


def test_a_pronoun_of_the_one_person_named() -> None:
    found = texts("Ada Moss fell. She was taken home.", names=[("Ada Moss", "PERSON")])
    assert found[1] == "[Ada Moss] was taken home"


def test_a_pronoun_that_may_mean_two_people_stays() -> None:
    names = [("Ada Moss", "PERSON"), ("Eva Lind", "PERSON")]
    assert texts("Ada Moss met Eva Lind. She was taken home.", names=names)[1] == "She was taken home"


def test_a_man_is_not_she() -> None:
    assert texts("Peter Moss fell. She was taken home.", names=[("Peter Moss", "PERSON")])[1] == "She was taken home"


def test_a_speaker_who_tells_of_himself() -> None:
    says = [("Walt Moss", "said", "he had not been told")]
    found = texts("Walt Moss said he had not been told.", [named("Walt Moss")], says, names=[("Walt Moss", "PERSON")])
    assert "[Walt Moss] had not been told" in found or "he had not been told" in found


def test_a_quotation_names_its_speaker() -> None:
    says = [("Moss", "said", "“The gate is old,”")]
    assert texts("“The gate is old,” Moss said.", [named("Moss")], says) == ["Moss: “The gate is old,”"]
