"""no-response: an accusation, and not a word from the accused."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of
from onrecord.judge.wrongdoing import Misdeed, accusations, family_name, misdeeds
from onrecord.model import Analysis, Evidence, SourceKind, Span

_NEAR = 600
"""How many characters after an accusation a reply may stand that does not name the accused."""


@rule("no-response", level="question")
def no_response(story: Analysis) -> Iterator[Hit]:
    """Somebody is accused of wrongdoing by name, and the story has no reply and no word that one was sought.

    A reply is anything that the accused, or somebody who speaks for them, says in the story; a denial; or "did not
    respond", "could not be reached", "declined to comment". Each accused is asked about once.

    Why: fairness asks for the other side, and readers cannot tell silence from never having been asked.
    Flagged: The audit says that ==Rook hid 40 invoices== from the council.
    Fine: The audit says that Rook hid 40 invoices from the council. Rook's lawyer did not reply to two messages.
    Fine: The audit says that Rook hid 40 invoices from the council. “I hid nothing,” Rook said.
    """
    seen: set[str] = set()
    found = sorted((*misdeeds(story), *accusations(story)), key=lambda m: m.span)
    for misdeed in found:
        name = family_name(story, misdeed.party)
        if name in seen or not _alleged(story, misdeed) or _heard(story, name) or _replied(story, misdeed, name):
            continue
        seen.add(name)
        yield Hit(
            misdeed.span,
            next((a for a in story.attributions_at(misdeed.deed.start) if _covers(a.content, misdeed)), None),
            f"{story.words(misdeed.party)} is accused here and never heard. Was a reply sought, and what came?",
            evidence=(Evidence(span=misdeed.sentence, role="accusation"),),
            looked_for=("a reply or a denial", "“could not be reached”, “did not respond” or the like"),
        )


def _covers(content: tuple[Span, ...], misdeed: Misdeed) -> bool:
    return any(piece.overlaps(misdeed.deed) for piece in content)


def _alleged(story: Analysis, misdeed: Misdeed) -> bool:
    """Whether somebody alleges it: the words are put to a source, or the sentence says who accuses."""
    if any(_covers((*a.content, *a.cue), misdeed) for a in story.attributions_at(misdeed.deed.start)):
        return True
    return any_of("accusers").search(story.words(misdeed.sentence)) is not None


def _heard(story: Analysis, name: str) -> bool:
    """Whether the accused, or somebody described by their name ("Rook's lawyer"), says anything in the story."""
    word = re.compile(rf"\b{re.escape(name)}\b")
    for source in story.sources:
        if source.kind in (SourceKind.MEDIA, SourceKind.REPORTER) or not story.attributions_of(source):
            continue
        described = (source.label, source.name or "", source.affiliation or "", *map(story.words, source.mentions))
        if any(word.search(text) for text in described):
            return True
    return False


def _replied(story: Analysis, misdeed: Misdeed, name: str) -> bool:
    """Whether a sentence that names the accused, or one that follows the accusation, speaks of a reply."""
    word = re.compile(rf"\b{re.escape(name)}\b")
    replies = any_of("replies")
    near = range(misdeed.sentence.start, misdeed.sentence.end + _NEAR)
    for sentence in story.sentences:
        text = story.words(sentence)
        if replies.search(text) and (word.search(text) or sentence.start in near):
            return True
    return False
