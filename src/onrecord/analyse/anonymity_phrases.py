"""The words by which stories tell of anonymity: grants, reasons and bases of knowledge, read from a data file.

The patterns stand in ``lexicon/anonymity.toml``, kinds after the taxonomy of the project's handbook. Every quantifier
there is bounded, so that matching stays linear in the length of the text. In each list the first pattern wins.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files

import regex

from onrecord.model import BasisKind, GrantKind, ReasonKind

_DATA = tomllib.loads(files("onrecord.analyse").joinpath("lexicon", "anonymity.toml").read_text(encoding="utf-8"))


def _compiled(pattern: str) -> regex.Pattern[str]:
    """A pattern with its parts put in; parts may hold parts."""
    while "<<" in pattern:
        for name, part in _DATA["parts"].items():
            pattern = pattern.replace(f"<<{name}>>", part)
    return regex.compile(pattern, regex.IGNORECASE | regex.VERBOSE)


GRANTS = tuple((GrantKind(item["kind"]), _compiled(item["pattern"])) for item in _DATA["grant"])
"""How anonymity was asked, given or imposed."""

REASON_KINDS = tuple((ReasonKind(item["kind"]), _compiled(item["pattern"])) for item in _DATA["reason"])
"""Words within a reason that tell its kind."""

BASES = tuple((BasisKind(item["kind"]), _compiled(item["pattern"])) for item in _DATA["basis"])
"""How a source knows; they count right after a noun for people only."""

RULED = _compiled(_DATA["single"]["ruled"])
"""Words that say a source was not allowed to speak; a reason wherever they stand."""

FORBIDDEN = _compiled(_DATA["single"]["forbidden"])
"""Words that say a source could not speak in public."""

REASON_OPENERS = _compiled(_DATA["single"]["reason_openers"])
"""How a reason begins right after a grant; the group ``core`` is where it begins itself."""

REASON_ENDS = _compiled(_DATA["single"]["reason_ends"])
"""What ends a reason."""

BASIS_ENDS = _compiled(_DATA["single"]["basis_ends"])
"""What ends the words on how a source knows."""

LEGAL = _compiled(_DATA["single"]["legal"])
"""Words of legal anonymity: minors, victims, court orders."""
