"""Whom a headline describes is named below, where the story says the same at length."""

from __future__ import annotations

from onrecord.model import SourceKind
from tests.analyse.marked import Marked

HEADLINE = "⟦1s A veteran diver⟧ ⟦1c says⟧ ⟦1w the harbour bridge may rust through by winter⟧\n\n"
LEAD = "The bridge was opened in May, and the ferry was sold in June to a firm that keeps it as a floating inn. "


def story(*statements: str) -> Marked:
    body = [f"⟦{n}s {who}⟧ ⟦{n}c said⟧ ⟦{n}w {what}⟧." for n, (who, what) in enumerate(_pairs(statements), 2)]
    return Marked(f"{HEADLINE}{LEAD * 3}\n\n" + " ".join(body))


def _pairs(statements: tuple[str, ...]) -> list[list[str]]:
    return [one.split(": ") for one in statements]


def test_who_says_the_same_below_is_meant() -> None:
    found = story("John Okafor: the ferry was cheap", "Ana Reyes: rust may eat through the harbour bridge by winter")
    assert found.of(1).name == "Ana Reyes"
    assert found.of(1) == found.of(3)
    assert not found.unnamed()
    assert len(found.of(1).mentions) == 2


def test_who_says_something_else_is_not() -> None:
    found = story("Ana Reyes: the ferry was cheap", "John Okafor: nobody had asked him")
    assert found.of(1).kind is SourceKind.UNNAMED_PERSON


def test_two_who_say_the_same_leave_it_open() -> None:
    same = "rust may eat through the harbour bridge by winter"
    assert story(f"Ana Reyes: {same}", f"John Okafor: {same}").of(1).kind is SourceKind.UNNAMED_PERSON


def test_somebody_whom_the_story_itself_leaves_unnamed_stays_so() -> None:
    found = Marked(
        f"{HEADLINE}{LEAD * 3}\n\nThe diver spoke on condition of anonymity. "
        "⟦2s The diver⟧ ⟦2c said⟧ ⟦2w it was late⟧. "
        "⟦3s Ana Reyes⟧ ⟦3c said⟧ ⟦3w rust may eat through the harbour bridge by winter⟧."
    )
    assert found.of(1).kind is SourceKind.UNNAMED_PERSON
