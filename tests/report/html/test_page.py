from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest

from onrecord.model import Level, Report
from onrecord.report.registry import find_reporter
from tests.report.html.written import by_id, full_report, nowhere, parsed, words, written
from tests.report.sample import harbour_report, plain_report

REPORTS = {
    "harbour": harbour_report(),
    "full": full_report(),
    "plain": plain_report(),
    "no words": plain_report(text="", title=""),
    "nowhere": nowhere(full_report()),
}


@pytest.fixture(params=REPORTS)
def report(request: pytest.FixtureRequest) -> Report:
    return REPORTS[request.param]


def test_the_page_is_valid_html_with_unique_ids_and_links_that_lead_somewhere(report: Report):
    tree = parsed(written(report))
    ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    assert not [name for name, count in ids.items() if count > 1]
    links = [link.get("href", "") for link in tree.iter("a")]
    assert {link[1:] for link in links if link.startswith("#")} <= ids.keys()
    assert all(link.startswith(("#", "https://", "http://")) for link in links)
    for attribute in ("aria-labelledby", "for"):
        named = {element.get(attribute) for element in tree.iter() if element.get(attribute)}
        assert named <= ids.keys()


def test_the_policy_knows_the_style_sheet_and_the_script_by_their_digests(report: Report):
    tree = parsed(written(report))
    (policy,) = (m.get("content", "") for m in tree.iter("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "*" not in policy
    for element, directive in (("style", "style-src"), ("script", "script-src")):
        (content,) = (one.text or "" for one in tree.iter(element))
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}';" in policy


def test_nothing_is_loaded_and_nothing_acts_inline(report: Report):
    text = written(report)
    tree = parsed(text)
    names = {name for element in tree.iter() for name in element.attrib}
    assert not [name for name in names if name.startswith("on") or name in {"style", "src", "srcset", "action"}]
    assert not {"img", "link", "iframe", "object", "embed", "base", "form"} & {e.tag for e in tree.iter()}
    (style,) = (one.text or "" for one in tree.iter("style"))
    assert not re.search(r"url\(|@import|@font-face", style)
    (script,) = (one.text or "" for one in tree.iter("script"))
    assert not re.search(r"fetch|XMLHttp|WebSocket|import|eval|innerHTML|insertAdjacent|\.src\b|Function", script)


def test_the_same_report_makes_the_same_page(report: Report):
    assert written(report) == written(report.model_copy())


def test_the_page_has_landmarks_and_headings_in_order(report: Report):
    tree = parsed(written(report))
    tags = Counter(element.tag for element in tree.iter())
    assert (tags["main"], tags["h1"], tags["header"], tags["footer"], tags["nav"]) == (1, 1, 1, 1, 1)
    assert tree.get("lang") == "en"
    levels = [int(e.tag[1]) for e in tree.iter() if isinstance(e.tag, str) and re.fullmatch("h[1-6]", e.tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for section in tree.iter("section"):
        assert words(by_id(tree, section.get("aria-labelledby", "")))
    for skip in (link for link in tree.iter("a") if link.get("class") == "skip"):
        assert by_id(tree, skip.get("href", "")[1:]) is not None


def test_every_control_has_a_name():
    tree = parsed(written(full_report()))
    labelled = {label.get("for") for label in tree.iter("label")}
    inside = {id(control) for label in tree.iter("label") for control in label.iter()}
    for control in (*tree.iter("select"), *tree.iter("input")):
        assert id(control) in inside or control.get("id") in labelled
    assert all(words(button) for button in tree.iter("button"))


def test_findings_stand_apart_from_questions_and_from_what_was_set_aside():
    tree = parsed(written(full_report()))
    assert [card.get("data-rule") for card in by_id(tree, "findings").iter("li")] == [
        "anon-headline",
        "anon-no-basis",
        "anon-no-reason",
        "agentless-report",
    ]
    assert [card.get("data-rule") for card in by_id(tree, "questions").iter("li")] == ["anon-lede"]
    aside = by_id(tree, "aside")
    assert next(aside.iter("details"), None) is not None
    assert "Allowed in the story: seen the memo" in words(aside)
    assert "anon-no-number" not in words(by_id(tree, "findings"))


def test_levels_are_said_in_words():
    tree = parsed(written(harbour_report()))
    for card in by_id(tree, "findings").iter("li"):
        assert f"{card.get('data-level')}" in words(card)
    for flag in (link for link in tree.iter("a") if link.get("data-flag")):
        assert words(flag).split()[0] in {level.value for level in Level}


def test_a_finding_leads_to_its_words_and_back():
    tree = parsed(written(harbour_report()))
    card = next(one for one in by_id(tree, "findings").iter("li") if one.get("data-rule") == "anon-no-basis")
    (link,) = (one for one in card.iter("a") if one.get("href", "").startswith("#words-"))
    assert words(by_id(tree, link.get("href", "")[1:])) == "Two deckhands" == words(link)
    number = card.get("data-finding")
    (flag,) = (one for one in tree.iter("a") if one.get("data-flag") == number)
    assert flag.get("href") == f"#{card.get('id')}"


def test_filters_offer_what_there_is_and_fit_the_marks():
    tree = parsed(written(full_report()))
    options = {
        name: [option.get("value") for option in by_id(tree, name).iter("option")]
        for name in ("by-source", "by-rule", "by-level")
    }
    assert options["by-source"] == ["", "A C", "A", "B", "C", "D", "E", "?"]
    assert options["by-rule"] == [
        "",
        "agentless-report",
        "anon-headline",
        "anon-lede",
        "anon-no-basis",
        "anon-no-reason",
    ]
    assert options["by-level"] == ["", "error", "warning", "note", "question"]
    cards = [element for element in tree.iter("li") if element.get("data-finding")]
    assert {card.get("data-source") for card in cards} <= set(options["by-source"])
    assert {card.get("data-rule") for card in cards} == set(options["by-rule"]) - {""}
    assert {card.get("data-level") for card in cards} == set(options["by-level"]) - {""}
    numbers = {card.get("data-finding") for card in cards}
    marked = {one for e in tree.iter("span") for one in (e.get("data-findings") or "").split()}
    assert marked == numbers == {link.get("data-flag") for link in tree.iter("a") if link.get("data-flag")}
    letters = {one for e in tree.iter("span") for one in (e.get("data-source") or "").split()}
    assert letters == {"A", "B", "C", "D", "E", "?"}


def test_without_script_everything_is_there_and_no_control_is_dead():
    tree = parsed(written(full_report()))
    for name in ("filter", "keys"):
        assert by_id(tree, name).get("hidden") is not None
    assert all(b.get("hidden") is not None for b in tree.iter("button") if b.get("data-only"))
    cards = [element for element in tree.iter("li") if "card" in (element.get("class") or "")]
    assert not [card for card in cards if card.get("hidden") is not None]


def test_sources_tell_who_they_are_and_what_the_reader_is_told():
    tree = parsed(written(harbour_report()))
    official, deckhands = words(by_id(tree, "source-A")), words(by_id(tree, "source-C"))
    for part in (
        "a senior transport official",
        "unnamed person",
        "who spoke on condition of anonymity",
        "condition",
        "internal discussion",
        "has seen the repair list",
        "line 3",
    ):
        assert part in official
    assert deckhands.count("not told") == 3
    assert "2 people" in deckhands
    assert "not told" not in words(by_id(tree, "source-B"))
    (grant,) = (one for one in by_id(tree, "source-A").iter("a") if one.get("href") == "#grant-A")
    assert words(by_id(tree, "grant-A")) == words(grant) == "who spoke on condition of anonymity"


def test_legal_anonymity_lacks_nothing():
    report = harbour_report()
    exempt = tuple(s.model_copy(update={"exempt": True}) if s.id == "s3" else s for s in report.sources)
    card = words(by_id(parsed(written(report.model_copy(update={"sources": exempt}))), "source-C"))
    assert "by law" in card
    assert "the law withholds the name" in card


def test_unnamed_sources_differ_in_more_than_colour():
    tree = parsed(written(harbour_report()))
    (style,) = (one.text or "" for one in tree.iter("style"))
    for name in (".source-unnamed", ".content-unnamed", ".chip.unnamed", ".card.unnamed"):
        assert re.search(rf"{re.escape(name)} {{[^}}]*dashed", style)
    chips = [link for link in tree.iter("a") if link.get("class") == "chip unnamed"]
    assert chips
    assert all("unnamed" in words(chip) for chip in chips)


def test_drawings_have_words_and_numbers_beside_them():
    tree = parsed(written(harbour_report()))
    shape = by_id(tree, "shape")
    bars, strip = shape.iter("table")
    assert "unnamed person" in words(bars)
    assert all(svg.get("aria-label") for svg in shape.iter("svg"))
    rows = [words(row) for row in strip.iter("tr")][1:]
    assert [row.split()[0] for row in rows] == ["A", "C", "all"]


def test_claims_come_in_order_of_priority_with_the_sum_shown():
    tree = parsed(written(full_report()))
    first, second = by_id(tree, "claim-1"), by_id(tree, "claim-2")
    for part in ("1 June 2024", "timing", "public service", "prediction", "one unnamed source alone", "priority 0.90"):
        assert part in words(first)
    rows = [[words(cell) for cell in row] for row in first.iter("tr")]
    assert rows[1:] == [["prominence", "+0.95", "it opens the story"], ["routine", "−0.05", "easy to look up"]]
    assert "Has the council decided?" in words(first)
    assert "source A" in words(second)
    (link,) = (one for one in second.iter("a") if one.get("class") == "words")
    assert words(by_id(tree, link.get("href", "")[1:])) == "some four hundred shift workers"


def test_checks_that_do_not_agree_are_shown_with_their_figures():
    figures = by_id(parsed(written(full_report())), "figures")
    for part in ("1 June 2024 is a Saturday.", "Tuesday", "Saturday", "1 other check"):
        assert part in words(figures)
    assert "As it should be" not in words(figures)


def test_what_is_for_the_desk_alone_is_shown_only_where_asked_for():
    report = full_report()
    findings = (report.findings[0].model_copy(update={"private": True, "message": "Gives it away."}),)
    report = report.model_copy(update={"findings": findings})
    shared = find_reporter("html")
    assert shared.shared
    open_page = str(shared(report))
    assert "Gives it away." not in open_page
    assert "night boat" not in open_page
    assert "1 claim would show a confidential source and is left out." in open_page
    private = written(report, private=True)
    assert "Gives it away." in private
    assert "night boat" in private
    assert private.count("for the desk only") == 2


def test_only_the_name_of_the_file_is_shown():
    report = harbour_report()
    article = report.article.model_copy(update={"path": "/home/ada/secret-project/harbour.txt"})
    text = written(report.model_copy(update={"article": article}))
    assert "harbour.txt" in text
    assert "secret-project" not in text


def test_many_findings_on_the_same_words_do_not_nest_without_end():
    report = harbour_report()
    many = report.model_copy(update={"findings": report.findings[1:2] * 400})
    tree = parsed(written(many))

    def depth(element: Element) -> int:
        return 1 + max((depth(child) for child in element), default=0)

    assert depth(tree) < 30
    assert by_id(tree, "words-400") is not None


def test_notes_and_a_story_without_sources():
    assert "read as Windows-1252" in words(by_id(parsed(written(harbour_report())), "notes"))
    tree = parsed(written(plain_report()))
    assert "Nothing to remark on." in words(by_id(tree, "findings"))
    assert "No sources were found in this story." in words(by_id(tree, "sources"))
    assert "Rain fell on Tuesday." in words(by_id(tree, "story"))
