"""Whether somebody unnamed was asked for the story, or only acts in it: a small score over what is known of them.

"An official said" brings in a source that stays unnamed; "a judge ordered a pause" and "one would think" do not. The
weights are those of a logistic regression on the stories in whose writing the unnamed sources are annotated, with nets
that had not seen the story in question, rounded. Some verbs of saying were added to the list since.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import geometric_mean

import regex

from onrecord.analyse.lexicons import words
from onrecord.analyse.mentions import Entity
from onrecord.analyse.possible import NUMBERED
from onrecord.model import UNNAMED, Span

_TOLD = regex.compile(
    r"\b(?:said|says?|saying|told|tells?|according\s+to|confirmed|recalled|disclosed|cautioned|described|added|"
    r"acknowledged|thinks|thought|believes|believed|fears|feared|noted|pointed\s+out|warned|explained|insisted|argued|"
    r"admitted|predicted|joked|recounted|asserted|contended|conceded|confided|estimated|remarked)\b",
    regex.IGNORECASE,
)
_SOURCES = words("plain_sources")
_MODEL, _WORDS, _TELLS, _COUNTED, _PLAIN = 0.7, 0.9, 1.0, 0.5, 1.3
_ENOUGH = 0.6
"""The score from which on somebody passes for a source."""

_LEAST = 0.002


def only_acts(text: str, entity: Entity, cues: Sequence[Span]) -> bool:
    """Whether somebody unnamed is rather no source; ``cues`` are those of all attributions.

    Only one person is judged, by a description or a bare "one" ("one would think"), and nobody whom the model has not
    seen: those are there because the words around them make them speak. Of groups the model alone is asked, and
    whoever goes by a number ("Juror No. 7") stays unnamed in any case.
    """
    seen = [m.chances for m in entity.mentions if m.chances]
    described = bool(entity.phrases) or all(m.reading.pronoun == "member" for m in entity.mentions)
    numbered = any(m.reading.detail in NUMBERED for m in entity.mentions)
    if not seen or not described or entity.plural or numbered:
        return False
    against = geometric_mean(_LEAST + max(0.0, 1.0 - sum(one.get(k, 0.0) for k in UNNAMED)) for one in seen)
    against = min(against, 1.0 - _LEAST)
    read = [m.reading.chances for m in entity.mentions if m.reading.chances]
    score = _MODEL * math.log((1.0 - against) / against)
    score += _WORDS * max((sum(one.get(k, 0.0) for k in UNNAMED) for one in read), default=0.5)
    score += _TELLS * any(_TOLD.search(cues[m.raw].of(text)) for m in entity.mentions if m.raw is not None)
    score += _COUNTED * any(p.number for p in entity.phrases)
    score += _PLAIN * any(p.head in _SOURCES for p in entity.phrases)
    return score < _ENOUGH
