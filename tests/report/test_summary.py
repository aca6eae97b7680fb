from __future__ import annotations

import pytest

from onrecord.model import Attribution, Level, Manner, Span
from onrecord.report.summary import counted, listed, percent, standing, summarise
from tests.report.sample import HARBOUR, harbour_report, plain_report


def test_findings_are_counted_by_level_without_the_suppressed():
    summary = summarise(harbour_report())
    assert summary.findings() == "1 error, 2 warnings, 1 note, 1 question"
    assert summary.suppressed == 1


def test_sources_and_attributions():
    summary = summarise(harbour_report())
    assert (summary.sources, summary.unnamed, summary.attributions) == (5, 2, 7)


def test_share_of_the_attributed_words():
    report = harbour_report()
    unnamed = {s.id for s in report.sources if s.unnamed}

    def count(attributions: list[Attribution]) -> int:
        return sum(len(span.of(HARBOUR).split()) for a in attributions for span in a.content)

    share = summarise(report).unnamed_share
    expected = count([a for a in report.attributions if a.source_id in unnamed]) / count(list(report.attributions))
    assert share == pytest.approx(expected)


def test_words_within_two_attributions_count_once():
    report = harbour_report()
    first = report.attributions[0]
    again = first.model_copy(update={"id": "a9", "source_id": "s2"})
    doubled = report.model_copy(update={"attributions": (first, again)})
    assert summarise(doubled).unnamed_share == 1.0


def test_sources_exempt_by_law_are_not_counted_as_unnamed():
    report = harbour_report()
    exempt = tuple(s.model_copy(update={"exempt": True}) for s in report.sources)
    summary = summarise(report.model_copy(update={"sources": exempt}))
    assert (summary.sources, summary.unnamed, summary.unnamed_share) == (5, 0, 0.0)


def test_a_story_without_anything():
    summary = summarise(plain_report())
    assert summary.findings() == "nothing to remark on"
    assert summary.pieces() == ["0 sources", "0 attributions"]
    assert summary.unnamed_share is None


def test_attributed_content_without_words():
    attribution = Attribution(
        id="a1", source_id=None, manner=Manner.INDIRECT, source=(), cue=(), content=(Span(0, 0),), confidence=0.5
    )
    report = plain_report().model_copy(update={"attributions": (attribution,)})
    assert summarise(report).unnamed_share is None


def test_findings_stand_in_text_order_gravest_first():
    found = standing(harbour_report())
    assert [f.span for f in found] == sorted(f.span for f in found)
    assert [f.level for f in found if f.source_id == "s3"] == [Level.ERROR, Level.WARNING]


def test_unnamed_sources_are_listed_first():
    assert [s.id for s in listed(harbour_report())] == ["s1", "s3", "s2", "s4", "s5"]


@pytest.mark.parametrize(
    ("share", "words"), [(0, "0%"), (0.001, "under 1%"), (0.314, "31%"), (0.999, "over 99%"), (1, "100%")]
)
def test_percent(share: float, words: str):
    assert percent(share) == words


def test_counted():
    assert [counted(n, "note") for n in (0, 1, 1200)] == ["0 notes", "1 note", "1,200 notes"]
