"""Names of bodies that speak: the same body under its full name, its initials, its short form or "the department"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

import regex

from onrecord.analyse.body_types import is_called, may_be_called
from onrecord.analyse.lexicons import words
from onrecord.analyse.name_shapes import COURTESY
from onrecord.analyse.phrases import Phrase
from onrecord.model import Span

_PLACES = frozenset(["city", "town", "village", "borough", "county", "state", "university", "bank", "ministry"])
_OF_SOMETHING = frozenset(
    "chamber board department ministry school office bureau house court institute council".split()
)
_OF_MATTER = regex.compile(r"\s+of\s+\p{Ll}[\p{L}-]+(?:\s+and\s+\p{Ll}[\p{L}-]+)?")
"""What a body is for: "the chamber of commerce", "the board of education"."""
WIDE = frozenset(["agency", "company", "group", "organization", "organisation", "firm", "body", "union"])
"""Nouns for bodies of many kinds."""
_TAKEN_UP = frozenset("airline center centre charity federation nonprofit non-profit school".split())
"""Nouns by which a story may call a body whose name does not say what it is."""
_MOST = 3
"""How often a story must have named the body that such a noun takes up."""
_SMALL = frozenset(["the", "a", "an", "of", "for", "and", "'s", "&", "u.s.", "us"])
_ARMS = frozenset(
    "military army navy forces police parliament court courts ministry government cabinet embassy consulate".split()
)
"""Words for a part of a state: "Freedonia" and "the Freedonia police" are not one body."""
_PARTS = frozenset("panel arm branch division unit chapter affiliate wing".split())
"""Nouns for a part of a body that speaks as the body."""
_NAMED_LATER = {
    "panel": frozenset(("committee", "subcommittee")),
    "committee": frozenset(("subcommittee",)),
    "court": frozenset[str](),
    "commission": frozenset[str](),
    "union": frozenset(("association", "brotherhood", "federation", "guild", "worker")),
    "council": frozenset[str](),
    "board": frozenset[str](),
}
"""Nouns by which first lines call a body that the story names in full later, each with others for the same."""
_OWN_WORDS = frozenset(("official", "own", "personal"))
_FOR_WHOM = regex.compile(r"(?:representing|for|of)\s+(?P<whom>(?:\p{L}+\s+){0,2}\p{L}+s)")
_PRONOUNS = ("his", "her", "their", "its", "my", "our", "your")
_PLAIN_WORDS = frozenset("federal state local national top key big major state".split())
_FIRST_LINES = 600
_APPOSED = regex.compile(
    r",\s+(?P<name>\p{Lu}[\p{L}\p{N}.&’'-]+(?:\s+(?:(?:for|of|and|the|to)\s+){0,2}\p{Lu}[\p{L}\p{N}.&’'-]+){1,6}),?\s*$"
)
TEAM = frozenset(["campaign", "camp", "team"])
_POSSESSIVE = regex.compile(r"['’]s?$")
_OF_NAME = regex.compile(r"\s+(of|for)\s+((?:the\s+)?\p{Lu}[^,;()]+)")
_NAME_ENDS = regex.compile(r",\s|\swho\b|\sthat\b|\swhich\b")
_WORDS = regex.compile(r"[\p{L}\p{N}.&-]+")
_LETTERS = regex.compile(r"\p{L}+")
_FOR = regex.compile(r"\b(?:for|of|at|from|with|in)\s+(.+)$", regex.DOTALL)
_GENERIC = words("generic_bodies")
_LOWER_FRONT = regex.compile(r"^(?:\p{Ll}[\p{L}-]*+\s++)++(?=\p{Lu})")
"""Words before a name that describe the body ("the nonpartisan …")."""


def _content(name: str) -> frozenset[str]:
    """The words of a name that tell it from others, "camp" and "team" being a campaign."""
    low = _WORDS.findall(name.casefold().replace("’s", "").replace("'s", ""))
    return frozenset("campaign" if w in TEAM else w for w in low if w not in _SMALL)


def initials(name: str) -> tuple[str, str]:
    """First letters of the words of a name that are written large, and of all its words."""
    found = _LETTERS.findall(name)
    return "".join(w[0] for w in found if w[0].isupper()), "".join(w[0].upper() for w in found)


def share_words(name: str, phrase: Phrase) -> bool:
    """Whether a body's name holds a word of a description, its noun aside, as for "the flight attendants' union"."""
    own = {word.rstrip("s’'") for word in _content(phrase.text)} - {phrase.head}
    return bool(own & {word.rstrip("s’'") for word in _content(name)})


def fuller(name: str, known: str) -> bool:
    """Whether a name has all the words of a known one and more, with a large letter first."""
    return name[:1].isupper() and _content(known) < _content(name)


