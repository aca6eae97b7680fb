"""anon-first-quote: the first words quoted have no name to them."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from onrecord.judge.description import called
from onrecord.judge.insiders import in_public, rules_in_public
from onrecord.judge.quoted import at_second_hand, has_name, is_sentence, put_to, quotations_in_body, shouted, written
from onrecord.judge.rule import Hit, rule
from onrecord.model import Analysis, Attribution, Evidence, Source


class Settings(BaseModel):
    """``words``: from how many words on a quotation counts; fewer are a quoted term."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: int = Field(default=4, ge=1)


@rule("anon-first-quote", level="note", settings=Settings)
def anon_first_quote(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """The first quotation of the story comes from somebody without a name.

    Chants, letters and posts are no quotation in this sense, nor are words that another outlet quotes. People who
    must not be named by law are left alone.

    Why: the first quotation sets the tone; where its speaker is hidden, the reader begins by taking somebody on
    trust.
    Flagged: # School to close // The school will close in July. // ==“We were lied to from the start,”== a parent
        said.
    Fine: # School to close // The school will close in July. // “We were lied to from the start,” said Femi Osei,
        whose son attends the school.
    """
    for quotation in quotations_in_body(story, settings.words):
        attribution = put_to(story, quotation)
        source = story.source(attribution.source_id) if attribution is not None else None
        if attribution is None or source is None:
            if is_sentence(story, quotation):
                return  # somebody speaks first, and it cannot be seen who
            continue
        if shouted(story, attribution):
            continue
        hidden = source.unnamed and not source.exempt and source.relay is None and not has_name(source)
        if hidden and not (_open(source, story, attribution) or at_second_hand(story, quotation, attribution)):
            yield Hit(
                quotation.span,
                source,
                f"The first quotation in the story is from {called(source)}, unnamed. "
                "Can somebody with a name speak first?",
                evidence=tuple(Evidence(span=span, role="source") for span in attribution.source),
                looked_for=("a named speaker before the first unnamed one",),
            )
        return


def _open(source: Source, story: Analysis, attribution: Attribution) -> bool:
    """Whether the words were said or written in public, by people whom a reader can find out."""
    return rules_in_public(source, story) or in_public(source, story) or written(story, attribution)
