"""The six types of source that a sourcing table knows, and the name that stands beside each.

======================  ==============================================================================================
Named Person            a person with a name, also a partial one; a pseudonym is an Anonymous Source
Named Organization      a body that speaks in its own voice, another news outlet, and unnamed officials or spokespeople
                        of a body that is named, unless they were granted anonymity; the name is the body's
Document                a text that the reporter used; the name is its publisher's, or else the words for the text
Anonymous Source        somebody unnamed of whom the story says that the name is withheld (terms or a reason are given),
                        or who speaks as an insider (familiar with, briefed on, close to, saw the papers, "a source")
Unnamed Person          one person without a name; also one whose name the law withholds, which is no agreement
Unnamed Group of People several people without names, asked or summed up ("critics"); the name is the word for them
======================  ==============================================================================================

A report's other kinds are no sources of the reporter: a source that is not given, the outlet itself, things.
"""

from __future__ import annotations

import re
from enum import StrEnum

from onrecord.model import BasisKind, Report, Source, SourceKind
from onrecord.report.publisher import publisher
from onrecord.report.word_lists import whole_words, word_set


class SourceType(StrEnum):
    """What a sourcing table calls a source."""

    NAMED_PERSON = "Named Person"
    NAMED_ORGANIZATION = "Named Organization"
    DOCUMENT = "Document"
    ANONYMOUS_SOURCE = "Anonymous Source"
    UNNAMED_PERSON = "Unnamed Person"
    UNNAMED_GROUP = "Unnamed Group of People"


INSIDE = frozenset(
    {BasisKind.PROXIMITY, BasisKind.FAMILIARITY, BasisKind.BRIEFED, BasisKind.DIRECT_KNOWLEDGE, BasisKind.DOCUMENT}
)
"""Ways to know that only insiders have; witnesses and participants may be anybody."""

_TYPES = {
    SourceKind.NAMED_PERSON: SourceType.NAMED_PERSON,
    SourceKind.NAMED_ORG: SourceType.NAMED_ORGANIZATION,
    SourceKind.MEDIA: SourceType.NAMED_ORGANIZATION,
    SourceKind.DOCUMENT: SourceType.DOCUMENT,
    SourceKind.UNNAMED_PERSON: SourceType.UNNAMED_PERSON,
    SourceKind.UNNAMED_GROUP: SourceType.UNNAMED_GROUP,
    SourceKind.COLLECTIVE: SourceType.UNNAMED_GROUP,
}

_NOT_BEFORE = r"(?!(?:of|in|at|on|from|here|there|others?)\b)"
_ARTICLE = re.compile(rf"^(?:an?|the|one|another)\s+{_NOT_BEFORE}(?=\S)", re.IGNORECASE)
_NUMBER = re.compile(
    r"^(?:(?:an?|the|at least|more than|about|some|several|many|few|a few|both|all|most|other|another|these|those|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|dozens of|scores of|"
    r"hundreds of|thousands of|a number of|"
    rf"\d[\d,.]*)\s+{_NOT_BEFORE}(?=\S))+",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?:,.*|\s{1,9}\(.*|(?:\s{1,9}(?:and|but))?\s{1,9}(?:who|whom|whose|that|which)\b.*)$", re.IGNORECASE | re.DOTALL
)
_CLAUSE = re.compile(
    r"(?:,.*|\s{1,9}\(.*|\s{1,9}(?:who|whom|whose|that|which|familiar|briefed|close|speaking|asking|granted"
    r"|with (?:direct )?knowledge|not authori[sz]ed|knowledgeable|privy|involved)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SPEAKERS_OF = re.compile(
    r"^(?:an?\s+|the\s+)?(?:\w+\s+)?(?:spokes\w+|representatives?|officials?|executives?)\s+(?:for|of|at|from|with)\s+"
    r"(?=\S)(?:the\s+)?",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\b[A-Z]{2,}\b")
_OF_A_PLACE = re.compile(r"\w+(?:ian|ean|ese|ish)$", re.IGNORECASE)


def source_type(report: Report, source: Source) -> SourceType | None:
    """The type of a source, None where it is none of the reporter's."""
    if is_anonymous(source):
        return SourceType.ANONYMOUS_SOURCE
    if source.unnamed and body_spoken_for(report, source):
        return SourceType.NAMED_ORGANIZATION
    if source.kind is SourceKind.MEDIA and _is_no_outlet(source):
        return SourceType.DOCUMENT
    return _TYPES.get(source.kind)


def source_name(report: Report, source: Source) -> str:
    """What stands in the name column; empty where all that was found is a pronoun."""
    kind = source_type(report, source)
    if kind is SourceType.NAMED_ORGANIZATION:
        name = body_spoken_for(report, source) or source.name or source.label
        return _SPEAKERS_OF.sub("", name)
    if kind is SourceType.DOCUMENT:
        name = publisher(source) or without_article(_CLAUSE.sub("", source.label))
    elif kind is SourceType.ANONYMOUS_SOURCE:
        name = source.name or without_article(_RELATIVE.sub("", source.label) or source.label)
    else:
        name = source.name or word_for(source)
    return "" if name.casefold() in word_set("pronouns") else name


def is_anonymous(source: Source) -> bool:
    """Whether the name is known to the reporter and withheld, so far as the story shows."""
    if source.kind is SourceKind.NAMED_PERSON:
        return source.detail == "pseudonym"
    if not source.unnamed or source.exempt:
        return False
    known = source.anonymity
    if known and (known.grant or known.reason or known.basis_kind in INSIDE):
        return True
    return word_for(source).rpartition(" ")[2].casefold() in word_set("insider_words")


def body_spoken_for(report: Report, source: Source) -> str | None:
    """The named body that an unnamed official or spokesperson speaks for, None where there is none.

    It is a name where it says what body it is ("State Department"), is an acronym or well known, speaks elsewhere in
    the story, or has executives. A country, camp or place alone ("Western diplomats") is no body.
    """
    body, label = source.affiliation, _CLAUSE.sub("", source.label)
    if not body or not whole_words("speaks_for").search(label) or whole_words("past").search(label):
        return None
    words = body.split()
    if not any(word[:1].isupper() for word in words):
        return None
    if _is_place(body):
        return None
    own = {other.name.casefold() for other in report.sources if other.kind is SourceKind.NAMED_ORG and other.name}
    known = (
        (len(words) > 1 and words[-1].casefold() in word_set("body_words"))
        or body.casefold() in word_set("bodies") | own
        or _ACRONYM.search(words[-1]) is not None
        or whole_words("executives").search(label) is not None
    )
    return body if known else None


def word_for(source: Source) -> str:
    """The word or words for somebody unnamed: the label without article, number and clauses."""
    words = _CLAUSE.sub("", source.label)
    words = words if words.strip() else source.label
    return _NUMBER.sub("", without_article(words))


def without_article(words: str) -> str:
    """The words without "a", "an" or "the" before them."""
    return _ARTICLE.sub("", " ".join(words.split()))


def _is_no_outlet(source: Source) -> bool:
    """Whether the words are a piece of news and no outlet ("unconfirmed reports")."""
    words = (source.name or source.label).split()
    return (
        bool(words) and words[-1] in word_set("published_texts") and not any(word[:1].isupper() for word in words[1:])
    )


def _is_place(body: str) -> bool:
    """Whether the words are a country, direction or camp and no body."""
    plain = body.replace(".", "")
    if plain.casefold() in word_set("places_and_camps"):
        return True
    return " " not in plain and not _ACRONYM.fullmatch(plain) and _OF_A_PLACE.match(plain) is not None
