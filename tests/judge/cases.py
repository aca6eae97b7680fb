"""The cases of fixtures/rules/<rule>.md: heading = test id, "### " = headline, ==marked== words = a finding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from onrecord.judge.registry import all_rules
from onrecord.judge.rule import Example
from tests.build import Says, Src, story

FOLDER = Path(__file__).parents[2] / "fixtures" / "rules"


def cases(rule: str) -> dict[str, Example]:
    """Every case of a rule by its id."""
    text = (FOLDER / f"{rule}.md").read_text(encoding="utf-8")
    parts = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
    return {
        name.strip(): Example.parse(body.strip().replace("### ", "# ", 1))
        for name, body in zip(parts[1::2], parts[2::2], strict=True)
    }


def expect(rule: str, name: str, sources: Sequence[Src] = (), says: Sequence[Says] = ()) -> None:
    """Run one rule on a case whose sources and attributions are given by hand; only the marked words may be found."""
    example = cases(rule)[name]
    text = f"# {example.text}" if example.headline else example.text
    analysis = story(text, sources, says)
    assert analysis.article.text == example.text
    found = [analysis.words(hit.span) for hit in all_rules()[rule](analysis)]
    assert found == [span.of(example.text) for span in example.spans]
