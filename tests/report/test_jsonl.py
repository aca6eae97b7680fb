from __future__ import annotations

import json

from onrecord.model import Report
from onrecord.report.json_text import json_text
from onrecord.report.jsonl import jsonl
from tests.report.hostile import hostile_report
from tests.report.sample import harbour_report


def test_one_line_holds_what_the_model_dumps():
    report = harbour_report()
    written = str(jsonl(report))
    assert written.count("\n") == 1
    assert json.loads(written) == json.loads(report.model_dump_json())


def test_several_stories_are_several_lines():
    frame = jsonl.several
    assert frame is not None
    written = frame.before + frame.between.join(str(jsonl(harbour_report())) for _ in range(3)) + frame.after
    assert [json.loads(line)["article"]["id"] for line in written.splitlines()] == ["harbour"] * 3


def test_no_sign_of_a_hostile_story_ends_the_line():
    report = hostile_report()
    written = str(jsonl(report))
    assert len(written.splitlines()) == 1
    assert "\x9b" not in written
    again = Report.model_validate_json(written.encode("utf-8"))
    assert again.article.text == report.article.text.replace("\ud83d", "\ufffd")


def test_json_text_keeps_letters_and_hides_what_acts():
    assert json_text({"a": "é\x9b\u202e\u2028😀"}) == '{"a": "é\\u009b\\u202e\\u2028😀"}'
    assert json_text("\ud83d") == '"\ufffd"'
