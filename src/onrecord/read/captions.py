"""Picture captions and photo credits in running text."""

from __future__ import annotations

import re
from functools import cache

from onrecord.read.lexicon import entries

_LONGEST = 700
_NAME = r"(?:[A-Z][\w.’'-]*+|(?:de|van|von|der|del|la|bin|al|el|da)\b)"
_NAMES = rf"{_NAME}(?:[ -]{_NAME}){{0,4}}(?:(?:,| and| &) {_NAME}(?:[ -]{_NAME}){{0,3}}){{0,2}}"
_OPENS = re.compile(
    r"(?:\(?(?:FILE PHOTO|File photo|FILE PICTURE|File picture|FILE IMAGE|File image|PHOTO|Photo|Photos|Picture|Image"
    r"|Caption|CAPTION|Pictured|PICTURED|Photograph|Photo caption|Photo credit|Image credit|PHOTO BY|Photo by|Photos by"
    r"|Photograph by|Photography by|Picture by|Pictures by|Credit|Image courtesy)"
    r" ?(?:[:|]|(?<=by)|(?<=BY)) ?"
    r"|FILE ?[-–—] ?[A-Z]|(?:Image caption|Media caption|Image copyright|Image source|Video caption)\b"
    r"|Enlarge this image\b|toggle caption\b|Facebook Twitter Pinterest\b|CLOSE [A-Z]|Photographer: )"
)
_PICTURE_WORD = re.compile(
    r"(?i:.{0,20}\b(?:photo|photograph|picture|image|credit|courtesy|illustration|handout|getty|file))"
)
_IN_PHOTO = re.compile(
    r"\bin this (?:undated |(?:[\w.]+ \d{1,2}, \d{4},? )?(?:file |handout |combination |still |frame )?)"
    r"(?:photo|image|picture)"
    r"|\b(?:file photo|combination photo|handout photo|undated photo)\b|\((?:L|left|right|centre|center|top|bottom)\)"
    r"|\((?:second|third) from (?:left|right)\)"
    r"|\b(?:is|are) (?:pictured|seen) (?:in|at|on|during|near|outside|with|before|here)\b"
)


@cache
def _credit() -> re.Pattern[str]:
    """A credit at the end of a paragraph, after a sentence's end, a bar or an opening parenthesis."""
    agency = "(?:" + "|".join(re.escape(a) for a in sorted(entries("agencies"), key=len, reverse=True)) + ")"
    agencies = rf"{agency}(?: ?[/,] ?(?:{agency}|{_NAMES}))*"
    credit = (
        rf"(?:{_NAMES} ?/ ?(?:{agencies}|[A-Z][\w’' ]{{2,30}})(?: (?:photo|photograph|image))?(?: via {agency})?"
        rf"|{_NAMES} via {agency}|{agencies} ?/ ?{_NAMES}(?: ?/ ?(?:File Photo|{agency}))*"
        rf"|{agency}(?: photo| image)? via {agency}"
        rf"|(?:{agency} )?(?i:photo|photograph|picture|image|photographer|credit|illustration|handout|courtesy|video)s?"
        rf"(?: credit| courtesy| provided)?(?::| by| of| via|/) ?[A-Z][\w.’'&/,() -]{{2,80}}"
        rf"|{_NAMES} ?\({agency}\)|{_NAME} {_NAME}(?: {_NAME})? for The [A-Z][\w’' ]{{2,40}}"
        rf"|(?:Getty Images|AP Photos?|File Photo|AFP/Getty Images))"
    )
    return re.compile(rf"(?:(?<=[.!?)\]\"”’|])\s*|\s?\||\A|\s?\()\s*\(?({credit})\)?\.?\Z")


@cache
def _barred_credit() -> re.Pattern[str]:
    """A credit after a bar, with a stray label after it ("… says. | REUTERS The budget mess")."""
    agency = "|".join(re.escape(a) for a in entries("agencies"))
    return re.compile(rf"\| (?:[A-Z][\w. ]{{2,30}}/ ?)?(?:{agency})\b[^.!?]{{0,60}}\Z")


def is_caption(paragraph: str, *, in_head: bool) -> bool:
    """Whether the whole paragraph is a caption, a credit or both.

    A caption is known by what opens it ("File photo:", "Image caption") or by a credit that closes it ("… on Monday.
    Ada Marsh/Pool via AP"). ``in_head`` (before the story proper) the words of captions alone are enough ("is seen
    at", "(L)").
    """
    if len(paragraph) > _LONGEST:
        return False
    if _OPENS.match(paragraph):
        return True
    end = paragraph[-160:]
    if (match := _credit().search(end)) and _is_credit(match.group(1), paragraph):
        return True
    if _barred_credit().search(paragraph[-130:]):
        return True
    return in_head and len(paragraph) < 350 and bool(_IN_PHOTO.search(paragraph))


def _is_credit(credit: str, paragraph: str) -> bool:
    """Refuses what only looks like a credit: an ordinary short sentence such as "Thanks for The Times."."""
    if "/" in credit or "via" in credit or "(" in credit:
        return True
    if re.match(
        r"(?i:.{0,20}\b(?:photo|photograph|picture|image|credit|courtesy|illustration|handout|getty|file))", credit
    ):
        return True
    return " for " in credit and not paragraph.rstrip().endswith(".")
