"""Who owes the reader a reason and a basis: sources that speak from inside, not passers-by with an opinion.

A voter, a fan or a resident who says what they think needs no basis, and nobody asks why their name is missing; an
official, an aide or a person familiar with the talks does. Somebody with whom anonymity was agreed owes a reason, too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from onrecord.judge.description import describe
from onrecord.judge.words import any_of, word_set
from onrecord.model import Analysis, BasisKind, BlockRole, GrantKind, Source, SourceKind, Span

_PERSON = frozenset({"person", "individual", "someone", "somebody"})
_PRONOUNS = frozenset({"who", "he", "she", "they", "it", "i", "we", "both", "that", "which", "one", "all"})
_KNOWS = frozenset(BasisKind) - {BasisKind.WITNESS}
_FOR_SOMEONE = re.compile(r"^(?:for|of|representing)\b")


def speaking_unnamed(story: Analysis) -> Iterator[tuple[Source, Span]]:
    """Unnamed sources of the story's own reporting, each with the mention to point at.

    Left out: legal anonymity, people whom another outlet cites, sources to whom nothing is put, and sources that only
    occur inside quotations.
    """
    for source in story.unnamed_sources():
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


def agreed(source: Source) -> bool:
    """Whether the story says that anonymity was asked, given or imposed."""
    return source.anonymity is not None and source.anonymity.grant is not None


def asked(source: Source) -> bool:
    """Whether anonymity was asked, given or imposed, and a name not merely kept back ("declined to give his name")."""
    return agreed(source) and source.anonymity is not None and source.anonymity.grant_kind is not GrantKind.REFUSAL


def insider(source: Source, story: Analysis, also: Collection[str] = (), never: Collection[str] = ()) -> bool:
    """Whether a source speaks from inside; ``also`` and ``never`` are head words that a policy adds or takes away.

    Lawyers and agents who speak for a client are not insiders: they are the client's voice. Nor is the holder of an
    office of which there is one ("the governor"): readers can tell who that is.
    """
    description = describe(source, story)
    heads = {description.head, description.two_word_head}
    if heads & set(never):
        return False
    if heads & set(also):
        return True
    if source.label.lower().startswith("the ") and heads & word_set("unique_offices"):
        return False
    if description.head in word_set("representatives"):
        owner = any(word.endswith("'s") or word in {"his", "her", "their"} for word in description.before)
        return not (owner or _FOR_SOMEONE.match(description.after))
    if heads & word_set("insiders"):
        return True
    basis = source.anonymity.basis_kind if source.anonymity is not None else None
    return description.head in _PERSON and basis in _KNOWS


def institutional(source: Source) -> bool:
    """An uncounted plural with no agreed anonymity ("city officials"): often a body's voice more than hidden people."""
    return source.kind is SourceKind.UNNAMED_GROUP and source.number is None and not agreed(source)


def rules_in_public(source: Source, story: Analysis) -> bool:
    """Whether a source is a judge, a coroner or the like, whose name stands under what they order."""
    description = describe(source, story)
    return bool({description.head, description.two_word_head} & word_set("public_officers")) and not agreed(source)


def in_public(source: Source, story: Analysis) -> bool:
    """Whether all that is put to the source was said in public: at a news conference, in court, in a statement."""
    pattern = any_of("public_settings")
    places = [story.sentence_at(a.cue[0].start if a.cue else a.source[0].start) for a in story.attributions_of(source)]
    return bool(places) and all(place is not None and pattern.search(story.words(place)) for place in places)
