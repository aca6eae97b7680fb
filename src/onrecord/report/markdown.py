"""The report as Markdown: for a pull request, a wiki, a message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from onrecord.model import Finding, Level, Place, Report, Span
from onrecord.report.excerpt import sentence_around
from onrecord.report.markdown_text import bold, link, plain, table
from onrecord.report.page import Page
from onrecord.report.registry import Several, reporter
from onrecord.report.summary import percent, standing, summarise
from onrecord.report.tally import Entry, tally
from onrecord.report.wording import described, kind_words, place_words

_LONGEST = 400
"""Characters of a sentence that are shown around the words of a finding."""


@reporter("markdown", suffix="md", several=Several(between="\n---\n\n"), shared=True)
def markdown(report: Report, page: Page) -> str:
    """Verdict, sources, findings and questions as Markdown, for a pull request or a message."""
    told: set[str] = set()
    found = standing(report)
    findings = [finding for finding in found if finding.level is not Level.QUESTION]
    questions = [finding for finding in found if finding.level is Level.QUESTION]
    sections = [_head(report), _sources(report)]
    if findings:
        sections.append("## Findings\n\n" + "\n\n".join(_findings(report, findings, page, told)))
    if questions:
        tasks = (_question(report, question, page, told) for question in questions)
        sections.append("## Questions for the desk\n\n" + "\n".join(tasks))
    if report.article.notes:
        sections.append("## Notes\n\n" + "\n".join(f"- {plain(note)}" for note in report.article.notes))
    return "\n\n".join(sections) + "\n"


def _head(report: Report) -> str:
    """Title, file and policy, verdict."""
    article, summary = report.article, summarise(report)
    origin = [plain(words) for words in (article.path, article.byline) if words]
    verdict = [f"**{summary.findings()}**", *summary.pieces()]
    if summary.suppressed:
        verdict.append(f"{summary.suppressed} suppressed")
    lines = [f"# {plain(article.title) or '(no title)'}", " · ".join((*origin, f"policy {plain(report.policy)}"))]
    return "\n\n".join((*lines, " · ".join(verdict)))


def _sources(report: Report) -> str:
    """The table of sources, those with most words first."""
    entries = tally(report).entries
    if not entries:
        return "No sources were found in this story."
    headings = ["Source", "Kind", "Statements", "Words", "Share", "First named"]
    return "## Sources\n\n" + table(headings, [_row(entry) for entry in entries], right=frozenset({2, 3, 4}))


def _row(entry: Entry) -> list[str]:
    source = entry.source
    who = bold(plain(source.label)) if source.unnamed else plain(source.label)
    more = plain(described(source))
    share = "" if entry.share is None else percent(entry.share)
    counts = [str(entry.statements), f"{entry.words:,}", share, _where(entry.first)]
    return [f"{who}, {more}" if more else who, kind_words(source), *counts]


def _where(place: Place | None) -> str:
    if place is None:
        return ""
    return f"line {place.line}" if place.line is not None else f"paragraph {(place.paragraph or 0) + 1}"


def _findings(report: Report, findings: list[Finding], page: Page, told: set[str]) -> Iterator[str]:
    """The findings in text order; those about the same words stand under one quotation of the sentence."""
    for span, group in groupby(findings, key=lambda finding: finding.span):
        place = place_words(report.article, span, page).capitalize()
        remarks = (_remark(finding, told) for finding in group)
        yield f"**{place}**\n\n> {_sentence(report, span)}\n\n" + "\n".join(remarks)


def _remark(finding: Finding, told: set[str]) -> str:
    return _item(f"- **{finding.level.value}**: {plain(finding.message)} ({plain(finding.rule)})", finding, told)


def _question(report: Report, question: Finding, page: Page, told: set[str]) -> str:
    """What only the desk can answer, as a task to tick."""
    words = plain(_shortened(report.article.words(question.span), 40))
    where = f"{place_words(report.article, question.span, page)}, “{words}”"
    return _item(f"- [ ] {plain(question.message)} ({where}; {plain(question.rule)})", question, told)


def _item(head: str, finding: Finding, told: set[str]) -> str:
    """An item of a list, and where the report first names the rule, why the rule stands."""
    lines = [head, *(_why(finding) if finding.rule not in told else ())]
    told.add(finding.rule)
    return "\\\n  ".join(lines)


def _why(finding: Finding) -> Iterable[str]:
    if finding.why:
        yield f"*Why:* {plain(finding.why)}"
    if finding.clause:
        clause = link(finding.clause, finding.url) if finding.url else plain(finding.clause)
        yield f"*Modelled on:* {clause}"


def _sentence(report: Report, span: Span) -> str:
    """The sentence around the words, with the words in bold; of a long one the part around them."""
    text, around = report.article.text, sentence_around(report, span)
    room = max(0, _LONGEST - (span.end - span.start)) // 2
    before, after = text[around.start : span.start], text[span.end : around.end]
    if len(before) > room:
        before = "… " + before[len(before) - room :].partition(" ")[2]
    if len(after) > room:
        after = after[:room].rpartition(" ")[0] + " …"
    words, left, right = plain(text[span.start : span.end]), plain(before), plain(after)
    left += " " if left and before[-1:].isspace() else ""
    right = " " + right if right and after[:1].isspace() else right
    return f"{left}{bold(words, left, right)}{right}"


def _shortened(words: str, longest: int) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= longest else (flat[:longest].rpartition(" ")[0] or flat[:longest]) + "…"
