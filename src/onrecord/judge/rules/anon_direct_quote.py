"""anon-direct-quote: quotation marks around words that nobody answers for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from onrecord.judge.description import called
from onrecord.judge.insiders import agreed, in_public, insider, institutional, rules_in_public
from onrecord.judge.quoted import at_second_hand, has_name, put_to, quotations_in_body, shouted, written
from onrecord.judge.rule import Hit, rule
from onrecord.model import Analysis, Evidence

_ONE = re.compile(r"(?:one|another|a)\b", re.IGNORECASE)


class Settings(BaseModel):
    """``words``: from how many words on a quotation counts.

    ``also`` and ``never``: heads of descriptions that are, or are not, insiders for this newsroom ("trader").
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: int = Field(default=3, ge=1)
    also: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@rule("anon-direct-quote", level="error", settings=Settings)
def anon_direct_quote(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """An unnamed source that speaks from inside, or with whom anonymity was agreed, is quoted in their own words.

    Some desks paraphrase unnamed sources throughout; the rule is for them and off elsewhere. Passers-by, chants,
    letters and people who must not be named by law are left alone; a paragraph is found once for each source.

    Why: quotation marks lend weight and colour to a voice that nobody can check and nobody has to answer for.
    Flagged: ==“It was a shambles from first to last,”== one manager said.
    Fine: One manager described the handover as disorganised.
    Fine: “It was a shambles from first to last,” said Ines Marl, the depot's manager.
    """
    seen: set[tuple[str, int]] = set()
    for quotation in quotations_in_body(story, settings.words):
        attribution = put_to(story, quotation)
        source = story.source(attribution.source_id) if attribution is not None else None
        if attribution is None or source is None or not source.unnamed or source.exempt or source.relay is not None:
            continue
        if not (agreed(source) or insider(source, story, settings.also, settings.never)):
            continue
        if institutional(source) and not _ONE.match(story.words(attribution.source[0]) if attribution.source else ""):
            continue
        if shouted(story, attribution) or written(story, attribution) or at_second_hand(story, quotation, attribution):
            continue
        block = story.article.block_at(quotation.span.start)
        place = (source.id, block.span.start if block is not None else quotation.span.start)
        if place in seen or has_name(source) or rules_in_public(source, story) or in_public(source, story):
            continue
        seen.add(place)
        yield Hit(
            quotation.span,
            source,
            f"These are the very words of {called(source)}, unnamed. Can they be paraphrased, or put to a name?",
            evidence=tuple(Evidence(span=span, role="source") for span in attribution.source),
            looked_for=("a name for the speaker",),
        )
