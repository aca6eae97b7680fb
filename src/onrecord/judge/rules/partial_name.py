"""partial-name: a source with a first name or an initial only, and no word on why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict

from onrecord.judge.reasons import reason_beside
from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of
from onrecord.model import Analysis, BlockRole, Evidence, Level, Source, SourceKind, Span

_PERSONS = frozenset({SourceKind.NAMED_PERSON, SourceKind.UNNAMED_PERSON})
_CHANGED = re.compile(r"\b(?:real|true|own|changed|altered|pseudonym|calling|call (?:him|her|them))\b")
_ONE = r"(?:[A-Z][^\W\d_]+(?:[’'-][A-Z]?[^\W\d_]+)?|(?:[A-Z]\.){1,3})"
# "Tomas, a driver for the firm," "Rosa, 34," "M., who was in the lift": the one name is all the introduction there is
_INTRODUCED = re.compile(
    rf"(?P<name>{_ONE}),? (?:(?<=, )(?:\d{{1,2}}\b|an? [a-z]|the [a-z]|one of |who\b|whose\b|her |his )|\(\d{{1,2}}\))"
)
_SELF = r"(?:himself|herself|themselves)"
_AS = r"(?:only |simply )?as"
_CALLED = re.compile(
    rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w-]+ ){{1,4}}(?:named|called|who goes by|who went by|identified only as"
    rf"|who (?:gave|would give|offered) (?:only )?(?:his|her|their) (?:first )?name {_AS}"
    rf"|who (?:identified|would identify) {_SELF} {_AS}|who asked to be (?:called|identified) {_AS}"
    rf"|who (?:would|could) be identified {_AS}) (?P<name>{_ONE})(?![\w’'-])(?! [A-Z])"
)
_OPENERS = (
    "(?:And|But|So|For|As|When|While|Then|Yet|If|Like|To|With|Only|Even|Now|Today|Yesterday|Still|Both|Of|In|At|On)"
)
# a title, somebody's relative, or a saint stands before the name
_BEFORE = re.compile(
    r"(?:\b(?-i:[A-Z][\w’'.-]{0,40})|[\w’'-]{1,40}['’]s(?: [\w-]{1,40}){1,3},?"
    r"|\b(?:his|her|their|my|our|your|named|saint|st\.?)(?: [\w-]{1,40}){0,3},?) $",
    re.IGNORECASE,
)


class Settings(BaseModel):
    """``disclosed``: at most this level, or "off", where the story says that part of a name is left out but not why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    disclosed: Literal["off", "question", "note", "warning", "error"] = "note"


@rule("partial-name", level="warning", settings=Settings)
def partial_name(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """A source is introduced with one name or an initial only, and the story does not say why the rest is missing.

    Relatives of somebody named, children, and people whom the world knows by one name are let be.

    Why: with half a name nobody can be found or checked, and the reader takes it for a whole one.
    Flagged: ==Tomas==, a driver for the company, said the brakes had been reported twice.
    Fine: Tomas, whose surname is withheld because his brother is in custody, said the brakes had been reported twice.
    Fine: Tomas Arend, a driver for the company, said the brakes had been reported twice.
    """
    for source in story.sources:
        if (
            source.kind not in _PERSONS
            or source.exempt
            or source.relay
            or " " in (source.name or "")
            or not story.attributions_of(source)
        ):
            continue
        found = _one_name(story, source)
        if found is None or story.in_quotation(found) or _known(story, source, found):
            continue
        sentence = story.sentence_at(found.start)
        near = _near(story, sentence or found)
        if _CHANGED.search(near):
            continue  # a name that is not the person's own: another matter
        disclosure = any_of("name_withheld").search(near)
        explained = reason_beside(story, sentence or found) is not None or settings.disclosed == "off"
        if disclosure is not None and explained:
            continue
        yield Hit(
            found,
            source,
            f"Of {story.words(found)}, the reader gets one name only"
            + (
                ", and no reason. Why is the rest left out?"
                if disclosure
                else ". Is the full name known, or why not given?"
            ),
            evidence=(Evidence(span=source.mentions[0], role="source"),),
            looked_for=("a full name", "a reason for leaving part of it out"),
            at_most=Level(settings.disclosed) if disclosure is not None else None,
        )


def _one_name(story: Analysis, source: Source) -> Span | None:
    """Where the source is introduced with one name, if that is how."""
    text = story.article.text
    for mention in source.mentions:
        if story.article.role_at(mention.start) is not BlockRole.BODY:
            continue
        sentence = story.sentence_at(mention.start) or mention
        match = _CALLED.search(text, max(sentence.start, mention.start - 80), sentence.end)
        if match is not None and Span(*match.span()).overlaps(mention):
            return Span(*match.span("name"))
        match = _INTRODUCED.match(text, mention.start, sentence.end)
        if match is not None and not _BEFORE.search(text[sentence.start : mention.start]):
            return Span(*match.span("name"))
    return None


def _known(story: Analysis, source: Source, found: Span) -> bool:
    """Whether the rest of the name stands elsewhere, or the person is one whom the world knows by one name."""
    name = re.escape(story.words(found))
    text = story.article.text
    if re.search(rf"\b{name} (?:[A-Z]\. )?[A-Z]\w+|\b(?!{_OPENERS}\b)[A-Z][\w’'.-]{{0,40}} {name}\b", text):
        return True
    around = text[max(0, found.start - 30) : found.end + 50]
    return any_of("one_name_callings").search(around) is not None


def _near(story: Analysis, sentence: Span) -> str:
    """The sentence, with the one before and after it in its paragraph."""
    block = story.article.block_at(sentence.start)
    inside = [s for s in story.sentences if block is not None and block.span.contains(s)]
    here = inside.index(sentence) if sentence in inside else 0
    return " ".join(story.words(s) for s in inside[max(0, here - 1) : here + 2])
