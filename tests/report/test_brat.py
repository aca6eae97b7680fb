"""Brat standoff: what is written is what the reader of annotated corpora reads."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Article, Attribution, Manner, Report, Span
from onrecord.read.brat import Annotated, read_annotations
from onrecord.report.brat import brat
from tests.report.hostile import hostile_report
from tests.report.sample import harbour_report, plain_report

SPAN = st.tuples(st.integers(0, 39), st.integers(1, 10)).map(lambda pair: Span(pair[0], min(40, sum(pair))))
ROLE = st.lists(SPAN, max_size=3, unique=True).map(lambda spans: tuple(sorted(spans)))


def read_back(report: Report, folder: Path) -> list[Annotated]:
    path = folder / "story.ann"
    path.write_bytes(str(brat(report)).encode("utf-8", errors="replace"))
    return read_annotations(path)


def roles(report: Report) -> list[Annotated]:
    return [Annotated(one.source, one.cue, one.content) for one in report.attributions]


def test_attributions_are_read_back(tmp_path: Path):
    assert read_back(harbour_report(), tmp_path) == roles(harbour_report())


def test_the_layout_is_that_of_the_corpora():
    lines = str(brat(harbour_report())).splitlines()
    assert [line.split(" ")[0] for line in lines[:6]] == [
        "T1\tSource",
        "T2\tCue",
        "T3\tContent",
        "T4\tAttribution",
        "E1\tAttribution:T4",
        "#1\tAnnotatorNotes",
    ]
    assert lines[4] == "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1"
    assert lines[5] == "#1\tAnnotatorNotes E1\ts1 unnamed_person, indirect: a senior transport official"
    split = next(line for line in lines if "The boats" in line)
    assert re.match(r"T7\tContent \d+ \d+;\d+ \d+\t“The boats are .* left,” “Nobody wants", split)
    hidden = next(line for line in lines if line.startswith("E5"))
    assert hidden == "E5\tAttribution:T19 Content:T18 Cue:T17"


def test_labels_stand_on_one_line_each(tmp_path: Path):
    report = harbour_report()
    whole = Span(report.article.text.index("“The boats"), report.article.text.index("Two deckhands"))
    one = report.attributions[1].model_copy(update={"content": (whole,)})
    (found,) = read_back(report.model_copy(update={"attributions": (one,)}), tmp_path)
    assert len(found.content) == 2
    assert [span.of(report.article.text)[-9:] for span in found.content] == ["air list.", " council."]


def test_a_hostile_story(tmp_path: Path):
    report = hostile_report()
    found = read_back(report, tmp_path)
    assert [(one.cue, one.content) for one in found] == [(one.cue, one.content) for one in report.attributions]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u202e]", str(brat(report)))
    for line in str(brat(report)).split("\n")[:-1]:
        assert len(line.split("\t")) in {2, 3}


def test_nothing_found_is_an_empty_file():
    assert brat(plain_report()) == ""


@given(st.text(min_size=40, max_size=40), st.lists(st.tuples(ROLE, ROLE, ROLE), max_size=4))
def test_every_sign_that_is_not_space_keeps_its_label(
    tmp_path_factory, text: str, found: list[tuple[tuple[Span, ...], ...]]
):
    attributions = tuple(
        Attribution(id="a", source_id=None, manner=Manner.DIRECT, source=s, cue=c, content=t, confidence=1)
        for s, c, t in found
    )
    report = Report(article=Article(id="x", title="x", text=text), attributions=attributions)
    labelled = [
        one for one in roles(report) if any(_signs(text, getattr(one, role)) for role in ("source", "cue", "content"))
    ]
    again = read_back(report, tmp_path_factory.mktemp("brat"))
    assert len(again) >= len(labelled)
    again = [one for one in again if one.source or one.cue or one.content]
    assert len(again) == len(labelled)
    for mine, theirs in zip(labelled, again, strict=True):
        for role in ("source", "cue", "content"):
            assert _signs(text, getattr(mine, role)) == _signs(text, getattr(theirs, role))


def _signs(text: str, spans: tuple[Span, ...]) -> set[int]:
    return {at for span in spans for at in range(*span) if not text[at].isspace()}