def _untitled(name: str) -> str:
    """A name without courtesy titles: a body is not called "Mr. Roe" for its spokesman's sake."""
    parts = name.split()
    while len(parts) > 1 and parts[0].rstrip(".") in COURTESY:
        parts.pop(0)
    return " ".join(parts)


@cache
def _companies() -> regex.Pattern[str]:
    """Well-known companies that name recognition often misses."""
    return regex.compile(r"\b(?:" + "|".join(map(regex.escape, sorted(words("companies")))) + r")\b")


class Organisations:
    """Names the bodies of one story; remembers them in the order of mention."""

    def __init__(self, text: str, bodies: Sequence[Span] = ()) -> None:
        self.text = text
        companies = [Span(*m.span()) for m in _companies().finditer(text)]
        self._bodies = [(b, self._plain(b)) for b in sorted({*bodies, *companies})]
        self.places = [(span, name) for span, name in self._bodies if name]
        """Every place of a body's name, with the name."""
        self._often = Counter(name for _, name in self._bodies)
        self._known: list[str] = []
        self._counts: Counter[str] = Counter()
        self._contents: dict[str, frozenset[str]] = {}

    def name(self, span: Span, phrase: Phrase, owner: str | None) -> str | None:
        """The name of the body that a source phrase means, or None where the words give none.

        ``owner`` is the surname behind "his" or "her" in the phrase. A spokesperson's body is sought in owner,
        modifiers and what follows the head.
        """
        said = span.of(self.text)
        if phrase.head in words("speakers") or phrase.head in ("secretary", "officer"):
            found = self._spoken_for(phrase, said, owner)
            if not found and phrase.owner in _PRONOUNS:
                return None
            return self._remember(found) if found else self._latest(None, span.start)
        apposed = _APPOSED.search(phrase.text, phrase.end)
        if apposed and phrase.core and phrase.core[-1][0].islower() | phrase.core[-1].isupper():
            return self._remember(apposed["name"])
        later = self._named_later(span, phrase)
        if later is not None:
            return self._remember(later)
        core = phrase.text[phrase.begin : phrase.end]
        core = _POSSESSIVE.sub("", core).removeprefix("The ").removeprefix("the ")
        seen = self._recognised(span.start + phrase.start)
        core = _LOWER_FRONT.sub("", seen[1] if seen else core)
        end = max(phrase.end, seen[0].end - span.start) if seen else phrase.end
        described = phrase.head in WIDE and all(m.islower() for m in phrase.modifiers)
        alone = (len(phrase.core) == 1 and phrase.head in _GENERIC) or (described and phrase.determiner == "definite")
        taken_up = len(phrase.core) == 1 and phrase.head in _TAKEN_UP and phrase.determiner == "definite"
        if taken_up and not phrase.tail.strip(" ,") and (body := self._named_most(phrase.head, span.start)):
            return self._remember(body)
        if alone and phrase.determiner in ("definite", "bare") and not phrase.tail.strip(" ,"):
            return self._latest(phrase.head, span.start) or core
        if phrase.owner and not (len(phrase.core) == 1 and core.isupper() and len(core) > 1):
            possessor = owner or (phrase.owner if phrase.owner not in ("his", "her", "their", "its") else "")
            possessor = possessor.split()[-1] if phrase.head in TEAM and possessor else possessor
            mark = "" if phrase.head in TEAM or not possessor else "'" if possessor.endswith("s") else "'s"
            core = core if possessor and core.startswith(possessor) else f"{possessor}{mark} {core}".strip()
        follows = _OF_NAME.match(phrase.text, end)
        if follows and phrase.head in _PARTS and follows.group(1) == "of" and not phrase.owner:
            return self._remember(follows.group(2).strip().removeprefix("the "))
        if phrase.head in _OF_SOMETHING and (matter := _OF_MATTER.match(phrase.text, phrase.end)):
            core = f"{core}{matter.group()}"
        if follows and phrase.core and (phrase.core[-1][0].isupper() or phrase.head in _PLACES):
            within = follows.group(2).strip()
            core = core if within in core else f"{core} {follows.group(1)} {within}"
        core = " ".join("campaign" if w.casefold() in TEAM and i else w for i, w in enumerate(core.split()))
        return self._remember(core) if core else None

    def _named_later(self, span: Span, phrase: Phrase) -> str | None:
        """The one full name that the story later gives to "a House panel" or, in its first lines, "a federal court"."""
        tail = phrase.tail.strip(" ,")
        told = _FOR_WHOM.fullmatch(tail)
        if phrase.plural or (tail and not told) or phrase.owner in _PRONOUNS or phrase.determiner == "definite":
            return None
        proper = bool(phrase.core) and phrase.core[-1][0].isupper()
        if proper or phrase.head not in _NAMED_LATER or span.start > _FIRST_LINES:
            return None
        nouns = {phrase.head, *_NAMED_LATER[phrase.head]}
        said = [*phrase.modifiers, *(phrase.owner or "").split(), *(told["whom"].split() if told else ())]
        wanted = {word.casefold().rstrip("s'’") for word in said} - _PLAIN_WORDS
        found = []
        for place, name in self._bodies:
            parts = {word.casefold().rstrip("s") for word in _WORDS.findall(name)}
            if place.start > span.end and len(parts) > 2 and parts & nouns and wanted <= parts and name not in found:
                found.append(name)
        return found[0] if len(found) == 1 or (found and wanted) else None

    def _recognised(self, head: int) -> tuple[Span, str] | None:
        """The longest name of several words that name recognition sees over the head of a phrase, with its place."""
        found = [(place, name) for place, name in self._bodies if place.start <= head < place.end and " " in name]
        return max(found, key=lambda one: len(one[1]), default=None)

    def _spoken_for(self, phrase: Phrase, said: str, owner: str | None) -> str | None:
        """The body that a spokesperson speaks for."""
        if phrase.owner:
            if owner:
                return f"{owner} campaign"
            if phrase.owner not in ("his", "her", "their", "its"):
                return phrase.owner.removeprefix("the ").removeprefix("The ")
        if phrase.modifiers:
            kept = [m for m in phrase.modifiers if m.casefold() not in words("role_modifiers") | _OWN_WORDS]
            if kept and (kept[0][0].isupper() or len(kept) > 0):
                return " ".join(kept)
        match = _FOR.search(phrase.text[phrase.end :])
        if match:
            return _untitled(_NAME_ENDS.split(match.group(1))[0].removeprefix("the ").strip(" ,"))
        return None

    def _plain(self, span: Span) -> str:
        """A body's name without article and possessive."""
        return _POSSESSIVE.sub("", span.of(self.text).strip()).removeprefix("The ").removeprefix("the ")

    def _latest(self, head: str | None, offset: int) -> str | None:
        """The last body mentioned that a bare "the department" can mean: by its noun, else the one named most."""
        wide = head is None or head in WIDE
        for name in reversed(self._known):
            if head is None or head in name.casefold():
                return name
        for span, name in reversed(self._bodies):
            if span.start < offset and head is not None and head in name.casefold().split():
                return self._remember(name)
        if not wide:
            return None
        near = [
            name
            for span, name in self._bodies
            if offset - 1200 < span.start < offset
            and name not in words("media_names")
            and (head is None or may_be_called(name, head))
        ]
        if near:
            return self._remember(max(near, key=lambda name: (self._often[name], near.index(name))))
        return self._known[-1] if self._known else None

    def _named_most(self, head: str, offset: int) -> str | None:
        """The body that "the airline" takes up: one called so, else the one the story has named by far most often."""
        before = Counter(name for place, name in self._bodies if place.start < offset and may_be_called(name, head))
        called = [name for name in before if is_called(name, head) or head in name.casefold().split()]
        if called:
            return max(called, key=lambda name: before[name])
        ranked = before.most_common(2)
        if not ranked or ranked[0][0] in words("media_names") or ranked[0][1] < _MOST:
            return None
        return ranked[0][0] if len(ranked) < 2 or ranked[0][1] >= 2 * ranked[1][1] else None

    def _remember(self, name: str) -> str:
        for known in self._known:
            if self.same(known, name):
                self._known.remove(known)
                self._known.append(name if fuller(name, known) else known)
                return self._known[-1]
        name = self._written_out(name)
        self._known.append(name)
        return name

    def _written_out(self, name: str) -> str:
        """The full name behind initials, where the story has it."""
        if not (name.isupper() and 1 < len(name.replace(".", "")) < 7):
            return name
        letters = name.replace(".", "")
        return next((full for _, full in self._bodies if letters in initials(full)), name)

    def _words_of(self, name: str) -> frozenset[str]:
        """The words of a name that tell it from others, found once."""
        known = self._contents.get(name)
        if known is None:
            known = self._contents[name] = _content(name)
        return known

    def same(self, a: str, b: str) -> bool:
        """Whether two names can mean one body: the same words, initials, or one a short form of the other."""
        if a.casefold() == b.casefold():
            return True
        left, right = self._words_of(a), self._words_of(b)
        if left == right:
            return True
        if a.isupper() and len(a) > 1:
            return a.replace(".", "") in initials(b)
        if b.isupper() and len(b) > 1:
            return b.replace(".", "") in initials(a)
        shorter, longer = sorted((left, right), key=len)
        return (
            bool(shorter)
            and shorter < longer
            and len(longer) - len(shorter) == 1
            and not longer - shorter <= _ARMS
            and (len(shorter) > 1 or next(iter(shorter)) not in _GENERIC | {"campaign"})
        )
