"""Units converted in brackets."""

from __future__ import annotations

import pytest

from tests.analyse.figures.checked import checks, told

MISMATCHES = [
    ("The lake lies 10 miles (26 km) north of Odile.", "26"),
    ("It reached 90 degrees Fahrenheit (42 degrees Celsius) in Harwick.", "42"),
    ("The pumpkin weighed 1,200 pounds (54 kg).", "54"),
    ("The farm covers 500 acres (20 hectares).", "20"),
    ("Winds of 75 mph (50 kph) tore off roofs.", "50"),
]
AGREEMENTS = [
    "The lake lies 10 miles (16 km) north of Odile.",
    "It reached 90 degrees Fahrenheit (32 degrees Celsius) in Harwick.",
    "The pumpkin weighed 1,200 pounds (544 kg).",
    "The farm covers 500 acres (about 200 hectares).",
    "Winds of 75 mph (120 kph) tore off roofs.",
    "A rise of 2 degrees Celsius (3.6 degrees Fahrenheit) would be too much.",
    "The wall is 6 feet (2 meters) high.",
    "It used 100 gallons (455 litres) a day.",
]
SILENT = [
    "He is 6 feet 2 inches (188 cm) tall.",
    "It was minus 10 C (14 F) at dawn.",
    "They ran 10 miles (2 hours).",
    "The pool is 25 meters (six lanes) long.",
]


@pytest.mark.parametrize(("text", "words"), MISMATCHES)
def test_mismatch(text: str, words: str) -> None:
    assert told("unit", text) == [(words, False)]


@pytest.mark.parametrize("text", AGREEMENTS)
def test_agreement(text: str) -> None:
    assert [agrees for _, agrees in told("unit", text)] == [True]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_conversion_is_left_alone(text: str) -> None:
    assert not checks(text)
