"""Which statements are claims: not empty shells, terms of anonymity, questions, requests, greetings or credits."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analyse.claims.layout import Layout, share, touching
from onrecord.analyse.claims.shells import tells_something
from onrecord.analyse.claims.statements import Statement
from onrecord.analyse.claims.words import Words
from onrecord.analyse.lexicons import words as listed
from onrecord.model import BlockRole, SourceKind, Span

_HEADING = frozenset("what who how why when where the a".split())
_FEWEST = 3
"""Fewest words of a statement without a verb in a body paragraph."""


class Gate:
    """Lets the statements of one story through that are claims."""

    def __init__(self, story: Layout) -> None:
        self.story = story

    def lets(self, statement: Statement) -> bool:
        """Whether a statement is a claim."""
        words, first, after = self.story.words, statement.first, statement.after
        span = words.span(first, after)
        if statement.shell:
            return self._tells(statement, span)
        if self._is_grant(first, after):
            return False
        quoted = share(self.story.quotes, span) > 0
        role = statement.sentence.block.role
        if after - first <= _FEWEST and words.low[after - 1] in listed("claims/saying") and not quoted:
            return False
        if role is BlockRole.CAPTION and _is_credit(words, self.story.verbs, first, after):
            return False
        if share(self.story.marked, span) == 0:
            if "?" in words.written[after - 1 : after + 1] or (
                not quoted and words.low[first] in listed("claims/requests")
            ):
                return False
            if " ".join(words.low[first:after]) in listed("claims/greetings"):
                return False
        if role is BlockRole.SUBHEAD and (words.low[first] in _HEADING or not any(self.story.verbs[first:after])):
            return False
        if (
            statement.shares is not None
            or any(self.story.verbs[first:after])
            or role in (BlockRole.HEADLINE, BlockRole.CAPTION, BlockRole.STANDFIRST)
        ):
            return True
        whole = sum(words.is_word(n) for n in range(first, after))
        shouted = all(words.written[n].isupper() for n in range(first, after) if words.is_word(n))
        return quoted or (whole >= _FEWEST and not shouted)

    def _tells(self, statement: Statement, span: Span) -> bool:
        attributions = [self.story.found.attributions[n] for n in statement.attributions]
        said = [s for a in attributions for s in a.source if s.overlaps(span)]
        cues = [s for a in attributions for s in a.cue]
        carriers = [self.story.sources.get(a.source_id or "") for a in attributions]
        known = frozenset(word for s in carriers if s is not None for word in (s.name or "").casefold().split())
        return tells_something(
            self.story.words,
            statement.first,
            statement.after,
            said,
            cues,
            touching(self.story.grants, span),
            self.story.names_in(span),
            known,
            person=all(s is None or s.kind is SourceKind.NAMED_PERSON for s in carriers),
        )

    def _is_grant(self, first: int, after: int) -> bool:
        """Whether all that some words tell is on what terms a source speaks."""
        words = self.story.words
        grants = touching(self.story.grants, words.span(first, after))
        if not grants:
            return False
        left = sum(
            words.is_word(n) and not any(Span(words.starts[n], words.ends[n]).overlaps(g) for g in grants)
            for n in range(first, after)
        )
        return left <= _FEWEST


def _is_credit(words: Words, verbs: Sequence[bool], first: int, after: int) -> bool:
    """Whether words of a caption only say whose picture it is: a label or bracket, and names."""
    named = (
        words.low[first] in listed("claims/credits") or words.written[first] in "(©" or words.written[first - 1] in "(©"
    )
    small = sum(words.written[n][0].islower() for n in range(first + 1, after))
    return named and small < _FEWEST and not any(verbs[first:after])
