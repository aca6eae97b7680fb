"""anon-trivial: an unnamed source for what anybody can look up."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.judge.description import called
from onrecord.judge.insiders import agreed, insider, mention_in, speaking_unnamed
from onrecord.judge.rule import Hit, rule
from onrecord.judge.telling import tells
from onrecord.judge.words import any_of
from onrecord.model import Analysis, Evidence

_LONG = 30


@rule("anon-trivial", level="question")
def anon_trivial(story: Analysis) -> Iterator[Hit]:
    """An unnamed source from inside is given for a harmless fact that is public or easily checked.

    Opening hours, addresses, dates of public events, the age of a building, the weather.

    Why: anonymity spent on what is in the telephone book makes readers wonder about all the rest.
    Flagged: The office opens at nine, ==a council source== said.
    Fine: The office opens at nine.
    """
    for source, mention in speaking_unnamed(story):
        if not (agreed(source) or insider(source, story)):
            continue
        for attribution in story.attributions_of(source):
            words = sum(len(story.words(c).split()) for c in attribution.content)
            if words > _LONG or not tells(story, attribution):
                continue
            fact = next((c for c in attribution.content if any_of("trivial_facts").search(story.words(c))), None)
            if fact is not None:
                here = mention_in(story, source, attribution, mention)
                yield Hit(
                    here,
                    source,
                    f"This can be looked up, and the story puts it to {called(source)}. Is a source needed at all?",
                    evidence=(Evidence(span=fact, role="content"),),
                )
                break
