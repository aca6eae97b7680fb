"""Names that the words around them show to be those of firms and places, whatever name recognition took them for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import regex

from onrecord.analyse.lexicons import plurals, words
from onrecord.analyse.values import NamedEntity
from onrecord.model import Article, BlockRole, Span

_WORD = r"\p{Lu}[\p{L}&’-]*\p{L}"
_RUN = rf"(?P<name>{_WORD}(?:[ ]+{_WORD}){{0,3}})"
_WORKS_AT = regex.compile(
    rf"(?<![\p{{L}}-])(?P<role>\p{{Ll}}[\p{{L}}-]+)\s+at\s+{_RUN}"
    r"(?=\W*$|[,.;:]|\s+(?:who|said|says|told|for|and|in|since|from|has|had|with|when)\b)"
)
_WHICH = regex.compile(rf"(?:^|(?<=[.!?”\"]\s)){_RUN},\s+(?:which\b|based\s+in\b)", regex.MULTILINE)
_CALLED = regex.compile(rf"(?<![\p{{L}}-])(?P<noun>\p{{L}}[\p{{L}}-]+),?\s+{_RUN}")
_WHICH_IS = regex.compile(
    rf"(?<![\p{{L}}-]){_RUN},\s+(?:an?|the)\s+(?:[\p{{L}}’'-]+\s+){{0,4}}?(?P<noun>\p{{Ll}}[\p{{L}}-]+)"
    r"(?=,|\.\s|\s+(?:that|which|based|behind|in|of|for)\b)"
)
_JOINED = regex.compile(
    rf"(?<![\p{{L}}-])[Tt]he\s(?P<name>{_WORD}(?:\s{_WORD}){{0,2}}\sand\s{_WORD}(?:\s{_WORD}){{1,3}})(?![\p{{L}}-])"
)
_SHARES = regex.compile(
    rf"(?<![\p{{L}}-]){_RUN}(?:[’']s)?\s+shares\s+"
    r"(?:rose|fell|were|have|closed|slid|dropped|jumped|gained|lost|climbed)\b"
)
_FIRM = regex.compile(rf"(?<![\p{{L}}-]){_RUN}")
_PLACE = regex.compile(rf",\s+{_RUN}")
_LAST_WORD = regex.compile(r"(?<!\p{L})(\p{L}{1,20})\.?\s{1,9}$")
_NEAR = 40
_INITIALS = regex.compile(r"\s\((?P<short>\p{Lu}{3,7})\)")
_LONG_NAME = regex.compile(
    rf"(?<![\p{{L}}-]){_WORD}(?:[ ]+(?:(?:of|for|to|and|the|in|on)[ ]+){{0,2}}{_WORD}){{2,6}}(?![\p{{L}}-])"
)
_SHORT = regex.compile(r"(?<![\p{L}-])\p{Lu}{3,20}(?![\p{L}-])")
_WORDS_BEFORE = regex.compile(r"[\p{L}][\p{L}’'-]*")
_LONGEST_FULL = 120
_ACTORS = frozenset(["PERSON", "ORG", "GPE"])
_LEADS = frozenset(["Mr", "Mrs", "Ms", "Dr", "Miss", "Sir", "Dame", "Judge", "Sgt", "Capt"])
_PERSONAL = regex.compile(
    r"(?<![\p{L}-])(?P<name>\p{Lu}[\p{L}&’-]{1,30}+)(?:(?P<self>,?\s+(?:who|himself|herself)\b)|(?:\s+\p{Ll}+){1,3}\s+(?:his|her)\b)"
)
_MONTHS = frozenset(
    "January February March April May June July August September October November December Sept".split()
)


def bodies_by_words(article: Article) -> frozenset[str]:
    """Names of firms and places as the story writes them: "a clerk at Lumera", "Brecon Hire, which", and such."""
    text = article.text
    found: set[str] = set()
    roles = words("roles") | frozenset(plurals("roles"))
    found.update(m["name"] for m in _WORKS_AT.finditer(text) if m["role"] in roles)
    found.update(m["name"] for pattern in (_WHICH, _SHARES) for m in pattern.finditer(text))
    found.update(m["name"] for m in _CALLED.finditer(text) if m["noun"].casefold() in words("company_nouns"))
    kinds = words("company_nouns") | words("organisations")
    found.update(
        m["name"] for m in _JOINED.finditer(text) if m["name"].split()[-1].casefold() in words("organisations")
    )
    found.update(m["name"] for m in _WHICH_IS.finditer(text) if m["noun"] in kinds)
    for match in _FIRM.finditer(text):
        parts = match["name"].split()
        if len(parts) > 1 and parts[-1] in words("company_words"):
            found.add(match["name"])
            found.add(" ".join(parts[:-1]))
    for match in _INITIALS.finditer(text):
        full = _behind(match["short"], text[max(0, match.start() - _LONGEST_FULL) : match.start()])
        if full is not None:
            found.update((full, match["short"]))
    shorts = set(_SHORT.findall(text))
    for run in _LONG_NAME.finditer(text):
        letters = "".join(word[0] for word in run.group().removeprefix("The ").split() if word[0].isupper())
        if letters in shorts:
            found.add(letters)
    for block in article.blocks:
        if block.role is BlockRole.DATELINE:
            found.update(m["name"] for m in _PLACE.finditer(block.span.of(text)))
    return frozenset(name for name in found if _is_body(name, text))


def _behind(short: str, before: str) -> str | None:
    """The name right before initials in brackets whose large letters they are, as in "Friends of Old Walls (FOW)"."""
    large = ""
    for word in reversed(list(_WORDS_BEFORE.finditer(before))):
        if word.group()[0].isupper():
            large = word.group()[0] + large
            if large == short:
                return before[word.start() :] if not regex.search(r"[.,;:!?\n]", before[word.start() :]) else None
        if not short.endswith(large):
            return None
    return None


def _is_body(name: str, text: str) -> bool:
    """Whether nothing in a name or before it speaks for a person."""
    parts = name.split()
    firsts = words("first_names_female") | words("first_names_male")
    if parts[-1] in words("company_words") and len(parts) > 1:
        return not (parts[0] in firsts and len(parts) == 2)
    if parts[0] in firsts or parts[0] in words("not_names") or parts[0] in _MONTHS:
        return False
    return not any(word in firsts or word in _LEADS for word in _words_before(name, text))


def _words_before(name: str, text: str) -> Iterator[str]:
    """The word before each place where a name stands."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        before = _LAST_WORD.search(text, max(0, at - _NEAR), at)
        if before and not text[end : end + 1].isalnum():
            yield before[1]
        at = text.find(name, end)


