"""SARIF: valid against the schema, with places in the file as it is, and without words where none are wanted."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from onrecord.model import Evidence, Finding, Level, Report, Span
from onrecord.read import read_story
from onrecord.report.page import Page
from onrecord.report.sarif import sarif
from tests.build import locate
from tests.report.hostile import hostile_report
from tests.report.sample import harbour_report, plain_report

SCHEMA = Path(__file__).parents[1] / "data" / "sarif-2.1.0-rtm.5.json"
FORMATS = Path(__file__).parents[2] / "fixtures" / "formats"


@cache
def validator() -> jsonschema.Draft4Validator:
    return jsonschema.Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8-sig")))


def log(report: Report, **page: Any) -> dict[str, Any]:
    """The log, which must be valid."""
    written = sarif(report, Page(**page))
    assert isinstance(written, str)
    found = json.loads(written)
    validator().validate(found)
    return found


def run(report: Report, **page: Any) -> dict[str, Any]:
    (only,) = log(report, **page)["runs"]
    return only


def with_findings(report: Report, *findings: Finding) -> Report:
    return report.model_copy(update={"findings": findings})


def finding(at: Span, **more: Any) -> Finding:
    fields = {"rule": "anon-no-basis", "level": Level.WARNING, "message": "Of whom is this?", "summary": "Nobody."}
    return Finding(span=at, **{**fields, **more})


def test_a_report_as_a_run():
    found = run(harbour_report())
    assert found["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in found["tool"]["driver"]["rules"]] == [
        "agentless-report",
        "anon-headline",
        "anon-lede",
        "anon-no-basis",
        "anon-no-number",
        "anon-no-reason",
    ]
    result = found["results"][1]
    assert (result["ruleId"], result["level"], result["kind"]) == ("anon-no-reason", "warning", "fail")
    assert found["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "anon-no-reason"
    physical = result["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "stories/harbour.txt", "uriBaseId": "SRCROOT", "index": 0}
    words = locate(harbour_report().article.text, "Two deckhands")
    assert physical["region"] == {
        "startLine": 7,
        "startColumn": 111,
        "endLine": 7,
        "endColumn": 124,
        "charOffset": words.start,
        "charLength": 13,
        "snippet": {"text": "Two deckhands"},
    }


def test_questions_are_for_review():
    result = run(harbour_report())["results"][4]
    assert (result["ruleId"], result["level"], result["kind"]) == ("anon-lede", "none", "review")


def test_the_policy_is_a_taxonomy_and_its_clauses_are_taxa():
    found = run(harbour_report())
    (taxonomy,) = found["taxonomies"]
    assert taxonomy["name"] == "neutral"
    assert [taxon["id"] for taxon in taxonomy["taxa"]] == ["anon-no-reason"]
    assert taxonomy["taxa"][0]["helpUri"] == "https://example.org/guide#unnamed"
    reference = {"id": "anon-no-reason", "index": 0, "toolComponent": {"name": "neutral", "index": 0}}
    assert found["results"][1]["taxa"] == [reference]


def test_two_policies_in_one_log_keep_apart():
    one = harbour_report()
    other = one.article.model_copy(update={"path": "stories/other.txt"})
    two = one.model_copy(update={"policy": "ours", "policy_title": "Ours", "article": other})
    found = json.loads(sarif.all_as_one([one, two], Page()))
    validator().validate(found)
    (only,) = found["runs"]
    assert [taxonomy["name"] for taxonomy in only["taxonomies"]] == ["neutral", "ours"]
    assert [result["taxa"][0]["toolComponent"]["index"] for result in only["results"] if "taxa" in result] == [0, 1]
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"]["index"] for result in only["results"]]
    assert places == [0] * 6 + [1] * 6
    assert len(only["artifacts"]) == 2
    assert len(only["tool"]["driver"]["rules"]) == 6


def test_suppressed_findings_say_by_what():
    at = locate(harbour_report().article.text, "Critics")
    report = with_findings(
        harbour_report(),
        finding(at, suppressed=True, suppressed_by="allowance", justification="The memo was seen."),
        finding(at, suppressed=True, suppressed_by="baseline", key="0123456789ab"),
        finding(at),
    )
    allowed, old, new = run(report)["results"]
    justified = {"kind": "inSource", "status": "accepted", "justification": "The memo was seen."}
    assert allowed["suppressions"] == [justified]
    assert old["suppressions"] == [{"kind": "external", "status": "accepted"}]
    assert new["suppressions"] == []
    assert [one["baselineState"] for one in (allowed, old, new)] == ["new", "unchanged", "new"]
    assert old["partialFingerprints"] == {"onrecordKey/v1": "0123456789ab"}


def test_without_a_baseline_nothing_is_said_of_one():
    assert all("baselineState" not in result for result in run(harbour_report())["results"])


def test_evidence_is_related():
    text = harbour_report().article.text
    evidence = (Evidence(span=locate(text, "Ada Njoroge"), role="the only named source"),)
    (result,) = run(with_findings(harbour_report(), finding(locate(text, "Critics"), evidence=evidence)))["results"]
    (related,) = result["relatedLocations"]
    assert related["message"] == {"text": "the only named source"}
    assert related["physicalLocation"]["region"]["startLine"] == 7


def test_private_findings_are_shown_only_where_asked_for():
    at = locate(harbour_report().article.text, "Critics")
    report = with_findings(harbour_report(), finding(at, private=True), finding(at))
    assert len(run(report)["results"]) == 1
    assert len(run(report, private=True)["results"]) == 2


def test_without_snippets_no_word_of_the_story_is_left():
    report = harbour_report()
    text = report.article.text
    told = [
        one.model_copy(
            update={
                "summary": "A finding.",
                "message": text[5:60],
                "evidence": (Evidence(span=one.span, role="found"),),
                "suppressed_by": "allowance" if one.suppressed else None,
                "justification": text[5:60] if one.suppressed else None,
            }
        )
        for one in report.findings
    ]
    written = str(sarif(with_findings(report, *told), Page(snippets=False)))
    validator().validate(json.loads(written))
    words = {text[start : start + 12] for start in range(len(text) - 12)}
    assert not [one for one in words if one in written]


@pytest.mark.parametrize(
    "name", ["ferry.html", "ferry-crlf.txt", "ferry.md", "ferry-windows-1252.html", "ferry-ninjs1.json"]
)
def test_lines_and_columns_are_those_of_the_file(name: str):
    article = read_story(FORMATS / name)
    words = "a senior harbour official"
    at = locate(article.text, words)
    (result,) = run(Report(article=article, findings=(finding(at),)))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    source = (FORMATS / name).read_bytes().decode("cp1252" if "1252" in name else "utf-8")
    line = source.replace("\r\n", "\n").split("\n")[region["startLine"] - 1]
    assert region["startLine"] == region["endLine"]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == words
    if "charOffset" in region:
        assert source[region["charOffset"] :][: region["charLength"]] == words
    else:
        assert name.endswith((".html", ".json"))


def test_a_word_file_has_paragraphs_and_no_lines():
    article = read_story(FORMATS / "ferry.docx")
    at = locate(article.text, "a senior harbour official")
    (result,) = run(Report(article=article, findings=(finding(at),)))["results"]
    (location,) = result["locations"]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"][0]["name"] == "paragraph 4"
    assert location["properties"]["words"] == "a senior harbour official"
    (bare,) = run(Report(article=article, findings=(finding(at),)), snippets=False)["results"]
    assert "words" not in bare["locations"][0]["properties"]


@pytest.mark.parametrize(
    ("path", "uri", "relative"),
    [
        ("a b.txt", "a%20b.txt", True),
        ("./x/ä.txt", "x/%C3%A4.txt", True),
        ("c:d.txt", "c%3Ad.txt", True),
        ("../x.txt", "../x.txt", False),
        ("/tmp/100%.txt", "file:///tmp/100%25.txt", False),
        ("C:\\Desk\\x y.txt", "file:///C:/Desk/x%20y.txt", False),
    ],
)
def test_addresses(path: str, uri: str, relative: bool):
    report = harbour_report()
    moved = report.model_copy(update={"article": report.article.model_copy(update={"path": path})})
    place = run(moved)["artifacts"][0]["location"]
    assert place == ({"uri": uri, "uriBaseId": "SRCROOT"} if relative else {"uri": uri})


def test_a_story_without_a_file():
    report = harbour_report()
    location = run(report.model_copy(update={"article": report.article.model_copy(update={"path": None})}))
    assert "uri" not in location["artifacts"][0]["location"]


def test_nothing_found_is_still_a_run():
    assert run(plain_report())["results"] == []
    empty = json.loads(sarif.all_as_one([], Page()))
    validator().validate(empty)
    assert empty["runs"][0]["results"] == []


def test_links_and_braces_in_messages_are_plain_words():
    at = locate(harbour_report().article.text, "Critics")
    report = with_findings(harbour_report(), finding(at, message="See [this](http://x.example) {0}. [He] said."))
    assert run(report)["results"][0]["message"]["text"] == r"See \[this\](http://x.example) {{0}}. \[He\] said."


def test_a_hostile_story():
    report = hostile_report()
    log(report)
    log(report, snippets=False)
    written = str(sarif(report))
    assert "\x1b" not in written
    assert "\x9b" not in written
    assert "\u202e" not in written
    written.encode("utf-8")
    snippets = [one["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] for one in run(report)["results"]]
    assert [
        one.replace("\ud83d", "\ufffd") for one in map(report.article.words, (f.span for f in report.findings))
    ] == (snippets)
