"""The people whom a story names: their fullest name, gender where the text gives it, and everywhere they are named.

Names come from named-entity recognition, joined by honorifics ("Ms. Reyes") and well-known first names, since the
recogniser misses some. Every later surname is then looked for in the whole text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from onrecord.analyse.genders import gender_before, gender_behind, gender_of, tell_by_pronouns
from onrecord.analyse.introductions import introduced
from onrecord.analyse.lexicons import pairs, words
from onrecord.analyse.name_shapes import (
    NAME,
    first_names,
    first_of,
    may_be_name,
    running_lines,
    same_first,
    strip_titles,
    usual_names,
)
from onrecord.analyse.parts import parts_of
from onrecord.analyse.slips import same_but_for_slips
from onrecord.analyse.values import NamedEntity
from onrecord.model import Span

_COUPLE = regex.compile(
    r"(?<!\p{Lu}\p{L}{0,20}[ ])\b(?P<first>\p{Lu}\p{Ll}+)[ ]and[ ]"
    r"(?P<name>\p{Lu}\p{L}+(?:[ ]\p{Lu}\.)?[ ]\p{Lu}[\p{L}’'-]*\p{Ll})\b"
)
_BEHIND_ROLE = regex.compile(
    r"(?P<role>(?:[Oo]ne|[Aa]nother|[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir)\s[^,;:\n]{3,80}),\s+"
    r"(?P<name>\p{Lu}[\p{L}’'-]*\p{Ll}(?:\s\p{Lu}\.)?\s\p{Lu}(?:[’'](?=\p{Lu}))?[\p{L}’-]*(?:\p{Ll}|(?<=\s\p{Lu})))(?=,|\s+(?:of|from|in|at|with)\s|\s*$)"
)
_CROWD = 500
"""How many people a story may name for slips in their surnames to be looked for."""
_LOOKED_FOR = 2000
"""How many names a story may have for each to be looked for all through it once more."""
_PART = 20_000
"""Characters of a part of a running file that are looked back over for a full name."""
_SHOUTED = 6
"""Letters from which a word in capitals is rather a name in a headline than initials."""
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_CAPITALISED = re.compile(r"(?<![\w@#])[A-ZÀ-ÖØ-Þ][^\W\d_]*")
_WELL_KNOWN = 3
"""How often a surname must stand alone before anybody of that surname is named in full, to be somebody else's."""
_MET_LAST, _MET_FIRST = 1.5, 2.0
"""How many times in full it is worth to have been named last, or first of all, where people share a surname."""
_LONGEST_NAME = 100
"""Characters beyond which capitals are no name; looking for them elsewhere would cost more than they are worth."""
_OFTEN_ENOUGH = 2
"""How many times as often a surname may be taken for a body as for a person, and still be a person's."""
_NOUN_AFTER = regex.compile(
    r"[ ]+(?:administration|campaign|camp|team|aides?|adviser|advisor|supporter|voter|surrogate|official|family|"
    r"foundation|presidency|era|ally|allies|spokes\w+|transition|organization|university|tower)s?\b",
    regex.IGNORECASE,
)


@dataclass(slots=True, eq=False)
class Person:
    """One named person.

    ``gender`` is "f", "m" or None; ``count`` how often the story names them; ``met`` where their full name is first.
    """

    full: str
    last: str
    first: str
    gender: str | None = None
    count: int = 0
    met: int = 0
    forms: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class NameMention:
    """One place where a person is named; ``owner`` where the name only belongs to a following noun."""

    span: Span
    person: Person
    owner: bool


