from __future__ import annotations

import pytest

from onrecord.model import BasisKind
from onrecord.report.publisher import publisher
from onrecord.report.source_types import SourceType, source_name, source_type
from tests.build import body, document, group, named, src, story
from tests.report.reported import reported, the_source


def judged(made: object, text: str, **changes: object) -> tuple[SourceType | None, str]:
    report = reported(story(text, [made], []), **changes)  # type: ignore[list-item]
    return source_type(report, the_source(report)), source_name(report, the_source(report))


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (named("Bo Lind"), (SourceType.NAMED_PERSON, "Bo Lind")),
        (body("Marlow Council"), (SourceType.NAMED_ORGANIZATION, "Marlow Council")),
        (body("Representatives for the Orla Fund"), (SourceType.NAMED_ORGANIZATION, "Orla Fund")),
        (src("Radio Norry", kind="media"), (SourceType.NAMED_ORGANIZATION, "Radio Norry")),
        (src("unconfirmed reports", kind="media"), (SourceType.DOCUMENT, "unconfirmed reports")),
        (src("Critics", kind="collective"), (SourceType.UNNAMED_GROUP, "Critics")),
        (src("Some in the port", kind="collective"), (SourceType.UNNAMED_GROUP, "Some in the port")),
        (src("a baker who saw the fire"), (SourceType.UNNAMED_PERSON, "baker")),
        (src("one of the three bakers"), (SourceType.UNNAMED_PERSON, "one of the three bakers")),
        (group("Two deckhands", number=2), (SourceType.UNNAMED_GROUP, "deckhands")),
        (group("about a dozen shop owners"), (SourceType.UNNAMED_GROUP, "shop owners")),
        (src("a source"), (SourceType.ANONYMOUS_SOURCE, "source")),
        (group("three industry insiders"), (SourceType.ANONYMOUS_SOURCE, "three industry insiders")),
        (src("he", kind="named_person"), (SourceType.NAMED_PERSON, "")),
        (src("it", kind="other"), (None, "")),
    ],
)
def test_types_and_names(made: object, expected: tuple[SourceType | None, str]):
    assert judged(made, made.label) == expected  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", [BasisKind.FAMILIARITY, BasisKind.BRIEFED, BasisKind.PROXIMITY, BasisKind.DOCUMENT])
def test_insiders_are_anonymous_sources(kind: BasisKind):
    made = group("people familiar with the sale", basis="familiar with the sale", basis_kind=kind)
    assert judged(made, made.label) == (SourceType.ANONYMOUS_SOURCE, "people familiar with the sale")


@pytest.mark.parametrize("kind", [BasisKind.WITNESS, BasisKind.PARTICIPANT, BasisKind.POSITION])
def test_witnesses_are_not(kind: BasisKind):
    made = src("a woman who saw the fire", basis="saw the fire", basis_kind=kind)
    assert judged(made, made.label) == (SourceType.UNNAMED_PERSON, "woman")


def test_terms_or_a_reason_make_an_anonymous_source():
    text = "a Harbour Board official, who asked not to be named for fear of the chairman,"
    label = "a Harbour Board official"
    terms = src(label, grant="asked not to be named", affiliation="Harbour Board")
    reason = src(label, reason="for fear of the chairman", affiliation="Harbour Board")
    assert judged(terms, text) == judged(reason, text) == (SourceType.ANONYMOUS_SOURCE, "Harbour Board official")


def test_the_name_of_an_anonymous_source_ends_before_a_clause():
    made = src(
        "a person close to the sale but who was not allowed to speak",
        basis="close to the sale",
        basis_kind=BasisKind.PROXIMITY,
    )
    assert judged(made, made.label) == (SourceType.ANONYMOUS_SOURCE, "person close to the sale")


def test_a_name_that_the_law_withholds_was_not_withheld_by_agreement():
    made = src("the girl", grant="cannot be named", exempt=True)
    assert judged(made, "the girl, who cannot be named") == (SourceType.UNNAMED_PERSON, "girl")


def test_a_pseudonym_is_an_anonymous_source():
    assert judged(named("Mara"), "Mara", detail="pseudonym", name="Mara") == (SourceType.ANONYMOUS_SOURCE, "Mara")


@pytest.mark.parametrize(
    ("label", "affiliation", "name"),
    [
        ("a Harbour Board official", "Harbour Board", "Harbour Board"),
        ("officials at NAFO", "NAFO", "NAFO"),
        ("a Delto executive", "Delto", "Delto"),
        ("a Kremlin official", "Kremlin", "Kremlin"),
    ],
)
def test_an_official_of_a_named_body_speaks_for_it(label: str, affiliation: str, name: str):
    assert judged(src(label, affiliation=affiliation), label) == (SourceType.NAMED_ORGANIZATION, name)


@pytest.mark.parametrize(
    ("label", "affiliation"),
    [
        ("a Western diplomat", "Western"),
        ("a Valdorian official", "Valdorian"),
        ("a U.S. official", "U.S."),
        ("a union official", "union"),
        ("a former Harbour Board official", "Harbour Board"),
        ("a Harbour Board deckhand", "Harbour Board"),
        ("an official", None),
    ],
)
def test_others_do_not(label: str, affiliation: str | None):
    kind, _ = judged(src(label, affiliation=affiliation), label)
    assert kind is SourceType.UNNAMED_PERSON


def test_a_body_that_speaks_elsewhere_in_the_story_is_known():
    sources = [src("a Lumera official", affiliation="Lumera"), body("Lumera@2")]
    report = reported(story("a Lumera official and Lumera", sources, []))
    known = report.sources[1].model_copy(update={"name": "Lumera"})
    report = report.model_copy(update={"sources": (report.sources[0], known)})
    assert source_type(report, report.sources[0]) is SourceType.NAMED_ORGANIZATION


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("A report by Holt & Berry, the firm that built it", "Holt & Berry"),
        ("a study in the journal Eel Letters", "Eel Letters"),
        ("a Ridgefield College poll of 812 voters", "Ridgefield College"),
        ("Lumera's report on the weir", "Lumera"),
        ("figures from the Orla Institute", "Orla Institute"),
        ("a Dutch study", None),
        ("a Norwegian study", None),
        ("a letter from Tuesday", None),
        ("court filings", None),
        ("Florida court records", None),
    ],
)
def test_publishers(label: str, name: str | None):
    made = reported(story(label, [document(label)], []))
    assert publisher(the_source(made)) == name
    if name is None:
        assert source_name(made, the_source(made)) == label.removeprefix("a ")
