"""Whatever a story, its file or a policy holds, the page's elements and attributes are the page's own."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Level, Report
from onrecord.report.clean import JOINERS
from onrecord.report.html.plain import plain, web_address
from tests.report.html.written import full_report, parsed, written

PAYLOADS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)//",
    "</style><img/src=x/onerror=alert(1)>",
    "\"'onmouseover='alert(1)'x=\"",
    "'><svg/onload=alert(1)>",
    "<!--<a><!DOCTYPE<?php{{7*7}}{%x%}",
    "&lt;b&gt;&#x3c;&quot;&amp;&copy",
    "]]><title></title></textarea></h1>",
    "x\u202eevil\u2066\u2069\u200f",
    "a\ud800b\udfffc\udcff",
    "\x00\x1b[31m\x07\x9b\x7f",
    "\u2028\u2029\ufffe\U000e0041",
]
WORDY = {"aria-label", "title", "data-rule", "value"}
"""Attributes whose value may hold words of a rule or a source."""
OPAQUE = {"id", "kind", "level", "manner", "role", "source_id", "source_ids", "attribution_id", "attribution_ids"} | {
    "check_ids", "rule", "suppressed_by", "format", "encoding", "language", "url", "path", "nature", "sourcing",
    "prominence", "grant_kind", "reason_kind", "basis_kind", "claim_id",
}  # fmt: skip
"""Fields that say what a thing is, and no words; rules and paths have tests of their own."""


def skeleton(text: str) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Elements with their attributes, without the words."""
    return [(str(element.tag), _attributes(element)) for element in parsed(text).iter()]


def _attributes(element: Element) -> tuple[tuple[str, str], ...]:
    return tuple((name, "" if name in WORDY else value) for name, value in element.attrib.items())


def harmless(payload: str) -> str:
    """Plain letters, spaces and stops in the places of the payload's letters, white space and signs."""
    kept = "".join(" " if c.isspace() else c if c in "'’-_" else "a" if c.isalnum() else "." for c in payload)
    assert "<" not in kept
    return kept


def filled(report: Report, payload: str) -> Report:
    """The report with the payload for every word in it; the text keeps its length and its lines."""

    def replaced(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: replaced(one, key) for key, one in value.items()}
        if isinstance(value, list | tuple):
            return tuple(replaced(one, name) for one in value)
        if name == "text" and isinstance(value, str) and "\n" in value:
            cycle = (payload * (len(value) // len(payload) + 1))[: len(value)]
            return "".join("\n" if own == "\n" else new for own, new in zip(value, cycle, strict=True))
        return payload if isinstance(value, str) and value and name not in OPAQUE else value

    return Report.model_validate(replaced(report.model_dump()))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_element_and_no_attribute_comes_from_outside(payload: str):
    report = full_report()
    assert skeleton(written(filled(report, payload))) == skeleton(written(filled(report, harmless(payload))))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_rules_and_files_and_kinds_of_source_from_outside(payload: str):
    report = full_report()

    def dressed(words: str) -> str:
        findings = tuple(f.model_copy(update={"rule": words, "level": Level.NOTE}) for f in report.findings)
        sources = tuple(s.model_copy(update={"detail": words}) for s in report.sources)
        article = report.article.model_copy(update={"path": f"stories/{words.replace('/', '-')}"})
        return written(
            report.model_copy(update={"findings": findings, "sources": sources, "article": article, "policy": words})
        )

    assert skeleton(dressed(payload)) == skeleton(dressed("harmless"))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_page_can_be_written_and_holds_no_invisible_character(payload: str):
    text = written(filled(full_report(), payload))
    text.encode("utf-8")
    assert not [character for character in text if not (character.isprintable() or character == "\n")]


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_at_all(payload: str):
    report = full_report()
    article = report.article.model_copy(update={"title": payload, "byline": payload or None})
    text = written(report.model_copy(update={"article": article}))
    text.encode("utf-8")
    tags = [tag for tag, _ in skeleton(text)]
    assert tags.count("script") == 1
    assert all(character.isprintable() or character in JOINERS for character in plain(payload))


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/x",
        "https://",
        "http://[",
        "https://example.org/\u202ex",
        'https://example.org/" onclick="x',
        "",
        None,
    ],
)
def test_an_address_that_is_none_of_the_web_is_no_link(url: str | None):
    assert web_address(url) is None
    report = full_report()
    findings = tuple(f.model_copy(update={"url": url}) for f in report.findings)
    tree = parsed(written(report.model_copy(update={"findings": findings})))
    assert all(link.get("href", "").startswith("#") for link in tree.iter("a"))


def test_an_address_of_the_web_is_a_link_that_tells_nothing_of_where_it_stands():
    tree = parsed(written(full_report()))
    (link,) = (one for one in tree.iter("a") if one.get("href", "").startswith("https:"))
    assert link.get("href") == "https://example.org/guide#unnamed"
    assert {"noopener", "noreferrer"} <= set(link.get("rel", "").split())
