from __future__ import annotations

import pytest

from onrecord.analyse.claims.asking import asked_of
from onrecord.analyse.claims.categories import ORDER
from onrecord.model import Sourcing
from tests.analyse.claims.made import claims
from tests.build import document, named, src


def test_there_are_thirty_five_and_each_has_questions_and_evidence() -> None:
    assert len(ORDER) == len(set(ORDER)) == 35
    assert asked_of().keys() == set(ORDER)
    assert all(one.questions and one.evidence for one in asked_of().values())


def test_a_quoted_fact() -> None:
    (claim,) = claims("“The crew got two people out.”")
    assert {"direct-quotation", "quoted-fact", "quantity"} <= set(claim.categories)
    assert claim.in_quotation


def test_a_paraphrase_of_one_unnamed_source_is_sensitive() -> None:
    text = "An official said the door failed in June."
    (claim,) = claims(text, [src("An official")], [("An official", "said", "the door failed in June")])
    assert {"paraphrase", "sole-unnamed"} <= set(claim.categories)
    assert claim.sourcing is Sourcing.SINGLE_UNNAMED
    assert claim.sensitive


def test_legal_anonymity_is_no_weak_support_but_is_protected() -> None:
    text = "A girl said the door failed in June."
    (claim,) = claims(text, [src("A girl", exempt=True)], [("A girl", "said", "the door failed in June")])
    assert "sole-unnamed" not in claim.categories
    assert claim.sensitive


def test_what_a_document_says() -> None:
    text = "According to the register, the ship was built in 1998."
    says = [("the register", "According to", "the ship was built in 1998")]
    (claim,) = claims(text, [document("the register")], says)
    assert claim.sourcing is Sourcing.DOCUMENT
    assert "document" in claim.categories
    assert "background" not in claim.categories


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("# Gate falls in Tarn", "headline"),
        ("> Crews clear glass from the shelter.", "caption"),
        ("The gate fell on 11 people.", "unsourced"),
        ("Gates fall in the end.", "common-knowledge"),
        ("Brodie declined to be interviewed.", "absence"),
    ],
)
def test_by_place_and_form(text: str, category: str) -> None:
    assert category in claims(text)[0].categories


def test_a_paragraph_with_a_source_is_not_unsourced() -> None:
    text = "The gate fell on 11 people. Moss said the hinge broke."
    found = claims(text, [named("Moss")], [("Moss", "said", "the hinge broke")])
    assert "unsourced" not in found[0].categories


def test_signals_belong_to_the_categories_and_lie_in_the_claim() -> None:
    for claim in claims("The gate, built in 1962, fell on 11 people, who sued Corvane Foods for £18m."):
        assert {signal.category for signal in claim.signals} <= set(claim.categories)
        assert all(claim.span.contains(signal.span) for signal in claim.signals)
