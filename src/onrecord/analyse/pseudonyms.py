"""People under changed names: "Rosa, whose name has been changed" is an unnamed source, not a named one."""

from __future__ import annotations

import regex

from onrecord.analyse.mentions import Entity
from onrecord.analyse.names import People
from onrecord.analyse.resolver import Resolver
from onrecord.model import SourceKind as K
from onrecord.model import Span

_CHANGED = regex.compile(
    r"\bnames?\b[^.;]{0,80}\b(?:changed|altered)\b|\breal\s+names?\b|\bpseudonym\b|\bassumed\s+name\b", regex.IGNORECASE
)
_BETWEEN = regex.compile(r"[\s,(–—-]{0,3}(?:\d{1,2},\s)?(?:is\s)?")


def changes_name(words: str) -> bool:
    """Whether a grant says that the name in the story is not the source's own."""
    return bool(_CHANGED.search(words))


def name_before(text: str, grant: Span, people: People) -> Span | None:
    """The name that stands right before a grant, as in "Rosa (not her real name)"."""
    near = people.before(grant.start, 40)
    if near and near[-1].span.end <= grant.start and _BETWEEN.fullmatch(text, near[-1].span.end, grant.start):
        return near[-1].span
    return None


def masked(resolver: Resolver, whose: Entity, everyone: bool) -> list[Entity]:
    """The entities under changed names, no longer named: one, or all who go by a single name in the story."""
    found = [whose] if whose.people else []
    if everyone:
        found += [e for e in resolver.entities if e is not whose and len(e.people) == 1 and " " not in e.people[0].full]
    for entity in found:
        entity.people = ()
        entity.opinions = [{K.UNNAMED_PERSON: 1.0}]
    return [entity for entity in found if entity.sources]
