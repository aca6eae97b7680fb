"""anon-identity-leak: words that may tell who an unnamed source is. For the desk alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.judge.description import called_first
from onrecord.judge.insiders import agreed, asked, bare
from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of
from onrecord.model import Analysis, Evidence, Source, SourceKind, Span

_OF_FEW = re.compile(r"\bone of (?:the |only |his |her |their |its |just )*(?:two|three|2|3)\b", re.IGNORECASE)
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_HIS_OR_HER = re.compile(r"\b(?:his or her|her or his|he or she|she or he|his/her|s/he)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Clue:
    span: Span
    says: str
    ask: str


@rule("anon-identity-leak", level="question", private=True)
def anon_identity_leak(story: Analysis) -> Iterator[Hit]:
    """Something in the story may single out a source who was promised not to be named.

    Looked at are a place of which there is one ("the only woman on the panel"), a circle of two or three, an exact age
    or date beside a post, initials, and a source who is "he" in one place and "she" in another. The finding is shown
    in the desk's own output only.

    Why: a promise of anonymity is broken by a description as surely as by a name, and the source pays for it.
    Flagged: ==The only woman on the panel==, who spoke on condition of anonymity, said the vote had been fixed.
    Fine: A member of the panel, who spoke on condition of anonymity, said the vote had been fixed.
    """
    for source in story.unnamed_sources(exempt=True):
        if source.relay is not None or not story.attributions_of(source) or not (asked(source) or source.exempt):
            continue
        clue = _described(story, source) or _two_sexes(story, source)
        if clue is not None:
            yield Hit(
                clue.span,
                source,
                f"{called_first(source)} {clue.says}. {clue.ask}",
                evidence=tuple(
                    Evidence(span=span, role="promise")
                    for span in ((source.anonymity.grant,) if source.anonymity and source.anonymity.grant else ())
                ),
            )


def _described(story: Analysis, source: Source) -> _Clue | None:
    """A description that fits one person, or one of very few."""
    for mention in source.mentions:
        if story.in_quotation(mention):
            continue
        words = story.words(mention)
        mention = bare(story, source, mention)
        if any_of("one_of_a_kind").search(words):
            return _Clue(mention, "is described as nobody else can be", "Would colleagues know who this is?")
        if _OF_FEW.search(words) and source.kind is SourceKind.UNNAMED_PERSON:
            return _Clue(mention, "is one of very few", "Could those few be told apart by what is quoted?")
        if any_of("exact_particulars").search(words):
            return _Clue(mention, "is given with an exact particular", "Does that fit more than one person there?")
        if any_of("initialled").search(words):
            return _Clue(mention, "is given with initials", "Would colleagues know who this is?")
    return None


def _two_sexes(story: Analysis, source: Source) -> _Clue | None:
    """A single person who is "he" in one mention and "she" in another."""
    if source.kind is not SourceKind.UNNAMED_PERSON or not agreed(source):
        return None
    seen: dict[str, Span] = {}
    for mention in source.mentions:
        word = story.words(mention).lower()
        sex = "he" if word in _HE else "she" if word in _SHE else None
        sentence = story.sentence_at(mention.start)
        if sex is None or story.in_quotation(mention) or (sentence and _HIS_OR_HER.search(story.words(sentence))):
            continue
        other = next((s for s in seen if s != sex), None)
        if other is not None:
            return _Clue(mention, f"is “{other}” in one place and “{sex}” here", "Which may be printed, if either?")
        seen.setdefault(sex, mention)
    return None
