from __future__ import annotations

import pytest

from tests.analyse.claims.made import Names, layout


def shown(text: str, names: Names = ()) -> set[tuple[str, str]]:
    made = layout(text, names)
    spans = [made.words.span(s.first, s.after) for s in made.sentences]
    return {(s.category, s.span.of(made.words.text)) for span in spans for s in made.signals.within(span)}


@pytest.mark.parametrize(
    ("text", "category", "words"),
    [
        ("Sales rose 4 per cent.", "percentage", "4 per cent"),
        ("The cost has doubled.", "percentage", "doubled"),
        ("It cost £18m.", "money", "£18m"),
        ("A 15-year-old girl fell.", "age", "15-year-old"),
        ("Ada Moss, 61, fell.", "age", "61"),
        ("Moss, who is eighty-two, fell.", "age", "eighty-two"),
        ("About 2,100 posts are open.", "quantity", "2,100"),
        ("It was the sharpest drop.", "superlative", "sharpest"),
        ("It is faster than the train.", "superlative", "faster than"),
        ("Rovers lost 2-0 in the match.", "sport", "2-0"),
        ("Write to desk@echo.example now.", "contact", "desk@echo.example"),
        ("Moss was arrested in May.", "accusation", "arrested"),
        ("Two people were killed.", "casualty", "killed"),
        ("Because of the wind it fell.", "causal", "Because of"),
        ("The board did not respond.", "absence", "did not respond"),
        ("The mill was built in 1962.", "background", "1962"),
        ("They met at Delmore Avenue.", "place", "Delmore Avenue"),
        ("It was sold by Corvane Foods.", "proper-name", "Corvane Foods"),
        ("Mayor Ada Moss fell.", "title", "Mayor"),
    ],
)
def test_shown(text: str, category: str, words: str) -> None:
    assert (category, words) in shown(text)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("More than 180 people left.", "superlative"),
        ("It rains every morning.", "superlative"),
        ("The panel voted 6-3 for it.", "sport"),
        ("Moss ruled out a bid.", "law"),
        ("A donor came by.", "title"),
        ("The gate may fall.", "date"),
    ],
)
def test_not_shown(text: str, category: str) -> None:
    assert category not in {found for found, _ in shown(text)}


@pytest.mark.parametrize(
    ("label", "category"),
    [("PERSON", "proper-name"), ("GPE", "place"), ("DATE", "date"), ("NORP", "identity")],
)
def test_named_entities(label: str, category: str) -> None:
    assert (category, "Tarn") in shown("They saw Tarn there.", [("Tarn", label)])


def test_a_length_of_time_is_a_quantity() -> None:
    assert ("quantity", "20 hours") in shown("He slept for 20 hours there.", [("20 hours", "TIME")])


@pytest.mark.parametrize("figure", ["²", "1" * 5_000, "٣٤", "9" * 20_000])
def test_figures_that_are_no_numbers_to_python(figure: str) -> None:
    for text in (f"Ada Moss, {figure}, fell.", f"She is {figure}.", f"The {figure} officials said so."):
        assert ("age", figure) not in shown(text) or figure.isdecimal()
