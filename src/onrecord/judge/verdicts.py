"""Judgements on people and bodies in what a source says: contempt and praise, found by words.

Two word lists make a kind of judgement. ``<kind>_of_people`` holds words that judge a person wherever they stand
("coward"); ``<kind>_verdicts`` holds words that also fit weather and budgets ("a disaster"), which count only where a
person or a body is said to be that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.judge.words import any_of, lines
from onrecord.model import Analysis, Span

_BEFORE = 90
_CLAUSE = re.compile(r"[.;:!?—–]")
_NEGATED = re.compile(r"(?:\b(?:not|never|no|nor|neither|hardly|without)\b|n['’]t\b)(?:\W+\w+){0,3}\W*$", re.IGNORECASE)
_SELF = re.compile(r"\b(?:I|we)(?:['’](?:m|re)| am| are| was| were| felt| feel| look(?:ed)?)\b[^,]*$", re.IGNORECASE)
_ONLY_IF = re.compile(r"\b(?:if|whether|unless|as though|what|who|why|how)\b[^,]*$", re.IGNORECASE)
# "he called her a liar": somebody else's word, which the source only reports
_OF_OTHERS = re.compile(
    r"(?<!\bI )(?<!\bwe )(?<!\bI['’]d )"
    r"\b(?:call|brand|label|say|said|tell|told|feel|felt|think|thought|believ|convinc)\w*\b[^,]*$",
    re.IGNORECASE,
)
_NOT_NAMES = (
    r"(?!(?:This|That|It|There|What|These|Those|Who|We|I|Here|Nobody|Everybody|Everyone|Now|And|But|So|If|When|The|An?|Maybe"
    r"|Some|Let|Nothing|Everything|Which|Where|As|In|On|At|For|Just|Even)\b)"
)
_BEING = (
    r"(?:(?:is|was|are|were|be|been|being|became|becomes|remains?|looks?|looked|seems?|seemed|acts? like|acted like)"
    r"|(?<=\w)['’](?:s|re|d be)|\b(?:as|call(?:s|ed)? (?:him|her|them|it)))\s+"
)
_DEGREE = (
    r"(?:(?:an?|the|such|so|too|very|just|quite|really|rather|most|one|pretty|\w+ly|total|complete|real|bit of a)\s+)"
)


def judgements(story: Analysis, span: Span, kind: str) -> Iterator[Span]:
    """Words of the span that judge a person or a body, without those denied, supposed or said of oneself."""
    text = story.words(span)
    for match in any_of(f"{kind}_of_people").finditer(text):
        before = _clause_before(text, match.start())
        if not _taken_back(before):
            yield Span(span.start + match.start(), span.start + match.end())
    for match in _predicated(kind).finditer(text):
        before = _clause_before(text, match.start("verdict"))
        if not _taken_back(before):
            yield Span(span.start + match.start("verdict"), span.start + match.end("verdict"))


def _clause_before(text: str, end: int) -> str:
    return _CLAUSE.split(text[max(0, end - _BEFORE) : end])[-1]


def _taken_back(before: str) -> bool:
    return any(pattern.search(before) for pattern in (_NEGATED, _SELF, _ONLY_IF, _OF_OTHERS))


@cache
def party() -> str:
    """A pattern for the words by which a story speaks of a particular person or body."""
    offices = "|".join(lines("judged_parties"))
    name = rf"(?-i:(?:Mr|Mrs|Ms|Dr|Sir|Lady|Lord)\.? )?(?-i:{_NOT_NAMES}[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,3}})"
    return rf"(?:he|she|they|you|(?:the|this|that|our|their|his|her|my) (?:[\w-]+ ){{0,2}}(?:{offices})|{name})"


@cache
def _predicated(kind: str) -> re.Pattern[str]:
    verdicts = "|".join(lines(f"{kind}_verdicts"))
    gap = rf"(?:\s+(?:(?!{_BEING})\w+\s+){{0,3}})?"
    people = "|".join(
        (*lines("judged_parties"), "m[ae]n", "wom[ae]n", "guy", "person", "people", "human", "player", "politician")
    )
    # "a crazy election" judges no person, "crazy and cruel" and "a crazy boss" do
    after = rf"(?!\s+(?!(?:and|or|but|to|with|about|in|for|at|as|of|on|by|who|that|when|because|than|{people})s?\b)\w)"
    return re.compile(rf"\b{party()}{gap}\s*{_BEING}{_DEGREE}{{0,4}}(?P<verdict>{verdicts})\b{after}", re.IGNORECASE)
