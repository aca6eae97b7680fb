"""social-unverified: "Twitter users said the dam broke"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of
from onrecord.model import Analysis, Evidence, Span


@rule("social-unverified", level="warning")
def social_unverified(story: Analysis) -> Iterator[Hit]:
    """Posts by unknown people stand as the source of a fact, and nothing tells who they are or whether it was checked.

    Answered in the paragraph, the one before or the two after by what is known of the account, by a check ("confirmed
    the place") or by its failure ("could not be verified"). Reactions, jokes and tributes are left alone, and posts by
    people the story names.

    Why: an account is not a person, a video may be old, and whoever repeats a false alarm makes it worse.
    Flagged: ==Twitter users said== the dam above Corran had broken.
    Fine: An account using the name of a local baker said the dam above Corran had broken; the Post could not reach its
        owner.
    Fine: Videos posted on social media showed water on the road. The Post confirmed the place from the church tower.
    """
    body = story.article.body()
    posts, known = any_of("social_posts"), any_of("account_known")
    for index, block in enumerate(body):
        for match in posts.finditer(story.words(block.span)):
            span = Span(block.span.start + match.start(), block.span.start + match.end())
            if story.in_quotation(span):
                continue
            if known.search(" ".join(story.words(b.span) for b in body[max(0, index - 1) : index + 3])):
                continue
            yield Hit(
                span,
                next((a for a in story.attributions_at(span.start) if any(s.overlaps(span) for s in a.source)), None),
                f"“{match[0]}” rests on posts by unknown people. Whose accounts are they, and what was checked?",
                evidence=(Evidence(span=story.sentence_at(span.start) or span, role="sentence"),),
                looked_for=("what is known of the account", "a word on whether it was checked or the owner was asked"),
            )
