"""The reports on the fixture stories agree with what a careful reader found there, at least as well as they once did.

The floors stand in fixtures/quality.json. ``python -m tests.goldens --floors`` sets each below the value measured, by
what one more mistake would cost and by two hundredths at least, so that one word more or less does not fail the build;
it only raises floors, unless ``--lower`` says that a loss is meant. ``python -m tests.goldens --show`` prints what is
missed and what is falsely found.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from onrecord.model import UNNAMED, Anonymity, Attribution, Finding, Level, Report, Source, SourceKind
from onrecord.read import read_story
from tests.goldens import PINNED, floor, floors, outcomes, report_on, share
from tests.quality import ROLES, Count, compare, misplaced, total
from tests.stories import Story, gold_attributions, gold_findings, load_stories, locate

every_story = pytest.mark.parametrize("story", load_stories(), ids=lambda story: story.slug)


@cache
def measured() -> dict[str, Count]:
    return total(outcomes())


def test_every_pinned_figure_has_a_floor() -> None:
    assert floors().keys() == PINNED.keys(), "python -m tests.goldens --floors sets them"


def gold_report(story: Story) -> Report:
    """The report that says exactly what the gold says."""
    article = read_story(story.path)
    ids = {source["entity"]: f"s{number}" for number, source in enumerate(story.gold["sources"])}
    return Report(
        article=article,
        attributions=tuple(
            Attribution(
                id=f"a{number}",
                source_id=None if one.entity is None else ids[one.entity],
                manner=one.manner,
                source=() if one.source is None else (one.source,),
                cue=(one.cue,),
                content=one.content,
                confidence=1,
            )
            for number, one in enumerate(gold_attributions(story, article.text))
        ),
        sources=tuple(gold_source(article.text, ids[source["entity"]], source) for source in story.gold["sources"]),
        findings=tuple(
            Finding(rule=rule, level=Level.NOTE, span=span, message="")
            for rule, span in gold_findings(story, article.text)
        ),
    )


def gold_source(text: str, id_: str, gold: dict[str, Any]) -> Source:
    told = {role: locate(text, gold[role]) if gold[role] else None for role in ROLES}
    kinds = {f"{role}_kind": gold[f"{role}_kind"] for role in ROLES}
    return Source(
        id=id_,
        label=gold["entity"],
        mentions=tuple(locate(text, mention) for mention in gold["mentions"]),
        anonymity=Anonymity(**told, **kinds) if SourceKind(gold["kind"]) in UNNAMED else None,
        **{name: gold[name] for name in ("kind", "name", "number", "exempt")},
    )


@every_story
def test_a_report_that_says_what_the_gold_says_has_no_difference(story: Story) -> None:
    outcome = compare(story, gold_report(story))
    assert outcome.differences == []
    assert {name for name, count in outcome.counts.items() if not count.hits == count.found == count.gold} == set()


def test_words_that_are_no_statement_are_noticed() -> None:
    story = next(story for story in load_stories() if story.slug == "governor-hiring-freeze")
    report = gold_report(story)
    assert misplaced(story, report) == []
    byline = locate(report.article.text, "By Hana Oduya")
    (first, *rest) = report.attributions
    wrong = report.model_copy(update={"attributions": (first.model_copy(update={"source": (byline,)}), *rest)})
    assert misplaced(story, wrong) == ["a0 touches 'By Hana Oduya'"]
    assert total([compare(story, wrong)])["attribution end2end all"].hits == len(report.attributions) - 1


@pytest.mark.parametrize("name", PINNED)
def test_the_figure_has_not_fallen(name: str) -> None:
    value, size = share(measured(), name)
    assert size, "the fixture stories show nothing of this any more"
    assert value >= floors()[name], f"{name} is {value:.3f} over {size}; python -m tests.goldens --show tells why"


@every_story
def test_nothing_is_found_in_words_that_are_no_statement(story: Story) -> None:
    assert misplaced(story, report_on(story.slug)) == []


@pytest.mark.parametrize(
    ("value", "size", "expected"),
    [(1.0, 10, 0.9), (0.9, 1000, 0.88), (0.805, 200, 0.78), (0.5, 1, 0.0), (1.0, 0, 0.0)],
)
def test_a_floor_leaves_room_for_one_mistake(value: float, size: int, expected: float) -> None:
    assert floor(value, size) == expected


def test_counts_give_shares() -> None:
    count = Count(hits=3, found=4, gold=6)
    assert (count.precision, count.recall, count.f1) == (0.75, 0.5, 0.6)
    assert (Count().precision, Count().recall, Count().f1) == (1.0, 1.0, 1.0)
