"""News outlets by name: the one that publishes the story, and others that it cites.

A story gives its own outlet away in the dateline, the byline, the lines at its end, and where it tells how it knows
("The Harbour Echo has learned"). That outlet is the reporter, not another medium.
"""

from __future__ import annotations

from functools import cache

import regex

from onrecord.analyse.lexicons import words
from onrecord.model import Article, BlockRole

_NAME = r"(?P<name>\p{Lu}[\p{L}&’'-]*(?:\s+(?:\p{Lu}[\p{L}&-]*|\d{1,2}\b)){0,3})"
_OF_DATELINE = regex.compile(rf"\((?:[Tt]he\s+)?{_NAME}\)")
_OF_BYLINE = regex.compile(rf"(?:^|,\s*|\bfor\s+)(?:[Tt]he\s+)?{_NAME}\s*$")
_OF_TAIL = regex.compile(
    rf"(?:^\W*(?:The\s+)?{_NAME}(?:[’']s\s+\p{{L}}+\s+page\b|\s+(?:staff\s+)?(?:writers?|reporters?|correspondents?)\b)|"
    rf"\b(?:writes?|reports?|reported)\b[^.]{{0,40}}\bfor\s+(?:[Tt]he\s+)?{_NAME}|"
    rf"©\s*(?:\d{{4}}\s+)?(?:The\s+)?{_NAME}|\bby\s+the\s+{_NAME}\s+news\s?desk\b)"
)
_OF_CAPTION = regex.compile(
    rf"(?:\b(?:[Pp]icture|[Pp]hoto(?:graph)?|[Ii]mage)s?:\s*|\()(?:The\s+)?{_NAME}/|/(?:The\s+)?{_NAME}\)?\s*$"
)
_TELLS_HOW = regex.compile(
    rf"(?:^|(?<=[\s“\"]))(?:[Tt]he\s+)?{_NAME}\s+(?:has\s+learn(?:ed|t)|can\s+reveal|understands|"
    r"(?:has|have|had)\s+not\s+been\s+able\s+to|(?:could|can|did)\s*not\s+(?:independently\s+)?(?:confirm|verify)|"
    r"(?:was|were)\s+(?:not\s+able|unable)\s+to\s+(?:independently\s+)?(?:confirm|verify))\b"
)
_SHOWN = regex.compile(
    rf"\b(?:told|tell|tells|(?:seen|reviewed|obtained|viewed)\s+by|shown\s+to|spoke\s+to|interview\s+with)\s+(?:[Tt]he\s+)?{_NAME}"
)
_ROLE_ENDS = frozenset(["bureau", "desk", "team", "correspondent", "editor", "staff", "writer", "reporter", "press"])
_PIECE = regex.compile(r"[’']s$")


@cache
def _known() -> frozenset[str]:
    """Names of well-known outlets without their article, in lower case."""
    return frozenset(name.removeprefix("The ").casefold() for name in words("media_names"))


def plain(name: str) -> str:
    """A name without article, possessive and marks around it, in lower case."""
    bare = _PIECE.sub("", name.strip(' ,.:;"“”‘\n')).removeprefix("The ").removeprefix("the ")
    return " ".join(bare.split()).casefold()


def is_outlet_name(said: str, definite: bool = False) -> bool:
    """Whether words written as a name are one for an outlet: well-known, or ending like a newspaper's.

    A single word ("Gazette") counts only after "the" (``definite``).
    """
    name = _PIECE.sub("", said.strip(" ,"))
    definite = definite or name[:4].casefold() == "the "
    if plain(name) in _known():
        return True
    parts = name.removeprefix("The ").removeprefix("the ").split()
    if not parts or parts[-1] not in words("outlet_words") or not all(p[0].isupper() or p == "of" for p in parts):
        return False
    if len(parts) == 1:
        return definite
    return parts[0] not in words("first_names_female") | words("first_names_male")


def own_outlets(article: Article) -> frozenset[str]:
    """Names of the outlet that publishes a story, as :func:`plain` gives them; empty where the story gives none."""
    found: set[str] = set()
    credited: set[str] = set()
    for block in article.blocks:
        said = block.span.of(article.text)
        if block.role is BlockRole.DATELINE:
            found.update(_names(_OF_DATELINE, said))
        elif block.role is BlockRole.BYLINE:
            found.update(name for name in _names(_OF_BYLINE, said) if _of_outlet(name, said))
        elif block.role in (BlockRole.TAIL, BlockRole.FURNITURE):
            found.update(_names(_OF_TAIL, said))
        elif block.role is BlockRole.CAPTION:
            credited.update(_names(_OF_CAPTION, said))
    told = {plain(m["name"]): m["name"] for m in _SHOWN.finditer(article.text)}
    found |= credited & told.keys()
    for name in _names(_TELLS_HOW, article.text):
        if name in credited or name in told or is_outlet_name(name.title(), definite=True):
            found.add(name)
    for name, written in told.items():
        if name not in _known() and is_outlet_name(written, definite=True):
            found |= {name} if not found or any(name in other for other in found) else set()
    found.discard("")
    return frozenset(found | {name.split()[-1] for name in found if name.split()[-1].title() in words("outlet_words")})


def _names(pattern: regex.Pattern[str], said: str) -> list[str]:
    """The names that a pattern finds in some words, plain."""
    return [plain(match["name"]) for match in pattern.finditer(said)]


def _of_outlet(name: str, byline: str) -> bool:
    """Whether a name in a byline is the outlet's, not the writer's or their post."""
    if name.split()[-1] in _ROLE_ENDS - {"press"}:
        return False
    whole = plain(byline)
    return name != whole or byline.strip().startswith("The ") or name in _known() or is_outlet_name(byline.strip())
