"""A mention of a source as numbers: what its words, read by rule, tell a trained model that also sees the context."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from onrecord.analyse.mentions import Mention
from onrecord.model import SourceKind

if TYPE_CHECKING:
    from onrecord.analyse.story import Story

KINDS = tuple(SourceKind)
PRONOUN_CLASSES = ("m", "f", "two", "they", "member", "it", "relative", "i", "we", "you")
_DETERMINERS = ("definite", "indefinite", "possessive", "bare")
_LABELS = ("PERSON", "ORG", "GPE", "NORP", "WORK_OF_ART")
_DETAILS = ("spokesperson", "poll", "social_post", "court", "police", "counted_group", "poll_answer", "partial_name")

WIDTH = 2 * len(KINDS) + len(PRONOUN_CLASSES) + 1 + len(_DETERMINERS) + len(_LABELS) + 1 + len(_DETAILS) + 18
"""How many numbers describe a mention."""


def mention_numbers(mention: Mention, story: Story) -> NDArray[np.float32]:
    """The numbers of one mention (``WIDTH``), each about 0 to 1."""
    reading = mention.reading
    phrase = reading.phrase
    label = story.labels.at(mention.at + phrase.start) if phrase.end else None
    named = len(reading.people)
    first = phrase.text[phrase.start : phrase.start + 1]
    values = [
        *(reading.chances.get(kind, 0.0) for kind in KINDS),
        *(math.log(max(reading.chances.get(kind, 0.0), 0.002)) / 6 + 1 if reading.chances else 0.0 for kind in KINDS),
        *(float(reading.pronoun == one) for one in PRONOUN_CLASSES),
        float(reading.pronoun is None),
        *(float(phrase.determiner == one) for one in _DETERMINERS),
        *(float(label == one) for one in _LABELS),
        float(label is None),
        *(float(reading.detail == one) for one in _DETAILS),
        float(phrase.plural),
        float(phrase.number is not None),
        float(phrase.number == 1),
        float(phrase.number == 2),
        float(phrase.vague is not None),
        float(phrase.other),
        float(phrase.member),
        float(phrase.owner is not None),
        float(bool(phrase.owner) and str(phrase.owner)[:1].isupper()),
        float(bool(phrase.tail.strip(" ,"))),
        float(first.isupper()),
        min(len(phrase.modifiers), 4) / 4,
        float(named == 1),
        float(named > 1),
        float(story.in_quote(mention.at) >= 0),
        float(mention.inside is not None),
        float(story.in_headline(mention.at)),
        min(len(phrase.text), 120) / 120,
    ]
    return np.asarray(values, dtype=np.float32)
