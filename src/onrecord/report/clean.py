"""Words of a story, made safe to print.

A story is untrusted: it may hold terminal control sequences, characters that turn the direction of writing, or nothing
but invisible ones. What could act on the terminal is replaced by a visible sign; nothing in the story can move the
cursor, change colours, or make the report read differently from what it says.
"""

from __future__ import annotations

import unicodedata

from onrecord.report.page import Page

UNSEEN = frozenset("\u00ad\u200b\u2060\ufeff")
"""Characters that only say where a line may break; they are left out."""

ALIKE = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-", "−": "-"}
"""Plain signs for typographic ones that an encoding lacks; letters lose their accents there."""

JOINERS = frozenset("\u200c\u200d")
"""Needed inside words of some scripts and in emoji; they are harmless and stay."""


def clean(text: str, page: Page) -> str:
    """The text on one line: white space of any kind as one space each, controls and what the page lacks replaced."""
    return "".join(clean_character(character, page) for character in text)


def clean_character(character: str, page: Page) -> str:
    """One character as it may be printed: itself, a space, a replacement, or nothing."""
    if character in UNSEEN:
        return ""
    if character.isspace():
        return " "
    if character not in JOINERS and unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
        character = "\ufffd"
    if page.carries(character):
        return character
    alike = unicodedata.normalize("NFKD", ALIKE.get(character, character))
    return "".join(sign for sign in alike if page.carries(sign)) or "?"


def one_line(text: str, page: Page) -> str:
    """The text cleaned, with runs of white space as one space and none around it."""
    return " ".join(clean(text, page).split())
