"""Every pair of colours that the page sets words in can be read: contrast as WCAG 2.2 computes it."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import product

import pytest

STYLE = (files("onrecord.report.html") / "templates" / "style.css").read_text(encoding="utf-8")

LEVELS = ("error", "warning", "note", "question")
KINDS = ("named", "unnamed", "collective", "source-paper", "other")
PAGES = ("desk", "paper")

WORDS = [
    *product(("ink", "muted", "link", "unnamed", "collective", "error"), PAGES),
    *product(("ink",), (*(f"{level}-tint" for level in LEVELS), "unnamed-tint", "now")),
    *product(("on",), (*LEVELS, "named", "source-paper", "other")),
    ("paper", "ink"),
    ("muted", "unnamed-tint"),
]
"""Words and what they stand on."""

LINES = [
    *product((*KINDS, *LEVELS), ("paper",)),
    *product(("edge", "focus"), PAGES),
    *product(("named", "unnamed"), ("track",)),
    ("unnamed", "unnamed-tint"),
]
"""Lines, borders and bars and what they stand on."""


def palettes() -> dict[str, dict[str, str]]:
    """The colours by name for light, dark and printed pages."""
    light, dark, printed = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in re.findall(r":root {([^}]*)}", STYLE)
    )
    return {"light": light, "dark": light | dark, "print": light | printed}


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
@pytest.mark.parametrize(("pairs", "least"), [(WORDS, 4.5), (LINES, 3.0)], ids=["words", "lines"])
def test_colours_stand_out(scheme: str, pairs: list[tuple[str, str]], least: float):
    colours = palettes()[scheme]
    poor = {pair: contrast(*(colours[name] for name in pair)) for pair in pairs}
    assert not {pair: round(ratio, 2) for pair, ratio in poor.items() if ratio < least}


def test_every_colour_of_the_page_comes_from_the_palette():
    rules = re.sub(r":root {[^}]*}", "", STYLE)
    declarations = " ".join(re.findall(r"{([^{}]*)}", rules))
    assert not re.findall(r"#[0-9a-f]{3,8}\b|rgb|hsl", declarations)
