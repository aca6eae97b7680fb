"""relay-anon-unlabelled: another outlet's news, and not a word on where that outlet has it from."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.judge.relays import relays, rests_on_unnamed, says_basis
from onrecord.judge.rule import Hit, rule
from onrecord.model import Analysis, Evidence


@rule("relay-anon-unlabelled", level="warning")
def relay_anon_unlabelled(story: Analysis) -> Iterator[Hit]:
    """News is taken over from another outlet, and the story does not say whom or what that outlet cites.

    Left alone: polls, interviews, recordings and documents that the outlet made or holds, results that anyone can look
    up, quotations of its articles, and reports of years ago. Each outlet is asked about once.

    Why: readers take the other outlet's name for a source, when behind it may stand one person without a name.
    Flagged: The mayor will resign on Friday, ==the Harbour Gazette== reported.
    Fine: The mayor will resign on Friday, the Harbour Gazette reported, citing two council officials it did not name.
    Fine: The mayor told the Harbour Gazette that she would resign on Friday.
    """
    seen: set[str] = set()
    for relay in relays(story):
        if relay.outlet.id in seen or says_basis(story, relay) or rests_on_unnamed(story, relay):
            continue
        seen.add(relay.outlet.id)
        yield Hit(
            relay.mention,
            relay.attribution,
            f"This is taken from another outlet (“{story.words(relay.mention)}”), and where that outlet has it from is "
            "not said. Whom or what does it cite, and does it name them?",
            evidence=(Evidence(span=relay.sentence, role="sentence"),),
            looked_for=("a person, document or recording that the other outlet cites, in this paragraph",),
        )
