from __future__ import annotations

import json

from onrecord.model import Report
from onrecord.report.json_report import json_report
from tests.report.sample import harbour_report, plain_report


def test_it_holds_what_the_model_dumps():
    report = harbour_report()
    assert json.loads(json_report(report)) == json.loads(report.model_dump_json())


def test_it_can_be_read_back():
    report = harbour_report()
    again = Report.model_validate_json(json_report(report))
    assert again.findings == report.findings
    assert again.sources == report.sources


def test_the_fields_of_the_contract():
    data = json.loads(json_report(harbour_report()))
    assert data["schema_version"] == 1
    assert {"id", "title", "text", "path"} <= data["article"].keys()
    attribution = data["attributions"][1]
    assert {"id", "source_id", "manner", "source", "cue", "content", "confidence"} <= attribution.keys()
    assert [len(span) for span in attribution["content"]] == [2, 2]
    source = data["sources"][0]
    assert {
        "id",
        "kind",
        "label",
        "name",
        "title",
        "affiliation",
        "number",
        "mentions",
        "justification",
    } <= source.keys()
    assert source["anonymity"].keys() == {"grant", "grant_kind", "reason", "reason_kind", "basis", "basis_kind"}
    assert data["sources"][1]["anonymity"] is None
    finding = data["findings"][0]
    assert {
        "rule",
        "level",
        "span",
        "message",
        "source_id",
        "attribution_id",
        "claim_id",
        "suppressed",
    } <= finding.keys()


def test_offsets_count_in_the_text():
    data = json.loads(json_report(harbour_report()))
    start, end = data["sources"][2]["mentions"][0]
    assert data["article"]["text"][start:end] == "Two deckhands"


def test_one_line_for_each_element():
    lines = str(json_report(harbour_report())).splitlines()
    assert len([line for line in lines if line.startswith('  {"id": "s')]) == 5
    assert lines[0] == "{"
    assert lines[-1] == "}"


def test_nothing_found_is_still_whole():
    data = json.loads(json_report(plain_report()))
    assert data["attributions"] == data["sources"] == data["findings"] == []
