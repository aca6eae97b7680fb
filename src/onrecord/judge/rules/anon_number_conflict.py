"""anon-number-conflict: sources, and then one source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.judge.description import take_apart
from onrecord.judge.insiders import speaking_unnamed
from onrecord.judge.rule import Hit, rule
from onrecord.judge.words import word_set
from onrecord.model import Analysis, Evidence, Source, Span

_NUMBERS = {word: n for n, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight"), start=2)}
_LATER = re.compile(r"^(?:all|the|both|these|those)\b", re.IGNORECASE)
_ONE = r"(?:a|an|one|another|this|that|which|each|every|either|neither|first|second|third|fourth|other|[A-Z]\w*['’]s)"


@dataclass(frozen=True, slots=True)
class _Group:
    """Several unnamed people as the story first counts them; ``number`` is None where it does not."""

    source: Source
    mention: Span
    head: str
    number: int | None


@rule("anon-number-conflict", level="warning")
def anon_number_conflict(story: Analysis) -> Iterator[Hit]:
    """Unnamed sources change their number: several become "the source", or two become "the three officials".

    "One of them", "another source" and a single source of the same kind that the story has introduced explain the
    change and are left alone.

    Why: the reader has to guess whether a plural was ever more than one person.
    Flagged: Council sources told the Herald that the vote had slipped. ==The source== added that the budget was not
        ready.
    Flagged: Two board members said the offer was too low. ==The three board members== want a new chair.
    Fine: Two councillors said the vote had slipped. One of them added that the budget was not ready.
    Fine: Council sources told the Herald that the vote had slipped. A source in the treasury said it had not. The
        source added that the budget was ready.
    """
    groups: dict[str, list[_Group]] = defaultdict(list)
    introduced = _Introduced(story.article.text)
    found: set[str] = set()
    for mention, source in _mentions(story):
        words = story.words(mention)
        description = take_apart(words)
        head = next((h for h in (description.two_word_head, description.head) if h in word_set("insiders")), None)
        if head is None:
            continue
        earlier = groups[head]
        if description.plural:
            number = _number(words)
            if number is not None and _LATER.match(words) and earlier and head not in found:
                if not _fits(number, earlier, alone=introduced.before(mention, head)):
                    found.add(head)
                    yield _hit(story, mention, source, earlier[-1])
            elif not _LATER.match(words):
                earlier.append(_Group(source, mention, head, number))
        elif earlier and head not in found and words.lower() == f"the {head}" and not introduced.before(mention, head):
            found.add(head)
            yield _hit(story, mention, source, earlier[-1])


def _mentions(story: Analysis) -> list[tuple[Span, Source]]:
    pairs = [(m, s) for s, _ in speaking_unnamed(story) for m in s.mentions if not story.in_quotation(m)]
    return sorted(pairs, key=lambda pair: pair[0])


def _number(words: str) -> int | None:
    first = re.match(r"(?:(?:all|the|these|those|of|at least) )*(\w+)", words, re.IGNORECASE)
    word = first[1].lower() if first else ""
    if word == "both" or words.lower().startswith("both"):
        return 2
    return _NUMBERS.get(word)


def _fits(number: int, earlier: list[_Group], *, alone: bool) -> bool:
    """Whether people counted before, ``alone`` or together, can be as many; an uncounted group can be any number."""
    if any(group.number is None for group in earlier):
        return True
    sums = {0}
    for count in [*(group.number or 0 for group in earlier), int(alone)]:
        sums |= {s + count for s in sums if s + count <= number}
    return number in sums


class _Introduced:
    """Where in a story one person of a kind, named or not, is introduced first; the text is searched once for each."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._first: dict[str, re.Match[str] | None] = {}

    def before(self, mention: Span, head: str) -> bool:
        """Whether one has been introduced before the mention."""
        if head not in self._first:
            self._first[head] = _one(head).search(self._text)
        first = self._first[head]
        if first is None or first.start() >= mention.start:
            return False
        return first.end() <= mention.start or _one(head).search(self._text, 0, mention.start) is not None


def _one(head: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b{_ONE} (?:[^\s.]+ ){{0,6}}?{re.escape(head)}\b|\bone of (?:the|them|those|these|its|his|her|their|\w+)\b",
        re.IGNORECASE,
    )


def _hit(story: Analysis, mention: Span, source: Source, group: _Group) -> Hit:
    return Hit(
        mention,
        source,
        f"The story first speaks of {story.words(group.mention)}, here of {story.words(mention)}. How many are there?",
        evidence=(Evidence(span=group.mention, role="first number"),),
        looked_for=("words that explain the change, such as “one of them”",),
    )
