from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from onrecord.judge.registry import all_rules
from onrecord.judge.rule import Example, Hit, rule
from onrecord.model import Analysis, Level, Span
from tests.build import story


class Settings(BaseModel):
    letter: str = "z"


@rule("letter-found", level="note", settings=Settings)
def letter_found(analysis: Analysis, settings: Settings) -> Iterator[Hit]:
    """A letter stands in the story.

    More about it.

    Why: it is there,
        all over two lines.
    Flagged: A ==z== here.
    Flagged: # A headline // And ==z== there.
    Fine: Nothing.
    """
    for at, character in enumerate(analysis.article.text):
        if character == settings.letter:
            yield Hit(Span(at, at + 1), None, "A letter.")


def test_docstring_becomes_the_rule() -> None:
    assert letter_found.summary == "A letter stands in the story."
    assert letter_found.explanation == "More about it."
    assert letter_found.why == "it is there, all over two lines."
    assert letter_found.level is Level.NOTE
    first, second = letter_found.flagged
    assert (first.text, first.spans) == ("A z here.", (Span(2, 3),))
    assert (second.text, second.headline) == ("A headline\n\nAnd z there.", "A headline")
    assert [s.of(second.text) for s in second.spans] == ["z"]
    assert letter_found.fine[0].spans == ()


def test_settings_default_or_given() -> None:
    analysis = story("A z and a q.")
    assert [h.span.start for h in letter_found(analysis)] == [2]
    assert [h.span.start for h in letter_found(analysis, Settings(letter="q"))] == [10]


def test_a_docstring_must_be_whole() -> None:
    with pytest.raises(ValueError, match="lacks Why, Fine"):

        @rule("half", level="note")
        def half(analysis: Analysis) -> Iterator[Hit]:
            """Half a rule.

            Flagged: ==x==
            """
            yield from ()


@pytest.mark.parametrize("code", all_rules())
def test_rule_function_and_file_carry_one_name(code: str) -> None:
    check = all_rules()[code].check
    assert check.__name__ == code.replace("-", "_")
    assert check.__module__ == f"onrecord.judge.rules.{check.__name__}"


@given(st.lists(st.tuples(st.booleans(), st.text(alphabet="ab c\n.", min_size=1)), max_size=8))
def test_marks_never_change_the_words(pieces: list[tuple[bool, str]]) -> None:
    plain = "|".join(words for _, words in pieces)
    marked = "|".join(f"=={words}==" if mark else words for mark, words in pieces)
    example = Example.parse(f"|{marked}|")
    assert example.text == f"|{plain}|"
    assert [s.of(example.text) for s in example.spans] == [words for mark, words in pieces if mark]