class People:
    """All named people of a story, found once."""

    def __init__(
        self,
        text: str,
        names: Sequence[NamedEntity],
        speakers: Sequence[Span] = (),
        aside: Sequence[Span] = (),
        never: frozenset[str] = frozenset(),
    ) -> None:
        """``aside`` are stretches such as bylines: names count there, but nobody is mentioned for the story.

        ``never`` are names that are no people's, however they stand.
        """
        self.text = text
        self._parts = parts_of(text)
        self._running = running_lines(text)
        self.people: list[Person] = []
        self._by_last: dict[str, list[Person]] = defaultdict(list)
        self._by_first: dict[str, list[Person]] = defaultdict(list)
        self._other: Counter[str] = Counter()
        self._alone: Counter[str] = Counter()
        self._never = never
        self._collect(names, speakers)
        self.mentions = [m for m in self._find_mentions() if not any(a.contains(m.span) for a in aside)]
        self._starts = [m.span.start for m in self.mentions]
        self._handles: dict[str, Person] = {}
        self._settle()
        tell_by_pronouns(self.text, self.mentions, self.people)

    def misspelt(self, word: str) -> Person | None:
        """The one person named in full whose surname a word nearly is, None where there is not just one."""
        near = self._nearly(word)
        return near[0] if len(near) == 1 else None

    def _nearly(self, word: str) -> list[Person]:
        """Those named in full whose surname a word nearly is; nobody where a story names more than it can mean."""
        if len(self.people) > _CROWD:
            return []
        return [one for one in self.people if one.first and same_but_for_slips(word, one.last)]

    def family(self, word: str) -> tuple[Person, ...]:
        """All who bear a surname that stands in the plural, as "Marshes" and "Roes" do; nobody where it is none."""
        for ending in ("es", "s"):
            if word.endswith(ending) and (same := self._by_last.get(word.removesuffix(ending))):
                return tuple(sorted(same, key=lambda person: person.met))
        return ()

    def by_handle(self, handle: str) -> Person:
        """Whoever writes under a name such as "@fallowgate", and is known to the story by that alone."""
        return self._handles.setdefault(handle.casefold(), Person(full=handle, last=handle, first=""))

    def _collect(self, names: Sequence[NamedEntity], speakers: Sequence[Span]) -> None:
        found, bodies = self._recognised(names, {span.of(self.text).strip(" ,") for span in speakers})
        found += self._capitalised()
        fulls = [pair for pair in found if " " in pair[0]]
        singles = [pair for pair in found if " " not in pair[0]]
        fulls += introduced(self.text, set(self._other), bodies)
        if len(fulls) + len(singles) <= _LOOKED_FOR:
            fulls = [pair for pair in fulls if not self._only_in_headlines(pair[0])]
            singles = [pair for pair in singles if not self._common_word(*pair)]
        fulls += self._speaking(speakers, {parts[-1] for parts in (name.split() for name, _ in fulls)})
        fulls, alone = self._without_words_around(fulls)
        singles += alone
        if self._never:
            fulls = [pair for pair in fulls if not self._is_never(pair[0])]
            singles = [pair for pair in singles if not self._is_never(pair[0])]
        couples = self._couples({name for name, _ in fulls})
        fulls += [(name, []) for name, _ in couples]
        for name, titles in sorted(fulls, key=lambda pair: -len(pair[0].split())):
            self._add(name, titles)
        for name, given in couples:
            for one in self._by_last[name.split()[-1]]:
                if name in one.forms:
                    one.forms[given] += 1
        for same in self._by_last.values():
            for one in same:
                one.met = min((p for p in map(self.text.find, one.forms) if p >= 0), default=len(self.text))
            same.sort(key=lambda person: self.text.find(person.full))
        self._alone.update(name for name, _ in singles)
        for name, titles in singles:
            self._add(name, titles)
        self._join_misspelt()
        for last, same in self._by_last.items():
            if all(person.first for person in same) and self._known_without_first_name(last, same):
                known = Person(last, last, "", None)
                known.forms[last] = _WELL_KNOWN
                self.people.append(known)
                same.append(known)

    def _recognised(
        self, names: Sequence[NamedEntity], speaking: set[str]
    ) -> tuple[list[tuple[str, list[str]]], set[str]]:
        """Names that recognition has for people's, with their titles, and those that it has for bodies'."""
        found: list[tuple[str, list[str]]] = []
        bodies: set[str] = set()
        for entity in names:
            name, titles = strip_titles(entity.span.of(self.text))
            name = self._not_shouted(name)
            if entity.label == "ORG" and _speaks_alone(name, speaking) and may_be_name(name):
                found.append((name, titles))
                continue
            if entity.label != "PERSON" or self._initials(name):
                self._other[name.removeprefix("the ").removeprefix("The ")] += 1
                if entity.label == "ORG":
                    bodies.add(name)
                continue
            before = self.text[max(0, entity.span.start - 14) : entity.span.start].split()
            if before and before[-1].rstrip(".") in words("honorifics"):
                titles.append(before[-1].rstrip("."))
            if may_be_name(name) and not self._paper(name):
                found.append((name, titles))
        return found, bodies

    def _capitalised(self) -> list[tuple[str, list[str]]]:
        """Names that begin with a well-known first name or stand behind a title, with their titles."""
        found: list[tuple[str, list[str]]] = []
        firsts = first_names()
        for match in NAME.finditer(self.text):
            name, titles = strip_titles(match.group())
            parts = name.split()
            first = next((i for i, part in enumerate(parts[:-1]) if part in firsts or first_of(part) in firsts), None)
            whole = " ".join(parts[first:])
            if first is not None and may_be_name(whole) and not self._paper(whole):
                found.append((whole, titles))
            elif titles and may_be_name(name):
                found.append((name, titles))
        return found

    def _is_never(self, name: str) -> bool:
        """Whether a name is, or ends with, one that is no person's."""
        return any(name == one or name.endswith(f" {one}") for one in self._never)

    def _join_misspelt(self) -> None:
        """Put a surname that nobody bears to the one person of nearly that name: "Marhs" is Ada Marsh."""
        for person in [one for one in self.people if not one.first]:
            near = self._nearly(person.last)
            if len(near) != 1 or len(self._by_last[person.last]) > 1 or self._other[person.last]:
                continue
            near[0].forms.update(person.forms)
            self.people.remove(person)
            self._by_last[person.last] = near

    def _couples(self, fulls: set[str]) -> list[tuple[str, str]]:
        """Full and first names of those who share a surname, as both of "Ada and Max Roe" do."""
        found = []
        firsts = pairs("first_name_genders").keys() | first_names()
        for match in _COUPLE.finditer(self.text):
            first, name = match["first"], match["name"]
            second, last = name.split()[0], name.split()[-1]
            if first in firsts and (name in fulls or second in firsts) and may_be_name(name):
                found += [(f"{first} {last}", first), (name, second)]
        return list(dict.fromkeys(found))

    def _known_without_first_name(self, last: str, same: Sequence[Person]) -> bool:
        """Whether the story uses a surname for somebody too well known to need more, before it names relatives.

        "The president" and "Marsh" all through the first paragraphs, "Ada Marsh, his sister" once near the end.
        """
        start = self.text.find("\n", len(self.text) - len(self.text.lstrip()))
        full = [p for p in (self.text.find(f, start) for person in same for f in person.forms if " " in f) if p >= 0]
        if start < 0 or not full or sum(self.text.count(p.full) for p in same) > 2:
            return False
        found = 0
        for match in re.finditer(rf"\b{re.escape(last)}\b", self.text[start : min(full)]):
            after = self.text[start + match.end() : start + match.end() + 24]
            found += not after.startswith(("'s", "’s", "' ", "’ ")) and not _NOUN_AFTER.match(after)
        return found >= _WELL_KNOWN

    def _only_in_headlines(self, name: str) -> bool:
        """Whether a name of several words stands only in lines that write every word in capitals.

        In such a line "Obama Says" looks like a name; the story itself tells which ones are: it has the last word of a
        known first name's bearer again.
        """
        if " " not in name or f"{name}:" in self.text or any(name in part for part in self._running):
            return False
        first, last = name.split()[0], name.split()[-1]
        known = first in first_names() or first in pairs("first_name_genders")
        return not (known and any(regex.search(rf"\b{regex.escape(last)}\b", part) for part in self._running))

    def _common_word(self, name: str, titles: Sequence[str]) -> bool:
        """Whether a single name is a word of the language in capitals, which the story has without, as "Rules"."""
        if titles or " " in name or name.casefold() == name:
            return False
        return regex.search(rf"\b{regex.escape(name.casefold())}\b", self.text) is not None

    def _without_words_around(
        self, fulls: Sequence[tuple[str, list[str]]]
    ) -> tuple[list[tuple[str, list[str]]], list[tuple[str, list[str]]]]:
        """Full names without what capitals made part of them, and surnames that are left alone.

        "Ada Marsh Calls" of a headline is Ada Marsh, whom the story names without the verb; "Said Marsh" and "Team
        Marsh" are somebody of that surname.
        """
        times = Counter(name for name, _ in fulls)
        kept: list[tuple[str, list[str]]] = []
        alone: list[tuple[str, list[str]]] = []
        for name, titles in fulls:
            parts = name.split()
            low = parts[0].casefold().rpartition("-")[2]
            if len(parts) == 2 and low in words("before_surnames") and parts[0] not in first_names():
                alone.append((parts[1], titles))
                continue
            shorter = (" ".join(parts[:count]) for count in range(2, len(parts)))
            known = next((one for one in shorter if times[one] > times[name]), None)
            kept.append((known or name, titles))
        return kept, alone

    def _paper(self, name: str) -> bool:
        """Whether a name that the story writes with "the" ends like a newspaper's, as in "the Charlotte Observer"."""
        if name.rpartition(" ")[2] not in words("outlet_words"):
            return False
        return f"he {name}" in self.text and regex.search(rf"\b[Tt]he {regex.escape(name)}\b", self.text) is not None

    def _not_shouted(self, name: str) -> str:
        """A name in capitals as the story writes it elsewhere, as "DILLON" for an interviewed Dillon."""
        if not name.isupper() or not 4 <= len(name) <= _LONGEST_NAME:
            return name
        return name.title() if re.search(rf"\b{re.escape(name.title())}\b", self.text) else name

    def _initials(self, name: str) -> bool:
        """Whether a name is a body's initials: capitals alone, which the story does not write as a name elsewhere."""
        return name.isupper() and name.isalpha() and 2 < len(name) < _SHOUTED and name.title() not in self.text

    def _speaking(self, speakers: Sequence[Span], known: set[str]) -> list[tuple[str, list[str]]]:
        """Names that recognition missed: two or three words, the last speaking alone elsewhere, or set behind a role.

        "One pastor who backs the plan, Ilja Morn of Fallow, said" names Ilja Morn.
        """
        alone = {s.of(self.text).strip(" ,") for s in speakers}
        found: list[tuple[str, list[str]]] = []
        for span in speakers:
            behind = _BEHIND_ROLE.match(self.text, span.start, span.end)
            if (
                behind
                and _may_speak(behind["role"])
                and may_be_name(behind["name"])
                and not self._other[behind["name"]]
            ):
                found.append((behind["name"], []))
            match = NAME.match(self.text, span.start, span.end)
            if not match:
                continue
            name, titles = strip_titles(match.group())
            parts = name.split()
            if len(parts) < 2 or len(parts) > 3 or not may_be_name(name) or parts[-1] in known:
                continue
            if name in alone and ({parts[-1], parts[-1].upper()} & alone or parts[0] in first_names()):
                found.append((name, titles))
        return found

    def _add(self, name: str, titles: list[str]) -> None:
        parts = name.split()
        first, last = (parts[0], parts[-1]) if len(parts) > 1 else ("", parts[0])
        if not first:
            gender = gender_of("", titles)
            others = bool(gender) and all(p.gender not in (gender, None) for p in self._by_last.get(last, ()))
            known = self.family(last) or (self._by_last.get(last) and not others)
            if known or (self._by_first.get(last) and not gender):
                return
            if self._other[last] > max(2, _OFTEN_ENOUGH * self._alone[last]) and not titles:
                return
        for person in self._by_last.get(last, ()):
            if first and same_first(first, person.first):
                person.forms[name] += 1
                person.gender = person.gender or gender_of(first, titles)
                return
        person = Person(name, last, first, gender_of(first, titles))
        person.forms[name] += 1
        self.people.append(person)
        self._by_last[last].append(person)
        if first:
            self._by_first[first].append(person)

    def _find_mentions(self) -> list[NameMention]:
        keys = {form for p in self.people for form in p.forms} | set(self._by_last) | set(self._by_first)
        keys |= {key.upper() for key in self._by_last if len(key) > 3}
        keys = {key for key in keys if key[0].isalpha()}
        if not keys:
            return []
        longest: dict[str, list[str]] = defaultdict(list)
        for key in sorted(keys, key=len, reverse=True):
            longest[_FIRST_WORD.match(key).group()].append(key)  # type: ignore[union-attr]
        found: list[NameMention] = []
        last_of: dict[str, Person] = {}
        until = 0
        for word in _CAPITALISED.finditer(self.text):
            if word.start() < until or word.group() not in longest:
                continue
            whole = next((k for k in longest[word.group()] if self._stands(k, word.start())), None)
            if whole is None:
                continue
            until = word.start() + len(whole)
            match = Span(word.start(), until)
            person = self._whose(whole, match.start, last_of)
            if person is None:
                continue
            after = self.text[match.end : match.end + 24]
            owner = after.startswith(("'s ", "’s ", "' ", "’ ")) or bool(_NOUN_AFTER.match(after))
            last_of[person.last] = person
            person.count += 1
            person.gender = gender_before(self.text, match.start) or person.gender
            found.append(NameMention(match, person, owner))
        return found

    def _stands(self, key: str, at: int) -> bool:
        """Whether a name stands whole at an offset."""
        end = at + len(key)
        return self.text.startswith(key, at) and not self.text[end : end + 1].isalnum()

    def _whose(self, name: str, at: int, last_of: dict[str, Person]) -> Person | None:
        """The person whom a form of a name means at one place."""
        parts = name.split()
        last = parts[-1] if parts[-1] in self._by_last else parts[-1].title()
        candidates = self._by_last.get(last, [])
        if len(parts) > 1:
            for person in candidates:
                if name in person.forms or same_first(parts[0], person.first):
                    return person
            return None
        if not candidates:
            several = self._by_first.get(name, [])
            return max(several, key=lambda p: p.count, default=None)
        if len(candidates) == 1:
            return candidates[0]
        before = self.text[max(0, at - 14) : at].split()
        title = before[-1].rstrip(".") if before else ""
        gender = pairs("gendered_words").get(title) or gender_behind(self.text, at + len(name))
        fitting = [p for p in candidates if gender is None or p.gender in (gender, None)] or candidates
        fitting = [p for p in fitting if p.met < at or not p.first] or fitting
        number = bisect_right(self._parts, at) - 1
        if number >= 0:
            part = max(self._parts[number], at - _PART)
            here = [p for p in fitting if any(self.text.find(f, part, at) >= 0 for f in p.forms if " " in f)]
            fitting = here or fitting
        recent, first = last_of.get(last), min(fitting, key=lambda p: p.met)
        return max(fitting, key=lambda p: sum(p.forms.values()) + _MET_LAST * (p is recent) + _MET_FIRST * (p is first))

    def _settle(self) -> None:
        """Choose each person's fullest usual name."""
        for person in self.people:
            full = {form: count for form, count in person.forms.items() if " " in form}
            if full:
                person.full = max(full, key=lambda form: (full[form], -len(form)))
                person.full = usual_names().get(person.full, person.full)

    def within(self, span: Span) -> list[NameMention]:
        """Mentions that lie in a span, in text order."""
        index = bisect_left(self._starts, span.start)
        found = []
        while index < len(self.mentions) and self.mentions[index].span.start < span.end:
            if self.mentions[index].span.end <= span.end + 2:
                found.append(self.mentions[index])
            index += 1
        return found

    def named(self, person: Person) -> list[NameMention]:
        """All mentions of one person, in text order."""
        return [m for m in self.mentions if m.person is person]

    def before(self, offset: int, reach: int = 600) -> list[NameMention]:
        """Mentions that begin in the ``reach`` characters before an offset, the nearest last."""
        low = bisect_left(self._starts, offset - reach)
        return self.mentions[low : bisect_left(self._starts, offset)]


def _speaks_alone(name: str, alone: set[str]) -> bool:
    """Whether a name taken for a body's is rather a person's: a first name, and a surname that speaks elsewhere."""
    parts = name.split()
    return len(parts) == 2 and parts[1] in alone and parts[0] in pairs("first_name_genders")


def _may_speak(words_of: str) -> bool:
    """Whether words before a name set off by a comma mean one person, as "one pastor who backs the plan" does."""
    head = next((word.casefold() for word in words_of.split() if word.casefold() in words("roles")), None)
    return head is not None and not regex.search(r"[,;:“”\"]|\band\b", words_of)
