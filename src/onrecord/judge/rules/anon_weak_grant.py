"""anon-weak-grant: "asked not to be named": and would otherwise have said it under their name?"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from onrecord.judge.description import called
from onrecord.judge.insiders import speaking_unnamed
from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of
from onrecord.model import Analysis, Evidence, GrantKind, ReasonKind


class Settings(BaseModel):
    """``enough``: kinds of reason beside which a mere request will do, since the reader sees what is at stake."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    enough: tuple[ReasonKind, ...] = (
        ReasonKind.FEAR_WORK,
        ReasonKind.FEAR_SAFETY,
        ReasonKind.LEGAL,
        ReasonKind.PRIVACY,
        ReasonKind.RULES,
    )


@rule("anon-weak-grant", level="note", settings=Settings)
def anon_weak_grant(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """The story says only that the source asked, preferred or wished not to be named, not that it was a condition.

    Left alone: a source that would not speak otherwise ("on condition", "only if", "declined", "insisted"), a request
    with a reason that shows what is at stake, and a source that gives a first name or another name.

    Why: everybody may ask; the reader wants to know that the words could not be had with the name.
    Flagged: A grocer ==who preferred not to be named== said the stalls would be gone by May.
    Flagged: An aide to the mayor, ==who asked not to be identified==, said the tender had been rewritten twice.
    Fine: A grocer who agreed to talk only if his name was withheld, fearing a visit from the gang, said the stalls
        would be gone by May.
    Fine: An aide to the mayor, who declined to be named, said the tender had been rewritten twice.
    """
    weak, firm = any_of("weak_grants"), any_of("firm_grants")
    for source, mention in speaking_unnamed(story):
        anonymity = source.anonymity
        if anonymity is None or anonymity.grant is None or anonymity.reason_kind in settings.enough:
            continue
        if anonymity.grant_kind not in (GrantKind.REQUEST, GrantKind.REFUSAL) or story.in_quotation(anonymity.grant):
            continue
        words = story.words(anonymity.grant)
        if firm.search(words) or not weak.search(words):
            continue
        evidence = [Evidence(span=mention, role="source")]
        if anonymity.reason is not None:
            evidence.append(Evidence(span=anonymity.reason, role="reason"))
        yield Hit(
            anonymity.grant,
            source,
            f"The story says that {called(source)} wished to stay unnamed, not that it was a condition. "
            "Was it, and was a name asked for?",
            evidence=tuple(evidence),
            looked_for=("a condition, a refusal, or a reason that shows what is at stake",),
        )
