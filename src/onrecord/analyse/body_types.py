"""Which noun can stand for which body: "the company" is no union, and "the administration" is named as one."""

from __future__ import annotations

import regex

_PUBLIC = frozenset(
    "administration agency authority bureau commission committee congress council court customs department enforcement "
    "government house investigations legislature ministry office parliament patrol police senate service services "
    "subcommittee supreme treasury".split()
)
_POLITICS = frozenset("campaign caucus democrats party pac republicans".split())
_LABOUR = frozenset("brotherhood union workers teamsters".split())
_LEARNING = frozenset("college school university".split())
_TRADE = frozenset("co company corp group inc llc ltd plc".split())
_TYPES = (_PUBLIC, _POLITICS, _LABOUR, _LEARNING, _TRADE)
_ALLOWED = {
    "agency": _PUBLIC,
    "airline": _TRADE,
    "bank": _TRADE,
    "carrier": _TRADE,
    "company": _TRADE,
    "corporation": _TRADE,
    "firm": _TRADE,
    "lender": _TRADE,
    "maker": _TRADE,
    "manufacturer": _TRADE,
    "retailer": _TRADE,
    "school": _LEARNING,
    "startup": _TRADE,
    "union": _LABOUR,
}
"""Nouns that go with names of one type, or of none."""
_NAMED_SO = {
    "administration": frozenset(("administration", "house")),
    "campaign": frozenset(("campaign", "camp", "team")),
    "commission": frozenset(("commission",)),
    "court": frozenset(("court", "circuit", "tribunal", "justices")),
    "department": frozenset(("department", "state", "justice", "treasury", "pentagon")),
    "ministry": frozenset(("ministry", "office")),
    "university": frozenset(("university", "college", "institute", "tech")),
}
"""Nouns that stand in the full name themselves, with others for them."""
_WORD = regex.compile(r"\p{L}+")


def is_called(name: str, noun: str) -> bool:
    """Whether the name of a body itself speaks for a noun, as "Budget Office" does for "the agency"."""
    parts = frozenset(word.casefold() for word in _WORD.findall(name))
    return bool(parts & _ALLOWED.get(noun, frozenset()))


def may_be_called(name: str, noun: str) -> bool:
    """Whether a body of that name may be meant by a bare noun; initials may be anything's."""
    parts = frozenset(word.casefold() for word in _WORD.findall(name))
    if noun in _NAMED_SO and (noun == "campaign" or not (name.isupper() and len(name) < 7)):
        return bool(parts & _NAMED_SO[noun])
    allowed = _ALLOWED.get(noun)
    if allowed is None:
        return True
    return not any(parts & one for one in _TYPES if one is not allowed) or bool(parts & allowed)
