"""The story with numbered marks and its rows as one page that loads nothing and runs nothing."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from onrecord.model import Report
from onrecord.report.html.environment import asset, environment, security_policy
from onrecord.report.html.plain import plain
from onrecord.worksheet.lists import shortlist
from onrecord.worksheet.marked import paragraphs
from onrecord.worksheet.rows import Row, shown

_HERE = "onrecord.worksheet"


def marked_html(report: Report, rows: Sequence[Row], *, size: int, public: bool = False) -> str:
    """The page; everything from the story is cleaned and escaped, and its policy forbids scripts and loading."""
    numbers = {row.key: row.known["No."] for row in rows}
    style = asset("claims.css", _HERE)
    return (
        environment(_HERE, _plain_lines)
        .get_template("claims.html")
        .render(
            title=report.article.title or "(no title)",
            style=Markup(style),
            policy=security_policy(style),
            paragraphs=list(paragraphs(report, rows)),
            short=[(numbers.get(c.key or c.id), c) for c in shortlist(report, size, public=public)],
            words=report.article.words,
            rows=[{**row.known, **row.typed} for row in rows],
            mismatches=[check for check in report.checks if not check.agrees],
            withheld=len(report.claims) - len(shown(report.claims, public=public)),
        )
    )


def _plain_lines(text: str) -> str:
    """Words of several lines, each cleaned: the table shows them as lines."""
    return "\n".join(plain(line) for line in text.split("\n"))
