"""The HTML report as the tests look at it: parsed strictly, as a browser would."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import html5lib

from onrecord.model import Addend, Check, CheckInput, Claim, Evidence, Nature, Report, Sourcing, Span
from onrecord.report.html_report import html_report
from onrecord.report.page import Page
from tests.build import locate
from tests.report.sample import HARBOUR, harbour_report


def written(report: Report, **page: object) -> str:
    """The page."""
    text = html_report(report, Page(**page))
    assert isinstance(text, str)
    return text


def parsed(text: str) -> Element:
    """The page as a tree; an error of HTML is an error of the test."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)


def by_id(tree: Element, name: str) -> Element:
    """The element of that id."""
    (found,) = (element for element in tree.iter() if element.get("id") == name)
    return found


def words(element: Element) -> str:
    """All text of an element, on one line."""
    return " ".join("".join(element.itertext()).split())


def full_report() -> Report:
    """The sample with claims, checks, evidence, and one finding set aside by an allowance: every panel is there."""
    report = harbour_report()
    deckhands = locate(HARBOUR, "Two deckhands")
    told = locate(HARBOUR, "were told last week")
    findings = tuple(
        finding.model_copy(
            update={
                "summary": "An unnamed source speaks and the story never says why.",
                "looked_for": ("a reason beside the source", "a reason anywhere"),
                "evidence": (Evidence(span=told, role="what they say"),),
            }
        )
        if finding.rule == "anon-no-reason"
        else finding
        for finding in report.findings[:-1]
    )
    aside = report.findings[-1].model_copy(update={"suppressed_by": "allowance", "justification": "seen the memo"})
    return report.model_copy(
        update={
            "findings": (*findings, aside),
            "claims": (
                Claim(
                    id="c1",
                    span=locate(HARBOUR, "some four hundred shift workers"),
                    text="The night ferry carries some four hundred shift workers.",
                    categories=("quantity",),
                    source_ids=("s1",),
                    sourcing=Sourcing.SINGLE_UNNAMED,
                    priority=0.4,
                ),
                Claim(
                    id="c2",
                    span=locate(HARBOUR, "will stop running on 1 June"),
                    text="The night ferry will stop running on 1 June 2024.",
                    nature=Nature.PREDICTION,
                    categories=("timing", "public_service"),
                    sourcing=Sourcing.SINGLE_UNNAMED,
                    priority=0.9,
                    addends=(
                        Addend(name="prominence", value=0.95, why="it opens the story"),
                        Addend(name="routine", value=-0.05, why="easy to look up"),
                    ),
                    questions=("Has the council decided?",),
                    evidence=("the timetable for June",),
                    check_ids=("k1",),
                ),
                Claim(id="c3", span=deckhands, text="The deckhands work on the night boat.", sensitive=True),
            ),
            "checks": (
                Check(
                    id="k1",
                    kind="weekday",
                    span=locate(HARBOUR, "1 June"),
                    inputs=(CheckInput(span=locate(HARBOUR, "Tuesday"), value="Tuesday"),),
                    stated="Tuesday",
                    computed="Saturday",
                    agrees=False,
                    message="1 June 2024 is a Saturday.",
                ),
                Check(
                    id="k2", kind="sum", span=told, stated="4", computed="4", agrees=True, message="As it should be."
                ),
            ),
        }
    )


def nowhere(report: Report) -> Report:
    """The report with a finding that has no words and one beyond the story's end."""
    first = report.findings[0]
    end = len(report.article.text)
    return report.model_copy(
        update={
            "findings": (
                first.model_copy(update={"span": Span(46, 46)}),
                first.model_copy(update={"span": Span(end, end)}),
                *report.findings,
            )
        }
    )
