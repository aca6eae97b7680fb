"""The story with numbered marks and its rows as one page that loads nothing and runs nothing."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.model import Report
from onrecord.report.html.plain import plain
from onrecord.worksheet.lists import shortlist
from onrecord.worksheet.marked import paragraphs
from onrecord.worksheet.rows import Row, shown


def marked_html(report: Report, rows: Sequence[Row], *, size: int, public: bool = False) -> str:
    """The page; everything from the story is cleaned and escaped, and its policy forbids scripts and loading."""
    numbers = {row.key: row.known["No."] for row in rows}
    style = _style()
    return (
        _environment()
        .get_template("claims.html")
        .render(
            title=report.article.title or "(no title)",
            style=Markup(style),
            policy=Markup(f"default-src 'none'; style-src '{_digest(style)}'; base-uri 'none'; form-action 'none'"),
            paragraphs=list(paragraphs(report, rows)),
            short=[(numbers.get(c.key or c.id), c) for c in shortlist(report, size, public=public)],
            words=report.article.words,
            rows=[{**row.known, **row.typed} for row in rows],
            mismatches=[check for check in report.checks if not check.agrees],
            withheld=len(report.claims) - len(shown(report.claims, public=public)),
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("onrecord.worksheet", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_cleaned,
    )


def _cleaned(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Markup):
        return "\n".join(plain(line) for line in value.split("\n"))
    return value


@cache
def _style() -> str:
    return (files("onrecord.worksheet") / "templates" / "claims.css").read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
