"""Crimes and misconduct said of somebody by name: "Rook robbed the shop", "accused Rook of taking bribes"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.judge.words import any_of, lines, word_set
from onrecord.model import Analysis, BlockRole, Span

_NAME = (
    r"[A-Z](?=[\w’'-]{0,40}[a-z])[\w’'.-]{0,40}\w"
    r"(?:\s{1,9}(?:[A-Z][\w’'-]{0,40}\.?|of|de|van|al|the(?=\s[A-Z])|&)(?![\w’'-])){0,9}(?<![\s&])"
)
_ASIDE = r"(?:,[^,.;“”\"]{3,90},|\s{1,9}\([^)]{0,200}\))?"
_BETWEEN = (
    r"(?:(?:who|has|have|had|also|once|then|later|repeatedly|knowingly|secretly|personally|illegally|\w+ly)\s+){0,3}"
)
_NO_SUBJECT = re.compile(r"\b(?:to|of|by|with|for|from|in|at|on|near|and|against|than|as|called|named) (?:the )?$")
"""What stands before a name that is no subject: "a couple loyal to Rook robbed"."""
_LAST = re.compile(r"[A-Z][\w’'-]{0,60}$")


@dataclass(frozen=True, slots=True)
class Misdeed:
    """A named party, the words that say the deed, both together, and the sentence."""

    party: Span
    deed: Span
    sentence: Span

    @property
    def span(self) -> Span:
        """From the name to the end of the deed."""
        return Span(min(self.party.start, self.deed.start), max(self.party.end, self.deed.end))


def misdeeds(story: Analysis) -> Iterator[Misdeed]:
    """Every misdeed that a verb says of a named person or body in the body of a story, in text order."""
    for sentence in story.sentences:
        if story.article.role_at(sentence.start) is BlockRole.BODY:
            yield from _matches(story, sentence, _deed())


def accusations(story: Analysis) -> Iterator[Misdeed]:
    """Every named party "accused of" a misdeed in the body of a story."""
    for sentence in story.sentences:
        if story.article.role_at(sentence.start) is BlockRole.BODY:
            yield from _matches(story, sentence, _accused())


def family_name(story: Analysis, party: Span) -> str:
    """The last word of a party's name."""
    found = _LAST.search(story.words(party))
    return found.group() if found else story.words(party)


def proceedings_about(story: Analysis, party: Span) -> bool:
    """Whether a sentence that names the party speaks of a charge, a trial, a conviction or an admission."""
    name = re.compile(rf"\b{re.escape(family_name(story, party))}\b")
    known = any_of("proceedings")
    places = (story.sentence_at(match.start()) for match in name.finditer(story.article.text))
    return any(place is not None and known.search(story.words(place)) for place in places)


def _matches(story: Analysis, sentence: Span, pattern: re.Pattern[str]) -> Iterator[Misdeed]:
    text = story.words(sentence)
    for match in pattern.finditer(text):
        if _NO_SUBJECT.search(text, 0, match.start("name")) and pattern is _deed():
            continue
        name = match["name"].removeprefix("The ").removeprefix("the ")
        party = Span(sentence.start + match.end("name") - len(name), sentence.start + match.end("name"))
        if name.split()[0].lower() not in word_set("no_party"):
            deed = Span(sentence.start + match.start("deed"), sentence.start + match.end("deed"))
            yield Misdeed(party, deed, sentence)


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<name>{_NAME}){_ASIDE},?\s+{_BETWEEN}(?P<deed>(?:{'|'.join(lines('misdeeds'))})\b)")


@cache
def _accused() -> re.Pattern[str]:
    accused = r"(?:accus(?:ed|es|ing)|suspect(?:ed|s))"
    nouns = "|".join(lines("wrongdoing_nouns"))
    return re.compile(
        rf"\b{accused}\s+(?:[a-z]+\s+){{0,3}}?(?P<name>{_NAME}){_ASIDE},?\s+of\s+(?P<deed>(?:[\w’'-]+\s+){{0,3}}?(?:{nouns})\b)"
    )
