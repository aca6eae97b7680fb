"""Web annotations: what the model of the W3C asks for, and that they find their words again after an edit."""

from __future__ import annotations

import json
import uuid
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Report, Span
from onrecord.read import read_story
from onrecord.report.anchors import Quote, find_again, quote
from onrecord.report.page import Page
from onrecord.report.web_annotation import web_annotation
from tests.build import locate
from tests.report.hostile import hostile_report
from tests.report.sample import harbour_report, plain_report
from tests.report.test_sarif import FORMATS, finding

MOTIVATIONS = {"assessing", "questioning", "tagging", "classifying", "identifying", "describing", "linking"}


def collection(report: Report, **page: bool) -> dict[str, Any]:
    return json.loads(str(web_annotation(report, Page(**page))).encode("utf-8"))


def annotations(report: Report, **page: bool) -> list[dict[str, Any]]:
    """The annotations, each as the model asks."""
    found = collection(report, **page)
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (found["type"], found["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    items = found["first"]["items"]
    assert found["total"] == len(items)
    ids = [one["id"] for one in (found, found["first"], *items)]
    assert len(set(ids)) == len(ids)
    for one in items:
        assert uuid.UUID(one["id"].removeprefix("urn:uuid:")).version == 5
        assert one["type"] == "Annotation"
        assert one["motivation"] in MOTIVATIONS
        assert {body["purpose"] for body in one["body"]} <= MOTIVATIONS
        assert one["target"]
    return items


def selectors(annotation: dict[str, Any]) -> list[dict[str, dict[str, Any]]]:
    return [{one["type"]: one for one in target["selector"]} for target in annotation["target"]]


def anchored(annotation: dict[str, Any], text: str) -> list[str | None]:
    """The words that an annotation's quotations find in a text."""
    found = []
    for one in selectors(annotation):
        kept = one["TextQuoteSelector"]
        place = find_again(
            text, Quote(kept["exact"], kept["prefix"], kept["suffix"]), one["TextPositionSelector"]["start"]
        )
        found.append(place.of(text) if place else None)
    return found


def test_findings_and_attributions():
    report = harbour_report()
    items = annotations(report)
    assert [one["motivation"] for one in items] == [
        "assessing",
        "questioning",
        *["assessing"] * 3,
        *["tagging"] * 7,
    ]
    assert [body["value"] for body in items[2]["body"]] == [
        "The story does not say how the two deckhands know.",
        "anon-no-basis",
        "error",
    ]
    assert items[3]["body"][-1] == {
        "type": "SpecificResource",
        "source": "https://example.org/guide#unnamed",
        "purpose": "linking",
    }
    assert [body["value"] for body in items[6]["body"]] == [
        "a senior transport official",
        "unnamed person",
        "direct",
        "source: the official",
        "cue: said",
    ]
    assert len(items[6]["target"]) == 2


def test_words_are_selected_by_quotation_and_by_position():
    report = harbour_report()
    for one in annotations(report):
        for each in selectors(one):
            text, kept, place = report.article.text, each["TextQuoteSelector"], each["TextPositionSelector"]
            assert text[place["start"] : place["end"]] == kept["exact"]
            assert text[: place["start"]].endswith(kept["prefix"])
            assert text[place["end"] :].startswith(kept["suffix"])


def test_positions_stand_only_where_they_hold_for_the_file():
    article = read_story(FORMATS / "ferry.html")
    at = locate(article.text, "a senior harbour official")
    (only,) = annotations(Report(article=article, findings=(finding(at),)))
    assert [one.keys() for one in selectors(only)] == [{"TextQuoteSelector"}]


def test_annotations_find_their_words_after_the_paragraph_above_has_changed():
    report = harbour_report()
    text = report.article.text
    below = text.index("Ada Njoroge")
    edited = text.replace(
        "“The boats are forty years old and the yard has no parts left,” the official said.",
        "The official said the boats were old. “Two deckhands said so in reportedly plain words.”",
    )
    assert edited.index("Ada Njoroge") != below
    kept = 0
    for one in annotations(report):
        for each, words in zip(selectors(one), anchored(one, edited), strict=True):
            start = each["TextPositionSelector"]["start"]
            if start >= below:
                kept += 1
                assert words == each["TextQuoteSelector"]["exact"]
                place = find_again(edited, quote(text, Span(start, each["TextPositionSelector"]["end"])), start)
                assert place is not None
                assert place.start - start == len(edited) - len(text)
    assert kept == 9


def test_words_that_are_gone_are_not_found():
    report = harbour_report()
    assert anchored(annotations(report)[2], report.article.text.replace("Two deckhands", "Deckhands")) == [None]


def test_lines_broken_anew_do_not_matter():
    text = "Rain fell. The\nmayor said no. The end."
    wanted = Quote("The mayor said no", "fell. ", ". The")
    found = find_again(text, wanted)
    assert found is not None
    assert found.of(text) == "The\nmayor said no"
    assert find_again(text, Quote("", "a", "b")) is None


@given(st.text(st.sampled_from("ab .\n"), min_size=4, max_size=60), st.data())
def test_words_are_found_where_they_stand(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text) - 1))
    at = Span(start, data.draw(st.integers(start + 1, len(text))))
    words = at.of(text)
    found = find_again(text, quote(text, at), at.start)
    if words == words.strip() and words:
        assert found is not None
        assert found.of(text).split() == words.split()
    elif not words.strip():
        assert found is None


def test_ids_stay_when_the_words_move():
    report = harbour_report()
    keyed = tuple(one.model_copy(update={"key": f"{n:012x}"}) for n, one in enumerate(report.findings))
    report = report.model_copy(update={"findings": keyed})
    shift = 7
    moved = report.model_validate(json.loads(report.model_dump_json()))
    later = tuple(
        one.model_copy(update={"span": Span(one.span.start + shift, one.span.end + shift)}) for one in moved.findings
    )
    article = moved.article.model_copy(update={"text": "Early. " + moved.article.text})
    moved = moved.model_copy(update={"findings": later, "article": article, "attributions": ()})
    assert [one["id"] for one in annotations(moved)] == [one["id"] for one in annotations(report)][:5]


def test_private_findings_are_shown_only_where_asked_for():
    report = harbour_report()
    hidden = tuple(one.model_copy(update={"private": True}) for one in report.findings)
    report = report.model_copy(update={"findings": hidden})
    assert len(annotations(report)) == 7
    assert len(annotations(report, private=True)) == 12


def test_nothing_found():
    assert annotations(plain_report()) == []


def test_a_hostile_story():
    report = hostile_report()
    items = annotations(report)
    standing = [one for one in report.findings if not one.suppressed]
    for one, kept in zip(items, standing, strict=False):
        exact = selectors(one)[0]["TextQuoteSelector"]["exact"]
        assert exact == report.article.words(kept.span).replace("\ud83d", "\ufffd")
    written = str(web_annotation(report))
    assert not any(sign in written for sign in "\x1b\x9b\u202e\u2066\u2028\ud83d")
