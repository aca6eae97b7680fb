"""What every web page stands on: its templates, its style sheet and scripts, and the policy that lets nothing else in.

Whatever comes from a story, its file or a policy is cleaned and escaped here and nowhere else; it never stands in a
script, a style sheet or an attribute that acts.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.report.html.plain import plain

_OWN = "onrecord.report.html"
_TEMPLATES = "templates"


@cache
def environment(package: str = _OWN, clean: Callable[[str], str] = plain) -> Environment:
    """The templates of a package, and those of the report; every word that they are given is cleaned, then escaped."""

    def cleaned(value: object) -> object:
        """A text without what could act on the page; other values, and what the templates made, as they are."""
        return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    return Environment(
        loader=ChoiceLoader([PackageLoader(package, _TEMPLATES), PackageLoader(_OWN, _TEMPLATES)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=cleaned,
    )


@cache
def asset(name: str, package: str = _OWN) -> str:
    """A style sheet or a script, as it stands in the page."""
    return (files(package) / _TEMPLATES / name).read_text(encoding="utf-8")


def security_policy(style: str, script: str | None = None) -> Markup:
    """What a page allows itself: this style sheet, this script where it has one, and nothing else at all."""
    scripts = f"script-src '{_digest(script)}'; " if script is not None else ""
    return Markup(f"default-src 'none'; style-src '{_digest(style)}'; {scripts}base-uri 'none'; form-action 'none'")


def _digest(text: str) -> str:
    """The digest of a style sheet or script, as a content security policy names it."""
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
