"""anon-heavy: a story in which hardly anybody has a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from onrecord.judge.insiders import agreed, insider, rules_in_public, speaking_unnamed
from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of
from onrecord.model import Analysis, Attribution, BlockRole, Evidence, Source, SourceKind, Span

_NAMED = frozenset({SourceKind.NAMED_PERSON, SourceKind.NAMED_ORG, SourceKind.DOCUMENT})


class Settings(BaseModel):
    """``share``: of the attributed words, 0 to 1, above which unnamed sources are too many.

    ``statements``: how many statements unnamed sources must make before a story is judged at all. ``repeats``: how
    often one formula ("people familiar with") may stand. ``also`` and ``never``: heads of descriptions that are, or
    are not, insiders for this newsroom ("trader").
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    share: float = Field(default=0.5, gt=0, le=1)
    statements: int = Field(default=4, ge=1)
    repeats: int = Field(default=3, ge=1)
    also: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@rule("anon-heavy", level="warning", settings=Settings)
def anon_heavy(story: Analysis, settings: Settings) -> Iterator[Hit]:
    """Unnamed sources carry most of what is attributed in the story, or one stock formula returns again and again.

    Only sources that speak from inside, or with whom anonymity was agreed, are counted; voters and residents are
    not.

    Why: one hidden voice is an exception; a story made of them asks the reader to trust the outlet for everything.
    Flagged: ==Two aides to the mayor== said the plan was dead. The aides said the money had gone to the new
        stadium, and that nobody had told the council. One aide said a press release was being written. An adviser
        to the treasurer said it would be sent on Friday.
    Fine: Two aides to the mayor said the plan was dead. “It is alive and it is in my drawer, and on Thursday I will
        take it to the council myself and ask for every vote,” said the mayor, Ada Brill. The budget office's report
        says the plan would cost 4 million. The aides said the money had gone to the stadium.
    """
    hidden = {
        source.id: (source, mention)
        for source, mention in speaking_unnamed(story)
        if not rules_in_public(source, story)
        and (agreed(source) or insider(source, story, settings.also, settings.never))
    }
    said = [a for a in story.attributions if _in_body(story, a)]
    words: Counter[str] = Counter()
    for attribution in said:
        words[attribution.source_id or ""] += sum(len(story.words(c).split()) for c in attribution.content)
    theirs = sum(words[i] for i in hidden)
    statements = sum(a.source_id in hidden for a in said)
    total = sum(words.values())
    if statements >= settings.statements and total and theirs > settings.share * total:
        main = max(hidden, key=lambda i: words[i])
        source, mention = hidden[main]
        alone = not any((s := story.source(a.source_id)) is not None and s.kind in _NAMED for a in said)
        yield _hit(hidden, source, mention, round(100 * theirs / total), alone)
    yield from _formula(story, settings.repeats)


def _in_body(story: Analysis, attribution: Attribution) -> bool:
    """Whether a statement of the body is put to a source that the text gives."""
    source = story.source(attribution.source_id)
    return (
        source is not None
        and source.kind not in (SourceKind.HIDDEN, SourceKind.REPORTER)
        and bool(attribution.content)
        and story.article.role_at(attribution.content[0].start) is BlockRole.BODY
    )


def _hit(hidden: dict[str, tuple[Source, Span]], source: Source, mention: Span, share: int, alone: bool) -> Hit:
    beside = "and nobody and nothing with a name speaks beside them" if alone else "more than all others together"
    return Hit(
        mention,
        source,
        f"Unnamed sources carry {share} % of what is attributed in this story, {beside}. Who or what could be named?",
        evidence=tuple(Evidence(span=m, role="unnamed source") for s, m in hidden.values() if s.id != source.id),
        looked_for=("named people, bodies or documents that carry as much",),
    )


def _formula(story: Analysis, repeats: int) -> Iterator[Hit]:
    """The first place where a formula stands once more than it may."""
    found: dict[str, list[Span]] = {}
    for match in any_of("stock_formulas").finditer(story.article.text):
        span = Span(*match.span())
        if story.article.role_at(span.start) is BlockRole.BODY and not story.in_quotation(span):
            found.setdefault(match[0].split()[-1].lower(), []).append(span)
    for spans in found.values():
        if len(spans) > repeats:
            yield Hit(
                spans[repeats],
                None,
                f"“{story.words(spans[repeats])}” stands {len(spans)} times in this story. "
                "Can these sources be told apart, numbered or described once?",
                evidence=tuple(Evidence(span=span, role="formula") for span in spans[:repeats]),
                looked_for=("different descriptions of different people",),
            )
