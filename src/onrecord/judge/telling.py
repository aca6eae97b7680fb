"""Whether a source tells the reader something, or is only reported to think, do or say it to somebody else.

"Aides say", "according to two aides" and "an aide told the Post" are sourcing; "aides believe", "aides urged the
senator to wait" and "aides told the senator" are things that the story reports about the aides.
"""

from __future__ import annotations

import re

from onrecord.judge.words import any_of
from onrecord.model import Analysis, Attribution, Source, SourceKind

_PEOPLE = frozenset({SourceKind.NAMED_PERSON})
_NOT_SAID = re.compile(r"\b(?:declin|refus|would not|wouldn['’]t|did not|didn['’]t|could not|not)\w*", re.IGNORECASE)
_TOLD = re.compile(r"\bt(?:old|ells?|elling)\W*$", re.IGNORECASE)
_LISTENER = re.compile(
    r"\s+(?:(?:me|us|reporters?|journalists|this (?:newspaper|paper|website|magazine|programme)|that|how|of|off"
    r"|on)\b|(?:the |a )?(?!(?:Mr|Mrs|Ms|Miss|Dr|Sen|Gov|Rep|President|Secretary|Senate|Congress)\b)"
    r"(?P<name>[A-Z0-9][\w.’'-]*))"
)

# "told Flint residents": no outlet
_CROWD = re.compile(r"\s+(?!(?:has|was|is|its|his|this|as|yes|news|towards)\b)[a-z]+(?:s|men|women|people)\b")


def tells(story: Analysis, attribution: Attribution) -> bool:
    """Whether the cue is one of telling, and the listener the outlet or nobody in particular."""
    if not attribution.content:
        return False
    if not attribution.cue:
        return bool(attribution.source)
    words = " ".join(story.words(cue) for cue in attribution.cue)
    if words.strip() == ":":
        return True
    if _NOT_SAID.search(words) or not any_of("telling_cues").search(words):
        return False
    last = attribution.cue[-1]
    if not _TOLD.search(story.words(last)):
        return True
    sentence = story.sentence_at(last.start)
    listener = _LISTENER.match(story.article.text, last.end, sentence.end if sentence is not None else last.end + 60)
    if listener is None:
        return False
    name = listener["name"]
    if _CROWD.match(story.article.text, listener.end()):
        return False
    return name is None or not any(name in (s.name or "").split() for s in story.sources if s.kind in _PEOPLE)


def told_by(story: Analysis, source: Source) -> tuple[Attribution, ...]:
    """What a source tells, in text order."""
    return tuple(a for a in story.attributions_of(source) if tells(story, a))


def judges(story: Analysis, attribution: Attribution) -> bool:
    """Whether the source tells, or calls somebody something."""
    words = " ".join(story.words(cue) for cue in attribution.cue)
    return tells(story, attribution) or any_of("judging_cues").search(words) is not None
