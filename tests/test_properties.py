"""What must hold of every story, tried on stories made up at random with the models that come with the package.

``pytest tests/test_properties.py`` tries a few of each; ``ONRECORD_THOROUGH=1`` a few hundred. What such a run finds
stands beside the property as an example, in words of its own.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.check import Engine
from onrecord.cli.baseline import Baseline
from onrecord.model import Finding, Report, Span
from onrecord.read.brat import Annotated, read_annotations
from onrecord.report.anchors import Quote, find_again
from onrecord.report.page import Page
from onrecord.report.registry import find_reporter
from tests.strategies import FORMATS, OPENING, as_text, blanks, stories, stories_with_findings, straight

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
    findings = [(f.rule, f.key, f.level, f.message, said((f.span,))) for f in report.findings]
    claims = [(c.key, c.nature, c.categories, c.sourcing, c.prominence, said((c.span,))) for c in report.claims]
    checks = [(c.kind, c.stated, c.computed, c.agrees, c.message, said((c.span,))) for c in report.checks]
    return [attributions, sources, findings, claims, checks]


def shape(report: Report) -> list[object]:
    """What a report says by place alone, without the words."""
    return [
        [(a.manner, a.source, a.cue, a.content) for a in report.attributions],
        [(s.kind, s.mentions) for s in report.sources],
        [(f.rule, f.key, f.span) for f in report.findings],
        [(c.key, c.nature, c.categories, c.span) for c in report.claims],
        [(c.kind, c.agrees, c.span) for c in report.checks],
    ]


def standing(report: Report) -> list[Finding]:
    """The findings that are not suppressed."""
    return [finding for finding in report.findings if not finding.suppressed]


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
    for finding in report.findings:
        assert finding.span.of(text) == finding.span.of(text).strip() != ""
    assert all(quotation.span.of(text) == quotation.span.of(text).strip() for quotation in report.quotations)
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
    assert [one["span"] for one in written["findings"]] == [list(one.span) for one in report.findings]
    for role in ("source", "cue", "content"):
        spans_written = [one[role] for one in written["attributions"]]
        assert spans_written == [[list(span) for span in getattr(one, role)] for one in report.attributions]


@modestly
@given(stories(), blanks())
def test_attributions_come_back_from_brat(tmp_path_factory: pytest.TempPathFactory, paragraphs: list[str], blank: str):
    report = engine().check_text(blank.join(paragraphs))
    text = report.article.text
    assert report.attributions
    file = tmp_path_factory.mktemp("brat") / "story.ann"
    file.write_bytes(str(find_reporter("brat")(report, Page())).encode())

    def lines(spans_of_role: tuple[Span, ...]) -> tuple[Span, ...]:
        """The spans cut at line ends, over which brat lets no label run."""
        return tuple(
            Span(*line.span())
            for span in spans_of_role
            for line in re.compile(r"[^\r\n]+").finditer(text, *span)
            if line.group() == line.group().strip() or not line.group().isspace()
        )

    expected = [Annotated(lines(one.source), lines(one.cue), lines(one.content)) for one in report.attributions]
    assert read_annotations(file) == expected


@modestly
@given(stories())
@example([OPENING, "“The pier is shut and nobody told us “Ask the mayor,” a senior official said."])
def test_web_annotations_find_their_words_again(paragraphs: list[str]):
    report = engine().check_bytes(as_text(paragraphs), name="story.txt")
    text = report.article.text
    written = json.loads(str(find_reporter("web-annotation")(report, Page(private=True))))
    items = written["first"]["items"]
    targets = [[finding.span] for finding in standing(report)]
    targets += [list(one.content or one.cue or one.source) for one in report.attributions]
    assert len(items) == len(targets) > 0
    assert len({item["id"] for item in items}) == len(items)
    for item, places in zip(items, targets, strict=True):
        for target, place in zip(item["target"], places, strict=True):
            selectors = {one["type"]: one for one in target["selector"]}
            kept, position = selectors["TextQuoteSelector"], selectors["TextPositionSelector"]
            assert Span(position["start"], position["end"]) == place
            assert kept["exact"] == place.of(text)
            wanted = Quote(kept["exact"], kept["prefix"], kept["suffix"])
            assert find_again(text, wanted, place.start) == place


@modestly
@given(stories_with_findings(), st.data())
def test_an_allowance_for_the_story_sets_aside_its_rule_and_nothing_else(paragraphs: list[str], data: st.DataObject):
    before = check(paragraphs)
    assume(before.findings)
    rule = data.draw(st.sampled_from(sorted({f.rule for f in before.findings})))
    after = engine().check_text("\n\n".join([*paragraphs, f"[onrecord: allow-story {rule}: the desk has agreed]"]))
    kept = [(f.rule, f.key, f.span, f.message) for f in standing(after)]
    assert kept == [(f.rule, f.key, f.span, f.message) for f in before.findings if f.rule != rule]
    assert {f.rule for f in after.findings if f.suppressed} == {rule}
    assert shape(after)[:2] == shape(before)[:2]
    assert shape(after)[3:] == shape(before)[3:]


@modestly
@given(stories_with_findings(), st.data())
def test_an_allowance_in_a_paragraph_sets_aside_its_rule_there_and_nothing_else(
    paragraphs: list[str], data: st.DataObject
):
    before = check(paragraphs)
    assume(before.findings)
    chosen = data.draw(st.sampled_from(before.findings))
    number = before.article.text.count("\n\n", 0, chosen.span.start)
    start = len("\n\n".join([*paragraphs[:number], ""]))
    end = start + len(paragraphs[number])
    covered = [f.key for f in before.findings if f.rule == chosen.rule and start <= f.span.start < end]
    assert chosen.key in covered
    mark = f"[onrecord: allow {chosen.rule}: the desk has agreed]"
    inside = data.draw(st.booleans())
    marked = [f"{paragraphs[number]} {mark}"] if inside else [mark, paragraphs[number]]
    after = engine().check_text("\n\n".join([*paragraphs[:number], *marked, *paragraphs[number + 1 :]]))
    assert [f.key for f in after.findings if f.suppressed] == covered
    assert [f.key for f in standing(after)] == [f.key for f in before.findings if f.key not in covered]
    assert [f.message for f in after.findings] == [f.message for f in before.findings]


@modestly
@given(stories_with_findings(), st.data())
def test_a_baseline_hides_the_finding_that_it_names_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, paragraphs: list[str], data: st.DataObject
):
    before = check(paragraphs)
    assume(before.findings)
    assert len({f.key for f in before.findings}) == len(before.findings)
    chosen = data.draw(st.sampled_from(before.findings))
    folder = tmp_path_factory.mktemp("baseline")
    entries = {"story.txt": {chosen.key: chosen.rule}}
    (folder / "one.json").write_text(json.dumps({"format": 1, "stories": entries}))
    after = Baseline(folder / "one.json").hide(str(folder / "story.txt"), before, engine().policy)
    for mine, theirs in zip(before.findings, after.findings, strict=True):
        hidden = {"suppressed": True, "suppressed_by": "baseline"} if mine == chosen else {}
        assert theirs == mine.model_copy(update=hidden)
    assert after.model_copy(update={"findings": before.findings}) == before


ADDED = "“They are liars and thieves, all of them,” a disgruntled pilot in Wexmouth said."
"""A paragraph that gives new findings in any story."""


@modestly
@given(stories_with_findings(), st.integers(1, 6))
def test_a_baseline_hides_what_was_there_and_shows_what_is_new(
    tmp_path_factory: pytest.TempPathFactory, paragraphs: list[str], at: int
):
    before = check(paragraphs)
    folder = tmp_path_factory.mktemp("baseline")
    story = folder / "story.txt"
    story.touch()
    first = Baseline(folder / "all.json", new=True)
    first.hide(str(story), before, engine().policy)
    first.end()
    again = Baseline(folder / "all.json").hide(str(story), before, engine().policy)
    assert standing(again) == []
    assert {f.suppressed_by for f in again.findings} <= {"baseline"}
    after = check([*paragraphs[:at], ADDED, *paragraphs[at:]])
    shown = Baseline(folder / "all.json").hide(str(story), after, engine().policy)

    def named(findings: list[Finding], report: Report) -> Counter[tuple[str, str]]:
        return Counter((f.rule, " ".join(report.article.words(f.span).casefold().split())) for f in findings)

    was, now = named(list(before.findings), before), named(list(after.findings), after)
    assert named([f for f in shown.findings if f.suppressed], after) == was & now
    place = after.article.text.index(ADDED)
    assert any(place <= f.span.start < place + len(ADDED) for f in standing(shown))


@modestly
@given(stories(odd=False))
@example([OPENING, "“It can’t go on,” Séamus d’Ombra added. “It won’t.”", "O’Dowd denied “all of it” and left."])
@example([OPENING, "“The boat was unsafe,” Okafor warned on Tuesday."])
def test_curly_and_straight_marks_agree(paragraphs: list[str]):
    curly = check(paragraphs)
    plain = engine().check_text(straight("\n\n".join(paragraphs)))
    assert [q.span for q in plain.quotations if q.level == 0] == [q.span for q in curly.quotations if q.level == 0]
    assert shape(plain) == shape(curly)


def test_another_process_gives_the_same_report(tmp_path: Path):
    """The order of sets changes from process to process; no report may hang on it."""
    story = Path(__file__).parent.parent / "fixtures" / "stories" / "british-rail-row" / "story.txt"
    for seed in ("1", "2"):
        run = [sys.executable, "-m", "onrecord", "check", "--exit-zero", "--format", "json", "--output", seed, story]
        subprocess.run(run, cwd=tmp_path, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()
