from __future__ import annotations

from tests.analyse.claims.made import spans
from tests.build import body, document, named, src


def test_what_is_said_is_cut_from_who_says_so() -> None:
    text = "A fire killed two people, the coast guard said."
    said = [("the coast guard", "said", "A fire killed two people")]
    assert spans(text, [body("coast guard", "the coast guard")], said) == ["A fire killed two people"]


def test_an_introduction_is_a_claim_of_its_own() -> None:
    text = "Tomas Wrede, a plumber from the quay, said the lights failed within minutes."
    who = "Tomas Wrede, a plumber from the quay,"
    found = spans(text, [named(who)], [(who, "said", "the lights failed within minutes")], [("Tomas Wrede", "PERSON")])
    assert found == ["Tomas Wrede, a plumber from the quay, said", "the lights failed within minutes"]


def test_a_content_cut_short_is_taken_up_to_its_source() -> None:
    text = "The fire started in the engine room at 4 a.m., Captain Moss told reporters."
    found = spans(text, [named("Captain Moss")], [("Captain Moss", "told", "The fire")])
    assert found == ["The fire started in the engine room at 4 a.m.", "Captain Moss told reporters"][: len(found)]


def test_a_quotation_broken_by_its_cue() -> None:
    text = "“The gate is old,” Moss said. “It fell on a dog.”"
    found = spans(text, [named("Moss")], [("Moss", "said", "“The gate is old,”", "“It fell on a dog.”")])
    assert found == ["“The gate is old,”", "“It fell on a dog.”"]


def test_a_quotation_nobody_is_found_for() -> None:
    assert spans('"The letters are already printed."') == ['"The letters are already printed."']


def test_the_object_of_a_cue_stays_with_it() -> None:
    text = "He called the idea “a panic button” and promised hearings."
    says = [("He", "called", "the idea “a panic button”"), ("He", "promised", "hearings")]
    assert spans(text, [named("He")], says) == ["He called the idea “a panic button”", "promised hearings"]


def test_a_refusal_is_one_statement() -> None:
    text = "Moss would not say whether the board had signed it off."
    says = [("Moss", "would not say", "whether the board had signed it off")]
    assert spans(text, [named("Moss")], says) == [text.rstrip(".")]


def test_a_shell_that_no_attribution_shows() -> None:
    assert spans("# Lamps may keep bees in bed, study finds") == ["Lamps may keep bees in bed"]


def test_a_document_in_the_middle() -> None:
    text = "Revenue fell 6 percent, state figures show, the sharpest drop since 2009."
    says = [("state figures", "show", "Revenue fell 6 percent", "the sharpest drop since 2009")]
    assert spans(text, [document("state figures")], says) == [text.rstrip(".")]


def test_the_reason_for_not_naming_a_source_is_a_claim_the_terms_are_none() -> None:
    text = (
        "An official said the door failed. The official spoke on condition of anonymity because the report is secret."
    )
    source = src("An official", "An official", grant="spoke on condition of anonymity", reason="the report is secret")
    assert spans(text, [source], [("An official", "said", "the door failed")]) == [
        "the door failed",
        "because the report is secret",
    ]


def test_a_transcript() -> None:
    text = "LEDGER: Why did the ward close?\n\nDILLON: Eleven people called in sick."
    says = [
        ("LEDGER", ":", "Why did the ward close?"),
        ("DILLON", ":", "Eleven people called in sick."),
    ]
    assert spans(text, [named("LEDGER"), named("DILLON")], says) == ["Eleven people called in sick"]
