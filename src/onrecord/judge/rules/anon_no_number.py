"""anon-no-number: "sources said": how many?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from onrecord.judge.description import called, says_number
from onrecord.judge.insiders import agreed, body_voice, insider, speaking_unnamed
from onrecord.judge.rule import Hit, rule
from onrecord.judge.telling import told_by
from onrecord.model import Analysis, SourceKind

_SOME_NAMED = re.compile(r"\b(?:including|such as|among them|led by|like)\b.*[A-Z]")


class Settings(BaseModel):
    """``also`` and ``never``: heads of descriptions that are, or are not, insiders for this newsroom ("trader")."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    also: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@rule("anon-no-number", level="note", settings=Settings)
def anon_no_number(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """Unnamed sources stand in the plural, and the story never says how many there are.

    "Several" and "multiple" are no number. Crowds, residents and witnesses are not counted, nor is a plural that stands
    for a body ("state election officials").

    Why: one person with a grudge can become "sources"; a number is the cheapest proof that there are more.
    Flagged: ==Council sources== told the Herald that the vote had slipped.
    Flagged: ==Several advisers to the mayor== said the vote had slipped.
    Fine: Three advisers to the mayor said the vote had slipped.
    Fine: Residents said the lights went out at nine.
    """
    for source, mention in speaking_unnamed(story):
        if source.kind is not SourceKind.UNNAMED_GROUP or source.number is not None or not told_by(story, source):
            continue
        if body_voice(source, story) or _SOME_NAMED.search(source.label):
            continue
        if says_number(source.label) or any(says_number(story.words(m)) for m in source.mentions):
            continue
        if agreed(source) or insider(source, story, settings.also, settings.never):
            yield Hit(
                mention,
                source,
                f"The story does not say how many “{called(source)}” are. How many people said this?",
                looked_for=("a number at any mention",),
            )
