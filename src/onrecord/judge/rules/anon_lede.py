"""anon-lede: an unnamed source carries the first paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from onrecord.judge.description import called, number_of
from onrecord.judge.insiders import agreed, bare, first_mention, insider
from onrecord.judge.rule import Hit, rule
from onrecord.judge.telling import tells
from onrecord.model import Analysis, Evidence, SourceKind, hull


class Settings(BaseModel):
    """``also`` and ``never``: heads of descriptions that are, or are not, insiders for this newsroom ("trader")."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    also: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@rule("anon-lede", level="question", settings=Settings)
def anon_lede(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """The first paragraph is carried by an unnamed source, with nobody and nothing on the record beside it.

    Why: what opens the story is what it hinges on, and many desks want a senior editor to have agreed to that.
    Flagged: # Keeper on his way out // The goalkeeper will leave in January, ==a club official== said. // The club
        has won four games.
    Fine: # Keeper on his way out // The goalkeeper's contract ends in January, according to the league's register. //
        A club official said he would leave.
    Fine: A blast shook the harbour late on Sunday, residents said.
    """
    lede = story.lede()
    if lede is None:
        return
    carried = [a for a in story.attributions_at(lede.span.start) if any(c.overlaps(lede.span) for c in a.content)]
    voices = [(a, s) for a in carried if (s := story.source(a.source_id)) and s.kind is not SourceKind.HIDDEN]
    if not voices or not all(s.unnamed and not s.exempt for _, s in voices):
        return
    seen: set[str] = set()
    for attribution, source in voices:
        if (
            source.id in seen
            or not tells(story, attribution)
            or not (agreed(source) or insider(source, story, settings.also, settings.never))
        ):
            continue
        seen.add(source.id)
        first = first_mention(story, source)
        if first is None or not lede.span.contains(first):
            first = next((bare(story, source, m) for m in attribution.source if lede.span.contains(m)), first)
        span = first or source.mentions[0]
        yield Hit(
            span,
            source,
            f"The first paragraph rests on {called(source)}. Does the story hinge on "
            f"{number_of(source, 'this source', 'these sources')}, and has a senior editor agreed?",
            evidence=(Evidence(span=hull(attribution.content), role="content"),),
            looked_for=("a named source or a document in the first paragraph",),
        )
