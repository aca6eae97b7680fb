"""The fixture stories themselves: every place in a gold.json exists, and the gold does not contradict itself."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from onrecord.model import UNNAMED, BasisKind, GrantKind, Manner, ReasonKind, SourceKind
from tests.stories import FOLDER, Story, gold_attributions, gold_findings, load_stories, locate, words_of

RULES = {
    "figures-disagree",
    "anon-no-reason",
    "anon-rote-reason",
    "anon-bare-source",
    "anon-generic-official",
    "anon-no-basis",
    "anon-no-number",
    "anon-single-source",
    "anon-lede",
    "anon-headline",
    "outlet-has-learned",
    "agentless-report",
    "quote-orphan",
}
KINDS_OF = {"grant": GrantKind, "reason": ReasonKind, "basis": BasisKind}
STORIES = load_stories()

every_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)


def word_count(story: Story) -> int:
    return len(story.visible.split())


def places(story: Story) -> list:
    gold = story.gold
    found = [item["source"] for item in gold["attributions"] if item["source"]]
    found += [item["cue"] for item in gold["attributions"]]
    found += [piece for item in gold["attributions"] for piece in item["content"]]
    for source in gold["sources"]:
        found += source["mentions"]
        found += [source[role] for role in KINDS_OF if source[role]]
    return found + [item["words"] for item in gold["findings"]]


def test_there_are_enough_stories_of_a_news_length():
    lengths = {story.slug: word_count(story) for story in STORIES}
    assert sum(150 <= length <= 700 for length in lengths.values()) >= 18, lengths
    assert all(150 <= length <= 700 for length in lengths.values()), lengths


def test_every_folder_is_loaded_and_no_story_is_there_twice():
    assert {story.slug for story in STORIES} == {path.name for path in FOLDER.iterdir() if path.is_dir()}
    openings = Counter(" ".join(story.visible.split()[:12]).lower() for story in STORIES)
    assert not [opening for opening, times in openings.items() if times > 1]


def test_every_rule_is_expected_somewhere_and_some_stories_are_clean():
    expected = {rule for story in STORIES for rule, _ in gold_findings(story)}
    assert expected == RULES
    assert sum(not story.gold["findings"] for story in STORIES) >= 2


def test_the_stories_come_in_three_formats():
    assert Counter(story.format for story in STORIES) >= Counter({"txt": 14, "md": 2, "html": 1})


@every_story
def test_every_place_is_found(story):
    for place in places(story):
        span = locate(story.visible, place)
        assert " ".join(span.of(story.visible).split()) == " ".join(words_of(place).split())


@every_story
def test_words_that_are_no_statement_stand_in_the_file(story):
    for place in story.gold["not_statements"]:
        if story.format == "html":
            assert words_of(place) in story.text
        else:
            locate(story.text, place)


@every_story
def test_contents_cues_and_sources_do_not_run_into_one_another(story):
    found = list(gold_attributions(story))
    for one, other in combinations(found, 2):
        assert not any(a.overlaps(b) for a in one.content for b in other.content), (one, other)
        assert not one.cue.overlaps(other.cue), (one, other)
    for item in found:
        parts = [item.cue, *item.content, *([item.source] if item.source else [])]
        assert not any(a.overlaps(b) for a, b in combinations(parts, 2)), item
        assert list(item.content) == sorted(item.content)


@every_story
def test_nothing_is_attributed_in_words_that_are_no_statement(story):
    if story.format != "html":
        outside = [locate(story.text, place) for place in story.gold["not_statements"]]
        for item in gold_attributions(story):
            assert not any(piece.overlaps(span) for piece in item.content for span in outside), item


@every_story
def test_attributions_stand_in_text_order(story):
    starts = [
        min(span.start for span in (item.cue, *item.content, *([item.source] if item.source else [])))
        for item in gold_attributions(story)
    ]
    assert starts == sorted(starts)


@every_story
def test_attributions_have_allowed_values_and_a_known_entity(story):
    entities = [source["entity"] for source in story.gold["sources"]]
    assert len(entities) == len(set(entities))
    for item in story.gold["attributions"]:
        assert item["manner"] in set(Manner)
        assert (item["source"] is None) == (item["entity"] is None), item
        assert item["entity"] is None or item["entity"] in entities, item
        assert item["content"], item
    spoken = Counter(item["entity"] for item in story.gold["attributions"])
    assert not [s["entity"] for s in story.gold["sources"] if not spoken[s["entity"]] and not s.get("relay")]


@every_story
def test_sources_have_allowed_values(story):
    for source in story.gold["sources"]:
        unnamed = SourceKind(source["kind"]) in UNNAMED
        assert source["mentions"], source
        assert source["number"] is None or (unnamed and source["number"] >= 1), source
        assert (source["kind"] in {"named_person", "named_org"}) <= (source["name"] is not None), source
        assert not (unnamed and source["name"]), source
        assert unnamed or not source["exempt"], source
        for role, kinds in KINDS_OF.items():
            kind = source[f"{role}_kind"]
            assert (source[role] is None) == (kind is None), source
            assert kind is None or (unnamed and kind in set(kinds)), source


@every_story
def test_source_words_are_mentions_of_their_entity(story):
    mentions = {
        source["entity"]: {locate(story.visible, place) for place in source["mentions"]}
        for source in story.gold["sources"]
    }
    for item in gold_attributions(story):
        if item.source is not None:
            assert item.source in mentions[item.entity], item


@every_story
def test_findings_agree_with_the_sources(story):
    by_mention = {locate(story.visible, m): source for source in story.gold["sources"] for m in source["mentions"]}
    for rule, span in gold_findings(story):
        assert rule in RULES
        source = by_mention.get(span)
        if rule in {"anon-no-reason", "anon-no-basis", "anon-no-number", "anon-bare-source", "anon-single-source"}:
            assert source is not None, (rule, span)
            assert SourceKind(source["kind"]) in UNNAMED, (rule, source)
            assert not source["exempt"], (rule, source)
        if rule == "anon-no-reason":
            assert source["reason"] is None
        if rule == "anon-no-basis":
            assert source["basis"] is None
        if rule == "anon-no-number":
            assert source["kind"] == "unnamed_group"
            assert source["number"] is None
    assert len(set(gold_findings(story))) == len(story.gold["findings"])


@every_story
def test_the_reader_sees_every_word_of_the_gold(story):
    read = pytest.importorskip("onrecord.read", reason="no reader yet")
    if not hasattr(read, "read_story"):
        pytest.skip("onrecord.read.read_story is not there yet")
    article = read.read_story(story.path)
    article = article[0] if isinstance(article, list | tuple) else article
    text = " ".join(article.text.split())
    missing = [words_of(p) for p in places(story) if " ".join(words_of(p).split()) not in text]
    assert not missing
