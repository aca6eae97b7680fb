"""How a story describes an unnamed source: the head word, what stands before it, what follows it.

No parser is used: the descriptions are short noun phrases, and the head is the last word before the first preposition,
relative clause or participle that can only follow it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.judge.words import word_set
from onrecord.model import Analysis, Source, SourceKind

_TOKEN = re.compile(r"[^\W_][\w’'.-]*|[,;:—–(]")
_PARTITIVE = re.compile(
    r"^(?:at least |nearly |about )?(?:one|two|three|four|five|six|some|several|many|most|both|all|another|each|none"
    r"|a (?:number|group|pair|couple|handful|few)|half a dozen|a dozen|dozens)"
    r" (?:more )?of (?:the |his |her |its |their |these |those )?",
    re.IGNORECASE,
)
_ARTICLES = frozenset({"a", "an", "the", "one", "another", "this", "that", "these", "those", "our"})
_CLAUSE = re.compile(r",\s+(?:who|whose|speaking|talking|citing|asking|granted|on condition)\b.*", re.DOTALL)
_TERMS = re.compile(
    r",?\s{1,9}(?:and )?who (?:also )?(?:asked|requested|insisted|declined|refused|wished|wanted|preferred|spoke|talked"
    r"|did(?: not|n['’]t) want|would not|wouldn['’]t|(?:was|were)(?: not|n['’]t)\s+authori[sz]ed)\b.*",
    re.DOTALL,
)
_OWNERS = frozenset({"his", "her", "their", "its", "my"})
_NUMBER = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|score|both|pair|couple|trio|hundreds?"
    r"|thousands?)\b",
    re.IGNORECASE,
)
_IRREGULAR = {"people": "person", "persons": "person", "men": "man", "women": "woman", "staff": "staff", "boss": "boss"}


@dataclass(frozen=True, slots=True)
class Description:
    """A description taken apart, lower case; ``head`` is in the singular and "" where there is no word at all."""

    head: str
    before: tuple[str, ...]
    after: str
    plural: bool

    @property
    def two_word_head(self) -> str:
        """The head with the word before it, such as "board member"."""
        return f"{self.before[-1]} {self.head}" if self.before else self.head


def describe(source: Source, story: Analysis) -> Description:
    """Take apart the description of a source, leaving out the words of its anonymity grant and reason."""
    label = source.label
    if source.anonymity is not None:
        for span in (source.anonymity.grant, source.anonymity.reason):
            if span is not None:
                label = label.replace(story.words(span), " ")
    return take_apart(label)


def take_apart(label: str) -> Description:
    """Take apart a noun phrase such as "two senior officials in the tax office"."""
    label = _PARTITIVE.sub("", label.strip().replace("’", "'"))
    tokens = [t.lower() for t in _TOKEN.findall(label)]
    while tokens and tokens[0] in _ARTICLES:
        tokens = tokens[1:]
    if not tokens:
        return Description("", (), "", False)
    stoppers, empty = word_set("after_the_head"), word_set("empty_modifiers")
    end = len(tokens)
    for i in range(1, len(tokens)):
        # "several knowledgeable sources": after a bare modifier the head is still to come
        if not tokens[i][0].isalnum() or (tokens[i] in stoppers and tokens[i - 1] not in empty):
            end = i
            break
    head = _singular(tokens[end - 1])
    return Description(head, tuple(tokens[: end - 1]), " ".join(tokens[end:]), head != tokens[end - 1])


def called(source: Source) -> str:
    """The label as it reads inside a sentence: "A senior aide, who …," becomes "a senior aide", names keep capitals."""
    label = _TERMS.sub("", _CLAUSE.sub("", source.label)).strip(" ,;:—–-")
    first, space, rest = label.partition(" ")
    word = first.lower()
    common = word in _ARTICLES | _OWNERS | word_set("empty_modifiers") or _singular(word) in word_set("insiders")
    return f"{word}{space}{rest}" if common and first[1:].islower() | (len(first) == 1) else label


def called_first(source: Source) -> str:
    """The label as it reads at the head of a sentence."""
    words = called(source)
    return words[:1].upper() + words[1:]


def number_of(source: Source, one: str, several: str) -> str:
    """The word that agrees with the source: for one person or for several ("is" or "are")."""
    return several if source.kind is SourceKind.UNNAMED_GROUP else one


def says_number(label: str) -> bool:
    """Whether a description has a number word in it, such as "two" or "a dozen"."""
    return _NUMBER.search(label) is not None


def is_empty(description: Description) -> bool:
    """Whether nothing but rank, quantity or praise stands around the head: no office, place, side or role."""
    empty = word_set("empty_modifiers")
    telling = [w for w in description.before if w not in empty and not w.isdigit()]
    return not telling and not re.search(r"\w", description.after)


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("people"):
        return word[:-6] + "person"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 3:
        return word[:-1]
    return word
