"""anon-and-no-comment: a body that declines to comment while one of its own talks unnamed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.judge.description import called, number_of
from onrecord.judge.insiders import agreed, in_public, insider, speaking_unnamed
from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import any_of
from onrecord.model import Analysis, BlockRole, Evidence, Level, SourceKind, Span

_BEFORE = re.compile(
    r"(?:^|[.;:—–]\s|,\s(?:but|and|while|although|though)\s|\bbut\s|\bwhile\s)(?P<who>[^.;:—–]{2,160}?)$", re.IGNORECASE
)
_GONE = re.compile(r"\b(?:former|ex|retired|past|onetime|fired|dismissed)\b", re.IGNORECASE)
_VOICE = re.compile(
    r"\b(?:spokes\w+|representatives?|press|media|communications|lawyers?|attorneys?|counsel|publicists?|executives?"
    r"|officials?|leaders?|chief|president|director|minister|secretary)\b",
    re.IGNORECASE,
)
_SMALL = frozenset({"the", "of", "and", "for", "a", "an", "at", "in", "on"})


@rule("anon-and-no-comment", level="warning")
def anon_and_no_comment(story: Analysis) -> Iterator[Hit]:
    """A body is said to decline comment, and somebody from that body speaks in the same story without a name.

    Where a spokesperson or another named or unnamed voice of the body declines, it is only a question: the left
    hand need not know what the right one does. Former members of a body are not its voice.

    Why: if the silence is for show, the story tells the reader something that the reporter knows to be untrue.
    Flagged: The plant in Orla will shut in June, a Maddox Steel executive said on condition of anonymity. ==Maddox
        Steel declined to comment==.
    Fine: The plant in Orla will shut in June, a former Maddox Steel executive said on condition of anonymity.
        Maddox Steel declined to comment.
    Fine: The plant in Orla will shut in June, a union official said on condition of anonymity. Maddox Steel
        declined to comment.
    """
    bodies = [
        (source, mention, body)
        for source, mention in speaking_unnamed(story)
        if (body := _body(source.affiliation or "")) and not _GONE.search(source.label)
        if (agreed(source) or insider(source, story)) and not in_public(source, story)
    ]
    if not bodies:
        return
    people = " ".join(s.name or s.label for s in story.sources if s.kind is SourceKind.NAMED_PERSON).split()
    for start, who, span in _refusals(story):
        for source, mention, body in bodies:
            if set(body) <= set(people) or not _is_of(body, who):
                continue
            yield Hit(
                Span(start, span.end),
                source,
                f"No comment here, and {called(source)} {number_of(source, 'speaks', 'speak')} unnamed from within. "
                "Is the desk sure that the silence is not for show?",
                evidence=(Evidence(span=mention, role="source"),),
                looked_for=("an unnamed source from another body",),
                at_most=Level.QUESTION if _VOICE.search(who) else None,
            )
            break


def _refusals(story: Analysis) -> Iterator[tuple[int, str, Span]]:
    """Words by which somebody declines to comment: where their subject begins, the subject, and the words."""
    refusal = any_of("refusals")
    for sentence in story.sentences:
        if story.article.role_at(sentence.start) is not BlockRole.BODY:
            continue
        words = story.words(sentence)
        for match in refusal.finditer(words):
            span = Span(sentence.start + match.start(), sentence.start + match.end())
            before = _BEFORE.search(words[: match.start()])
            if before is not None and not story.in_quotation(span):
                yield sentence.start + before.start("who"), before["who"].strip(), span


def _body(affiliation: str) -> tuple[str, ...]:
    """The telling words of a body's name; none where it is no name, or the name of a country or a party's people."""
    words = [w for w in re.findall(r"[\w&.-]+", re.sub(r"['’]s?\b", "", affiliation)) if w.lower() not in _SMALL]
    if not words or not all(w[:1].isupper() for w in words):
        return ()
    return tuple(words)


def _is_of(body: tuple[str, ...], who: str) -> bool:
    """Whether the subject of a refusal names the body, in full or by its initials."""
    plain = re.sub(r"['’]s?\b", "", who)
    words = set(re.findall(r"[\w&.-]+", plain))
    if set(body) <= words:
        return True
    initials = "".join(w[0] for w in body)
    if len(body) > 2 and initials in words:
        return True
    capitals = "".join(w[0] for w in re.findall(r"[\w&.-]+", plain) if w[:1].isupper() and w.lower() not in _SMALL)
    return len(body) == 1 and len(body[0]) > 2 and body[0].isupper() and body[0] in capitals
