"""Who owes the reader a reason and a basis: sources that speak from inside, not passers-by with an opinion.

A voter, a fan or a resident who says what they think needs no basis, and nobody asks why their name is missing; an
official, an aide or a person familiar with the talks does. Somebody with whom anonymity was agreed owes a reason, too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict

from onrecord.judge.description import Description, describe, is_empty
from onrecord.judge.words import any_of, word_set
from onrecord.model import Analysis, Attribution, BasisKind, BlockRole, GrantKind, Source, SourceKind, Span

_PERSON = frozenset({"person", "individual", "someone", "somebody"})
_PRONOUNS = frozenset({"who", "he", "she", "they", "it", "i", "we", "both", "that", "which", "one", "all"})
_KNOWS = frozenset(BasisKind) - {BasisKind.WITNESS}
_WITH_SOMEBODY = re.compile(
    r"^(?:he|she|they|(?:the |former |then-)*(?:president|prime minister|vice president|king|queen|pope)"
    r"|(?-i:[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+)+)) and (?:\w+ )?"
    r"(?:his|her|their|senior|top|other|some|several|many|aides|advisers|allies)\b",
    re.IGNORECASE,
)
_OWNER = re.compile(r"(?:\w['’]s?|\b(?:his|her|its|their|our|my))\s", re.IGNORECASE)
_FOR_SOMEONE = re.compile(r"^(?:for|of|representing)\b")


class Settings(BaseModel):
    """``also`` and ``never``: heads of descriptions that are, or are not, insiders for this newsroom ("trader").

    ``institutional``: at most this level for uncounted plurals such as "city officials", or "off".
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    also: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    institutional: Literal["off", "note", "warning", "error"] = "note"


def speaking_unnamed(story: Analysis) -> Iterator[tuple[Source, Span]]:
    """Unnamed sources of the story's own reporting, each with the mention to point at.

    Left out: legal anonymity, people whom another outlet cites, sources to whom nothing is put, sources that only occur
    inside quotations, and groups with somebody known among them ("she and her aides").
    """
    for source in story.unnamed_sources():
        if _WITH_SOMEBODY.match(source.label):
            continue
        if source.relay is None and story.attributions_of(source):
            mention = first_mention(story, source)
            if mention is not None:
                yield source, mention


def first_mention(story: Analysis, source: Source) -> Span | None:
    """The mention to point at, without the words of the anonymity grant: the first one outside quotations.

    A description comes before a pronoun, and the body before the headline, since the body is where it is mended.
    """
    outside = [pointed for m in source.mentions if not story.in_quotation(m) and (pointed := bare(story, source, m))]
    worded = [m for m in outside if story.words(m).lower() not in _PRONOUNS] or outside
    in_body = [m for m in worded if story.article.role_at(m.start) is BlockRole.BODY]
    return next(iter(in_body or worded), None)


def bare(story: Analysis, source: Source, mention: Span) -> Span:
    """A mention cut off before the grant or the reason that stands in it ("A clerk, who asked not to be named,")."""
    end = mention.end
    if source.anonymity is not None:
        for span in (source.anonymity.grant, source.anonymity.reason):
            if span is not None and mention.start < span.start < end:
                end = span.start
    words = story.article.text[mention.start : end]
    return Span(mention.start, mention.start + len(words.rstrip(" ,;:—–-\n\t")))


def mention_in(story: Analysis, source: Source, attribution: Attribution, otherwise: Span) -> Span:
    """The words that name the source in an attribution, cut like ``bare``; ``otherwise`` where it has none to show."""
    return next((bare(story, source, m) for m in attribution.source if not story.in_quotation(m)), otherwise)


def agreed(source: Source) -> bool:
    """Whether the story says that anonymity was asked, given or imposed."""
    return source.anonymity is not None and source.anonymity.grant is not None


def asked(source: Source) -> bool:
    """Whether anonymity was asked, given or imposed, and a name not merely kept back ("declined to give his name")."""
    return agreed(source) and source.anonymity is not None and source.anonymity.grant_kind is not GrantKind.REFUSAL


def insider(source: Source, story: Analysis, also: Collection[str] = (), never: Collection[str] = ()) -> bool:
    """Whether a source speaks from inside; ``also`` and ``never`` are head words that a policy adds or takes away.

    Lawyers and agents who speak for a client are not insiders: they are the client's voice. Nor is the holder of an
    office of which there is one ("the governor", "her campaign manager"): readers can tell who that is.
    """
    description = describe(source, story)
    heads = {description.head, description.two_word_head}
    if heads & set(never):
        return False
    if heads & set(also):
        return True
    if heads & word_set("unique_offices") and _one_of_a_kind(source, description):
        return False
    if description.head in word_set("representatives"):
        owner = any(word.endswith("'s") or word in {"his", "her", "their"} for word in description.before)
        return not (owner or _FOR_SOMEONE.match(description.after))
    if heads & word_set("insiders"):
        return True
    basis = source.anonymity.basis_kind if source.anonymity is not None else None
    return description.head in _PERSON and basis in _KNOWS


def _one_of_a_kind(source: Source, description: Description) -> bool:
    """Whether the description of an office says whose it is, or that there is but one."""
    if source.label.lower().startswith("the "):
        return True
    return not description.plural and _OWNER.search(source.label) is not None


def institutional(source: Source) -> bool:
    """An uncounted plural with no agreed anonymity ("city officials"): often a body's voice more than hidden people."""
    return source.kind is SourceKind.UNNAMED_GROUP and source.number is None and not agreed(source)


def body_voice(source: Source, story: Analysis) -> bool:
    """Whether an uncounted plural stands for its body ("state election officials"): an office, and no rank or quantity.

    "Senior election officials" and "several election officials" are people; "officials" alone says too little.
    """
    description = describe(source, story)
    if not institutional(source) or description.head not in word_set("body_voices"):
        return False
    return not is_empty(description) and not set(description.before) & word_set("empty_modifiers")


def rules_in_public(source: Source, story: Analysis) -> bool:
    """Whether a source is a judge, a coroner or the like, whose name stands under what they order."""
    description = describe(source, story)
    return bool({description.head, description.two_word_head} & word_set("public_officers")) and not agreed(source)


def in_public(source: Source, story: Analysis) -> bool:
    """Whether all that is put to the source was said in public: at a news conference, in court, in a statement."""
    pattern = any_of("public_settings")
    places = [story.sentence_at(a.cue[0].start if a.cue else a.source[0].start) for a in story.attributions_of(source)]
    return bool(places) and all(place is not None and pattern.search(story.words(place)) for place in places)