def relabelled(text: str, names: Sequence[NamedEntity], bodies: frozenset[str]) -> list[NamedEntity]:
    """Named entities with all places of the ``bodies`` labelled as organisations, and each name as it is mostly."""
    names = _by_majority(text, names)
    if not bodies:
        return list(names)
    places = [
        Span(*match.span())
        for body in bodies
        for match in regex.finditer(rf"(?<![\p{{L}}\p{{N}}]){regex.escape(body)}(?![\p{{L}}\p{{N}}])", text)
    ]
    kept = [name for name in names if name.label in ("ORG", "GPE") or not any(p.overlaps(name.span) for p in places)]
    taken = [name.span for name in kept]
    added = [NamedEntity(p, "ORG") for p in sorted(set(places)) if not any(p.overlaps(t) for t in taken)]
    return sorted([*kept, *added], key=lambda name: name.span)


def _by_majority(text: str, names: Sequence[NamedEntity]) -> list[NamedEntity]:
    """The same name is a person or a body all through a story: the label that it has most often.

    A single name that now and then is a person's is one all through where the story says "his" or "who" of it.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        if name.label in _ACTORS:
            counts[name.span.of(text)][name.label] += 1
    personal = _personal(text)
    for said, labels in counts.items():
        seen = labels["PERSON"]
        if " " not in said and seen < labels["ORG"] + labels["GPE"] and personal[said] > (1 if seen else 3):
            labels["PERSON"] = labels.total()
    found = []
    for name in names:
        ranked = counts[name.span.of(text)].most_common(2) if name.label in _ACTORS else []
        clear = len(ranked) == 2 and ranked[0][1] > ranked[1][1]
        found.append(NamedEntity(name.span, ranked[0][0]) if clear else name)
    return found


def _personal(text: str) -> Counter[str]:
    """How often words that only one person takes follow each name closely: "his" once, "who" and "himself" twice."""
    found: Counter[str] = Counter()
    for match in _PERSONAL.finditer(text):
        if match["name"] not in words("media_names") and match["name"] not in words("companies"):
            found[match["name"]] += 2 if match["self"] else 1
    return found
