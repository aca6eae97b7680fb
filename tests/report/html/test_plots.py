from __future__ import annotations

import pytest

from onrecord.model import Attribution, Block, BlockRole, Manner, Report, Span
from onrecord.report.html.names import names
from onrecord.report.html.plots import bars, strip
from onrecord.report.tally import tally
from tests.report.sample import HARBOUR, harbour_report, plain_report


def in_blocks(report: Report) -> Report:
    """The sample with its paragraphs as blocks."""
    blocks, start = [], 0
    for number, paragraph in enumerate(HARBOUR.split("\n\n")):
        role = BlockRole.BODY if number else BlockRole.HEADLINE
        blocks.append(Block(span=Span(start, start + len(paragraph.rstrip())), role=role))
        start += len(paragraph) + 2
    return report.model_copy(update={"article": report.article.model_copy(update={"blocks": tuple(blocks)})})


def test_bars_are_as_long_as_the_share():
    counts = tally(harbour_report())
    for bar, kind in zip(bars(counts), counts.kinds, strict=True):
        assert bar.width == f"{100 * (kind.share or 0):.2f}%"
    assert "no source given" in {bar.kind for bar in bars(counts)}


def test_the_strip_shows_unnamed_sources_and_all_others_for_comparison():
    report = in_blocks(harbour_report())
    drawn = strip(report, names(report, private=False))
    assert drawn is not None
    assert [(row.letter, row.label, row.places) for row in drawn.rows] == [
        ("A", "a senior transport official", "paragraphs 1 and 2 of 5"),
        ("C", "Two deckhands", "paragraph 3 of 5"),
        ("", "all other sources", "paragraphs 3–5 of 5"),
    ]
    assert len(drawn.ticks) == 5
    for row in drawn.rows:
        for one in row.stretches:
            assert 0 <= float(one.x.rstrip("%")) <= 100
            assert float(one.x.rstrip("%")) + float(one.width.rstrip("%")) <= 100.5


def test_words_that_touch_or_overlap_are_one_stretch():
    report = in_blocks(harbour_report())
    again = tuple(
        Attribution(
            id=f"b{at}", source_id="s3", manner=Manner.INDIRECT, source=(), cue=(), content=(Span(at, at + 20),),
            confidence=1,
        )
        for at in (100, 110, 130, 200)
    )  # fmt: skip
    report = report.model_copy(update={"attributions": again})
    drawn = strip(report, names(report, private=False))
    assert drawn is not None
    assert len(drawn.rows[0].stretches) == 2


@pytest.mark.parametrize("report", [plain_report(), plain_report(text="")])
def test_without_unnamed_sources_there_is_no_strip(report: Report):
    assert strip(report, names(report, private=False)) is None
