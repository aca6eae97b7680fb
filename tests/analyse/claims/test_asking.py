from __future__ import annotations

from onrecord.analyse.claims.asking import MOST, evidence_for, questions_for
from onrecord.model import Signal, Span
from tests.analyse.claims.made import claims


def test_the_words_are_put_in() -> None:
    text = "Sales rose 12 per cent"
    signal = Signal(category="percentage", span=Span(11, 22))
    first = questions_for(text, ["percentage"], [signal], text, None)[0]
    assert first == "What is the source for “12 per cent”, and 12 per cent of what?"


def test_at_most_five_and_the_gravest_first() -> None:
    (claim,) = claims("Moss stole £18m in 2009 from 11 people in Tarn by law.")
    assert len(claim.questions) == MOST
    assert claim.categories[0] == "accusation"
    assert "stage has the case reached" in claim.questions[0]


def test_every_claim_asks_something_or_has_no_category() -> None:
    for claim in claims("Moss fell. “The gate is old.” It was raining. It will fall."):
        assert bool(claim.questions) == bool(claim.categories) == bool(claim.evidence)


def test_quotation_marks_in_the_words_are_left_out() -> None:
    text = "“The gate is old.”"
    (question, *_) = questions_for(text, ["attribution-identity"], [], text, None)
    assert "“The gate is old.”" in question


def test_evidence_is_named_once() -> None:
    found = evidence_for(["direct-quotation", "opinion", "paraphrase"])
    assert len(found) == len(set(found)) <= MOST
