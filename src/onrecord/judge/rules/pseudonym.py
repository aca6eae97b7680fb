"""pseudonym: a changed or invented name, and no word on why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from onrecord.judge.reasons import reason_beside
from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import lines
from onrecord.model import Analysis, BlockRole, Evidence, Span

_PROSE = (BlockRole.BODY, BlockRole.STANDFIRST, BlockRole.TAIL, BlockRole.FURNITURE, BlockRole.CAPTION)


class Settings(BaseModel):
    """``explained``: whether a changed name is accepted where the story says why (newsrooms that use none: False)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    explained: bool = True


@rule("pseudonym", level="warning", settings=Settings)
def pseudonym(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """The story gives somebody a name that is not theirs, and does not say why.

    "Not her real name" with a reason in the same place is fine, unless the policy wants no invented names at all.
    People who are known by a pseudonym, and names changed by marriage, are something else.

    Why: an invented name is an invented fact; readers must know which names are real, and why one is not.
    Flagged: ==Call him Mark==. He has worked nights at the abattoir for six years. “You stop smelling it,” he said.
    Fine: Marta is not her real name; it was changed because the firm has sued two people for talking. “You learn what
        people say,” she said.
    Fine: A miner of 40, who asked not to be named because he still works underground, said the pumps had failed.
    """
    for block in story.article.blocks:
        if block.role not in _PROSE:
            continue
        for match in _PATTERN.finditer(story.words(block.span)):
            span = Span(block.span.start + match.start(), block.span.start + match.end())
            if story.in_quotation(span):
                continue
            reason = reason_beside(story, span)
            if reason is not None and settings.explained:
                continue
            why = "This newsroom uses none" if reason is not None else "The story does not say why"
            yield Hit(
                span,
                next((s for s in story.sources if any(m.overlaps(span) for m in s.mentions)), None),
                f"A name here is not the person's own (“{story.words(span)}”). {why}: can they go without a name?",
                evidence=(Evidence(span=reason, role="reason"),) if reason is not None else (),
                looked_for=() if reason is not None else ("a reason for the changed name",),
            )


_PATTERN = re.compile(rf"(?:{'|'.join(lines('changed_names'))})")
