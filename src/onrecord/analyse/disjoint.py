"""Whom "he" or "she" cannot be by the make of a sentence: whoever is named in what they say, or writes "I" around it.

"He said Roe would resign" is not Roe's word on Roe (a name within reach of a pronoun as subject means somebody else;
Reinhart 1983), people seldom quote themselves by name, and a writer who says "I" is not "he".
"""

from __future__ import annotations

from onrecord.analyse.story import Story
from onrecord.analyse.values import RawAttribution
from onrecord.model import Span


def other_people(story: Story, raw: RawAttribution, source: Span) -> frozenset[int]:
    """The ``id`` of the people whom a pronoun as source of an attribution cannot mean."""
    here = story.in_quote(source.start)
    named = [m for piece in raw.content if piece.start > source.end for m in story.people.within(piece)]
    found = {id(m.person) for m in named if not m.owner and story.in_quote(m.span.start) == here}
    writer = story.writer(source.start)
    if writer is not None and story.in_quote(source.start) < 0:
        found.add(id(writer))
    return frozenset(found)
