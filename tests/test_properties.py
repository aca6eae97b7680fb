"""What must hold of every story, tried on stories made up at random with the models that come with the package.

``pytest tests/test_properties.py`` tries a few of each; ``ONRECORD_THOROUGH=1`` a few hundred.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cache

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.check import Engine
from onrecord.model import Report, Span
from onrecord.report.page import Page
from onrecord.report.registry import find_reporter
from tests.strategies import FORMATS, OPENING, as_text, blanks, stories, straight

EXAMPLES = 300 if os.environ.get("ONRECORD_THOROUGH") else 12

modestly = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@cache
def engine() -> Engine:
    return onrecord.load()


def check(paragraphs: list[str]) -> Report:
    return engine().check_text("\n\n".join(paragraphs))


def spans(value: object) -> Iterator[Span]:
    """Every span anywhere in a report."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from spans(part)
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            yield from spans(getattr(value, name))


def told(report: Report) -> list[object]:
    """What a report says, in the words of the story, without offsets."""
    words = report.article.words

    def said(pieces: tuple[Span, ...]) -> list[str]:
        return [" ".join(words(piece).split()) for piece in pieces]

    attributions = [(a.manner, said(a.source), said(a.cue), said(a.content)) for a in report.attributions]
    sources = [(s.kind, s.label, s.number, said(s.mentions)) for s in report.sources]
    findings = [(f.rule, f.level, f.message, said((f.span,))) for f in report.findings]
    return [attributions, sources, findings]


def shape(report: Report) -> list[object]:
    """What a report says by place alone, without the words."""
    return [
        [(a.manner, a.source, a.cue, a.content) for a in report.attributions],
        [(s.kind, s.mentions) for s in report.sources],
        [(f.rule, f.span) for f in report.findings],
    ]


@modestly
@given(stories(), blanks())
@example([OPENING, "“An open quotation"], "\n\n")
def test_every_span_lies_in_the_text_and_holds_something(paragraphs: list[str], between: str):
    text = between.join(paragraphs)
    report = engine().check_text(text)
    assert report.article.text == text
    for span in spans(report):
        assert 0 <= span.start <= span.end <= len(text)
    for attribution in report.attributions:
        pieces = (*attribution.source, *attribution.cue, *attribution.content)
        assert all(piece.of(text).strip() for piece in pieces)
        assert list(attribution.content) == sorted(attribution.content)
    ids = {source.id for source in report.sources}
    assert {a.source_id for a in report.attributions} <= ids | {None}
    assert {f.source_id for f in report.findings} <= ids | {None}
    assert all(finding.span.of(text).strip() for finding in report.findings)
    assert all(mention.of(text) for source in report.sources for mention in source.mentions)


@modestly
@given(stories())
def test_the_same_story_gives_the_same_report(paragraphs: list[str]):
    first = check(paragraphs)
    check([OPENING, "Another story, which must leave nothing behind."])
    assert check(paragraphs).model_dump_json() == first.model_dump_json()


@modestly
@given(stories(odd=False))
def test_every_format_gives_the_same_report(paragraphs: list[str]):
    # What finds the story in a web page takes a paragraph that stands there twice for furniture.
    assume(len(set(paragraphs)) == len(paragraphs))
    reports = {name: engine().check_bytes(write(paragraphs), name=name) for name, write in FORMATS.items()}
    plain = reports["story.txt"]
    for name, report in reports.items():
        assert told(report) == told(plain), name


@modestly
@given(stories(odd=False))
def test_windows_lines_change_no_attribution(paragraphs: list[str]):
    # Whether spaCy takes "Jean-Luc" or all of his name for the name may hang on the kind of line end before it.
    unix = engine().check_bytes(as_text(paragraphs), name="story.txt")
    windows = engine().check_bytes(as_text(paragraphs).replace(b"\n", b"\r\n"), name="story.txt")
    assert told(windows)[0] == told(unix)[0]


@modestly
@given(stories())
def test_a_report_comes_back_whole_from_its_json(paragraphs: list[str]):
    report = check(paragraphs)
    assert Report.model_validate_json(report.model_dump_json()).model_dump_json() == report.model_dump_json()
    written = json.loads(str(find_reporter("json")(report, Page())))
    assert written["article"]["text"] == report.article.text
    assert len(written["findings"]) == len(report.findings)


@modestly
@given(stories(odd=False), st.data())
def test_an_allowance_sets_aside_what_it_names_and_nothing_else(paragraphs: list[str], data: st.DataObject):
    before = check(paragraphs)
    open_findings = [f for f in before.findings if not f.suppressed]
    if not open_findings:
        return
    rule = data.draw(st.sampled_from(sorted({f.rule for f in open_findings})))
    after = engine().check_text("\n\n".join([*paragraphs, f"[onrecord: allow-story {rule}: the desk has agreed]"]))
    kept = [(f.rule, f.span, f.message) for f in after.findings if not f.suppressed]
    assert kept == [(f.rule, f.span, f.message) for f in open_findings if f.rule != rule]
    assert {f.rule for f in after.findings if f.suppressed} == {rule}
    assert shape(after)[:2] == shape(before)[:2]


@modestly
@given(stories(odd=False))
def test_curly_and_straight_marks_agree(paragraphs: list[str]):
    curly = check(paragraphs)
    plain = engine().check_text(straight("\n\n".join(paragraphs)))
    assert [q.span for q in plain.quotations if q.level == 0] == [q.span for q in curly.quotations if q.level == 0]
    assert shape(plain)[0] == shape(curly)[0]
