"""The shipped model on stories unlike its training corpus: other marks, other shapes, other lengths."""

from __future__ import annotations

from functools import cache

import pytest

from onrecord.analyse import Analyser
from onrecord.model import Analysis, Article
from onrecord.read import read_text
from tests.stories import load_stories

STORY = """Lock gate fails for third time

By Ada Moss

The lock gate at Tarn Bridge failed on Monday, and the canal will stay shut until June, the waterways board said.

“We found a crack as long as my arm,” said Bo Lind, the board’s engineer. “Nobody could have sailed through that.”

Lind said the crack was old. Boat owners fear they will lose the season.

According to a report by the harbour office, the gate was last inspected in 2019.
"""


@cache
def analyser() -> Analyser:
    return Analyser()


def analyse(text: str) -> Analysis:
    return analyser().analyse(read_text(text))


def found(analysis: Analysis) -> list[tuple[object, ...]]:
    """What was found, without confidences."""
    return [(a.source, a.cue, a.content, a.manner) for a in analysis.attributions]


def words(analysis: Analysis) -> list[tuple[str, str, str]]:
    text = analysis.article
    return [
        tuple(" … ".join(text.words(s) for s in spans) for spans in (a.source, a.cue, a.content))  # type: ignore[misc]
        for a in analysis.attributions
    ]


def test_a_plain_story() -> None:
    got = words(analyse(STORY))
    assert ("Lind", "said", "the crack was old") in got
    assert any(
        cue == "said" and source.startswith("Bo Lind") and content.count("…") == 1 and content.endswith("that.”")
        for source, cue, content in got
    )
    assert any(source == "the waterways board" for source, _, _ in got)
    assert any(cue == "According to" and "report" in source for source, cue, _ in got)
    assert not any("Moss" in source for source, _, _ in got)


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(str.maketrans("“”’", '""\''), id="straight"),
        pytest.param(str.maketrans("“”", "‘’"), id="british"),
        pytest.param(str.maketrans("“”", "«»"), id="guillemets"),
    ],
)
def test_every_style_of_quotation_marks_gives_the_same(table: dict[int, str]) -> None:
    assert found(analyse(STORY.translate(table))) == found(analyse(STORY))


def test_no_break_spaces_change_nothing() -> None:
    spaced = STORY.replace("Bo Lind", "Bo\u00a0Lind").replace("until June", "until\u00a0June")
    assert found(analyse(spaced)) == found(analyse(STORY))


def test_windows_line_ends_change_nothing_but_offsets() -> None:
    assert words(analyse(STORY.replace("\n", "\r\n"))) == words(analyse(STORY))


def test_the_same_story_gives_the_same_analysis() -> None:
    assert analyse(STORY) == analyse(STORY)


def _alone(article: Article, analysis: Analysis, start: int) -> set[tuple[str, ...]]:
    return {
        tuple(article.words(s) for s in (*a.source, *a.cue, *a.content))
        for a in analysis.attributions
        if a.cue[0].start >= start
    }


@cache
def _prose() -> tuple[str, ...]:
    """Body paragraphs of the plain fixture stories."""
    kept = []
    for story in load_stories():
        if story.format == "txt":
            article = read_text(story.text)
            kept += [article.words(b.span) for b in article.body() if len(b.span.of(article.text)) > 120]
    return tuple(kept)


def test_a_magazine_piece_of_twenty_thousand_words_has_no_seams() -> None:
    paragraphs = _prose()
    times = 20_000 // sum(len(p.split()) for p in paragraphs) + 1
    body = "\n\n".join(paragraphs)
    long = analyse("A long piece\n\n" + "\n\n".join([body] * times))
    assert len(long.article.text.split()) > 20_000
    starts = [b.span.start for b in long.article.body() if long.article.words(b.span) == paragraphs[0]]
    assert len(starts) == times
    copies = [
        sorted(
            tuple((s.start - start, s.end - start) for s in (*a.source, *a.cue, *a.content))
            for a in long.attributions
            if start <= a.cue[0].start < start + len(body)
        )
        for start in starts[1:-1]
    ]
    # Windows fall differently in every copy; what stands in it must hardly change.
    usual = {one for one in copies[0] if sum(one in copy for copy in copies) >= len(copies) / 2}
    for copy in copies:
        assert len(usual & set(copy)) >= 0.93 * len(usual)


def test_a_paragraph_longer_than_a_window_is_read_to_its_end() -> None:
    filler = "The towpath runs past the mill and the two allotments to the old weir. " * 60
    said = "Bo Lind said the weir would be mended in May."
    text = f"A walk\n\n{filler}{said} {filler}Ada Roe said it would not be. {filler}"
    got = words(analyse(text))
    assert ("Bo Lind", "said", "the weir would be mended in May") in got
    assert any(source == "Ada Roe" for source, _, _ in got)


def test_no_word_has_two_statements() -> None:
    for story in load_stories():
        if story.format == "txt":
            taken: set[int] = set()
            for attribution in analyse(story.text).attributions:
                for start, end in attribution.content:
                    assert taken.isdisjoint(range(start, end)), story.slug
                    taken.update(range(start, end))
