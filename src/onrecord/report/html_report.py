"""The report as one web page that needs nothing else: no network, no other file, and no script to be read.

The page's content security policy forbids everything but its one style sheet and its one script, which it knows by
their digests. Whatever comes from the story, its file or a policy is cleaned and escaped at one place, the template
environment below; it never stands in the script, the style sheet or an attribute that acts.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.model import Level, Report
from onrecord.report.html.ledger import items, mismatches
from onrecord.report.html.links import linker
from onrecord.report.html.marks import marks
from onrecord.report.html.names import Group, Names, names, questions, remarks
from onrecord.report.html.people import people
from onrecord.report.html.plain import plain
from onrecord.report.html.plots import bars, strip
from onrecord.report.html.remarks import cards
from onrecord.report.html.story import story
from onrecord.report.page import Page
from onrecord.report.registry import reporter
from onrecord.report.summary import counted, summarise
from onrecord.report.tally import tally

_TEMPLATES = "templates"


@reporter("html", suffix="html", shared=True)
def html_report(report: Report, page: Page) -> str:
    """The story with its sources, statements and findings marked, to read in a browser or to print; one file."""
    return _environment().get_template("page.html").render(_contents(report, page))


def content_security_policy() -> str:
    """What the page allows itself: its own style sheet and script, and nothing else at all."""
    style, script = (_digest(_asset(name)) for name in ("style.css", "script.js"))
    return f"default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"


def _contents(report: Report, page: Page) -> dict[str, Any]:
    """Everything that the templates show."""
    known = names(report, private=page.private)
    shown = story(report.article, marks(report, known))
    link = linker(report, shown.anchors)
    counts = tally(report)
    sources = {source.id: source for source in report.sources}
    persons = people(report, known, counts, link)
    aside = [one for one in known.findings if one.finding.suppressed]
    return {
        "policy": Markup(content_security_policy()),
        "style": Markup(_asset("style.css")),
        "script": Markup(_asset("script.js")),
        "article": report.article,
        "file": PurePath(report.article.path).name if report.article.path else "",
        "profile": report.policy_title or report.policy,
        "summary": summarise(report),
        "counted": counted,
        "levels": [level.value for level in Level],
        "story": shown,
        "people": persons,
        "unnamed": [person for person in persons if person.group is Group.UNNAMED],
        "findings": cards(remarks(known.findings), known, sources, link),
        "questions": cards(questions(known.findings), known, sources, link),
        "aside": cards(aside, known, sources, link),
        "rules": _rules(known),
        "bars": bars(counts) if counts.words else [],
        "strip": strip(report, known),
        "double": sum(kind.words for kind in counts.kinds) > counts.words,
        "claims": items(report, known, link),
        "withheld": len(report.claims) - len(known.claims),
        "checks": len(report.checks),
        "mismatches": mismatches(report, link),
    }


def _rules(known: Names) -> list[str]:
    """The rules with a finding that stands, for the filter."""
    return sorted({one.finding.rule for one in known.findings if not one.finding.suppressed})


@cache
def _environment() -> Environment:
    """The templates; every word that they are given is cleaned, then escaped."""
    return Environment(
        loader=PackageLoader("onrecord.report.html", _TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_cleaned,
    )


def _cleaned(value: object) -> object:
    """A text without what could act on the page; other values, and what the templates made, as they are."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _asset(name: str) -> str:
    """The style sheet or the script, as it stands in the page."""
    return (files("onrecord.report.html") / _TEMPLATES / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """The digest of a style sheet or script, as a content security policy names it."""
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
