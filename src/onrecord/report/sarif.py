"""SARIF 2.1.0, for code scanning and for viewers of such files.

Rules are the newsroom's rules, a policy is a taxonomy whose taxa are its clauses, questions to the desk are results of
the kind "review". Several stories are one run, since services that take such files take few runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from onrecord.model import LEVEL_ORDER, Finding, Report
from onrecord.report.json_text import json_text
from onrecord.report.page import Page
from onrecord.report.registry import reporter
from onrecord.report.sarif_results import BASE, Places, address, artifact, level_of, message, result

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif_log(reports: Sequence[Report], page: Page) -> str:
    """One log with one run over all the reports."""
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(reports, page)]}, indent=1) + "\n"


@reporter("sarif", suffix="sarif", shared=True, bare=True, together=sarif_log)
def sarif(report: Report, page: Page) -> str:
    """Findings as SARIF 2.1.0, for code scanning; several stories are one run.

    Lines and columns are those of the story's file, in code points; ``charOffset`` stands only where the story is the
    file itself. Suppressed findings are there, with their suppression.
    """
    return sarif_log([report], page)


def _run(reports: Sequence[Report], page: Page) -> dict[str, Any]:
    findings = [finding for report in reports for finding in report.findings]
    rules = _rules(findings)
    taxonomies = _taxonomies(reports)
    places = Places(
        rules={rule["id"]: index for index, rule in enumerate(rules)},
        taxa={taxonomy["name"]: [taxon["id"] for taxon in taxonomy["taxa"]] for taxonomy in taxonomies},
        baseline=any(finding.suppressed_by == "baseline" for finding in findings),
    )
    run: dict[str, Any] = {
        "tool": {"driver": _driver(rules, taxonomies)},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {BASE: {"description": {"text": "The folder in which onrecord was run."}}},
        "artifacts": [artifact(report, page) for report in reports],
        "invocations": [_invocation(reports, page)],
        "taxonomies": taxonomies,
        "results": [
            result(report, number, finding, places, page)
            for number, report in enumerate(reports)
            for finding in report.findings
        ],
    }
    return {name: value for name, value in run.items() if value or name == "results"}


def _driver(rules: list[dict[str, Any]], taxonomies: list[dict[str, Any]]) -> dict[str, Any]:
    try:
        number = {"semanticVersion": version("onrecord")}
    except PackageNotFoundError:
        number = {}
    driver: dict[str, Any] = {
        "name": "onrecord",
        **number,
        "shortDescription": {"text": "Who says so in a news story, and whether they may stay unnamed."},
        "rules": rules,
    }
    if taxonomies:
        driver["supportedTaxonomies"] = [
            {"name": taxonomy["name"], "index": index} for index, taxonomy in enumerate(taxonomies)
        ]
    return driver


def _rules(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """The rules that found something, by code; the level of each is that of its gravest finding."""
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        by_code.setdefault(finding.rule, []).append(finding)
    return [_rule(code, by_code[code]) for code in sorted(by_code)]


def _rule(code: str, findings: list[Finding]) -> dict[str, Any]:
    gravest = max(findings, key=lambda finding: LEVEL_ORDER.index(finding.level))
    rule: dict[str, Any] = {
        "id": code,
        "name": "".join(part.capitalize() for part in code.split("-")),
        "shortDescription": message(gravest.summary or code),
        "fullDescription": message(gravest.why or gravest.summary or code),
        "defaultConfiguration": {"level": level_of(gravest)},
    }
    clauses = dict.fromkeys(finding.clause for finding in findings if finding.clause)
    why = gravest.why or gravest.summary or code
    rule["help"] = message("\n".join((why, *(f"Modelled on: {clause}" for clause in clauses))))
    url = next((finding.url for finding in findings if finding.url), None)
    return {**rule, "helpUri": url} if url else rule


def _taxonomies(reports: Sequence[Report]) -> list[dict[str, Any]]:
    """Each policy with the clauses that findings cite; the id of a clause is the rule that it stands behind."""
    found: dict[str, dict[str, Any]] = {}
    for report in reports:
        taxonomy = found.setdefault(
            report.policy,
            {"name": report.policy, "shortDescription": message(report.policy_title or report.policy), "taxa": {}},
        )
        for finding in report.findings:
            if finding.clause:
                taxon = {"id": finding.rule, "name": finding.rule, "shortDescription": message(finding.clause)}
                taxonomy["taxa"].setdefault(
                    finding.rule, {**taxon, **({"helpUri": finding.url} if finding.url else {})}
                )
    cited = [taxonomy for taxonomy in found.values() if taxonomy["taxa"]]
    return [{**taxonomy, "taxa": [taxonomy["taxa"][code] for code in sorted(taxonomy["taxa"])]} for taxonomy in cited]


def _invocation(reports: Sequence[Report], page: Page) -> dict[str, Any]:
    """That the stories were read, with what was doubtful in reading them."""
    notes = [
        {
            "level": "note",
            "message": message(note),
            "locations": [{"physicalLocation": {"artifactLocation": address(report.article, number)}}],
        }
        for number, report in enumerate(reports)
        for note in report.article.notes
    ]
    return {"executionSuccessful": True, **({"toolExecutionNotifications": notes} if notes and page.snippets else {})}
