"""The report as one web page that needs nothing else: no network, no other file, and no script to be read.

The page's content security policy forbids everything but its one style sheet and its one script, which it knows by
their digests.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from markupsafe import Markup

from onrecord.model import Level, Report
from onrecord.report.html.environment import asset, environment, security_policy
from onrecord.report.html.ledger import items, mismatches
from onrecord.report.html.links import linker
from onrecord.report.html.marks import marks
from onrecord.report.html.names import Group, Names, names, questions, remarks
from onrecord.report.html.people import people
from onrecord.report.html.plots import bars, strip
from onrecord.report.html.remarks import cards
from onrecord.report.html.story import story
from onrecord.report.page import Page
from onrecord.report.registry import reporter
from onrecord.report.summary import counted, summarise
from onrecord.report.tally import tally


@reporter("html", suffix="html", shared=True)
def html_report(report: Report, page: Page) -> str:
    """The story with its sources, statements and findings marked, to read in a browser or to print; one file."""
    return environment().get_template("page.html").render(_contents(report, page))


def _contents(report: Report, page: Page) -> dict[str, Any]:
    """Everything that the templates show."""
    style, script = asset("style.css"), asset("script.js")
    known = names(report, private=page.private)
    shown = story(report.article, marks(report, known))
    link = linker(report, shown.anchors)
    counts = tally(report)
    sources = {source.id: source for source in report.sources}
    persons = people(report, known, counts, link)
    aside = [one for one in known.findings if one.finding.suppressed]
    return {
        "policy": security_policy(style, script),
        "style": Markup(style),
        "script": Markup(script),
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
